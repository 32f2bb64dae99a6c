import { RefreshCw } from "lucide-react";
import { useMemo } from "react";
import { api, type QueryOf, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { InventorySections } from "./InventorySections";
import { type Listed, pushNow, STANDINGS, toneOfStanding } from "./listed";
import { words } from "./words";
import "./inventory.css";

type T = Say<typeof words>;
type Row = Listed & { id: string };
type Query = QueryOf<"/api/v1/inventory/listed">;

export default function ListedPage() {
  const t = useWords(words);
  const can = useCan();
  const views = useMemo(() => [{ key: "all", title: t("view.all"), filter: {} }, ...(["drift", "refused", "waiting"] as const).map((key) => ({ key, title: t(`standing.${key}`), filter: { standing: key } }))], [t]);
  const actions = useMemo<readonly Action[]>(() => (can("inventory", "push") ? [{ key: "push", title: t("push"), icon: <RefreshCw className="iconic" />, run: pushNow }] : []), [t, can]);
  const card = useMemo(() => (one: Row) => <Carded one={one} t={t} />, [t]);
  return (
    <ListPage<Row> name="listed" noun="inventory" title={t("listed_title")} hint={<InventorySections />} load={load} columns={useColumns(t)} filters={useFilters(t)} views={views} actions={actions}
      path={pathOf} label={labelOf} card={card} empty={{ title: t("listed_empty"), hint: t("listed_empty_hint") }} />
  );
}

const pathOf = (one: Row) => (one.item_id ? `/inventory/items/${one.item_id}` : `/items/listings/${one.id}`);
const labelOf = (one: Row) => one.sku || one.listing_id;

async function load(filter: Filtered, after: string) {
  const page = await said(api.GET("/api/v1/inventory/listed", { params: { query: { ...(filter as Query), after, limit: 100 } } }));
  return { next: page.next, rows: page.rows.map((row) => ({ ...row, id: row.listing_row_id })) };
}

function useColumns(t: T): readonly Column<Row>[] {
  const shops = useShops();
  return useMemo(() => [
    { key: "sku", title: t("listing"), width: "minmax(140px, 1fr)", show: (one) => one.sku || one.listing_id, text: (one) => one.sku || one.listing_id },
    { key: "goods", title: t("goods"), width: "minmax(180px, 2fr)", show: (one) => <span title={one.title}>{one.title || "–"}</span>, text: (one) => one.title },
    { key: "shop", title: t("shop"), width: "minmax(130px, 1fr)", show: (one) => shops.get(one.shop_id)?.title ?? "–", text: (one) => shops.get(one.shop_id)?.title ?? "" },
    { key: "quantity", title: t("should"), width: "84px", isNumber: true, show: (one) => <b>{one.quantity}</b>, text: (one) => one.quantity },
    { key: "told", title: t("told"), width: "84px", isNumber: true, show: (one) => one.pushed_quantity ?? "–", text: (one) => one.pushed_quantity ?? "" },
    { key: "shows", title: t("shows"), width: "84px", isNumber: true, show: (one) => one.shown_quantity ?? "–", text: (one) => one.shown_quantity ?? "" },
    { key: "standing", title: t("standing"), width: "130px", show: (one) => <span title={one.error}><Status tone={toneOfStanding(one.standing)}>{t.of("standing", one.standing)}</Status></span>, text: (one) => t.of("standing", one.standing) },
    { key: "shown_at", title: t("shown_at"), width: "116px", show: (one) => <Moment at={one.shown_at} />, text: (one) => one.shown_at ?? "" },
    { key: "pushed_at", title: t("pushed_at"), width: "116px", isOptional: true, show: (one) => <Moment at={one.pushed_at} />, text: (one) => one.pushed_at ?? "" },
    { key: "terms", title: t("terms"), width: "minmax(120px, 1fr)", isOptional: true, show: (one) => termsOf(one, t), text: (one) => termsOf(one, t) },
    { key: "error", title: t("error"), width: "minmax(140px, 1fr)", isOptional: true, show: (one) => one.error || "–", text: (one) => one.error },
  ], [t, shops]);
}

function termsOf(one: Listed, t: T): string {
  return [one.share_percent < 100 && `${one.share_percent} %`, one.buffer > 0 && t("buffer_of", { count: one.buffer }), one.cap !== null && t("cap_of", { count: one.cap })].filter(Boolean).join(t("comma")) || "–";
}

function Carded({ one, t }: { one: Row; t: T }) {
  return (
    <>
      <b className="cut">{one.sku || one.listing_id}</b><span>{t("should_shows", { should: one.quantity, shows: one.shown_quantity ?? one.pushed_quantity ?? "–" })}</span>
      <span className="cut soft">{one.title}</span><span />
      <span className="wide"><Status tone={toneOfStanding(one.standing)}>{t.of("standing", one.standing)}</Status></span>
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  const shops = useShops();
  return useMemo(() => [
    { key: "search", label: t("search_listing"), kind: "text" },
    { key: "standing", label: t("standing"), kind: "choice", options: STANDINGS.map((value) => ({ value, label: t.of("standing", value) })) },
    ...(shops.size ? [{ key: "shop_id", label: t("shop"), kind: "choice" as const, options: [...shops.values()].map(({ id, title }) => ({ value: id, label: title })) }] : []),
  ], [t, shops]);
}
