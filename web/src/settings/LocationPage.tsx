// One location: where it is, when it works, when carriers come, and what its printer takes. Everything is saved together.
import { App, Button, Form as AntForm, Input, InputNumber, Select, Switch } from "antd";
import type { ReactNode } from "react";
import { Redirect, useLocation, useParams } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { byLabel, zoneOptions } from "../kit/form/places";
import { usePreferences } from "../kit/look/preferences";
import { useCan } from "../kit/shell/session";
import { Empty } from "../kit/show/Empty";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { countries } from "./countries";
import { DaysOff, WorkingDays } from "./Days";
import { KeptBy } from "./KeptBy";
import { KeptPlace } from "./KeptPlace";
import { type Profile, usePlaces } from "./LocationsPage";
import { SettingsPage } from "./Parts";
import { Pickups } from "./Pickups";
import { Printed } from "./Printed";
import { words } from "./words";

type Body = Schemas["LocationAsked"];
const TYPES = ["own", "third_party", "fba", "transit", "supplier", "customer", "loss"] as const;
const BEGUN = { code: "", title: "", type: "own", priority: 100, is_sellable: true, address: { country: "CN" }, zone: "Asia/Shanghai", cut_off: "16:00", handling_h: 0, working_days: 31, holidays: [], pickups: [], label: { format: "PDF", size: "100x150", dpi: 203 }, eori: "", vat_number: "", services: [], is_enabled: true };
const ADDRESS = ["name", "company", "line1", "line2", "city", "district", "state", "postcode"] as const;
const NEEDED: readonly string[] = ["name", "line1", "city"];

export default function LocationPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const { data, error, refetch } = usePlaces();
  if (!data) return <Unread wrong={error} again={refetch} />;
  const stock = data.stock.find((one) => one.id === id);
  const profile = data.shipping.find((one) => one.id === id);
  if (!stock && id !== "new") return <SettingsPage title={t("place")}><Empty title={t("place_gone")} hint={t("places_hint")} /></SettingsPage>;
  const known = profile ? fields(profile) : { is_enabled: false, address: { country: stock?.country ?? "CN" } };
  const initial: unknown = stock ? { ...BEGUN, ...stock, ...known, title: stock.title, code: stock.code } : BEGUN;
  return <Edit key={id} id={id} initial={initial as Body} title={stock ? stock.title || stock.code : t("place_new")}>{stock?.kept_by && can("inventory", "read") && <KeptPlace id={id} />}</Edit>;
}

function fields({ name: _, cut_off, pickups, ...rest }: Profile) {
  return { ...rest, cut_off: cut_off.slice(0, 5), pickups: pickups.map((one) => ({ ...one, cut_off: one.cut_off.slice(0, 5) })) };
}

function Edit({ id, initial, title, children }: { id: string; initial: Body; title: string; children?: ReactNode }) {
  const t = useWords(words);
  const can = useCan();
  const { message } = App.useApp();
  const { language } = usePreferences();
  const [, go] = useLocation();
  const [form] = AntForm.useForm<Body>();
  const place = id === "new" ? crypto.randomUUID() : id;
  const submit = async (values: Body) => {
    const body = { ...initial, ...values, address: { ...initial.address, ...values.address }, label: { ...BEGUN.label, ...initial.label, ...values.label } };
    for (const extra of ["id", "country", "name"]) delete (body as unknown as Record<string, unknown>)[extra];
    await said(api.PUT("/api/v1/shipping/locations/{location_id}", { params: { path: { location_id: place } }, body: body as never })); // pairs of ids and codes are told as plain lists
    await queries.invalidateQueries({ queryKey: ["shipping"] });
    void message.success(t("saved"));
  };
  const done = () => id === "new" && go(`/settings/locations/${place}`, { replace: true });
  if (id === "new" && !can("shipping", "configure")) return <Redirect to="/settings/locations" replace />;
  const format = AntForm.useWatch(["label", "format"], form) ?? initial.label?.format;
  const country = AntForm.useWatch(["address", "country"], form) ?? initial.address.country;
  const needed = { required: true, whitespace: true, message: t("place_needed") };
  return (
    <SettingsPage title={title}>
      <fieldset className="plain-set" disabled={!can("shipping", "configure")}>
        <Form<Body> form={form} submit={submit} onDone={done} label={t("save")} initial={initial} aside={<Button onClick={() => go("/settings/locations")}>{t("cancel")}</Button>}>
          <div className="settings-columns place-cards">
            <div><Card title={t("place_hours")}>
              <div className="form-pair">
                <Field name="cut_off" label={t("place_cut_off")} extra={t("place_cut_off_hint")} rules={[needed]}><Input type="time" /></Field>
                <Field name="zone" label={t("place_zone")}><Select options={zoneOptions()} showSearch={byLabel} /></Field>
              </div>
              <Field name="working_days" label={t("place_days")}><WorkingDays about={t("place_days")} /></Field>
              <Field name="handling_h" label={t("place_handling")} extra={t("place_handling_hint")}><InputNumber min={0} max={2000} /></Field>
              <Field name="is_enabled" label={t("place_enabled")} valuePropName="checked"><Switch /></Field>
            </Card></div>
            <div><Card title={t("days_off")}><Field name="holidays" noStyle><DaysOff country={country} /></Field></Card>
            <Card title={t("paper")}>
              <p className="soft">{t("paper_hint")}</p>
              <div className="form-pair">
                <Field name={["label", "format"]} label={t("paper_format")}><Select options={["PDF", "ZPL"].map((value) => ({ value, label: value }))} /></Field>
                <Field name={["label", "size"]} label={t("paper_size")}><Select options={(["100x150", "A6", "4x6"] as const).map((value) => ({ value, label: t(`size.${value}`) }))} /></Field>
              </div>
              {format === "ZPL" && <Printed />}
              {format === "ZPL" && <Field name={["label", "dpi"]} label={t("paper_dpi")}><Select options={[203, 300, 600].map((value) => ({ value, label: `${value} dpi` }))} /></Field>}
            </Card></div>
            <Card title={t("pickups")}><p className="soft">{t("pickups_hint")}</p><Field name="pickups" noStyle><Pickups /></Field></Card>
            <Card title={t("place_where")}>
              <div className="form-pair">
                <Field name="title" label={t("place_title")}><Input maxLength={300} /></Field>
                <Field name="code" label={t("place_code")} rules={[needed]}><Input maxLength={40} /></Field>
                <Field name="type" label={t("place_type")}><Select options={TYPES.map((value) => ({ value, label: t.of("type", value) }))} /></Field>
                <Field name="kept_by" label={t("kept_by")} extra={t("kept_by_hint")}><KeptBy /></Field>
                <Field name="priority" label={t("priority")} tooltip={t("priority_hint")}><InputNumber min={0} max={10000} /></Field>
                <Field name={["address", "country"]} label={t("field.country")} rules={[needed]}><Select options={countries(language)} showSearch={byLabel} /></Field>
                {ADDRESS.map((name) => <Field key={name} name={["address", name]} label={t(`field.${name}`)} rules={NEEDED.includes(name) ? [needed] : []}><Input maxLength={300} /></Field>)}
                <Field name={["address", "phone"]} label={t("field.phone")}><Input maxLength={300} inputMode="tel" /></Field>
                <Field name={["address", "email"]} label={t("field.email")}><Input maxLength={300} inputMode="email" /></Field>
                <Field name="eori" label={t("eori")}><Input maxLength={40} /></Field>
                <Field name="vat_number" label={t("vat")}><Input maxLength={40} /></Field>
              </div>
            </Card>
          </div>
        </Form>
      </fieldset>
      {children}
    </SettingsPage>
  );
}

