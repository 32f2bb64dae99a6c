// One call to a partner: what was asked and answered, with secrets and personal data taken out.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { Copy } from "../kit/show/Copy";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { Answer } from "./Answer";
import { useAccounts } from "./connections";
import { laidOut } from "./laidOut";
import { words } from "./words";
import "./connect.css";

export default function CallPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const accounts = useAccounts();
  const { data: one, error, refetch } = useQuery({
    queryKey: ["calls", "one", id],
    queryFn: () => said(api.GET("/api/v1/connect/calls/{call_id}", { params: { path: { call_id: id } } })),
  });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const account = accounts?.find((each) => each.id === one.account_id);
  return (
    <DetailPage back={{ path: "/connect/calls", title: t("calls_title") }} title={one.operation} tags={<Answer status={one.status} error={one.error} />}
      side={
        <Card title={t("facts")}>
          <Facts of={[
            [t("account"), <Link key="account" href={`/connect/${one.account_id}`}>{account?.title ?? one.account_id.slice(0, 8)}</Link>], [t("at"), <Moment key="at" at={one.at} />], [t("ms"), `${one.ms} ms`],
            [t("path"), <code key="path">{one.method} {one.path}</code>],
            [t("trace"), <span key="trace"><Copy text={one.trace_id} shown={one.trace_id.slice(0, 12)} /> · <Link href={`/connect/calls?trace_id=${one.trace_id}`}>{t("same_trace")}</Link></span>],
          ]} />
        </Card>
      }>
      {one.error && <div className="problem small"><p>{one.error}</p></div>}
      <Card title={t("asked")} extra={<span className="faint">{t("redacted")}</span>} isFlush><pre className="peek" tabIndex={0}>{laidOut(one.request) || "–"}</pre></Card>
      <Card title={t("answered")} isFlush><pre className="peek" tabIndex={0}>{laidOut(one.response) || "–"}</pre></Card>
    </DetailPage>
  );
}
