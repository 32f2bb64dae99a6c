// The webhooks that the pretend partners sent to us.
import { useQuery } from "@tanstack/react-query";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import type { Tone } from "../kit/look/palette";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import type { Account } from "./SandboxPage";
import { words } from "./words";

const TONES: Record<string, Tone> = { delivered: "good", waiting: "busy", held: "busy", delayed: "warn", given_up: "bad", dropped: "bad" };

export function Deliveries({ accounts }: { accounts: readonly Account[] }) {
  const t = useWords(words);
  const { data, error } = useQuery({ queryKey: ["sandbox", "deliveries"], queryFn: () => said(api.GET("/api/v1/sandbox/deliveries")), refetchInterval: 5_000 });
  const names = new Map(accounts.map(({ id, title }) => [id, title]));
  return (
    <Card title={t("deliveries")} isFlush>
      {error ? <div className="body"><ProblemShown wrong={error} isSmall /></div> : !data ? <div className="body"><Bones rows={4} /></div> : data.rows.length === 0 ? <div className="body"><p className="soft">{t("deliveries_none")}</p></div> : (
        <div className="scroll-380" tabIndex={0} role="region" aria-label={t("deliveries")}>
          <table className="plain stacks">
            <thead><tr><th scope="col">{t("topic")}</th><th scope="col">{t("account")}</th><th scope="col">{t("state")}</th><th scope="col" className="number">{t("tries")}</th><th scope="col">{t("answer")}</th></tr></thead>
            <tbody>
              {data.rows.map((one) => (
                <tr key={one.id}>
                  <td data-label={t("topic")}><span>{one.topic}{one.fault && <span className="toned tone-warn"> · {t.of("fault", one.fault)}</span>}</span></td>
                  <td data-label={t("account")}><span className="soft">{names.get(one.account_id)}</span></td>
                  <td data-label={t("state")}><span><Status tone={TONES[one.state] ?? "calm"}>{t.of("delivery", one.state)}</Status></span></td>
                  <td data-label={t("tries")} className="number"><span>{one.attempts}</span></td>
                  <td data-label={t("answer")}><span title={one.error}>{one.status || "–"} · {one.ms} ms</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
