// The places that goods leave from: until when an order still goes today, on which days, with which services.
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, InputNumber, Modal, Select, Switch } from "antd";
import { useMemo, useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { byLabel, zoneOptions } from "../kit/form/places";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Empty } from "../kit/show/Empty";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Waiting } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";
import "./connect.css";

type Place = Omit<Schemas["LocationShown"], "services"> & { services: string[][]; stock: Schemas["StockLocationShown"] };
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const; // bit 0 is Monday

export default function LocationsPage() {
  const t = useWords(words);
  const can = useCan();
  const [edited, edit] = useState<Place | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ["shipping", "places"], queryFn: () => said(api.GET("/api/v1/shipping/locations")) });
  const services = useQuery({ queryKey: ["shipping", "services"], queryFn: () => said(api.GET("/api/v1/shipping/services")) }).data?.rows;
  if (error) return <div className="page"><ProblemShown wrong={error} onAgain={() => void refetch()} /></div>;
  if (!data) return <Waiting />;
  const stock = new Map(data.stock.map((one) => [one.id, one]));
  const places = data.shipping.flatMap((one): Place[] => { const known = stock.get(one.id); return known ? [{ ...one, stock: known }] : []; });
  const done = () => {
    edit(null);
    void queries.invalidateQueries({ queryKey: ["shipping"] });
  };
  const mayEdit = can("shipping", "configure");
  return (
    <div className="page">
      <div className="page-head"><h1>{t("locations_title")}</h1><ButtonLink path="/connect">{t("title")}</ButtonLink></div>
      <p className="soft">{t("locations_hint")}</p>
      {places.length === 0 ? <Empty title={t("locations_none")} hint={t("locations_none_hint")} /> : (
        <Card title={t("locations_count", { count: places.length })} isFlush>
          <table className="plain stacks">
            <thead><tr>
              <th scope="col">{t("location")}</th><th scope="col">{t("cut_off")}</th><th scope="col">{t("handling")}</th><th scope="col">{t("days_open")}</th><th scope="col">{t("holidays")}</th><th scope="col">{t("services")}</th>
              <th scope="col">{t("state")}</th>{mayEdit && <th scope="col"><span className="sr">{t("change")}</span></th>}
            </tr></thead>
            <tbody>
              {places.map((one) => (
                <tr key={one.id}>
                  <td data-label={t("location")}><span><b>{one.name}</b> <code className="faint">{one.stock.code} · {one.address.country}</code></span></td>
                  <td data-label={t("cut_off")}><span><b>{one.cut_off.slice(0, 5)}</b> <span className="soft">{one.zone.replace(/_/g, " ")}</span></span></td>
                  <td data-label={t("handling")}>{t("hours", { count: one.handling_h })}</td>
                  <td data-label={t("days_open")}>{DAYS.filter((day) => one.working_days & (1 << day)).map((day) => t.of("day", String(day))).join(t("day_comma"))}</td>
                  <td data-label={t("holidays")}>{one.holidays.length || "–"}</td>
                  <td data-label={t("services")}>{one.services.length ? t("services_some", { count: one.services.length, all: services?.length ?? "…" }) : t("services_all")}</td>
                  <td data-label={t("state")}><span><Status tone={one.is_enabled ? "good" : "calm"}>{t(one.is_enabled ? "ships" : "ships_not")}</Status></span></td>
                  {mayEdit && <td><Button size="small" onClick={() => edit(one)} aria-label={`${t("change")} ${one.name}`}>{t("change")}</Button></td>}
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      <Modal open={edited !== null} onCancel={() => edit(null)} footer={null} title={edited?.name} destroyOnHidden>
        {edited && <Edit place={edited} onDone={done} />}
      </Modal>
    </div>
  );
}

interface Asked {
  zone: string;
  cut_off: string;
  handling_h: number;
  days: number[];
  holidays: string;
  is_enabled: boolean;
}

function Edit({ place, onDone }: { place: Place; onDone: () => void }) {
  const t = useWords(words);
  const zones = useMemo(zoneOptions, []);
  const initial: Asked = {
    zone: place.zone, cut_off: place.cut_off.slice(0, 5), handling_h: place.handling_h, days: DAYS.filter((day) => place.working_days & (1 << day)),
    holidays: place.holidays.join("\n"), is_enabled: place.is_enabled,
  };
  const submit = ({ days, holidays, zone, cut_off, handling_h, is_enabled }: Asked) => {
    const { stock, address, services, eori, vat_number } = place;
    return said(api.PUT("/api/v1/shipping/locations/{location_id}", {
      params: { path: { location_id: place.id } },
      body: {
        code: stock.code, title: stock.title, type: stock.type, is_sellable: stock.is_sellable, priority: stock.priority, address, eori, vat_number, services: services.map(([account = "", code = ""]): [string, string] => [account, code]), zone, cut_off, handling_h, is_enabled,
        working_days: days.reduce((sum, day) => sum | (1 << day), 0), holidays: holidays.split(/[\s,;]+/).filter(Boolean),
      },
    }));
  };
  return (
    <Form<Asked> initial={initial} submit={submit} onDone={onDone} label={t("save")}>
      <div className="form-pair">
        <Field name="cut_off" label={t("cut_off")} extra={t("cut_off_hint")}><Input type="time" /></Field>
        <Field name="handling_h" label={t("handling_h")}><InputNumber min={0} max={2000} style={{ width: "100%" }} /></Field>
      </div>
      <Field name="zone" label={t("zone")}><Select options={zones} showSearch={byLabel} /></Field>
      <Field name="days" label={t("days_open")}><Checkbox.Group options={DAYS.map((value) => ({ value, label: t.of("day", String(value)) }))} /></Field>
      <Field name="holidays" label={t("holidays")} extra={t("holidays_hint")}><Input.TextArea rows={3} spellCheck={false} /></Field>
      <Field name="is_enabled" label={t("ships")} valuePropName="checked"><Switch /></Field>
    </Form>
  );
}
