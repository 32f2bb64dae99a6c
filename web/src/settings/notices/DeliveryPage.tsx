// One message: what was said, to whom, and the partner's answer; a person may send it once more.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { Link, useLocation, useParams } from "wouter";
import { api, said } from "../../kit/api/client";
import { problemOf } from "../../kit/api/problem";
import { Card, DetailPage } from "../../kit/detail/DetailPage";
import { useCan } from "../../kit/shell/session";
import { Facts } from "../../kit/show/Facts";
import { Moment } from "../../kit/show/Moment";
import { Status } from "../../kit/show/Status";
import { Unread } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { readAgain, toneOf, useChannels, useSubscriptions } from "./channels";
import { words } from "./words";
import "./notices.css";

export default function DeliveryPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const [, go] = useLocation();
  const { message } = App.useApp();
  const channels = useChannels().data?.rows;
  const subscriptions = useSubscriptions().data?.rows;
  const { data: one, error, refetch } = useQuery({
    queryKey: ["notices", "one", id], queryFn: () => said(api.GET("/api/v1/notices/deliveries/{delivery_id}", { params: { path: { delivery_id: id } } })),
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? 3_000 : false),
  });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const again = () => said(api.POST("/api/v1/notices/deliveries/resend", { body: { ids: [one.id] } })).then(() => {
    readAgain();
    void message.success(t("resent"));
    go(`/settings/notices/deliveries?subscription=${one.subscription_id}`);
  }, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const channel = channels?.find((each) => each.id === one.account_id);
  return (
    <DetailPage back={{ path: "/settings/notices/deliveries", title: t("deliveries") }} title={one.title} tags={<Status tone={toneOf(one.state)}>{t.of("delivery", one.state)}</Status>}
      actions={can("notices", "send") && one.state !== "waiting" && <Button type={one.state === "sent" ? "default" : "primary"} onClick={() => void again()}>{t("resend")}</Button>}
      side={<Card title={t("facts")}>
        <Facts of={[
          [t("channel_one"), channel ? <Link key="channel" href={`/connect/${channel.id}`}>{channel.title}</Link> : t("channel_gone")],
          [t("subscription_one"), subscriptions?.find((each) => each.id === one.subscription_id)?.title ?? "–"],
          [t("language"), t.of("language", one.language)], [t("written"), <Moment key="written" at={one.created_at} />], [t("tries"), String(one.tries)],
          one.next_at && one.state === "waiting" ? [t("next_try"), <Moment key="next" at={one.next_at} />] : null,
          one.ended_at ? [t("ended"), <Moment key="ended" at={one.ended_at} />] : null, [t("key"), <code key="key">{one.key}</code>],
        ]} />
      </Card>}>
      <Card title={t("message")}>
        <div className="bubble"><b>{one.title}</b>{one.lines.map((line, place) => <p key={place}>{line}</p>)}{one.url && <p><Link href={one.url}>{one.url}</Link></p>}</div>
      </Card>
      <Card title={t("answer")}>
        <p>{one.error || t.of("said", one.state)}</p>
        {can("connect", "read") && <p className="call-link"><Link href={`/connect/calls?account=${one.account_id}`}>{t("call_log")}</Link></p>}
      </Card>
    </DetailPage>
  );
}
