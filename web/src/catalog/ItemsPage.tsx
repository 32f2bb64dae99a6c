import { Archive, ArchiveRestore, Plus } from "lucide-react";
import { useMemo } from "react";
import { api, type QueryOf, said } from "../kit/api/client";
import { writeCsv } from "../kit/list/csv";
import type { Refused } from "../kit/list/jobs";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Money } from "../kit/show/Money";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { type Item, sendSheet } from "./api";
import { CatalogSections } from "./CatalogSections";
import { words } from "./words";
import "./catalog.css";

type T = Say<typeof words>;

export default function ItemsPage() {
  const t = useWords(words);
  const can = useCan();
  const views = useMemo(() => [
    { key: "all", title: t("view.all"), filter: {} }, { key: "customs", title: t("view.customs"), filter: { customs: "missing", state: "active" } },
    { key: "kits", title: t("view.kits"), filter: { is_kit: "true" } }, { key: "archived", title: t("view.archived"), filter: { state: "archived" } },
  ], [t]);
  const card = useMemo(() => (one: Item) => <Carded one={one} t={t} />, [t]);
  return (
    <ListPage<Item> name="items" noun="catalog" title={t("title")} hint={<CatalogSections />} load={load} loadSome={loadSome} columns={useColumns(t)} filters={useFilters(t)} views={views}
      actions={useActions(t)} path={pathOf} label={labelOf} card={card}
      head={can("catalog", "edit") && <ButtonLink path="/items/new" type="primary" icon={<Plus className="iconic" />}>{t("new")}</ButtonLink>}
      empty={{ title: t("empty"), hint: t("empty_hint"), action: <ButtonLink path="/items/import">{t("sec_import")}</ButtonLink> }} />
  );
}

const pathOf = (one: Item) => `/items/${one.id}`;
const labelOf = (one: Item) => one.sku;
type Query = QueryOf<"/api/v1/catalog/items">;
const queryOf = ({ is_kit, ...plain }: Filtered): Query => ({ ...plain, ...(is_kit ? { is_kit: is_kit === "true" } : {}) }) as Query;
const load = (filter: Filtered, after: string) => said(api.GET("/api/v1/catalog/items", { params: { query: { ...queryOf(filter), after, limit: 100 } } }));

async function loadSome(filter: Filtered, item_id: string[]) {
  return (await said(api.GET("/api/v1/catalog/items", { params: { query: { ...queryOf(filter), item_id, limit: 200 } } }))).rows;
}

function Customs({ one, t }: { one: Item; t: T }) {
  if (one.is_kit) return <span className="faint">{t("by_parts")}</span>;
  const missing = one.customs_missing ?? [];
  const words_ = missing.map((field) => t.of("field", field)).join(t("comma"));
  return missing.length ? <span title={words_}><Status tone="warn">{t("customs_lacks", { count: missing.length })}</Status></span> : <Status tone="good">{t("customs_whole")}</Status>;
}

function useColumns(t: T): readonly Column<Item>[] {
  return useMemo(() => [
    { key: "sku", title: t("field.sku"), width: "minmax(140px, 1fr)", show: (one) => one.sku, text: (one) => one.sku },
    { key: "title", title: t("field.title"), width: "minmax(200px, 2fr)", show: (one) => <span title={one.title}>{one.title || "–"}</span>, text: (one) => one.title },
    { key: "kind", title: t("kind"), width: "96px", show: (one) => t(one.is_kit ? "kit" : "single"), text: (one) => t(one.is_kit ? "kit" : "single") },
    { key: "state", title: t("field.state"), width: "96px", show: (one) => <Status tone={one.state === "active" ? "good" : "calm"}>{t.of("state", one.state)}</Status>, text: (one) => t.of("state", one.state) },
    { key: "customs", title: t("customs"), width: "124px", show: (one) => <Customs one={one} t={t} />, text: (one) => (one.customs_missing ?? []).map((field) => t.of("field", field)).join(" ") },
    { key: "weight_g", title: t("field.weight_g"), width: "92px", isNumber: true, show: (one) => one.weight_g || <span className="faint">–</span>, text: (one) => one.weight_g },
    { key: "barcodes", title: t("field.barcodes"), width: "minmax(120px, 1fr)", show: (one) => <code>{one.barcodes.join(" ") || "–"}</code>, text: (one) => one.barcodes.join(" ") },
    { key: "cost", title: t("field.cost"), width: "100px", isNumber: true, isOptional: true, show: (one) => <Money minor={one.cost_minor} currency={one.cost_currency || "CNY"} />, text: (one) => (one.cost_minor === null ? "" : `${one.cost_minor} ${one.cost_currency}`) },
    { key: "hs_code", title: t("field.hs_code"), width: "110px", isOptional: true, show: (one) => one.hs_code || "–", text: (one) => one.hs_code },
    { key: "origin", title: t("field.origin"), width: "80px", isOptional: true, show: (one) => one.origin || "–", text: (one) => one.origin },
  ], [t]);
}

function Carded({ one, t }: { one: Item; t: T }) {
  return (
    <>
      <b className="cut">{one.sku}</b><Status tone={one.state === "active" ? "good" : "calm"}>{t.of("state", one.state)}</Status>
      <span className="cut soft">{one.title}</span><span className="faint">{t(one.is_kit ? "kit" : "single")}</span>
      <span className="wide"><Customs one={one} t={t} /></span>
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  return useMemo(() => [
    { key: "search", label: t("search"), kind: "text" },
    { key: "customs", label: t("customs"), kind: "choice", options: [{ value: "missing", label: t("customs_incomplete") }, { value: "whole", label: t("customs_whole") }] },
    { key: "is_kit", label: t("kind"), kind: "choice", options: [{ value: "false", label: t("single") }, { value: "true", label: t("kit") }] },
    { key: "state", label: t("field.state"), kind: "choice", options: (["active", "archived"] as const).map((value) => ({ value, label: t.of("state", value) })) },
  ], [t]);
}

function useActions(t: T): readonly Action[] {
  const can = useCan();
  return useMemo(() => {
    if (!can("catalog", "edit")) return [];
    const put = (state: string) => (ids: string[]) => putState(ids, state);
    return [
      { key: "archive", title: t("archive"), icon: <Archive className="iconic" />, run: put("archived"), undo: put("active") },
      { key: "restore", title: t("restore"), icon: <ArchiveRestore className="iconic" />, run: put("active"), undo: put("archived") },
    ];
  }, [t, can]);
}

async function putState(ids: string[], state: string): Promise<Refused[]> {
  const { rows } = await said(api.GET("/api/v1/catalog/items", { params: { query: { item_id: ids, limit: 200 } } }));
  const fate = await sendSheet("items", writeCsv([["sku", "state"], ...rows.map(({ sku }) => [sku, state])]), true);
  const by = new Map(rows.map(({ sku, id }) => [sku, id]));
  return fate.lines.filter(({ outcome }) => outcome === "refused").map(({ key, detail }) => ({ id: by.get(key) ?? key, detail }));
}
