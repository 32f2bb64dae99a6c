// The orders that an automation dealt with lately, and what it did to them.
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Moment } from "../kit/show/Moment";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import type { Automation } from "./draft";
import { words } from "./words";

export function Done({ one }: { one: Automation }) {
  const t = useWords(words);
  const { data } = useQuery({
    queryKey: ["automations", "done", one.id, one.counts.acted],
    queryFn: () => said(api.GET("/api/v1/automations/{automation_id}/done", { params: { path: { automation_id: one.id }, query: { limit: 20 } } })),
    placeholderData: (before) => before,
  });
  return (
    <Card title={t("done")}>
      {!data ? <Bones rows={3} /> : data.rows.length === 0 ? <p className="soft">{t("done_none")}</p> : (
        <ul className="automation-done">
          {data.rows.map((each) => (
            <li key={each.order_id}>
              <Link href={`/orders/${each.order_id}`}>{each.number}</Link>
              <span>{each.changes.map((change) => `${t.of("kind", change.kind)} ${change.after}`).join("; ")}</span>
              <span className="faint"><Moment at={each.done_at} /> · {t("version", { version: each.version })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
