import { SlidersHorizontal, Unlink } from "lucide-react";
import { useMemo, useState } from "react";
import { api, type QueryOf, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { type Listing, linkAll, unlinkAll } from "./api";
import { CatalogSections } from "./CatalogSections";
import { TermsDialog, termsText } from "./terms";
import { words } from "./words";
import "./catalog.css";

type T = Say<typeof words>;

export default function ListingsPage() {
  const t = useWords(words);
  const [editing, edit] = useState<string[] | null>(null);
  const views = useMemo(() => [{ key: "all", title: t("view.all"), filter: {} }, { key: "unlinked", title: t("listing_state.unlinked"), filter: { state: "unlinked" } }], [t]);
  const card = useMemo(() => (one: Listing) => <Carded one={one} t={t} />, [t]);
  return (
    <>
      <ListPage<Listing> name="listings" noun="catalog" title={t("sec_listings")} hint={<CatalogSections />} load={load} columns={useColumns(t)} filters={useFilters(t)} views={views} actions={useActions(t, edit)}
        path={pathOf} label={labelOf} card={card} empty={{ title: t("listings_empty"), hint: t("listings_empty_hint") }} />
      <TermsDialog ids={editing} onDone={() => edit(null)} />
    </>
  );
}

const pathOf = (one: Listing) => `/items/listings/${one.id}`;
const labelOf = (one: Listing) => one.sku || one.listing_id;
const load = (filter: Filtered, after: string) => said(api.GET("/api/v1/catalog/listings", { params: { query: { ...(filter as QueryOf<"/api/v1/catalog/listings">), after, limit: 100 } } }));

function useColumns(t: T): readonly Column<Listing>[] {
  const shops = useShops();
  return useMemo(() => [
    { key: "sku", title: t("listing_sku"), width: "minmax(140px, 1fr)", show: (one) => one.sku || one.listing_id, text: (one) => one.sku },
    { key: "title", title: t("field.title"), width: "minmax(180px, 2fr)", show: (one) => <span title={one.title}>{one.title || "–"}</span>, text: (one) => one.title },
    { key: "shop", title: t("shop"), width: "minmax(130px, 1fr)", show: (one) => shops.get(one.shop_id)?.title ?? "–", text: (one) => shops.get(one.shop_id)?.title ?? "" },
    { key: "item", title: t("stands_for"), width: "minmax(150px, 1fr)", show: (one) => one.item_id ? <>{(one.quantity ?? 1) > 1 && `${one.quantity} × `}{one.item_sku}</> : <Status tone="bad">{t("listing_state.unlinked")}</Status>, text: (one) => one.item_sku },
    { key: "quantity", title: t("per_unit"), width: "80px", isNumber: true, isOptional: true, show: (one) => one.quantity ?? "–", text: (one) => one.quantity ?? "" },
    { key: "terms", title: t("terms"), width: "minmax(130px, 1fr)", show: (one) => termsText(one, t), text: (one) => termsText(one, t) },
    { key: "by", title: t("fulfilled_by"), width: "110px", show: (one) => t.of("by", one.fulfilled_by), text: (one) => t.of("by", one.fulfilled_by) },
    { key: "listing_id", title: t("listing_id"), width: "minmax(130px, 1fr)", isOptional: true, show: (one) => <code>{one.listing_id || "–"}</code>, text: (one) => one.listing_id },
    { key: "seen", title: t("first_seen"), width: "116px", isOptional: true, show: (one) => <Moment at={one.first_seen_at} />, text: (one) => one.first_seen_at },
  ], [t, shops]);
}

function Carded({ one, t }: { one: Listing; t: T }) {
  return (
    <>
      <b className="cut">{one.sku || one.listing_id}</b>{one.item_id ? <span>{(one.quantity ?? 1) > 1 && `${one.quantity} × `}{one.item_sku}</span> : <Status tone="bad">{t("listing_state.unlinked")}</Status>}
      <span className="cut soft">{one.title}</span><span />
      <span className="wide faint cut">{termsText(one, t)}</span>
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  const shops = useShops();
  return useMemo(() => [
    { key: "search", label: t("search_listing"), kind: "text" },
    { key: "state", label: t("linked"), kind: "choice", options: (["linked", "unlinked"] as const).map((value) => ({ value, label: t.of("listing_state", value) })) },
    ...(shops.size ? [{ key: "shop_id", label: t("shop"), kind: "choice" as const, options: [...shops.values()].map(({ id, title }) => ({ value: id, label: title })) }] : []),
  ], [t, shops]);
}

function useActions(t: T, edit: (ids: string[]) => void): readonly Action[] {
  const can = useCan();
  return useMemo(() => {
    const was = new Map<string, { item_id: string; quantity: number }>();
    const unlink = async (ids: string[]) => {
      const { rows } = await said(api.GET("/api/v1/catalog/listings", { params: { query: { listing_row_id: ids, limit: 200 } } }));
      rows.forEach(({ id, item_id, quantity }) => item_id && was.set(id, { item_id, quantity: quantity ?? 1 }));
      return unlinkAll(ids);
    };
    const again = (ids: string[]) => linkAll(ids.flatMap((id) => { const link = was.get(id); return link ? [{ listing_row_id: id, ...link }] : []; }));
    return [
      ...(can("catalog", "edit") ? [{ key: "terms", title: t("terms_edit"), icon: <SlidersHorizontal className="iconic" />, open: edit }] : []),
      ...(can("catalog", "link") ? [{ key: "unlink", title: t("unlink"), icon: <Unlink className="iconic" />, isDangerous: true, run: unlink, undo: again }] : []),
    ];
  }, [t, can, edit]);
}
