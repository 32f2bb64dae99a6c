// A new wave: what waits is shown as figures, and how many of it fit is told while one chooses.
import { App, Checkbox, InputNumber, Modal, Select, Switch } from "antd";
import { Form as AntForm } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { useWords } from "../kit/words/useWords";
import { useServiceTitle } from "./names";
import { KINDS } from "./tones";
import { words } from "./words";

type Group = Schemas["ParcelsWaiting"];

interface Chosen {
  location_id: string;
  kinds: (typeof KINDS)[number][];
  carrier: string; // account and service; "" for all
  is_due: boolean;
  only_labelled: boolean;
  count: number;
}

const ALL = "";
const MOST = 2000;

function fitting(groups: readonly Group[], asked: Partial<Chosen>): number {
  return groups
    .filter((one) => one.location_id === asked.location_id && (!asked.kinds?.length || asked.kinds.includes(one.kind)) && (!asked.carrier || keyOf(one) === asked.carrier))
    .reduce((sum, one) => sum + (asked.is_due ? one.due : asked.only_labelled ? one.labelled : one.count), 0);
}

const keyOf = ({ account_id, service }: Group) => `${account_id} ${service}`;

export function NewWave({ groups, at, onClose }: { groups: readonly Group[]; at: string; onClose: () => void }) {
  const t = useWords(words);
  const locations = useLocations();
  const titleOf = useServiceTitle();
  const [, go] = useLocation();
  const { message } = App.useApp();
  const [form] = AntForm.useForm<Chosen>();
  const first: Chosen = { location_id: at || groups[0]?.location_id || "", kinds: [], carrier: ALL, is_due: false, only_labelled: false, count: 20 };
  const [asked, setAsked] = useState<Chosen>(first);
  const places = [...new Set(groups.map(({ location_id }) => location_id))];
  const carriers = new Map(groups.filter(({ location_id }) => location_id === asked.location_id).map((one) => [keyOf(one), `${one.carrier} · ${titleOf(one.account_id, one.service)}`]));
  const fit = fitting(groups, asked);
  const submit = async () => {
    const { location_id, kinds, carrier, is_due, only_labelled, count } = { ...first, ...form.getFieldsValue() };
    const [account_id, ...service] = carrier ? carrier.split(" ") : [null];
    const until = is_due ? { hand_over_until: new Date(Date.now() + 24 * 3_600_000).toISOString() } : {};
    const made = await said(api.POST("/api/v1/shipping/waves", { body: { location_id, kinds, account_id: account_id ?? null, service: service.join(" "), only_labelled, count, ...until } }));
    void queries.invalidateQueries({ queryKey: ["shipping"] });
    void message.success(t("wave_made", { count: made.count }));
    go(`/ship/waves/${made.id}`);
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t("wave_new")} destroyOnHidden>
      <Form<Chosen> form={form} initial={first} submit={submit} label={t("wave_make", { count: Math.min(fit, asked.count || 0) })} isWide>
        <div onChange={() => setTimeout(() => setAsked({ ...first, ...form.getFieldsValue() }))}>
          <Field name="location_id" label={t("location")}>
            <Select options={places.map((id) => ({ value: id, label: locations.get(id) ?? t("somewhere") }))} onChange={(location_id: string) => { form.setFieldValue("carrier", ALL); setAsked({ ...asked, location_id, carrier: ALL }); }} />
          </Field>
          <Field name="kinds" label={t("kinds")} extra={t("kinds_hint")}>
            <Checkbox.Group options={KINDS.map((value) => ({ value, label: t.of("kind", value) }))} onChange={(kinds) => setAsked({ ...asked, kinds: kinds as Chosen["kinds"] })} />
          </Field>
          <Field name="carrier" label={t("carrier")}>
            <Select options={[{ value: ALL, label: t("carriers_all") }, ...[...carriers].map(([value, label]) => ({ value, label }))]} onChange={(carrier: string) => setAsked({ ...asked, carrier })} />
          </Field>
          <Field name="is_due" label={t("only_due")} layout="horizontal" valuePropName="checked"><Switch onChange={(is_due) => setAsked({ ...asked, is_due })} /></Field>
          <Field name="only_labelled" label={t("only_labelled")} layout="horizontal" valuePropName="checked"><Switch onChange={(only_labelled) => setAsked({ ...asked, only_labelled })} /></Field>
          <Field name="count" label={t("count_max")} extra={t("fit", { count: fit })}>
            <InputNumber min={1} max={MOST} inputMode="numeric" onChange={(count) => setAsked({ ...asked, count: Number(count ?? 0) })} />
          </Field>
        </div>
      </Form>
    </Modal>
  );
}
