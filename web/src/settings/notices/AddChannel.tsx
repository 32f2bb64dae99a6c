// A new channel: what kind it is, then the keys that its adapter asks for.
import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Form as AntForm, Input, Modal, Select } from "antd";
import { useState } from "react";
import { api, said } from "../../kit/api/client";
import { problemOf } from "../../kit/api/problem";
import { Field, Form } from "../../kit/form/Form";
import { KeyFields } from "../../kit/form/KeyFields";
import { useCan } from "../../kit/shell/session";
import { Copy } from "../../kit/show/Copy";
import { Bones } from "../../kit/show/Waiting";
import { useWords } from "../../kit/words/useWords";
import { readAgain } from "./channels";
import { words } from "./words";

interface Asked {
  external_id: string;
  base_url: string;
  secrets?: Record<string, string>;
  config?: Record<string, string>;
}

const HOW: readonly string[] = ["wecom", "dingtalk", "feishu", "slack", "email", "webhook"];
const typed = (said: Record<string, string> | undefined) => Object.fromEntries(Object.entries(said ?? {}).filter(([, value]) => value));

export function AddChannel({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const can = useCan();
  const { message } = App.useApp();
  const [partner, setPartner] = useState("wecom");
  const [form] = AntForm.useForm<Asked>();
  const { data } = useQuery({ queryKey: ["connect", "adapters"], queryFn: () => said(api.GET("/api/v1/connect/adapters")), staleTime: Infinity });
  const adapters = data?.rows.filter(({ kind }) => kind === "notifier") ?? [];
  const adapter = adapters.find(({ name }) => name === partner);
  const fail = (wrong: unknown) => void message.error(problemOf(wrong).detail);
  const pretend = useMutation({
    mutationFn: () => said(api.POST("/api/v1/sandbox/shops", { body: { kind: "notifier", partner, name: `${partner}-try` } })),
    onSuccess: ({ base_url, secrets }) => form.setFieldsValue({ base_url, secrets, external_id: t("pretend_name"), ...(partner === "email" ? { config: { to: "team@example.com" } } : {}) }), onError: fail,
  });
  const secret = useMutation({ mutationFn: () => said(api.POST("/api/v1/notices/secret")), onSuccess: ({ secret: made }) => form.setFieldsValue({ secrets: { signing_secret: made } }), onError: fail });
  const choose = (next: string) => {
    setPartner(next);
    secret.reset();
    form.resetFields(["secrets", "config"]);
    form.setFieldsValue({ base_url: adapters.find(({ name }) => name === next)?.base_url ?? "" });
  };
  const submit = async ({ external_id, base_url, secrets, config }: Asked) => {
    await said(api.POST("/api/v1/connect/accounts", {
      body: { kind: "notifier", partner, external_id: external_id.trim(), title: external_id.trim(), base_url: base_url.trim(), site: "", zone: "UTC", currency: "CNY", secrets: typed(secrets), config: typed(config) },
    }));
  };
  const done = () => {
    void message.success(t("channel_added"));
    readAgain();
    onClose();
  };
  return (
    <Modal open title={t("channel_add")} footer={null} onCancel={onClose} destroyOnHidden>
      {!adapter ? <Bones rows={5} /> : (
        <Form<Asked> form={form} initial={{ external_id: "", base_url: adapter.base_url }} submit={submit} onDone={done} label={t("channel_add_now")}>
          <label className="plain-field">{t("kind")}<Select value={partner} onChange={choose} options={adapters.map(({ name, title }) => ({ value: name, label: title }))} aria-label={t("kind")} /></label>
          {HOW.includes(partner) && <p className="soft channel-how">{t.of("how", partner)}</p>}
          {can("sandbox", "use") && <div className="channel-try"><span>{t("try_hint")}</span><Button size="small" loading={pretend.isPending} onClick={() => pretend.mutate()}>{t("try")}</Button></div>}
          <Field name="external_id" label={t("channel_name")} extra={t("channel_name_hint")} rules={[{ required: true, whitespace: true, message: t("name_missing") }]}><Input autoFocus maxLength={200} autoComplete="off" /></Field>
          <KeyFields keys={adapter.keys.filter(({ when }) => when !== "authorise")} />
          {partner === "webhook" && <div className="channel-try"><Button size="small" loading={secret.isPending} onClick={() => secret.mutate()}>{t("secret_make")}</Button>{secret.data ? <Copy text={secret.data.secret} /> : <span className="soft">{t("secret_hint")}</span>}</div>}
          <Field name="base_url" label={t("base_url")} extra={t(adapter.base_url ? "base_url_hint" : "base_url_needed")} rules={adapter.base_url ? [] : [{ required: true, message: t("base_url_missing") }]}><Input placeholder={adapter.base_url || "https://"} /></Field>
        </Form>
      )}
    </Modal>
  );
}
