// Packing by scan. A unit's barcode fills the box on the table, or opens the next box that needs it; a parcel's number puts that
// parcel onto the table. What does not belong is told loudly and changes nothing; what is in a box stays there.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Progress, Select, Switch } from "antd";
import { Check, PackageCheck, Plus, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Link, useParams } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { keep, kept } from "../kit/look/preferences";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { HoldReason } from "../kit/show/HoldReason";
import { Unread } from "../kit/show/Unread";
import { type Say, useWords } from "../kit/words/useWords";
import { BackTo } from "./BackTo";
import { type LabelFormat, printLabel } from "./label";
import { useServiceTitle } from "./names";
import { OutOfWave } from "./OutOfWave";
import { PrintButton } from "./PrintButton";
import { ScanField, type ToldScan, Verdict } from "./Scan";
import { type Answer, useScans } from "./scans";
import { useScanner } from "./scanner";
import { sound } from "./sound";
import { useWave } from "./useWave";
import { words } from "./words";
import "./ship.css";

type Box = Schemas["BoxShown"];
type Wave = Schemas["WaveShown"];
type T = Say<typeof words>;

export default function PackPage() {
  const { id = "" } = useParams();
  const { data: wave, error, refetch } = useWave(id);
  if (!wave) return <Unread wrong={error} again={refetch} />;
  return <Packing key={id} wave={wave} />;
}

const boxKey = (waveId: string, parcelId: string | null) => ["shipping", "box", waveId, parcelId];

function useBox(waveId: string, parcelId: string | null) {
  return useQuery({
    queryKey: boxKey(waveId, parcelId),
    queryFn: () => said(api.GET("/api/v1/shipping/waves/{wave_id}/boxes/{parcel_id}", { params: { path: { wave_id: waveId, parcel_id: parcelId ?? "" } } })),
    enabled: parcelId !== null,
  }).data;
}

function Packing({ wave }: { wave: Wave }) {
  const t = useWords(words);
  const can = useCan();
  const [told, tell] = useState<ToldScan | null>(null);
  const [onTable, setOnTable] = useState<string | null>(null);
  const table = useRef<string | null>(null); // the box that still takes units: what a scan of now is for
  const box = useBox(wave.id, onTable);
  const [printing, setPrinting] = useState(() => kept("linkstar.print-at-once", false));
  const put = (parcelId: string | null, takesMore: boolean) => {
    setOnTable(parcelId);
    table.current = takesMore ? parcelId : null;
  };
  const no = (text: string) => {
    sound(false);
    tell({ isGood: false, text });
  };
  const heard = (answer: Answer) => {
    const lies = answer.box;
    if (lies) queries.setQueryData(boxKey(wave.id, lies.parcel.id), lies);
    if (!answer.is_taken) {
      if (lies?.parcel.state === "waiting") put(lies.parcel.id, true);
      return no(answer.detail);
    }
    if (!lies) return;
    const isDone = lies.parcel.state === "packed";
    put(lies.parcel.id, !isDone);
    sound(true);
    tell({ isGood: true, text: isDone ? t("box_done", { box: lies.parcel.place }) : t("box_of", { box: lies.parcel.place, done: lies.parcel.packed_units, all: lies.parcel.units }) });
    void queries.invalidateQueries({ queryKey: ["shipping", "one", wave.id] });
    if (isDone && printing && lies.parcel.label_format) void printLabel(lies.parcel.id, lies.parcel.number, lies.parcel.label_format).catch((wrong: unknown) => no(problemOf(wrong).detail));
  };
  const scans = useScans(wave.id, () => table.current, heard, (wrong) => no(problemOf(wrong).detail));
  const isWorking = can("shipping", "pack");
  useScanner((code) => isWorking && scans.put({ code }));
  const isOut = box?.parcel.state === "out";
  const outReason = box?.parcel.out_reason ?? "";
  useEffect(() => {
    if (!isOut) return;
    table.current = null;
    no(t("out_now", { why: t.of("reason", outReason) }));
  }, [isOut, outReason]); // eslint-disable-line react-hooks/exhaustive-deps -- told once
  const isOver = wave.waiting === 0;
  return (
    <div className="page ship pack">
      <BackTo path={`/ship/waves/${wave.id}`} title={wave.number} />
      <div className="page-head"><h1>{t("pack_title")}</h1>
        <label className="ship-switch push"><Switch size="small" checked={printing} onChange={(on) => { setPrinting(on); keep("linkstar.print-at-once", on); }} aria-label={t("print_at_once")} /> {t("print_at_once")}</label>
      </div>
      {isWorking && <div className="ship-stick"><ScanField onScan={(code) => scans.put({ code })} hint={t("pack_scan_hint")} /><Verdict told={told} onClose={() => tell(null)} /></div>}
      {scans.isAway && <p className="lost" role="status">{t("kept_scans", { count: scans.waiting })}</p>}
      <div className="ship-sum"><Progress percent={Math.round((100 * wave.packed) / Math.max(1, wave.packed + wave.waiting))} strokeColor="var(--link)" railColor="var(--line)" aria-label={t("progress")} showInfo={false} />
        <p role="status">{t("parcels_of", { done: wave.packed, all: wave.packed + wave.waiting })}</p></div>
      <OutOfWave waveId={wave.id} />
      {box ? <Table key={box.parcel.id} box={box} waveId={wave.id} t={t} onTap={(item_id) => scans.put({ item_id })} onAside={() => { put(null, false); tell(null); }} no={no} isWorking={isWorking} />
        : !isOver && <p className="pack-begin soft">{t("pack_begin")}</p>}
      {isOver && <div className="pack-over"><PackageCheck aria-hidden /><p>{t(wave.packed ? "pack_over" : "pack_nothing")}</p><ButtonLink size="large" type="primary" path="/ship">{t("to_carriers")}</ButtonLink></div>}
    </div>
  );
}

interface TableAsked {
  box: Box;
  waveId: string;
  t: T;
  onTap: (itemId: string) => void;
  onAside: () => void;
  no: (text: string) => void;
  isWorking: boolean;
}

/** The parcel on the table: what is in its box, and what is still to come. */
function Table({ box: { parcel, lines }, waveId, t, onTap, onAside, no, isWorking }: TableAsked) {
  const titleOf = useServiceTitle();
  const { message } = App.useApp();
  const isWaiting = parcel.state === "waiting";
  const unpack = async () => {
    try {
      await said(api.POST("/api/v1/shipping/waves/{wave_id}/unpack", { params: { path: { wave_id: waveId } }, body: { ids: [parcel.id] } }));
      void message.success(t("unpacked", { box: parcel.place }));
      onAside();
    } catch (wrong) {
      no(problemOf(wrong).detail);
    }
    await queries.invalidateQueries({ queryKey: ["shipping"] });
  };
  return (
    <section className={`card table-box ${parcel.state}`} aria-label={t("on_table")}>
      <header><h2><span className="box-number">{`#${parcel.place}`}</span> <code>{parcel.number}</code></h2>
        <p className="soft cut">{[parcel.order_number, parcel.country, titleOf(parcel.account_id, parcel.service)].filter(Boolean).join(" · ")}</p></header>
      {parcel.state === "packed" && <LabelPart parcel={parcel} t={t} />}
      <ul className="box-lines">
        {[...lines].sort((one, other) => Number(one.packed >= one.needed) - Number(other.packed >= other.needed)).map((line) => {
          const isFull = line.packed >= line.needed;
          return (
            <li key={line.item_id} className={isFull ? "full" : ""}>
              <div className="pick-what"><b className="mono">{line.sku}</b><span className="soft">{line.title}</span></div>
              <p className="pick-count" aria-label={t("units_of", { done: line.packed, all: line.needed })}><b>{line.packed}</b>{` / ${line.needed}`}</p>
              {isWaiting && isWorking && (isFull ? <Check className="iconic toned tone-good box-check" aria-hidden />
                : <Button size="large" icon={<Plus className="iconic" />} aria-label={t("pack_tap", { sku: line.sku })} onClick={() => onTap(line.item_id)} />)}
              {!isWaiting && isFull && <Check className="iconic toned tone-good box-check" aria-hidden />}
            </li>
          );
        })}
      </ul>
      {isWorking && parcel.state !== "out" && (
        <div className="ship-foot">
          {parcel.packed_units > 0 && <Button size="large" icon={<Undo2 className="iconic" />} onClick={() => void unpack()}>{t("unpack")}</Button>}
          {isWaiting && <Button size="large" onClick={onAside}>{t("aside")}</Button>}
        </div>
      )}
    </section>
  );
}

/** The label of a packed parcel: to print, on its way, or refused. */
function LabelPart({ parcel, t }: { parcel: Schemas["WaveParcelShown"]; t: T }) {
  const can = useCan();
  const [printer, setPrinter] = useState(() => kept("linkstar.printer", "pdf" as LabelFormat));
  if (parcel.hold_reason) return <div className="label-part"><p className="toned tone-bad"><b>{t("label_held")}</b> <HoldReason code={parcel.hold_reason} /></p><Link href={`/orders/${parcel.order_id}`}>{t("label_mend")}</Link></div>;
  if (!parcel.label_format) return <div className="label-part"><p className="toned tone-warn" role="status">{t("label_coming")}</p></div>;
  if (!can("shipping", "label")) return null;
  const isOther = printer === "zpl" && parcel.label_format !== "zpl";
  return (
    <div className="label-part">
      <PrintButton parcel={parcel} size="large" isPrimary />
      <label className="ship-switch">{t("printer")} <Select size="small" value={printer} onChange={(next) => { setPrinter(next); keep("linkstar.printer", next); }} aria-label={t("printer")}
        options={[{ value: "pdf", label: t("printer_pdf") }, { value: "zpl", label: t("printer_zpl") }]} /></label>
      {isOther && <p className="toned tone-warn">{t("label_no_zpl", { format: parcel.label_format.toUpperCase() })}</p>}
      {parcel.label_format === "zpl" && <p className="soft">{t("label_zpl_hint")}</p>}
    </div>
  );
}
