// Channels: the robots, mailboxes and receivers that bring messages; each can be tried, rested and taken away.
import { useMutation } from "@tanstack/react-query";
import { App, Button } from "antd";
import { BellPlus } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { api, said } from "../../kit/api/client";
import { problemOf } from "../../kit/api/problem";
import { useCan } from "../../kit/shell/session";
import { ButtonLink } from "../../kit/show/ButtonLink";
import { Empty } from "../../kit/show/Empty";
import { Moment } from "../../kit/show/Moment";
import { ProblemShown } from "../../kit/show/ProblemShown";
import { Status } from "../../kit/show/Status";
import { UnreadPart } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { AddChannel } from "./AddChannel";
import { type Channel, readAgain, toneOf, useChannels } from "./channels";
import { NoticesPage } from "./NoticesPage";
import { words } from "./words";

export default function ChannelsPage() {
  const t = useWords(words);
  const can = useCan();
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useChannels();
  const add = can("connect", "edit") && <Button type="primary" icon={<BellPlus className="iconic" />} onClick={() => setAdding(true)}>{t("channel_add")}</Button>;
  return (
    <NoticesPage title={t("channels")} hint={t("channels_hint")} actions={add}>
      {!data ? <UnreadPart wrong={error} again={refetch} rows={6} /> : data.rows.length === 0
        ? <section className="card"><Empty title={t("channels_empty")} hint={t("channels_empty_hint")} action={add} /></section> : <Channels rows={data.rows} />}
      {isAdding && <AddChannel onClose={() => setAdding(false)} />}
    </NoticesPage>
  );
}

function Channels({ rows }: { rows: readonly Channel[] }) {
  const t = useWords(words);
  return (
    <section className="card table-scroll" tabIndex={0} aria-label={t("channels")}>
      <table className="plain stacks">
        <thead><tr><th scope="col">{t("name")}</th><th scope="col">{t("state")}</th><th scope="col">{t("heard_by")}</th><th scope="col">{t("last_sent")}</th><th scope="col"><span className="sr">{t("actions")}</span></th></tr></thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <td data-label={t("name")}><span><b>{one.title}</b> <span className="soft">{one.partner_title}</span></span></td>
              <td data-label={t("state")}><State of={one} /></td>
              <td data-label={t("heard_by")}>{one.subscriptions ? <Link href={`/settings/notices/subscriptions?channel=${one.id}`}>{t("subscription_count", { count: one.subscriptions })}</Link> : <span className="toned tone-warn">{t("subscription_none")}</span>}</td>
              <td data-label={t("last_sent")}><Moment at={one.last_success_at} /></td>
              <td><Actions of={one} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function State({ of: one }: { of: Channel }) {
  const t = useWords(words);
  return (
    <div className="channel-state">
      <Status tone={one.failing_since && one.state === "connected" ? "bad" : toneOf(one.state)}>{one.failing_since && one.state === "connected" ? t("failing") : t.of("channel", one.state)}</Status>
      {one.failing_since && <span className="soft">{t("failing_since")} <Moment at={one.failing_since} /></span>}
      {one.last_error && (one.failing_since || one.state !== "connected") && <span className="soft">{one.last_error}</span>}
    </div>
  );
}

function Actions({ of: one }: { of: Channel }) {
  const t = useWords(words);
  const can = useCan();
  const { modal, message } = App.useApp();
  const path = { params: { path: { account_id: one.id } } };
  const test = useMutation({ mutationFn: () => said(api.POST("/api/v1/notices/channels/{account_id}/test", path)), onSettled: readAgain });
  const now = (does: Promise<unknown>) => void does.then(readAgain, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const remove = () => modal.confirm({
    title: t("channel_remove_ask", { name: one.title }), content: t("channel_remove_hint", { count: one.subscriptions }), okText: t("remove"), okButtonProps: { danger: true }, cancelText: t("cancel"),
    onOk: () => said(api.DELETE("/api/v1/notices/channels/{account_id}", path)).then(readAgain, (wrong: unknown) => void message.error(problemOf(wrong).detail)),
  });
  return (
    <div className="channel-do">
      <div className="channel-buttons">
        {can("notices", "send") && <Button size="small" loading={test.isPending} onClick={() => test.mutate()}>{t("test")}</Button>}
        {can("connect", "edit") && one.state === "connected" && <Button size="small" onClick={() => now(said(api.POST("/api/v1/connect/accounts/{account_id}/pause", path)))}>{t("pause")}</Button>}
        {can("connect", "edit") && one.state === "paused" && <Button size="small" type="primary" onClick={() => now(said(api.POST("/api/v1/connect/accounts/{account_id}/resume", path)))}>{t("resume")}</Button>}
        {can("connect", "read") && <ButtonLink size="small" path={`/connect/${one.id}`}>{t("keys")}</ButtonLink>}
        {can("notices", "edit") && <Button size="small" danger onClick={remove}>{t("remove")}</Button>}
      </div>
      {test.error && <ProblemShown wrong={test.error} isSmall />}
      {test.data && (
        <p role="status" className="channel-answer"><Status tone={toneOf(test.data.state)}>{t.of("delivery", test.data.state)}</Status> <span className="soft">{test.data.answer || t("test_sent")}</span>
          {can("connect", "read") && <> <Link href={`/connect/calls?trace_id=${test.data.trace_id}`}>{t("call_log")}</Link></>}</p>
      )}
    </div>
  );
}
