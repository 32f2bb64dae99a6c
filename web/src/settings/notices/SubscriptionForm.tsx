// One line of who gets what, as a form. Programs hear each event alone and at once, so they are asked neither rhythm nor quiet hours.
import { useQuery } from "@tanstack/react-query";
import { Button, Form as AntForm, Input, Modal, Select } from "antd";
import { api, said, type Schemas } from "../../kit/api/client";
import { useShops } from "../../kit/api/names";
import { Field, Form } from "../../kit/form/Form";
import { byLabel } from "../../kit/form/places";
import { useCan } from "../../kit/shell/session";
import { Bones } from "../../kit/show/Waiting";
import { useWords } from "../../kit/words/useWords";
import { type Channel, readAgain, SEVERITIES, type Subscription, useEvents } from "./channels";
import { words } from "./words";

type Asked = Schemas["SubscriptionAsked"];
type Event = Schemas["EventShown"];

/** What a subscription says, without what became of it. */
export function draftOf({ title, account_id, events, language, rhythm, daily_at, quiet_from, quiet_until, shops, is_on }: Subscription): Asked {
  return { title, account_id, events, language: language as Asked["language"], rhythm: rhythm as Asked["rhythm"], daily_at, quiet_from, quiet_until, shops, is_on };
}

export function SubscriptionForm({ of, channels, onClose }: { of: Subscription | null; channels: readonly Channel[]; onClose: () => void }) {
  const t = useWords(words);
  const can = useCan();
  const [form] = AntForm.useForm<Asked>();
  const events = useEvents().data?.rows;
  const shops = [...useShops().values()].map((one) => ({ value: one.id, label: one.title || one.external_id }));
  const account = AntForm.useWatch("account_id", form) as string | undefined;
  const rhythm = AntForm.useWatch("rhythm", form) as string | undefined;
  const isProgram = channels.find(({ id }) => id === account)?.is_program ?? false;
  const { data: company, isLoading } = useQuery({ queryKey: ["settings", "company"], queryFn: () => said(api.GET("/api/v1/company")), enabled: can("settings", "read") });
  const initial: Asked = of ? draftOf(of) : { title: "", account_id: channels[0]?.id ?? "", events: [], language: company?.language === "en" ? "en" : "zh", rhythm: "now", daily_at: "09:00", quiet_from: "", quiet_until: "", shops: [], is_on: true };
  const submit = async (values: Partial<Asked>) => {
    const body: Asked = { ...initial, ...values, ...(isProgram ? { rhythm: "now", quiet_from: "", quiet_until: "" } : {}) };
    if (of) await said(api.PUT("/api/v1/notices/subscriptions/{subscription_id}", { params: { path: { subscription_id: of.id } }, body: { ...body, version: of.version } }));
    else await said(api.POST("/api/v1/notices/subscriptions", { body }));
  };
  const done = () => {
    readAgain();
    onClose();
  };
  const zone = company?.zone ?? "";
  return (
    <Modal open title={t(of ? "subscription_edit" : "subscription_add")} footer={null} onCancel={onClose} width={620} destroyOnHidden>
      {!events || isLoading ? <Bones rows={8} /> : (
        <Form<Asked> form={form} initial={initial} submit={submit} onDone={done} label={t("save")}>
          <div className="form-pair">
            <Field name="title" label={t("subscription_title")} rules={[{ required: true, whitespace: true, message: t("name_missing") }]}><Input autoFocus maxLength={100} placeholder={t("subscription_title_example")} autoComplete="off" /></Field>
            <Field name="account_id" label={t("channel_one")} rules={[{ required: true, message: t("channel_missing") }]}><Select options={channels.map(({ id, title, partner_title }) => ({ value: id, label: `${title} · ${partner_title}` }))} showSearch={byLabel} /></Field>
          </div>
          <Field name="events" label={t("events")} rules={[{ required: true, type: "array", min: 1, message: t("events_missing") }]}><Events all={events} /></Field>
          <Field name="shops" label={t("shops")} extra={t("shops_hint")}><Select mode="multiple" placeholder={t("all_shops")} options={shops} showSearch={byLabel} /></Field>
          <Field name="language" label={t("language")}><Select options={(["zh", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))} /></Field>
          {isProgram ? <p className="soft">{t("program_hint")}</p> : (
            <>
              <div className="form-pair">
                <Field name="rhythm" label={t("rhythm")}><Select options={(["now", "hourly", "daily"] as const).map((value) => ({ value, label: t(`rhythm.${value}`) }))} /></Field>
                {rhythm === "daily" && <Field name="daily_at" label={t("daily_at")} rules={[{ required: true, message: t("time_missing") }]}><Input type="time" /></Field>}
              </div>
              <div className="form-pair">
                <Field name="quiet_from" label={t("quiet_from")}><Input type="time" /></Field>
                <Field name="quiet_until" label={t("quiet_until")}><Input type="time" /></Field>
              </div>
              <p className="soft quiet-hint">{zone ? t("quiet_hint_zone", { zone }) : t("quiet_hint")}</p>
            </>
          )}
        </Form>
      )}
    </Modal>
  );
}

/** The events by how pressing they are, each a box to tick; a whole group at once too. */
function Events({ all, value = [], onChange }: { all: readonly Event[]; value?: string[]; onChange?: (names: string[]) => void }) {
  const t = useWords(words);
  const chosen = new Set(value);
  const change = (names: readonly string[], isIn: boolean) => onChange?.(all.map(({ name }) => name).filter((name) => (names.includes(name) ? isIn : chosen.has(name))));
  return (
    <div className="events">
      {SEVERITIES.map((severity) => {
        const mine = all.filter((one) => one.severity === severity);
        const isWhole = mine.every(({ name }) => chosen.has(name));
        return (
          <fieldset key={severity} className="plain-set">
            <legend>{t(`severity.${severity}`)} <Button size="small" type="link" onClick={() => change(mine.map(({ name }) => name), !isWhole)}>{t(isWhole ? "none_of_them" : "all_of_them")}</Button></legend>
            {mine.map(({ name, title }) => <label key={name}><input type="checkbox" checked={chosen.has(name)} onChange={(event) => change([name], event.target.checked)} /> {title}</label>)}
          </fieldset>
        );
      })}
    </div>
  );
}
