import { useQuery } from "@tanstack/react-query";
import { App, Button, Input, InputNumber } from "antd";
import { Check, FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { Link, useParams } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { readCsv, textOf } from "../kit/list/csv";
import { useCan } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { toneOfCount } from "./CountsPage";
import { nameOf, usePlaces } from "./places";
import { unitsOf } from "./stock";
import { words } from "./words";
import "./inventory.css";

type Count = Schemas["CountWhole"];
type Line = Schemas["CountLineShown"];
type Units = ReadonlyMap<string, number>;

export default function CountPage() {
  const { id = "" } = useParams();
  const { data: count, error, refetch } = useQuery({
    queryKey: ["inventory", "counts", id],
    queryFn: () => said(api.GET("/api/v1/inventory/counts/{count_id}", { params: { path: { count_id: id } } })),
  });
  if (!count) return <Unread wrong={error} again={refetch} />;
  return <CountShown key={count.id} count={count} />;
}

function CountShown({ count }: { count: Count }) {
  const t = useWords(words);
  const can = useCan();
  const places = usePlaces();
  const isOpen = count.state === "counting" && can("inventory", "count");
  const { units, set, flush, post, cancel, isBusy, wrong } = useFigures(count);
  const differing = count.rows.filter((line) => line.counted !== null && line.after !== line.on_hand);
  return (
    <DetailPage back={{ path: "/inventory/counts", title: t("sec_counts") }} title={t("count_at", { location: nameOf(places.get(count.location_id)) })}
      tags={<Status tone={toneOfCount(count.state)}>{t.of("count_state", count.state)}</Status>}
      actions={isOpen && <Button onClick={() => void cancel()}>{t("count_cancel")}</Button>}
      side={<>
        {count.state === "counting" && <Consequences count={count} differing={differing} onPost={isOpen ? () => void post() : undefined} isBusy={isBusy} />}
        <Card title={t("about")}><Facts of={[[t("started"), <Moment key="s" at={count.started_at} />], [t("posted"), <Moment key="p" at={count.posted_at} />], [t("counted"), t("counted_of", { counted: count.counted, lines: count.lines })]]} /></Card>
      </>}>
      {isOpen && <Scan count={count} units={units} set={set} />}
      {wrong !== null && <ProblemShown wrong={wrong} isSmall />}
      <Card title={t("figures")} isFlush extra={isOpen && <FromFile count={count} set={set} />}>
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("goods")}</th><th scope="col" className="number">{t("expected")}</th><th scope="col" className="number">{t("counted")}</th><th scope="col" className="number">{t("difference")}</th></tr></thead>
          <tbody>{count.rows.map((line) => <LineRow key={line.item_id} line={line} units={units.get(line.item_id)} isOpen={isOpen} set={(value) => set(new Map([[line.item_id, value]]))} onLeave={flush} />)}</tbody>
        </table>
      </Card>
    </DetailPage>
  );
}

function LineRow({ line, units, isOpen, set, onLeave }: { line: Line; units: number | undefined; isOpen: boolean; set: (units: number) => void; onLeave: () => void }) {
  const t = useWords(words);
  const difference = units === undefined ? null : units - line.expected;
  return (
    <tr id={`line-${line.item_id}`}>
      <td data-label={t("goods")}><div><b>{line.sku}</b><p className="faint">{line.title}</p></div></td>
      <td className="number" data-label={t("expected")}>{line.expected}</td>
      <td className="number" data-label={t("counted")}>
        {isOpen ? <InputNumber aria-label={t("counted_sku", { sku: line.sku })} value={units ?? null} min={0} max={1_000_000_000} precision={0} inputMode="numeric"
          onChange={(value) => value !== null && set(value)} onBlur={onLeave} onPressEnter={onLeave} /> : line.counted ?? "–"}
      </td>
      <td className="number" data-label={t("difference")}>{difference === null ? <span className="faint">–</span> : difference === 0 ? "0" : <b className={`toned ${difference < 0 ? "tone-bad" : "tone-good"}`}>{difference > 0 ? `+${difference}` : difference}</b>}</td>
    </tr>
  );
}

/** What posting it would do, before anybody does. */
function Consequences({ count, differing, onPost, isBusy }: { count: Count; differing: readonly Line[]; onPost: (() => void) | undefined; isBusy: boolean }) {
  const t = useWords(words);
  const more = differing.reduce((sum, line) => sum + Math.max(0, line.after - line.on_hand), 0);
  const less = differing.reduce((sum, line) => sum + Math.max(0, line.on_hand - line.after), 0);
  const skuOf = (id: string) => count.rows.find((line) => line.item_id === id);
  return (
    <Card title={t("consequences")}>
      <div className="consequences">
        {!count.counted ? <p className="soft">{t("consequences_none")}</p> : <p>{differing.length ? t("consequences_sum", { lines: differing.length, more, less }) : t("consequences_same")}</p>}
        {count.counted > 0 && count.counted < count.lines && <p className="soft">{t("uncounted", { count: count.lines - count.counted })}</p>}
        {count.shortened.length > 0 && (
          <>
            <p className="toned tone-bad">{t("short_orders", { count: count.shortened.length })}</p>
            <ul className="shortened">{count.shortened.map((one, place) => (
              <li key={place}>{one.order_id ? <Link href={`/orders/${one.order_id}`}>{one.order_number}</Link> : t("some_order")} <span className="soft">{t("loses", { count: one.quantity, sku: skuOf(one.item_id)?.sku ?? "" })}</span></li>
            ))}</ul>
            <p className="soft">{count.shortened.some((one) => skuOf(one.item_id)?.free_elsewhere) ? t("short_elsewhere", { count: count.shortened.reduce((most, one) => Math.max(most, skuOf(one.item_id)?.free_elsewhere ?? 0), 0) }) : t("short_wait")}</p>
          </>
        )}
        {onPost && <Button type="primary" icon={<Check className="iconic" />} loading={isBusy} disabled={!count.counted} danger={count.shortened.length > 0} onClick={onPost}>{t("post")}</Button>}
      </div>
    </Card>
  );
}

/** A scanner types the barcode and Enter: one unit more of that item. */
function Scan({ count, units, set }: { count: Count; units: Units; set: (units: Units) => void }) {
  const t = useWords(words);
  const [text, setText] = useState("");
  const [told, tell] = useState("");
  const take = () => {
    const code = text.trim().toLowerCase();
    const line = count.rows.find(({ sku, barcodes }) => sku.toLowerCase() === code || barcodes.some((one) => one.toLowerCase() === code));
    setText("");
    if (!code) return;
    if (!line) return tell(t("scan_unknown", { code: text.trim() }));
    const now = (units.get(line.item_id) ?? 0) + 1;
    set(new Map([[line.item_id, now]]));
    tell(t("scanned", { sku: line.sku, count: now }));
    document.getElementById(`line-${line.item_id}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div className="scan">
      <Input size="large" value={text} onChange={(event) => setText(event.target.value)} onPressEnter={take} placeholder={t("scan")} aria-label={t("scan")} autoComplete="off" />
      <span role="status" className="soft">{told}</span>
    </div>
  );
}

function FromFile({ count, set }: { count: Count; set: (units: Units) => void }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const picker = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const { units, lost } = unitsOf(readCsv(await textOf(file)), count.rows);
    if (units.size) set(units);
    if (lost.length) void message.warning(t("file_lost", { count: lost.length, lines: lost.slice(0, 5).map(({ line, text }) => `${line}: ${text}`).join(t("comma")) }), 8);
    else void message.success(t("file_read", { count: units.size }));
  };
  return (
    <>
      <Button size="small" icon={<FileUp className="iconic" />} title={t("file_hint")} onClick={() => picker.current?.click()}>{t("file")}</Button>
      <input ref={picker} type="file" accept=".csv,text/csv,text/plain" hidden aria-label={t("file")} onChange={(event) => { void read(event.target.files?.[0]); event.target.value = ""; }} />
    </>
  );
}

const PAUSE_MS = 600;

/** The figures of a count as they are typed: kept a moment later, so that nothing is lost and the consequences are of now. */
function useFigures(count: Count) {
  const [typed, setTyped] = useState<Units>(() => new Map(count.rows.flatMap(({ item_id, counted }) => (counted === null ? [] : [[item_id, counted] as const]))));
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const unsent = useRef(new Map<string, number>());
  const fuse = useRef<ReturnType<typeof setTimeout>>(undefined);
  const path = { count_id: count.id };
  const flush = async (): Promise<boolean> => {
    clearTimeout(fuse.current);
    const rows = [...unsent.current].map(([item_id, units]) => ({ item_id, units }));
    unsent.current = new Map();
    if (!rows.length) return true;
    try {
      const whole = await said(api.PUT("/api/v1/inventory/counts/{count_id}/lines", { params: { path }, body: { rows } }));
      queries.setQueryData(["inventory", "counts", count.id], whole);
      setWrong(null);
      return true;
    } catch (thrown) {
      rows.forEach(({ item_id, units }) => unsent.current.has(item_id) || unsent.current.set(item_id, units));
      setWrong(thrown);
      return false;
    }
  };
  const set = (more: Units) => {
    setTyped((now) => new Map([...now, ...more]));
    more.forEach((units, id) => unsent.current.set(id, units));
    clearTimeout(fuse.current);
    fuse.current = setTimeout(() => void flush(), PAUSE_MS);
  };
  const end = async (does: () => Promise<unknown>) => {
    setBusy(true);
    try {
      if (await flush()) await does();
      await queries.invalidateQueries({ queryKey: ["inventory"] });
    } catch (thrown) {
      setWrong(problemOf(thrown) && thrown);
    } finally {
      setBusy(false);
    }
  };
  const post = () => end(() => said(api.POST("/api/v1/inventory/counts/{count_id}/post", { params: { path }, body: { rows: [...typed].map(([item_id, units]) => ({ item_id, units })) } })));
  const cancel = () => end(() => said(api.POST("/api/v1/inventory/counts/{count_id}/cancel", { params: { path } })));
  return { units: typed, set, flush: () => void flush(), post, cancel, isBusy, wrong };
}
