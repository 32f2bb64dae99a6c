// How each shop and carrier is doing.
import { useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import type { Tone } from "../kit/look/palette";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

const TONES: Record<string, Tone> = { connected: "good", revoked: "bad", paused: "warn" };

export function Connections() {
  const t = useWords(words);
  const { data, error } = useQuery({
    queryKey: ["connect", "health"],
    queryFn: () => said(api.GET("/api/v1/connect/health")),
    refetchInterval: 60_000,
  });
  if (error && !data) return <Card title={t("health")}><ProblemShown wrong={error} isSmall /></Card>;
  if (!data) return <Card title={t("health")}><Bones rows={5} /></Card>;
  if (!data.rows.length) return <Card title={t("health")}><p className="soft">{t("health_none")}</p></Card>;
  return (
    <Card title={t("health")} isFlush>
      <div className="table-scroll">
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("connection")}</th><th scope="col">{t("status")}</th><th scope="col">{t("last")}</th><th scope="col" className="number">{t("calls")}</th><th scope="col">{t("budget")}</th></tr></thead>
          <tbody>
            {data.rows.map((one) => (
              <tr key={one.account_id}>
                <td data-label={t("connection")}><Link href={`/connect/${one.account_id}`}><b>{one.title || one.partner}</b></Link></td>
                <td data-label={t("status")}><Status tone={TONES[one.state] ?? "calm"}>{t.of("account", one.state)}</Status></td>
                <td data-label={t("last")}><Moment at={one.last_success_at} /></td>
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
