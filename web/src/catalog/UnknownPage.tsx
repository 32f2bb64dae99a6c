// The inbox of listings that nobody linked: the best suggestion is one key (e) or one click away, for one or many.
import { Button } from "antd";
import { Link2 } from "lucide-react";
import { useMemo } from "react";
import { api, type QueryOf, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { startJob } from "../kit/list/jobs";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { linkAll, type Unlinked, unlinkAll } from "./api";
import { CatalogSections } from "./CatalogSections";
import { words } from "./words";
import "./catalog.css";

type T = Say<typeof words>;
const best = new Map<string, string>(); // the item that a listing most probably is, by listing
const nothing = { id: "", detail: "" };

export default function UnknownPage() {
  const t = useWords(words);
  const can = useCan();
  const views = useMemo(() => [{ key: "all", title: t("view.all"), filter: {} }, { key: "waiting", title: t("view.waiting"), filter: { is_waiting: "true" } }], [t]);
  const accept = useMemo(() => acceptIn(t("no_suggestion")), [t]);
  const actions = useMemo<readonly Action[]>(() => (can("catalog", "link") ? [{ key: "accept", title: t("accept"), icon: <Link2 className="iconic" />, run: accept, undo: unlinkAll }] : []), [t, can, accept]);
  const take = useMemo(() => (can("catalog", "link") ? (one: Unlinked) => startJob(t("accept"), [one.id], accept, unlinkAll) : null), [t, can, accept]);
  const card = useMemo(() => (one: Unlinked) => <Carded one={one} t={t} />, [t]);
  return (
    <ListPage<Unlinked> name="unknown" noun="catalog" title={t("sec_unknown")} hint={<CatalogSections />} load={load} columns={useColumns(t, take)} filters={useFilters(t)} views={views} actions={actions}
      path={pathOf} label={labelOf} card={card} empty={{ title: t("unknown_empty"), hint: t("unknown_empty_hint"), action: <ButtonLink path="/items/listings">{t("sec_listings")}</ButtonLink> }} />
  );
}

const pathOf = (one: Unlinked) => `/items/listings/${one.id}`;
const labelOf = (one: Unlinked) => one.sku || one.listing_id;

async function load({ is_waiting, ...plain }: Filtered, after: string) {
  const query = { ...(plain as QueryOf<"/api/v1/catalog/listings/unlinked">), is_waiting: is_waiting === "true", after, limit: 50 };
  const page = await said(api.GET("/api/v1/catalog/listings/unlinked", { params: { query } }));
  for (const { id, suggestions } of page.rows) if (suggestions?.[0]) best.set(id, suggestions[0].item_id);
  return page;
}

/** Links listings to what they most probably are; those without a suggestion stay for a person. */
function acceptIn(lacking: string) {
  return async (ids: string[]) => {
    const rows = ids.flatMap((id) => { const item_id = best.get(id); return item_id ? [{ listing_row_id: id, item_id, quantity: 1 }] : []; });
    const left = ids.filter((id) => !best.has(id)).map((id) => ({ ...nothing, id, detail: lacking }));
    return [...left, ...(rows.length ? await linkAll(rows) : [])];
  };
}

function useColumns(t: T, take: ((one: Unlinked) => void) | null): readonly Column<Unlinked>[] {
  const shops = useShops();
  return useMemo(() => [
    { key: "sku", title: t("listing_sku"), width: "minmax(140px, 1fr)", show: (one) => one.sku || one.listing_id, text: (one) => one.sku || one.listing_id },
    { key: "title", title: t("field.title"), width: "minmax(180px, 1.6fr)", show: (one) => <span title={one.title}>{one.title || "–"}</span>, text: (one) => one.title },
    { key: "shop", title: t("shop"), width: "minmax(130px, 1fr)", show: (one) => shops.get(one.shop_id)?.title ?? "–", text: (one) => shops.get(one.shop_id)?.title ?? "" },
    { key: "orders", title: t("waiting_orders"), width: "100px", isNumber: true, show: (one) => (one.orders ? <Status tone="bad">{String(one.orders)}</Status> : <span className="faint">0</span>), text: (one) => one.orders },
    { key: "best", title: t("suggestion"), width: "minmax(220px, 1.8fr)", show: (one) => <Best one={one} t={t} />, text: (one) => one.suggestions?.[0]?.sku ?? "" },
    { key: "do", title: "", width: "104px", show: (one) => take && one.suggestions?.length ? <Button size="small" onClick={() => take(one)}>{t("accept")}</Button> : <ButtonLink size="small" type="text" path={pathOf(one)}>{t("choose")}</ButtonLink> },
    { key: "seen", title: t("first_seen"), width: "116px", isOptional: true, show: (one) => <Moment at={one.first_seen_at} />, text: (one) => one.first_seen_at },
  ], [t, shops, take]);
}

function Best({ one, t }: { one: Unlinked; t: T }) {
  const first = one.suggestions?.[0];
  if (!first) return <span className="faint">{t("no_suggestion_short")}</span>;
  return <span title={first.title}><b>{first.sku}</b> <span className="faint">{t.of("why", first.why)} · {first.score} %</span></span>;
}

function Carded({ one, t }: { one: Unlinked; t: T }) {
  return (
    <>
      <b className="cut">{one.sku || one.listing_id}</b>{one.orders ? <Status tone="bad">{t("orders_wait", { count: one.orders })}</Status> : <span />}
      <span className="cut soft wide">{one.title}</span>
      <span className="wide cut"><Best one={one} t={t} /></span>
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  const shops = useShops();
  return useMemo(() => [
    { key: "search", label: t("search_listing"), kind: "text" },
    ...(shops.size ? [{ key: "shop_id", label: t("shop"), kind: "choice" as const, options: [...shops.values()].map(({ id, title }) => ({ value: id, label: title })) }] : []),
  ], [t, shops]);
}
