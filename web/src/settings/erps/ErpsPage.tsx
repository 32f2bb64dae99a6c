// The ERPs that are told of every closed day: how far each was told, and the way to connect one.
import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Form as AntForm, Input, Modal, Select } from "antd";
import { BookPlus } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { api, said, type Schemas } from "../../kit/api/client";
import { problemOf } from "../../kit/api/problem";
import { Card } from "../../kit/detail/DetailPage";
import { Field, Form } from "../../kit/form/Form";
import { KeyFields } from "../../kit/form/KeyFields";
import { byLabel, myZone, zoneOptions } from "../../kit/form/places";
import { useCan } from "../../kit/shell/session";
import { ButtonLink } from "../../kit/show/ButtonLink";
import { Empty } from "../../kit/show/Empty";
import { Facts } from "../../kit/show/Facts";
import { Status } from "../../kit/show/Status";
import { UnreadPart } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { SettingsPage } from "../Parts";
import { type Erp, readAgain, toneOf, useErps } from "./erps";
import { words } from "./words";
import "./erps.css";

export default function ErpsPage() {
  const t = useWords(words);
  const can = useCan();
  const [isConnecting, setConnecting] = useState(false);
  const { data, error, refetch } = useErps();
  const connect = can("connect", "edit") && <Button type="primary" icon={<BookPlus className="iconic" />} onClick={() => setConnecting(true)}>{t("connect")}</Button>;
  return (
    <SettingsPage title={t("erps")} hint={t("erps_hint")} actions={connect}>
      {!data ? <UnreadPart wrong={error} again={refetch} rows={6} /> : data.rows.length === 0
        ? <section className="card"><Empty title={t("erps_empty")} hint={t("erps_empty_hint")} action={connect} /></section>
        : <div className="settings-columns">{data.rows.map((one) => <One key={one.id} of={one} />)}</div>}
      {isConnecting && <Connect onClose={() => setConnecting(false)} />}
    </SettingsPage>
  );
}

function One({ of: one }: { of: Erp }) {
  const t = useWords(words);
  const can = useCan();
  const documents = `/settings/erps/${one.id}/documents`;
  return (
    <Card title={one.title} extra={<Status tone={toneOf(one.state)}>{t.of("state", one.state)}</Status>}>
      <Facts of={[
        [t("partner"), one.partner_title], [t("told_until"), one.told_until ?? t("told_never")], [t("zone"), one.zone],
        [t("told.taken"), <Link key="taken" href={`${documents}?state=taken`}>{one.taken}</Link>],
        [t("told.refused"), one.refused ? <Link key="refused" href={`${documents}?state=refused`} className="toned tone-bad">{one.refused}</Link> : "0"],
        [t("kinds"), one.kinds.map((kind) => t.of("kind", kind)).join(t("comma"))], one.last_error && one.state !== "connected" ? [t("answer"), one.last_error] : null,
      ]} />
      <div className="ask-row">
        {one.has_mapping && <ButtonLink type="primary" path={`/settings/erps/${one.id}`}>{t("mapping")}</ButtonLink>}
        {one.has_mapping && <ButtonLink path={`/settings/erps/${one.id}/tables`}>{t("tables")}</ButtonLink>}
        <ButtonLink path={documents}>{t("documents")}</ButtonLink>
        {can("connect", "read") && <ButtonLink path={`/connect/${one.id}`}>{t("keys")}</ButtonLink>}
      </div>
    </Card>
  );
}

interface Asked {
  external_id: string;
  base_url: string;
  zone: string;
  begin_on?: string;
  secrets?: Record<string, string>;
  config?: Record<string, string>;
}

const typed = (values: Record<string, string> | undefined) => Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value));

function Connect({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery({ queryKey: ["connect", "adapters"], queryFn: () => said(api.GET("/api/v1/connect/adapters")), staleTime: Infinity });
  const adapters = data?.rows.filter(({ kind }) => kind === "erp") ?? [];
  return (
    <Modal open title={t("connect")} footer={null} onCancel={onClose} destroyOnHidden>
      {adapters[0] ? <ConnectForm adapters={adapters} onClose={onClose} /> : <UnreadPart wrong={error} again={refetch} rows={6} />}
    </Modal>
  );
}

function ConnectForm({ adapters, onClose }: { adapters: readonly Schemas["AdapterShown"][]; onClose: () => void }) {
  const t = useWords(words);
  const can = useCan();
  const [, go] = useLocation();
  const { message } = App.useApp();
  const [form] = AntForm.useForm<Asked>();
  const [partner, setPartner] = useState(adapters[0]?.name ?? "");
  const adapter = adapters.find(({ name }) => name === partner);
  const keys = adapter?.keys.filter(({ name, when }) => when !== "authorise" && name !== "mapping") ?? []; // the mapping has a page
  const pretend = useMutation({
    mutationFn: () => said(api.POST("/api/v1/sandbox/shops", { body: { kind: "erp", partner, name: "books-try" } })),
    onSuccess: ({ base_url, external_id, secrets }) => form.setFieldsValue({ base_url, external_id, secrets, config: Object.fromEntries(keys.filter(({ place, is_optional }) => place === "config" && !is_optional).map(({ name }) => [name, "demo"])) }),
    onError: (wrong) => void message.error(problemOf(wrong).detail),
  });
  const submit = async ({ external_id, base_url, zone, begin_on, secrets, config }: Asked) => {
    const { id } = await said(api.POST("/api/v1/connect/accounts", {
      body: {
        kind: "erp", partner, external_id: external_id.trim(), title: external_id.trim(), base_url: base_url.trim(), site: "", zone, currency: "CNY",
        secrets: typed(secrets), config: { ...typed(config), ...(begin_on ? { begin_on } : {}) },
      },
    }));
    readAgain();
    go(`/settings/erps/${id}`);
    onClose();
  };
  return (
    <Form<Asked> form={form} initial={{ external_id: "", base_url: adapter?.base_url ?? "", zone: myZone() }} submit={submit} label={t("connect_now")}>
      {adapters.length > 1 && <label className="plain-field">{t("partner")}<Select value={partner} onChange={setPartner} options={adapters.map(({ name, title }) => ({ value: name, label: title }))} aria-label={t("partner")} /></label>}
      {can("sandbox", "use") && <div className="ask-row"><span>{t("try_hint")}</span><Button size="small" loading={pretend.isPending} onClick={() => pretend.mutate()}>{t("try")}</Button></div>}
      <Field name="external_id" label={t("name")} extra={t("name_hint")} rules={[{ required: true, whitespace: true, message: t("name_missing") }]}><Input autoFocus maxLength={200} autoComplete="off" /></Field>
      <Field name="base_url" label={t("base_url")} extra={t("base_url_hint")} rules={[{ required: true, message: t("base_url_missing") }]}><Input placeholder={adapter?.base_url || "https://"} /></Field>
      <KeyFields keys={keys} />
      <div className="form-pair">
        <Field name="zone" label={t("zone")} extra={t("zone_hint")}><Select showSearch={byLabel} options={zoneOptions()} /></Field>
        <Field name="begin_on" label={t("begin_on")} extra={t("begin_on_hint")}><Input type="date" /></Field>
      </div>
    </Form>
  );
}
