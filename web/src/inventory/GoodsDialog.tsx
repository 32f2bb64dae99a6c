// Units come in, are corrected, or go elsewhere: one dialog for one item or many.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Input, InputNumber, Modal, Select } from "antd";
import { Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { FindItem } from "./FindItem";
import { NOT_YET, nameOf, usePlaces } from "./places";
import type { Place, Stock } from "./stock";
import { words } from "./words";

export type Mode = "receive" | "adjust" | "transfer";
type Pool = "sellable" | "hold" | "damaged" | "qc";
interface Asked {
  mode: Mode | null;
  itemIds: readonly string[];
  onDone: () => void;
}

export function GoodsDialog({ mode, itemIds, onDone }: Asked) {
  const t = useWords(words);
  const places = usePlaces();
  return (
    <Modal open={mode !== null} onCancel={onDone} footer={null} title={mode ? t(`title_of.${mode}`) : ""} width={620} destroyOnHidden>
      {mode && (places === NOT_YET ? <Bones rows={3} /> : <Goods mode={mode} places={places} itemIds={itemIds} onDone={onDone} />)}
    </Modal>
  );
}

function Goods({ mode, places, itemIds, onDone }: { mode: Mode; places: ReadonlyMap<string, Place>; itemIds: readonly string[]; onDone: () => void }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const [ids, setIds] = useState(itemIds);
  const [units, setUnits] = useState<ReadonlyMap<string, number>>(new Map());
  const [to, setTo] = useState<string | null>(null);
  const [pool, setPool] = useState<Pool>("sellable");
  const [reason, setReason] = useState("");
  const [paper, setPaper] = useState<Paper>({ supplier: "", number: "", tracking: "", expected: "" });
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const { data: stocks, error } = useQuery({
    queryKey: ["inventory", "chosen", ids],
    queryFn: async () => (ids.length ? (await said(api.GET("/api/v1/inventory/stock", { params: { query: { item_id: [...ids], limit: 200 } } }))).rows : []),
    placeholderData: (before) => before,
  });
  // Goods are received where we count; where a partner who can be told counts, they are announced.
  const options = useMemo(() => [...places.values()].filter((place) => mode === "receive" ? !place.is_kept || place.announces : !place.is_kept)
    .map((place) => ({ value: place.id, label: nameOf(place) })), [places, mode]);
  const [from, setFrom] = useState(options[0]?.value ?? null);
  const announces = mode === "receive" && !!from && !!places.get(from)?.announces;
  const rows = ids.map((id) => ({ id, count: units.get(id) ?? 0 })).filter(({ count }) => count !== 0);
  const missing = !from ? t("no_location") : !rows.length ? t("no_units") : mode === "adjust" && !reason.trim() ? t("no_reason") : mode === "transfer" && (!to || to === from) ? t("no_target") : announces && !paper.number.trim() ? t("no_number") : "";
  const set = (id: string, count: number | null) => setUnits(new Map(units).set(id, count ?? 0));
  const send = async () => {
    setBusy(true);
    setWrong(null);
    try {
      await sendGoods({ mode, rows, from: from ?? "", to: to ?? "", pool, reason: reason.trim(), paper, announces });
      void message.success(t(announces ? "done.announce" : `done.${mode}`, { count: rows.length }));
      void queries.invalidateQueries({ queryKey: ["inventory"] });
      onDone();
    } catch (thrown) {
      setWrong(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="goods" onSubmit={(event) => { event.preventDefault(); if (!missing) void send(); }}>
      <div className="goods-places">
        <label>{t(mode === "transfer" ? "from" : "location")}<Select value={from} onChange={setFrom} options={options} /></label>
        {mode === "transfer" ? <label>{t("to")}<Select value={to} onChange={setTo} options={options.filter(({ value }) => value !== from)} /></label>
          : !announces && <label>{t("pool")}<Select<Pool> value={pool} onChange={setPool} options={(["sellable", "hold", "damaged", "qc"] as const).map((value) => ({ value, label: t.of("pool", value) }))} /></label>}
      </div>
      <FindItem onFound={(id) => setIds([...new Set([...ids, id])])} />
      {error ? <ProblemShown wrong={error} isSmall /> : !stocks ? <Bones rows={3} /> : stocks.length > 0 && (
        <table className="plain">
          <thead><tr><th scope="col">{t("goods")}</th><th scope="col" className="number">{t("there_now")}</th><th scope="col" className="number">{t(mode === "adjust" ? "difference" : "units")}</th><td /></tr></thead>
          <tbody>{stocks.filter(({ id }) => ids.includes(id)).map((one) => (
            <tr key={one.id}>
              <td><b>{one.sku}</b><p className="faint">{one.title}</p></td>
              <td className="number">{there(one, from, pool)}</td>
              <td className="number"><InputNumber aria-label={`${one.sku}: ${t("units")}`} value={units.get(one.id) ?? null} onChange={(count) => set(one.id, count)} precision={0}
                min={mode === "adjust" ? -1_000_000 : 0} max={1_000_000} /></td>
              <td><Button type="text" aria-label={t("leave_out", { sku: one.sku })} icon={<Trash2 className="iconic" />} onClick={() => setIds(ids.filter((id) => id !== one.id))} /></td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {mode === "adjust" && from && pool === "sellable" && <Foreseen rows={rows} stocks={stocks ?? []} location={from} />}
      {mode === "receive" && <Papers paper={paper} onChange={setPaper} announces={announces} />}
      {mode !== "transfer" && !announces && <label>{t(mode === "adjust" ? "reason" : "note")}<Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} placeholder={t(mode === "adjust" ? "reason_hint" : "note_hint")} /></label>}
      {wrong !== null && <ProblemShown wrong={problemOf(wrong) && wrong} isSmall />}
      <div className="form-end"><Button type="primary" htmlType="submit" loading={isBusy} disabled={!!missing}>{t(announces ? "do.announce" : `do.${mode}`)}</Button><span className="faint">{missing}</span></div>
    </form>
  );
}

interface Paper {
  supplier: string;
  number: string; // of the delivery note, or what announced goods are known by
  tracking: string;
  expected: string; // a day
}

function Papers({ paper, onChange, announces }: { paper: Paper; onChange: (paper: Paper) => void; announces: boolean }) {
  const t = useWords(words);
  const set = (name: keyof Paper) => (event: { target: { value: string } }) => onChange({ ...paper, [name]: event.target.value });
  return (
    <>
      {announces && <p className="soft">{t("announce_hint")}</p>}
      <div className="goods-places">
        <label>{t("supplier")}<Input value={paper.supplier} maxLength={300} onChange={set("supplier")} /></label>
        <label>{t(announces ? "announce_number" : "paper")}<Input value={paper.number} maxLength={60} onChange={set("number")} /></label>
        {announces && <label>{t("announce_tracking")}<Input value={paper.tracking} maxLength={100} onChange={set("tracking")} /></label>}
        {announces && <label>{t("announce_expected")}<Input type="date" value={paper.expected} onChange={set("expected")} /></label>}
      </div>
    </>
  );
}

function there(stock: Stock, location: string | null, pool: Pool): number {
  const at = stock.places.find((one) => one.location_id === location);
  if (!at) return 0;
  return pool === "sellable" ? at.on_hand - at.hold - at.damaged - at.qc : at[pool];
}

interface Sent {
  mode: Mode;
  rows: readonly { id: string; count: number }[];
  from: string;
  to: string;
  pool: Pool;
  reason: string;
  paper: Paper;
  announces: boolean;
}

async function sendGoods({ mode, rows, from, to, pool, reason, paper, announces }: Sent): Promise<unknown> {
  const { supplier, number, tracking, expected } = paper;
  if (announces) {
    return said(api.POST("/api/v1/inventory/inbounds", { body: {
      location_id: from, number, supplier, tracking_number: tracking, expected_at: expected ? new Date(`${expected}T12:00:00`).toISOString() : null,
      rows: rows.map(({ id, count }) => ({ item_id: id, quantity: count })),
    } }));
  }
  if (mode === "transfer") {
    return said(api.POST("/api/v1/inventory/transfer", { body: { rows: rows.map(({ id, count }) => ({ item_id: id, from_location_id: from, to_location_id: to, quantity: count })) } }));
  }
  if (mode === "adjust") {
    return said(api.POST("/api/v1/inventory/adjust", { body: { reason, rows: rows.map(({ id, count }) => ({ item_id: id, location_id: from, difference: count, pool })) } }));
  }
  return said(api.POST("/api/v1/inventory/receive", { body: { rows: rows.map(({ id, count }) => ({ item_id: id, location_id: from, quantity: count, pool, note: reason, supplier, paper: number })) } }));
}

/** The orders that would go short by taking units away. */
function Foreseen({ rows, stocks, location }: { rows: readonly { id: string; count: number }[]; stocks: readonly Stock[]; location: string }) {
  const t = useWords(words);
  const less = rows.filter(({ count }) => (count < 0)).slice(0, 20).flatMap(({ id, count }) => {
    const stock = stocks.find((one) => one.id === id);
    return stock ? [{ id, left: Math.max(0, there(stock, location, "sellable") + count) }] : [];
  });
  const { data } = useQuery({
    queryKey: ["inventory", "foreseen", location, less],
    enabled: less.length > 0,
    queryFn: async () => (await Promise.all(less.map(({ id, left }) =>
      said(api.GET("/api/v1/inventory/items/{item_id}/foresee", { params: { path: { item_id: id }, query: { location_id: location, on_hand: left } } }))))).flatMap(({ rows: found }) => found),
  });
  if (!less.length || !data?.length) return null;
  return <p className="would-short" role="status">{t("would_short", { orders: data.map((one) => `${one.order_number ?? t("some_order")} (−${one.quantity})`).join(t("comma")) })}</p>;
}
