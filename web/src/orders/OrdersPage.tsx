import { useMemo } from "react";
import { api, type QueryOf, said, type Schemas } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { ListPage } from "../kit/list/ListPage";
import type { Column, Filter, Filtered, View } from "../kit/list/types";
import { usePreferences } from "../kit/look/preferences";
import { countryText } from "../kit/show/format";
import { Money } from "../kit/show/Money";
import { Deadline, Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { useActions } from "./bulk";
import { useMyId, usePeople, useTags } from "./people";
import { Tags } from "./Tags";
import { STATES, toneOfOrder } from "./tones";
import { words } from "./words";

type Order = Schemas["OrderShown"];
type T = Say<typeof words>;

export default function OrdersPage() {
  const t = useWords(words);
  const columns = useColumns(t);
  const filters = useFilters(t);
  const me = useMyId();
  const views = useMemo(() => viewsOf(t, me), [t, me]);
  const [actions, asking] = useActions();
  return (
    <>
    <ListPage<Order> name="orders" noun="orders" title={t("title")} load={load} loadSome={loadSome} columns={columns} filters={filters} views={views} actions={actions}
      path={pathOf} label={labelOf} card={useCard(t)} empty={{ title: t("empty"), hint: t("empty_hint") }} />
    {asking}
    </>
  );
}

const pathOf = (order: Order) => `/orders/${order.id}`;
const labelOf = (order: Order) => order.number;

type Query = QueryOf<"/api/v1/orders">;

function queryOf({ due, ...plain }: Filtered): Query {
  const until = due ? { ship_by_until: new Date(Date.now() + Number(due) * 3_600_000).toISOString() } : {};
  return { ...plain, ...until } as Query;
}

const load = (filter: Filtered, after: string) => said(api.GET("/api/v1/orders", { params: { query: { ...queryOf(filter), after, limit: 100 } } }));

async function loadSome(filter: Filtered, id: string[]) {
  return (await said(api.GET("/api/v1/orders", { params: { query: { ...queryOf(filter), id, limit: 200 } } }))).rows;
}

function useColumns(t: T): readonly Column<Order>[] {
  const shops = useShops();
  const people = usePeople();
  const { language } = usePreferences();
  return useMemo(() => [
    { key: "number", title: t("number"), width: "minmax(204px, 1.3fr)", show: (one) => <>{one.number}<Tags of={one.tags} /></>, text: (one) => one.number },
    { key: "state", title: t("state"), width: "136px", show: (one) => <Status tone={toneOfOrder(one.state)}>{t.of("state", one.state)}</Status>, text: (one) => t.of("state", one.state) },
    { key: "shop", title: t("shop"), width: "minmax(150px, 1.2fr)", show: (one) => shops.get(one.shop_id)?.title ?? "–", text: (one) => shops.get(one.shop_id)?.title ?? "" },
    { key: "buyer", title: t("buyer"), width: "minmax(80px, 0.7fr)", show: (one) => one.buyer.name || "–", text: (one) => one.buyer.name ?? "" },
    { key: "country", title: t("country"), width: "minmax(110px, 0.8fr)", show: (one) => countryText(one.country, language), text: (one) => one.country },
    { key: "total", title: t("total"), width: "112px", isNumber: true, show: (one) => <Money minor={one.total_minor} currency={one.currency} />, text: (one) => `${one.total_minor} ${one.currency}` },
    { key: "ship_by", title: t("ship_by"), width: "112px", show: (one) => <Deadline at={isOpen(one) ? one.ship_by_at : null} />, text: (one) => one.ship_by_at ?? "" },
    { key: "placed", title: t("placed"), width: "112px", show: (one) => <Moment at={one.placed_at} zone={one.zone} />, text: (one) => one.placed_at },
    { key: "payment", title: t("payment"), width: "104px", isOptional: true, show: (one) => t.of("payment", one.payment), text: (one) => one.payment },
    { key: "captured", title: t("captured"), width: "112px", isOptional: true, show: (one) => <Moment at={one.captured_at} />, text: (one) => one.captured_at },
    { key: "source", title: t("source"), width: "90px", isOptional: true, show: (one) => t.of("source", one.source), text: (one) => one.source },
    { key: "service", title: t("service"), width: "110px", isOptional: true, show: (one) => one.service_level || "–", text: (one) => one.service_level },
    { key: "tags", title: t("tags"), width: "minmax(110px, 0.8fr)", isOptional: true, show: (one) => <Tags of={one.tags} />, text: (one) => one.tags.join(" ") },
    { key: "assignee", title: t("assignee"), width: "120px", isOptional: true, show: (one) => people.get(one.assignee_id ?? "") ?? "–", text: (one) => people.get(one.assignee_id ?? "") ?? "" },
  ], [t, shops, people, language]);
}

const PAYMENTS = ["pending", "authorised", "paid", "partly_refunded", "refunded", "charged_back"] as const;
const isOpen = (one: Order) => !["shipped", "completed", "cancelled", "channel_fulfilled"].includes(one.state);

function useCard(t: T) {
  const { language } = usePreferences();
  return useMemo(() => function card(one: Order) {
    return (
      <>
        <b className="cut">{one.number}</b><Money minor={one.total_minor} currency={one.currency} />
        <span className="cut soft">{[one.buyer.name, countryText(one.country, language)].filter(Boolean).join(" · ")}</span>{isOpen(one) && one.ship_by_at ? <Deadline at={one.ship_by_at} /> : <span />}
        <span className="wide"><Status tone={toneOfOrder(one.state)}>{t.of("state", one.state)}</Status><Tags of={one.tags} /></span>
      </>
    );
  }, [t, language]);
}

function useFilters(t: T): readonly Filter[] {
  const shops = useShops();
  const tags = useTags();
  const people = usePeople();
  return useMemo(() => [
    { key: "q", label: t("search"), kind: "text" },
    { key: "state", label: t("state"), kind: "choice", options: STATES.map((value) => ({ value, label: t.of("state", value) })) },
    { key: "payment", label: t("payment"), kind: "choice", options: PAYMENTS.map((value) => ({ value, label: t.of("payment", value) })) },
    ...(shops.size ? [{ key: "shop_id", label: t("shop"), kind: "choice" as const, options: [...shops.values()].map(({ id, title }) => ({ value: id, label: title })) }] : []),
    ...(tags.length ? [{ key: "tag", label: t("tag"), kind: "choice" as const, options: tags.map((value) => ({ value, label: value })) }] : []),
    { key: "assignee_id", label: t("assignee"), kind: "choice", options: [...people].map(([value, label]) => ({ value, label })) },
  ], [t, shops, tags, people]);
}

function viewsOf(t: T, me: string): readonly View[] {
  const state = (value: "unmapped" | "on_hold" | "ready" | "released") => ({ key: value, title: t(`view.${value}`), filter: { state: value } });
  return [
    { key: "all", title: t("view.all"), filter: {} }, { key: "urgent", title: t("view.urgent"), filter: { due: "24" } },
    ...(me ? [{ key: "mine", title: t("view.mine"), filter: { assignee_id: me } }] : []),
    state("unmapped"), state("on_hold"), state("ready"), state("released"),
  ];
}
