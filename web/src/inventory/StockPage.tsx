import { Button } from "antd";
import { ArrowLeftRight, ClipboardList, PackagePlus, SlidersHorizontal } from "lucide-react";
import { useMemo, useState } from "react";
import { api, type QueryOf, said } from "../kit/api/client";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { GoodsDialog, type Mode } from "./GoodsDialog";
import { InventorySections } from "./InventorySections";
import { NOT_YET, nameOf, usePlaces } from "./places";
import { StartCount } from "./StartCount";
import { isMirrored, type Stock, totalOf } from "./stock";
import { words } from "./words";
import "./inventory.css";

type T = Say<typeof words>;
type Asking = { mode: Mode | "count"; ids: string[] } | null;

export default function StockPage() {
  const t = useWords(words);
  const can = useCan();
  const [asking, ask] = useState<Asking>(null);
  const views = useMemo(() => (["all", "short", "none", "aside"] as const).map((key) => ({ key, title: t(`view.${key}`), filter: key === "all" ? {} : { which: key } })), [t]);
  const card = useMemo(() => (one: Stock) => <Carded one={one} t={t} />, [t]);
  return (
    <>
      <ListPage<Stock> name="stock" noun="inventory" title={t("title")} hint={<InventorySections />} load={load} loadSome={loadSome} columns={useColumns(t)} filters={useFilters(t)}
        views={views} actions={useActions(t, ask)} path={pathOf} label={labelOf} card={card} empty={{ title: t("empty"), hint: t("empty_hint") }}
        head={can("inventory", "receive") && <Button icon={<PackagePlus className="iconic" />} onClick={() => ask({ mode: "receive", ids: [] })}>{t("receive")}</Button>} />
      <GoodsDialog mode={asking && asking.mode !== "count" ? asking.mode : null} itemIds={asking?.ids ?? []} onDone={() => ask(null)} />
      <StartCount isOpen={asking?.mode === "count"} itemIds={asking?.ids ?? []} onDone={() => ask(null)} />
    </>
  );
}

const pathOf = (one: Stock) => `/inventory/items/${one.id}`;
const labelOf = (one: Stock) => one.sku;

type Query = QueryOf<"/api/v1/inventory/stock">;
const load = (filter: Filtered, after: string) => said(api.GET("/api/v1/inventory/stock", { params: { query: { ...(filter as Query), after, limit: 100 } } }));

async function loadSome(filter: Filtered, item_id: string[]) {
  return (await said(api.GET("/api/v1/inventory/stock", { params: { query: { ...(filter as Query), item_id, limit: 200 } } }))).rows;
}

function useColumns(t: T): readonly Column<Stock>[] | null {
  const places = usePlaces();
  return useMemo(() => places === NOT_YET ? null : [
    { key: "sku", title: t("sku"), width: "minmax(120px, 1fr)", show: (one) => one.sku, text: (one) => one.sku },
    { key: "goods", title: t("goods"), width: "minmax(150px, 2fr)", show: (one) => <span title={one.title}>{one.title || "–"}</span>, text: (one) => one.title },
    ...(["atp", "reserved", "on_hand"] as const).map((key) => ({
      key, title: t(key), width: "72px", isNumber: true, text: (one: Stock) => totalOf(one.places)[key],
      show: (one: Stock) => key === "atp" ? <b>{totalOf(one.places).atp}</b> : totalOf(one.places)[key],
    })),
    { key: "short", title: t("short"), width: "64px", isNumber: true, show: (one) => one.short > 0 ? <Status tone="bad">{String(one.short)}</Status> : <span className="faint">0</span>, text: (one) => one.short },
    ...[...places.values()].map((place, n) => ({
      key: place.id, title: nameOf(place), width: "minmax(92px, 1fr)", isNumber: true, isOptional: n > 3,
      text: (one: Stock) => atOf(one, place.id)?.[isMirrored(place) && !place.is_sellable ? "on_hand" : "atp"] ?? 0,
      show: (one: Stock) => <Cell stock={one} id={place.id} />,
    })),
    ...(["hold", "damaged", "qc", "not_offered"] as const).map((key) => ({
      key, title: t(key), width: "84px", isNumber: true, isOptional: true, text: (one: Stock) => totalOf(one.places)[key], show: (one: Stock) => totalOf(one.places)[key],
    })),
  ], [t, places]);
}

const atOf = (stock: Stock, id: string) => stock.places.find((at) => at.location_id === id);

function Cell({ stock, id }: { stock: Stock; id: string }) {
  const at = atOf(stock, id);
  if (!at || !at.on_hand) return <span className="faint">–</span>;
  return <>{at.atp}{at.on_hand !== at.atp && <span className="faint"> / {at.on_hand}</span>}</>;
}

function Carded({ one, t }: { one: Stock; t: T }) {
  const { atp, on_hand } = totalOf(one.places);
  return (
    <>
      <b className="cut">{one.sku}</b><b className="number">{atp}</b>
      <span className="cut soft">{one.title}</span><span className="faint">{t("of_on_hand", { count: on_hand })}</span>
      {one.short > 0 ? <span className="wide"><Status tone="bad">{t("short_units", { count: one.short })}</Status></span> : null}
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  const places = usePlaces();
  return useMemo(() => [
    { key: "search", label: t("search"), kind: "text" },
    { key: "which", label: t("which"), kind: "choice", options: (["free", "none", "short", "reserved", "aside"] as const).map((value) => ({ value, label: t.of("which", value) })) },
    { key: "location_id", label: t("location"), kind: "choice", options: [...places.values()].map((place) => ({ value: place.id, label: nameOf(place) })) },
  ], [t, places]);
}

function useActions(t: T, ask: (asking: Asking) => void): readonly Action[] {
  const can = useCan();
  return useMemo(() => {
    const one = (mode: Mode | "count", icon: React.ReactNode, title: string) => ({ key: mode, title, icon, open: (ids: string[]) => ask({ mode, ids }) });
    return [
      ...(can("inventory", "count") ? [one("count", <ClipboardList className="iconic" />, t("count"))] : []),
      ...(can("inventory", "adjust") ? [one("adjust", <SlidersHorizontal className="iconic" />, t("adjust"))] : []),
      ...(can("inventory", "transfer") ? [one("transfer", <ArrowLeftRight className="iconic" />, t("transfer"))] : []),
      ...(can("inventory", "receive") ? [one("receive", <PackagePlus className="iconic" />, t("receive"))] : []),
    ];
  }, [t, can, ask]);
}
