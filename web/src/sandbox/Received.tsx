// What the pretend partners got from us: labels, confirmations, stock.
import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import type { Account } from "./SandboxPage";
import { words } from "./words";

type Kind = Schemas["Received"]["kind"];
const COLUMNS: Readonly<Record<Kind, readonly string[]>> = {
  label: ["tracking_number", "customer_order_number", "status"], confirmation: ["order_number", "tracking_number", "carrier", "units", "at"], stock: ["listing", "quantity"],
  void: ["waybill_number", "customer_order_number"],
};

export function Received({ accounts }: { accounts: readonly Account[] }) {
  const t = useWords(words);
  const [kind, setKind] = useState<Kind>("label");
  const { data, error } = useQuery({ queryKey: ["sandbox", "received"], queryFn: () => said(api.GET("/api/v1/sandbox/received")), refetchInterval: 5_000 });
  const names = new Map(accounts.map(({ id, title }) => [id, title]));
  const count = (one: Kind) => data?.rows.filter((row) => row.kind === one).length ?? 0;
  const rows = data?.rows.filter((row) => row.kind === kind) ?? [];
  return (
    <Card title={t("received")} isFlush>
      <div className="received-tabs">
        <Segmented<Kind> value={kind} onChange={setKind} options={(["label", "confirmation", "stock", "void"] as const).map((value) => ({ value, label: `${t.of("what", value)} ${count(value)}` }))} />
      </div>
      {error ? <div className="body"><ProblemShown wrong={error} isSmall /></div> : !data ? <div className="body"><Bones rows={4} /></div> : rows.length === 0 ? <div className="body"><p className="soft">{t("received_none")}</p></div> : (
        <div className="scroll-380" tabIndex={0} role="region" aria-label={t.of("what", kind)}>
          <table className="plain stacks">
            <thead><tr>{COLUMNS[kind].map((name) => <th key={name} scope="col">{t.of("told", name)}</th>)}<th scope="col">{t("account")}</th></tr></thead>
            <tbody>
              {rows.map((row, place) => (
                <tr key={place}>
                  {COLUMNS[kind].map((name) => <td key={name} data-label={t.of("told", name)}>{name === "at" ? <Moment at={row.told[name]} /> : <span>{row.told[name] ?? "–"}</span>}</td>)}
                  <td data-label={t("account")}><span className="soft">{names.get(row.account_id) ?? row.partner}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
