// Webhook deliveries and polled messages as they came; each can be read once more.
import { RotateCcw } from "lucide-react";
import { useMemo } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { MESSAGE_STATES, toneOf, useAccounts } from "./connections";
import { words } from "./words";
import "./connect.css";

type Message = Schemas["MessageShown"];
type T = Say<typeof words>;

export default function MessagesPage() {
  const t = useWords(words);
  const accounts = useAccounts();
  const names = useMemo(() => new Map(accounts?.filter(({ kind }) => kind === "channel").map(({ id, title }) => [id, title])), [accounts]);
  const views = useMemo(() => [
    { key: "all", title: t("view.all"), filter: {} }, { key: "failed", title: t("view.unreadable"), filter: { state: "failed" } },
    { key: "received", title: t("view.waiting"), filter: { state: "received" } },
  ], [t]);
  const card = useMemo(() => (one: Message) => (
    <>
      <b className="cut">{one.topic} {one.external_id}</b><Status tone={toneOf(one.state)}>{t.of("message", one.state)}</Status>
      <span className="soft cut">{names.get(one.account_id)}</span><span className="soft"><Moment at={one.received_at} /></span>
    </>
  ), [t, names]);
  return (
    <ListPage<Message> name="messages" noun="connect" title={t("messages_title")} load={load} columns={useColumns(t, names)} filters={useFilters(t, names)} views={views} actions={useActions(t)} path={pathOf}
      label={labelOf} card={card} hint={<ButtonLink path="/connect">{t("title")}</ButtonLink>} empty={{ title: t("messages_none"), hint: t("messages_empty_hint") }} />
  );
}

const pathOf = (one: Message) => `/connect/messages/${one.id}`;
const labelOf = (one: Message) => `${one.topic} ${one.external_id}`;

async function load({ account, external_id = "", state = "" }: Filtered, after: string) {
  const known = MESSAGE_STATES.find((one) => one === state) ?? "";
  return said(api.GET("/api/v1/connect/messages", { params: { query: { ...(account ? { account_id: account } : {}), external_id, state: known, after, limit: 100 } } }));
}

function useColumns(t: T, names: ReadonlyMap<string, string>): readonly Column<Message>[] {
  return useMemo(() => [
    { key: "about", title: t("about"), width: "minmax(160px, 1.4fr)", show: (one) => `${one.topic} ${one.external_id}`, text: (one) => `${one.topic} ${one.external_id}` },
    { key: "at", title: t("came"), width: "124px", show: (one) => <Moment at={one.received_at} />, text: (one) => one.received_at },
    { key: "account", title: t("account"), width: "minmax(140px, 1fr)", show: (one) => names.get(one.account_id) ?? "", text: (one) => names.get(one.account_id) ?? one.account_id },
    { key: "source", title: t("source"), width: "92px", show: (one) => t.of("source", one.source), text: (one) => one.source },
    { key: "state", title: t("state"), width: "110px", show: (one) => <Status tone={toneOf(one.state)}>{t.of("message", one.state)}</Status>, text: (one) => one.state },
    { key: "times", title: t("times"), width: "84px", isNumber: true, show: (one) => one.times, text: (one) => one.times },
    { key: "error", title: t("error"), width: "minmax(140px, 1.6fr)", show: (one) => <span title={one.error}>{one.error}</span>, text: (one) => one.error },
  ], [t, names]);
}

function useFilters(t: T, names: ReadonlyMap<string, string>): readonly Filter[] {
  return useMemo(() => [
    { key: "external_id", label: t("about_id"), kind: "text" },
    { key: "account", label: t("account"), kind: "choice", options: [...names].map(([value, label]) => ({ value, label })) },
    { key: "state", label: t("state"), kind: "choice", options: MESSAGE_STATES.map((value) => ({ value, label: t.of("message", value) })) },
  ], [t, names]);
}

function useActions(t: T): readonly Action[] {
  const can = useCan();
  return useMemo(() => can("connect", "replay") ? [
    { key: "replay", title: t("replay"), icon: <RotateCcw className="iconic" />, run: async (ids: string[]) => { await said(api.POST("/api/v1/connect/messages/replay", { body: { ids } })); return []; } },
  ] : [], [t, can]);
}
