// The most urgent incidents, each a click away from its fix.
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Deadline } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function Needs() {
  const t = useWords(words);
  const { data, error } = useQuery({
    queryKey: ["incidents", "needs"],
    queryFn: () => said(api.GET("/api/v1/incidents", { params: { query: { state: ["open", "acknowledged"], limit: 7 } } })),
  });
  return (
    <Card title={t("needs")} extra={<Link href="/incidents">{t("needs_all")}</Link>}>
      <div className="needs">{error ? <ProblemShown wrong={error} isSmall /> : !data ? <Bones rows={4} /> : data.rows.length === 0 ? <p className="soft">{t("needs_none")}</p> : (
        <ul className="rows">
          {data.rows.map((one) => (
            <li key={one.id}><Link href={`/incidents/${one.id}`} className="cut">{one.text}</Link><span className="faint needs-owner">{t.of("owner", one.owner)}</span><Deadline at={one.due_at} /></li>
          ))}
        </ul>
      )}</div>
    </Card>
  );
}
