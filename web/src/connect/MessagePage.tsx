// One raw message: what became of it, its body for those who may see buyers in full, and reading it once more.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { toneOf, useAccounts } from "./connections";
import { laidOut } from "./laidOut";
import { words } from "./words";
import "./connect.css";

export default function MessagePage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const { message } = App.useApp();
  const accounts = useAccounts();
  const [unmask, setUnmask] = useState(false);
  const { data: one, error, refetch } = useQuery({
    queryKey: ["connect", "message", id, unmask],
    queryFn: () => said(api.GET("/api/v1/connect/messages/{message_id}", { params: { path: { message_id: id }, query: { unmask } } })),
    placeholderData: (before) => before,
  });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const replay = () => void said(api.POST("/api/v1/connect/messages/replay", { body: { ids: [id] } })).then(() => {
    void message.success(t("replayed"));
    void queries.invalidateQueries({ queryKey: ["connect"] });
  }, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const account = accounts?.find((each) => each.id === one.account_id);
  return (
    <DetailPage back={{ path: "/connect/messages", title: t("messages_title") }} title={`${one.topic} ${one.external_id}`} tags={<Status tone={toneOf(one.state)}>{t.of("message", one.state)}</Status>}
      actions={can("connect", "replay") && <Button type={one.state === "failed" ? "primary" : "default"} onClick={replay}>{t("replay")}</Button>}
      side={
        <Card title={t("facts")}>
          <Facts of={[
            [t("account"), <Link key="account" href={`/connect/${one.account_id}`}>{account?.title ?? one.account_id.slice(0, 8)}</Link>], [t("source"), t.of("source", one.source)],
            [t("came"), <Moment key="came" at={one.received_at} />], [t("happened"), <Moment key="happened" at={one.happened_at} />], [t("times"), one.times], [t("message_key"), <code key="key">{one.key}</code>],
          ]} />
        </Card>
      }>
      {one.error && <div className="problem small"><p>{one.error}</p></div>}
      <Card title={t("body")} isFlush={one.body !== null}>
        {one.body !== null ? <pre className="peek" tabIndex={0}>{laidOut(one.body)}</pre> : (
          <div className="file-line"><p className="soft">{t("body_masked")}</p>{can("contacts", "unmask") && <Button onClick={() => setUnmask(true)}>{t("unmask")}</Button>}</div>
        )}
      </Card>
    </DetailPage>
  );
}
