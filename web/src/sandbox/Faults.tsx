// Let something go wrong at a partner, and end it again.
import { App, Button, Form as AntForm, InputNumber, Select } from "antd";
import { api, said, type Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { useWords } from "../kit/words/useWords";
import type { Account, Sandbox } from "./SandboxPage";
import { words } from "./words";

type Kind = Schemas["FaultAsked"]["kind"];
const KINDS: readonly Kind[] = ["timeout_after_work", "429", "500", "half_json", "cut", "duplicate", "reordered", "delayed", "wrong_signature", "dropped", "revoked"];
const SHARES = [1, 0.5, 0.2, 0.05];

interface Asked {
  kind: Kind;
  partner: string;
  account_id?: string;
  rate: number;
  count?: number | null;
}

export function Faults({ sandbox, accounts }: { sandbox: Sandbox; accounts: readonly Account[] }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const [form] = AntForm.useForm<Asked>();
  const isRevoked = AntForm.useWatch("kind", form) === "revoked";
  const freshen = () => queries.invalidateQueries({ queryKey: ["sandbox"] });
  const submit = async ({ kind, partner, account_id, rate, count }: Asked) => {
    const body = kind === "revoked" ? { kind, account_id: account_id ?? null, partner: "*", rate: 1, operation: "" } : { kind, partner, rate, count: count ?? null, operation: "" };
    await said(api.POST("/api/v1/sandbox/faults", { body }));
    void message.success(t("fault_begun", { fault: t.of("fault", kind) }));
    await freshen();
  };
  const end = (fault_id?: number) => void said(api.DELETE("/api/v1/sandbox/faults", { params: { query: fault_id ? { fault_id } : {} } })).then(freshen, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const partners = [{ value: "*", label: t("fault_any") }, ...sandbox.partners.map(({ name }) => ({ value: name, label: name }))];
  return (
    <Card title={t("faults")} extra={sandbox.faults.length > 0 && <Button size="small" onClick={() => end()}>{t("fault_end_all")}</Button>}>
      <p className="faint faults-hint">{t("faults_hint")}</p>
      <Form<Asked> form={form} initial={{ kind: "timeout_after_work", partner: "*", rate: 1, count: 5 }} submit={submit} label={t("fault_start")}>
        <div className="fault-form">
          <Field name="kind" label={t("fault_kind")}><Select options={KINDS.map((value) => ({ value, label: t.of("fault", value) }))} /></Field>
          {isRevoked ? (
            <Field name="account_id" label={t("fault_account")} rules={[{ required: true, message: t("fault_account") }]}><Select options={accounts.map(({ id, title }) => ({ value: id, label: title }))} /></Field>
          ) : (
            <Field name="partner" label={t("fault_partner")}><Select options={partners} /></Field>
          )}
          <Field name="rate" label={t("fault_share")} hidden={isRevoked}><Select options={SHARES.map((value) => ({ value, label: `${value * 100} %` }))} /></Field>
          <Field name="count" label={t("fault_count")} extra={t("fault_count_hint")} hidden={isRevoked}><InputNumber min={1} max={100_000} style={{ width: "100%" }} /></Field>
        </div>
      </Form>
      {sandbox.faults.length === 0 ? <p className="soft faults-none">{t("faults_none")}</p> : (
        <ul className="in-force faults-none">
          {sandbox.faults.map((one) => (
            <li key={one.id}>
              <span><b>{t.of("fault", one.kind)}</b> <span className="soft">{one.partner === "*" ? t("fault_any") : one.partner} · {one.rate * 100} %</span></span>
              <span className="soft">{t("fault_struck", { struck: one.count ? `${one.struck}/${one.count}` : one.struck, seen: one.seen })}</span>
              <Button size="small" onClick={() => end(one.id)}>{t("fault_end")}</Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
