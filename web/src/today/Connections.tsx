// How each shop and carrier is doing.
import { useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { Link } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import type { Tone } from "../kit/look/palette";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { UnreadPart } from "../kit/show/Unread";
import { type Say, useWords } from "../kit/words/useWords";
import { words } from "./words";

const TONES: Record<string, Tone> = { connected: "good", revoked: "bad", paused: "warn" };

export function Connections() {
  const t = useWords(words);
  const { data, error } = useQuery({
    queryKey: ["connect", "health"],
    queryFn: () => said(api.GET("/api/v1/connect/health")),
    refetchInterval: 60_000,
  });
  if (!data) return <Card title={t("health")}><UnreadPart wrong={error} rows={5} /></Card>;
  const rows = data.rows.filter(({ state }) => state !== "disconnected");
  if (!rows.length) return <Card title={t("health")}><p className="soft">{t("health_none")}</p></Card>;
  return (
    <Card title={t("health")} isFlush>
      <div className="table-scroll">
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("connection")}</th><th scope="col">{t("status")}</th><th scope="col">{t("last")}</th><th scope="col">{t("waits")}</th><th scope="col" className="number">{t("calls")}</th><th scope="col">{t("budget")}</th></tr></thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.account_id}>
                <td data-label={t("connection")}><Link href={`/connect/${one.account_id}`}><b>{one.title || one.partner}</b></Link></td>
                <td data-label={t("status")}><Status tone={TONES[one.state] ?? "calm"}>{t.of("account", one.state)}</Status></td>
                <td data-label={t("last")}><Moment at={one.last_success_at} /></td>
                <td data-label={t("waits")}><Waits of={one.waiting} t={t} /></td>
                <td className="number" data-label={t("calls")}><span>{one.calls}{one.failures > 0 && <span className="toned tone-bad"> · {t("failed", { count: one.failures })}</span>}</span></td>
                <td className="budget" data-label={t("budget")}>{one.budget_left === null ? "–" : <Progress percent={Math.round(one.budget_left * 100)} size="small" status="normal" aria-label={t("budget")} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const WAITS = ["messages", "labels", "numbers", "stock"] as const;
const LONG_MS = 15 * 60_000; // what waits longer than this is no normal rhythm any more

function Waits({ of, t }: { of: Schemas["WaitingAtShown"]; t: Say<typeof words> }) {
  const told = WAITS.filter((what) => of[what] > 0);
  if (!told.length) return <span className="faint">–</span>;
  const isLong = of.since !== null && Date.now() - Date.parse(of.since) > LONG_MS;
  return (
    <span className="waits">
      {told.map((what) => <span key={what}>{t.of("waits", what, { count: of[what] })}</span>)}
      {of.since && <span className={isLong ? "toned tone-warn" : "faint"}>{t("waits_since")} <Moment at={of.since} /></span>}
    </span>
  );
}
