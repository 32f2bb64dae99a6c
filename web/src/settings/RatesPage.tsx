import { useQuery } from "@tanstack/react-query";
import { App, Button, Form as AntForm, Input, Modal, Select } from "antd";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { Empty } from "../kit/show/Empty";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { readRates } from "./fx";
import { SettingsPage } from "./Parts";
import type { T } from "./roles";
import { words } from "./words";

type Rate = Schemas["FxShown"];

export default function RatesPage() {
  const t = useWords(words);
  const can = useCan();
  const [isPutting, setPutting] = useState(false);
  const { data, error } = useQuery({ queryKey: ["settings", "rates"], queryFn: () => said(api.GET("/api/v1/finance/exchange-rates")) });
  const home = data?.home ?? "";
  const missing = data?.rows.filter((one) => one.is_missing && one.price_rows > 0) ?? [];
  const put = can("finance", "edit") && <Button type="primary" icon={<Plus className="iconic" />} onClick={() => setPutting(true)}>{t("rate_put")}</Button>;
  return (
    <SettingsPage title={t("section.rates")} {...(home ? { hint: t("rates_hint", { home }) } : {})} actions={put}>
      {missing.length > 0 && <p className="blocked" role="alert">{t("rate_blocks", { currencies: missing.map(({ currency }) => currency).join(", "), count: missing.reduce((sum, one) => sum + one.price_rows, 0) })}</p>}
      {error ? <ProblemShown wrong={error} /> : !data ? <Bones rows={6} /> : data.rows.length === 0 ? <section className="card"><Empty title={t("rates_empty", { home })} hint={t("rates_empty_hint")} /></section> : <Rates rows={data.rows} home={home} t={t} />}
      {isPutting && data && <PutRates rows={data.rows} home={home} onClose={() => setPutting(false)} />}
    </SettingsPage>
  );
}

function Rates({ rows, home, t }: { rows: readonly Rate[]; home: string; t: T }) {
  return (
    <section className="card table-scroll" tabIndex={0} aria-label={t("section.rates")}>
      <table className="plain stacks">
        <thead><tr><th scope="col">{t("rate_currency")}</th><th scope="col" className="number">{t("rate_worth", { home })}</th><th scope="col">{t("rate_state")}</th><th scope="col">{t("rate_on")}</th><th scope="col">{t("rate_source")}</th><th scope="col">{t("rate_used")}</th></tr></thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.currency}>
              <td data-label={t("rate_currency")}><b>{one.currency}</b></td>
              <td data-label={t("rate_worth", { home })} className="number">{one.worth ?? "–"}</td>
              <td data-label={t("rate_state")}><span><Status tone={one.is_missing ? (one.price_rows ? "bad" : "warn") : one.is_old ? "warn" : "good"}>{t(one.is_missing ? "rate_missing" : one.is_old ? "rate_old" : "rate_good")}</Status></span></td>
              <td data-label={t("rate_on")}>{one.on_date ?? "–"}</td>
              <td data-label={t("rate_source")}>{one.source || "–"}</td>
              <td data-label={t("rate_used")} className="soft">{usedBy(one, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function usedBy({ shops, price_rows, items }: Rate, t: T): string {
  const parts = [shops && t("rate_used_shops", { count: shops }), price_rows && t("rate_used_prices", { count: price_rows }), items && t("rate_used_items", { count: items })];
  return parts.filter(Boolean).join(", ") || "–";
}

interface Asked {
  on: string;
  base: string;
  lines: string;
  source: string;
}

function PutRates({ rows, home, onClose }: { rows: readonly Rate[]; home: string; onClose: () => void }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const [form] = AntForm.useForm<Asked>();
  const file = useRef<HTMLInputElement>(null);
  const lines = AntForm.useWatch("lines", form);
  const submit = ({ on, base, lines: text, source }: Asked) => said(api.PUT("/api/v1/finance/exchange-rates", { body: { on, base, rates: readRates(text).rates, source: source ?? "" } }));
  const done = () => {
    void message.success(t("saved"));
    void queries.invalidateQueries({ queryKey: ["settings", "rates"] });
    onClose();
  };
  const check = (_: unknown, text: string) => {
    const { rates, wrong } = readRates(text ?? "");
    if (wrong) return Promise.reject(new Error(t("rate_line_wrong", wrong)));
    return Object.keys(rates).length ? Promise.resolve() : Promise.reject(new Error(t("rate_line_none")));
  };
  const now = new Date();
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  const begun = rows.map(({ currency, worth }) => `${currency} ${worth ?? ""}`).join("\n");
  const read = (chosen: File | undefined) => void chosen?.text().then((text) => form.setFieldsValue({ lines: text }));
  return (
    <Modal open title={t("rate_put")} footer={null} onCancel={onClose}>
      <Form<Asked> form={form} submit={submit} onDone={done} label={t("save")} initial={{ on: today, base: home, lines: begun, source: "" }} aside={lines ? <span className="soft" role="status">{t("rate_read", { count: Object.keys(readRates(lines).rates).length })}</span> : null}>
        <div className="form-pair">
          <Field name="on" label={t("rate_day")} rules={[{ required: true, message: t("place_needed") }]}><Input type="date" /></Field>
          <Field name="base" label={t("rate_base")}><Select options={[...new Set([home, "EUR"])].map((value) => ({ value, label: value }))} /></Field>
        </div>
        <Field name="lines" label={t("rate_lines")} extra={t("rate_lines_hint")} rules={[{ validator: check }]}><Input.TextArea rows={8} className="mono" spellCheck={false} /></Field>
        <div className="ask-row">
          <input ref={file} type="file" accept=".csv,.txt,text/csv,text/plain" hidden onChange={(event) => read(event.target.files?.[0])} />
          <Button onClick={() => file.current?.click()}>{t("rate_from_file")}</Button>
        </div>
        <Field name="source" label={t("rate_source")} extra={t("rate_source_hint")}><Input maxLength={60} /></Field>
      </Form>
    </Modal>
  );
}
