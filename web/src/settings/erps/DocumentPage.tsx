// One document that the ERP was told of, and what it answered.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { Link, useParams } from "wouter";
import { api, said } from "../../kit/api/client";
import { problemOf } from "../../kit/api/problem";
import { Card, DetailPage } from "../../kit/detail/DetailPage";
import { useCan } from "../../kit/shell/session";
import { Facts } from "../../kit/show/Facts";
import { Moment } from "../../kit/show/Moment";
import { Status } from "../../kit/show/Status";
import { Unread } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { readAgain, toneOf } from "./erps";
import { words } from "./words";

export default function DocumentPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "", number = "" } = useParams();
  const { message } = App.useApp();
  const { data: one, error, refetch } = useQuery({
    queryKey: ["finance", "told", id, number], refetchInterval: ({ state }) => (state.data?.state === "refused" ? 5_000 : false),
    queryFn: () => said(api.GET("/api/v1/finance/erps/{account_id}/documents/{told_number}", { params: { path: { account_id: id, told_number: decodeURIComponent(number) } } })),
  });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const again = () => said(api.POST("/api/v1/finance/erps/{account_id}/documents/resend", { params: { path: { account_id: id } }, body: { numbers: [one.number] } })).then(() => {
    void message.success(t("again_done"));
    readAgain();
  }, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  return (
    <DetailPage back={{ path: `/settings/erps/${id}/documents`, title: t("documents") }} title={one.number} tags={<Status tone={toneOf(one.state)}>{t.of("told", one.state)}</Status>}
      actions={can("finance", "edit") && one.state === "refused" && <Button type="primary" onClick={() => void again()}>{t("again")}</Button>}
      side={<Card title={t("facts")}>
        <Facts of={[[t("document_kind"), t.of("kind", one.kind)], [t("day"), one.on_date], [t("told_at"), <Moment key="at" at={one.told_at} />], one.external_id ? [t("external_id"), <code key="id">{one.external_id}</code>] : null, one.code ? [t("code"), <code key="code">{one.code}</code>] : null]} />
      </Card>}>
      <Card title={t("answer")}>
        <p>{one.message || t.of("answer_of", one.state)}</p>
        {one.field && <p className="soft">{t("field")}: <code>{one.field}</code></p>}
        {one.state === "refused" && <p className="soft"><Link href={`/settings/erps/${id}?kind=${one.kind}`}>{t("mapping_open")}</Link></p>}
      </Card>
    </DetailPage>
  );
}
