// Picking: one way along the bins. The next bin stands on top, a scan ticks it off, and what the shelf does not hold is told at once.
import { useQuery } from "@tanstack/react-query";
import { App, Button, InputNumber, Modal } from "antd";
import { Check, MapPin, Minus, Plus, Printer, SearchX } from "lucide-react";
import { useState } from "react";
import { useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { Input } from "antd";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Empty } from "../kit/show/Empty";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { BackTo } from "./BackTo";
import { findPick, left, open, type Pick } from "./picking";
import { ScanField, type ToldScan, Verdict } from "./Scan";
import { useScanner } from "./scanner";
import { sound } from "./sound";
import { useWave } from "./useWave";
import { words } from "./words";
import "./ship.css";

const KEY = (id: string) => ["shipping", "one", id, "picks"];

export default function PickPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const { data: wave } = useWave(id);
  const { data, error, refetch } = useQuery({
    queryKey: KEY(id),
    queryFn: () => said(api.GET("/api/v1/shipping/waves/{wave_id}/picks", { params: { path: { wave_id: id } } })),
  });
  if (!data || !wave) return <Unread wrong={data ? null : error} again={refetch} />;
  return <Picking key={id} waveId={id} number={wave.number} locationId={wave.location_id} isClosed={wave.state === "closed"} picks={data.rows} title={t("pick_title")} />;
}

interface Asked {
  waveId: string;
  number: string;
  locationId: string;
  isClosed: boolean;
  picks: readonly Pick[];
  title: string;
}

function Picking({ waveId, number, locationId, isClosed, picks, title }: Asked) {
  const t = useWords(words);
  const can = useCan();
  const locations = useLocations();
  const [told, tell] = useState<ToldScan | null>(null);
  const [missing, setMissing] = useState<Pick | null>(null);
  const [placing, setPlacing] = useState<Pick | null>(null);
  const path = { wave_id: waveId };
  const isWorking = can("shipping", "pack") && !isClosed;
  const rest = open(picks);
  const units = picks.reduce((sum, one) => sum + Math.min(one.picked, one.needed), 0);
  const needed = picks.reduce((sum, one) => sum + one.needed, 0);
  const no = (text: string) => {
    sound(false);
    tell({ isGood: false, text });
  };
  const take = async (one: Pick, by: number) => {
    // Shown at once; the answer of the server decides.
    queries.setQueryData<{ rows: Pick[] }>(KEY(waveId), (now) => now && { ...now, rows: now.rows.map((each) => (each.item_id === one.item_id ? { ...each, picked: each.picked + by } : each)) });
    try {
      await said(api.POST("/api/v1/shipping/waves/{wave_id}/pick", { params: { path }, body: { rows: [{ item_id: one.item_id, units: by }] } }));
    } catch (wrong) {
      no(problemOf(wrong).detail);
    }
    await queries.invalidateQueries({ queryKey: ["shipping", "one", waveId] });
  };
  const scanned = (code: string) => {
    if (!isWorking) return;
    const one = findPick(picks, code);
    if (!one || !one.needed) return no(t("pick_unknown", { code }));
    if (!left(one)) return no(t("pick_enough", { sku: one.sku, count: one.needed }));
    sound(true);
    tell({ isGood: true, text: t("picked_one", { sku: one.sku, done: one.picked + 1, all: one.needed }) });
    void take(one, 1);
  };
  useScanner(scanned);
  const all = () => said(api.POST("/api/v1/shipping/waves/{wave_id}/pick-all", { params: { path } })).then(
    () => queries.invalidateQueries({ queryKey: ["shipping", "one", waveId] }), (wrong: unknown) => no(problemOf(wrong).detail));
  return (
    <div className="page ship pick">
      <BackTo path={`/ship/waves/${waveId}`} title={number} />
      <div className="page-head">
        <h1>{title} <span className="soft">{locations.get(locationId) ?? ""}</span></h1>
        <div className="push no-print"><Button icon={<Printer className="iconic" />} onClick={() => window.print()}>{t("print_list")}</Button></div>
      </div>
      {isWorking && <div className="ship-stick no-print"><ScanField onScan={scanned} hint={t("pick_scan_hint")} /><Verdict told={told} onClose={() => tell(null)} /></div>}
      <p className="ship-sum" role="status">{t("units_of", { done: units, all: needed })}</p>
      {!picks.length && <Empty title={t("picks_none")} hint={t("picks_none_hint")} />}
      <ol className="picks">
        {[...rest, ...picks.filter((one) => !left(one))].map((one) => (
          <PickRow key={one.item_id} one={one} isNext={one === rest[0]} isWorking={isWorking} onTake={(by) => void take(one, by)} onMissing={() => setMissing(one)}
            onPlace={can("inventory", "adjust") ? () => setPlacing(one) : undefined} />
        ))}
      </ol>
      {isWorking && needed > 0 && (
        <div className="ship-foot no-print">
          {rest.length > 0 && <Button size="large" onClick={() => void all()}>{t("pick_all")}</Button>}
          <ButtonLink size="large" type={rest.length ? "default" : "primary"} path={`/ship/waves/${waveId}/pack`}>{t("pack_on")}</ButtonLink>
        </div>
      )}
      {missing && <MissingAsked one={missing} waveId={waveId} onClose={() => setMissing(null)} />}
      {placing && <BinAsked one={placing} locationId={locationId} waveId={waveId} onClose={() => setPlacing(null)} />}
    </div>
  );
}

interface RowAsked {
  one: Pick;
  isNext: boolean;
  isWorking: boolean;
  onTake: (by: number) => void;
  onMissing: () => void;
  onPlace: (() => void) | undefined;
}

function PickRow({ one, isNext, isWorking, onTake, onMissing, onPlace }: RowAsked) {
  const t = useWords(words);
  const rest = left(one);
  return (
    <li className={`pick-row${isNext ? " next" : ""}${rest ? "" : " done"}`} aria-current={isNext ? "step" : undefined}>
      <div className="pick-bin">
        {onPlace ? <button type="button" className="bin" onClick={onPlace} aria-label={t("bin_edit", { bin: one.bin || t("bin_none"), sku: one.sku })}><MapPin className="iconic" aria-hidden />{one.bin || t("bin_none")}</button>
          : <span className="bin">{one.bin || t("bin_none")}</span>}
      </div>
      <div className="pick-what"><b className="mono">{one.sku}</b><span className="soft">{one.title}</span>
        <span className="faint">{one.places.slice(0, 12).map(([box, units = 1]) => (units > 1 ? `#${box}×${units}` : `#${box}`)).join(" ")}{one.places.length > 12 ? " …" : ""}</span>
        {one.missing > 0 && <span className="toned tone-bad">{t("missing_n", { count: one.missing })}</span>}</div>
      <p className="pick-count" aria-label={t("units_of", { done: one.picked, all: one.needed })}><b>{one.picked}</b>{` / ${one.needed}`}{!rest && <Check className="iconic toned tone-good" aria-hidden />}</p>
      {isWorking && (
        <div className="pick-acts no-print">
          <Button size="large" icon={<Minus className="iconic" />} aria-label={t("pick_less", { sku: one.sku })} disabled={!one.picked} onClick={() => onTake(-1)} />
          <Button size="large" icon={<Plus className="iconic" />} aria-label={t("pick_more", { sku: one.sku })} disabled={!rest} onClick={() => onTake(1)} />
          <Button size="large" type={isNext ? "primary" : "default"} disabled={!rest} onClick={() => onTake(rest)}>{t("pick_rest", { count: rest })}</Button>
          <Button size="large" icon={<SearchX className="iconic" />} aria-label={t("pick_missing", { sku: one.sku })} disabled={!rest} onClick={onMissing}>{t("not_there")}</Button>
        </div>
      )}
    </li>
  );
}

function MissingAsked({ one, waveId, onClose }: { one: Pick; waveId: string; onClose: () => void }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const submit = async ({ units }: { units: number }) => {
    const { count } = await said(api.POST("/api/v1/shipping/waves/{wave_id}/miss", { params: { path: { wave_id: waveId } }, body: { item_id: one.item_id, units } }));
    void message.warning(t("missed", { count }));
    await queries.invalidateQueries({ queryKey: ["shipping"] });
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t("missing_title", { sku: one.sku })} destroyOnHidden>
      <p className="soft">{t("missing_hint")}</p>
      <Form<{ units: number }> initial={{ units: left(one) }} submit={submit} onDone={onClose} label={t("missing_yes")} isDangerous isWide>
        <Field name="units" label={t("missing_units")} rules={[{ required: true, message: t("missing_units") }]}><InputNumber min={1} max={one.needed} inputMode="numeric" autoFocus /></Field>
      </Form>
    </Modal>
  );
}

function BinAsked({ one, locationId, waveId, onClose }: { one: Pick; locationId: string; waveId: string; onClose: () => void }) {
  const t = useWords(words);
  const submit = async ({ bin }: { bin?: string }) => {
    await said(api.PUT("/api/v1/inventory/bins", { body: { rows: [{ item_id: one.item_id, location_id: locationId, bin: bin ?? "" }] } }));
    await queries.invalidateQueries({ queryKey: ["shipping", "one", waveId] });
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t("bin_title", { sku: one.sku })} destroyOnHidden>
      <Form<{ bin?: string }> initial={{ bin: one.bin }} submit={submit} onDone={onClose} label={t("save")} isWide>
        <Field name="bin" label={t("bin")} extra={t("bin_hint")}><Input maxLength={40} autoFocus autoCapitalize="characters" /></Field>
      </Form>
    </Modal>
  );
}
