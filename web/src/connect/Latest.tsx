// What passed between us and a partner lately: calls we made, messages that came.
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { Answer } from "./Answer";
import { toneOf } from "./connections";
import { words } from "./words";

const FEW = 6;

function Latest({ title, all, none, error, rows }: { title: string; all: string; none: string; error: unknown; rows: ReactNode[] | undefined }) {
  const t = useWords(words);
  return (
    <Card title={title} extra={<Link href={all}>{t("see_all")}</Link>} isFlush>
      {error ? <div className="body"><ProblemShown wrong={error} isSmall /></div> : !rows ? <div className="body"><Bones rows={3} /></div>
        : rows.length === 0 ? <div className="body"><p className="soft">{none}</p></div> : <table className="plain stacks"><caption className="sr">{title}</caption><tbody>{rows}</tbody></table>}
    </Card>
  );
}

export function LatestCalls({ id }: { id: string }) {
  const t = useWords(words);
  const { data, error } = useQuery({
    queryKey: ["connect", "calls", id],
    queryFn: () => said(api.GET("/api/v1/connect/calls", { params: { query: { account_id: id, limit: FEW } } })),
    refetchInterval: 10_000,
  });
  const rows = data?.rows.map((one) => (
    <tr key={one.id}>
      <td data-label={t("at")}><Moment at={one.at} /></td>
      <td data-label={t("operation")}><Link href={`/connect/calls/${one.id}`}>{one.operation}</Link></td>
      <td data-label={t("answer")}><span><Answer status={one.status} error={one.error} /></span></td>
      <td data-label={t("ms")} className="number"><span>{one.ms} ms</span></td>
    </tr>
  ));
  return <Latest title={t("calls_title")} all={`/connect/calls?account=${id}`} none={t("calls_none")} error={error} rows={rows} />;
}

export function LatestMessages({ id }: { id: string }) {
  const t = useWords(words);
  const { data, error } = useQuery({
    queryKey: ["connect", "messages", id],
    queryFn: () => said(api.GET("/api/v1/connect/messages", { params: { query: { account_id: id, limit: FEW } } })),
    refetchInterval: 10_000,
  });
  const rows = data?.rows.map((one) => (
    <tr key={one.id}>
      <td data-label={t("at")}><Moment at={one.received_at} /></td>
      <td data-label={t("about")}><Link href={`/connect/messages/${one.id}`}>{one.topic} {one.external_id}</Link></td>
      <td data-label={t("source")}>{t.of("source", one.source)}</td>
      <td data-label={t("state")}><span><Status tone={toneOf(one.state)}>{t.of("message", one.state)}</Status></span></td>
    </tr>
  ));
  return <Latest title={t("messages_title")} all={`/connect/messages?account=${id}`} none={t("messages_none")} error={error} rows={rows} />;
}
