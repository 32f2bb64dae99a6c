// The delivery log: every message of the last 90 days and what became of it.
import { Send } from "lucide-react";
import { useMemo } from "react";
import { api, said, type QueryOf } from "../../kit/api/client";
import { withinDays } from "../../kit/list/days";
import { ListPage } from "../../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../../kit/list/types";
import { useCan } from "../../kit/shell/session";
import { Moment } from "../../kit/show/Moment";
import { Status } from "../../kit/show/Status";
import { type Say, useWords } from "../../kit/words/useWords";
import { DELIVERY_STATES, type Delivery, toneOf, useChannels, useEvents, useSubscriptions } from "./channels";
import { NoticeParts } from "./NoticesPage";
import { words } from "./words";

type T = Say<typeof words>;
type Query = QueryOf<"/api/v1/notices/deliveries">;
type Names = ReadonlyMap<string, string>;

export default function DeliveriesPage() {
  const t = useWords(words);
  const can = useCan();
  const channels = useChannels().data?.rows;
  const subscriptions = useSubscriptions().data?.rows;
  const events = useEvents().data?.rows;
  const names = useMemo<Names>(() => new Map([...(channels ?? []), ...(subscriptions ?? [])].map(({ id, title }) => [id, title])), [channels, subscriptions]);
  const filters = useMemo<Filter[]>(() => [
    { key: "state", label: t("state"), kind: "choice", options: DELIVERY_STATES.map((value) => ({ value, label: t(`delivery.${value}`) })) },
    { key: "channel", label: t("channel_one"), kind: "choice", options: channels?.map(({ id, title }) => ({ value: id, label: title })) ?? [] },
    { key: "subscription", label: t("subscription_one"), kind: "choice", options: subscriptions?.map(({ id, title }) => ({ value: id, label: title })) ?? [] },
    { key: "event", label: t("event"), kind: "choice", options: events?.map(({ name, title }) => ({ value: name, label: title })) ?? [] },
    { key: "since", label: t("since"), kind: "day" }, { key: "until", label: t("until"), kind: "day" },
  ], [t, channels, subscriptions, events]);
  const views = useMemo(() => [{ key: "all", title: t("view.all"), filter: {} }, { key: "failed", title: t("view.failed"), filter: { state: "failed" } }, { key: "unknown", title: t("view.unknown"), filter: { state: "unknown" } }], [t]);
  const actions = useMemo<Action[]>(() => (can("notices", "send") ? [{ key: "resend", title: t("resend"), icon: <Send className="iconic" />, run: resend }] : []), [t, can]);
  const card = useMemo(() => (one: Delivery) => (
    <><b className="cut">{one.title}</b><Status tone={toneOf(one.state)}>{t.of("delivery", one.state)}</Status><span className="soft cut">{names.get(one.account_id) ?? t("channel_gone")}</span><span className="soft"><Moment at={one.created_at} /></span></>
  ), [t, names]);
  return (
    <>
      <NoticeParts />
      <ListPage<Delivery> name="deliveries" noun="notices" title={t("deliveries")} load={load} columns={useColumns(t, names)} filters={filters} views={views} actions={actions} path={pathOf} label={labelOf} card={card}
        empty={{ title: t("deliveries_empty"), hint: t("deliveries_empty_hint") }} />
    </>
  );
}

function useColumns(t: T, names: Names): readonly Column<Delivery>[] {
  return useMemo(() => [
    { key: "title", title: t("message"), width: "minmax(180px, 1.6fr)", show: (one) => one.title, text: (one) => one.title },
    { key: "state", title: t("state"), width: "110px", show: (one) => <Status tone={toneOf(one.state)}>{t.of("delivery", one.state)}</Status>, text: (one) => t.of("delivery", one.state) },
    { key: "channel", title: t("channel_one"), width: "minmax(120px, 0.8fr)", show: (one) => names.get(one.account_id) ?? <span className="faint">{t("channel_gone")}</span>, text: (one) => names.get(one.account_id) ?? "" },
    { key: "created", title: t("written"), width: "124px", show: (one) => <Moment at={one.created_at} />, text: (one) => one.created_at },
    { key: "tries", title: t("tries"), width: "76px", isNumber: true, show: (one) => one.tries, text: (one) => one.tries },
    { key: "answer", title: t("answer"), width: "minmax(160px, 1.6fr)", show: (one) => <span className="soft" title={one.error}>{one.error}</span>, text: (one) => one.error },
    { key: "line", title: t("lines"), width: "minmax(160px, 1.4fr)", isOptional: true, show: (one) => <span title={one.lines[0]}>{one.lines[0]}</span>, text: (one) => one.lines.join(" / ") },
  ], [t, names]);
}

const pathOf = (one: Delivery) => `/settings/notices/deliveries/${one.id}`;
const labelOf = (one: Delivery) => `${one.title} ${one.created_at}`;

async function load({ state = "", channel, subscription, ...rest }: Filtered, after: string) {
  return said(api.GET("/api/v1/notices/deliveries", { params: { query: { ...withinDays(rest), state: state as NonNullable<Query["state"]>, ...(channel ? { account_id: channel } : {}), ...(subscription ? { subscription_id: subscription } : {}), after, limit: 100 } } }));
}

async function resend(ids: string[]) {
  await said(api.POST("/api/v1/notices/deliveries/resend", { body: { ids } }));
  return [];
}
