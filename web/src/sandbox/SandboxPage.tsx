// The pretend partners: place orders, let something go wrong, see what they received from us.
import { useQuery } from "@tanstack/react-query";
import { api, said, type Schemas } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Empty } from "../kit/show/Empty";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Waiting } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { Deliveries } from "./Deliveries";
import { Faults } from "./Faults";
import { Place } from "./Place";
import { Received } from "./Received";
import { words } from "./words";
import "./sandbox.css";

export type Sandbox = Schemas["SandboxShown"];
export type Account = Schemas["AccountShown"];

export default function SandboxPage() {
  const t = useWords(words);
  const { data, error, refetch } = useQuery({ queryKey: ["sandbox", "summary"], queryFn: () => said(api.GET("/api/v1/sandbox")), refetchInterval: 4_000 });
  const accounts = useQuery({ queryKey: ["connect", "accounts"], queryFn: () => said(api.GET("/api/v1/connect/accounts")) });
  const wrong = error ?? accounts.error;
  if (wrong) return <div className="page"><ProblemShown wrong={wrong} onAgain={() => void refetch()} /></div>;
  if (!data || !accounts.data) return <Waiting />;
  const played = new Set(data.partners.flatMap((one) => one.accounts));
  const ours = accounts.data.rows.filter(({ id }) => played.has(id));
  return (
    <div className="page">
      <div className="page-head"><h1>{t("title")}</h1><span className="soft">{t("hint")}</span></div>
      {ours.length === 0 ? <Empty title={t("none")} hint={t("none_hint")} action={<ButtonLink path="/connect/new" type="primary">{t("connect")}</ButtonLink>} /> : (
        <>
          <Place shops={ours.filter(({ kind }) => kind === "channel")} />
          <div className="sandbox-pair">
            <div><Faults sandbox={data} accounts={ours} /><Partners sandbox={data} accounts={ours} /></div>
            <div><Received accounts={ours} /><Deliveries accounts={ours} /></div>
          </div>
        </>
      )}
    </div>
  );
}

function Partners({ sandbox, accounts }: { sandbox: Sandbox; accounts: readonly Account[] }) {
  const t = useWords(words);
  const names = new Map(accounts.map(({ id, title }) => [id, title]));
  return (
    <Card title={t("partners")} isFlush>
      <table className="plain stacks">
        <thead><tr><th scope="col">{t("fault_partner")}</th><th scope="col" className="number">{t("calls")}</th><th scope="col">{t("answers")}</th><th scope="col">{t("ours")}</th></tr></thead>
        <tbody>
          {sandbox.partners.map((one) => (
            <tr key={one.name}>
              <td data-label={t("fault_partner")}><span><b>{one.name}</b><br /><span className="soft">{t.of("partner_kind", one.kind)}</span></span></td>
              <td data-label={t("calls")} className="number"><span>{one.calls}</span></td>
              <td data-label={t("answers")}><span>{Object.entries(one.answers).map(([status, count]) => `${status}: ${count}`).join(" · ") || "–"}</span></td>
              <td data-label={t("ours")}><span>{one.accounts.map((id) => names.get(id)).join(", ") || "–"}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
