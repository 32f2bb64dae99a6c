import { App, Button, Progress, Segmented } from "antd";
import { Download, FileUp, Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { api, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { download, readCsv, writeCsv } from "../kit/list/csv";
import type { Tone } from "../kit/look/palette";
import { useCan } from "../kit/shell/session";
import { useFilter } from "../kit/list/useFilter";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { useWords } from "../kit/words/useWords";
import { type Item, sendSheet, textOfSheet } from "./api";
import { CatalogSections } from "./CatalogSections";
import { exponentOf } from "./money";
import { COLUMNS, columnsOf, type Fate, type Kind, type Line, partsOf, reportOf, undoOf } from "./sheet";
import { words } from "./words";
import "./catalog.css";

const OUTCOMES = ["new", "changed", "unchanged", "refused"] as const;
const TONES: Record<string, Tone> = { new: "good", changed: "busy", unchanged: "calm", refused: "bad" };
const SHOWN_MAX = 300;

interface Sheet {
  name: string;
  rows: string[][];
  fate: Fate;
}

export default function ImportPage() {
  const t = useWords(words);
  const can = useCan();
  const [filter, setFilter] = useFilter();
  const kind: Kind = filter["kind"] === "listings" ? "listings" : "items";
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [done, setDone] = useState<Line[] | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [wrong, setWrong] = useState<unknown>(null);
  const forget = () => { setSheet(null); setDone(null); setWrong(null); };
  const run = async (does: () => Promise<void>) => {
    setWrong(null);
    setProgress(0);
    try {
      await does();
    } catch (thrown) {
      setWrong(problemOf(thrown) && thrown);
    } finally {
      setProgress(null);
    }
  };
  const look = (file: File) => run(async () => {
    forget();
    const rows = readCsv(await textOfSheet(file));
    setSheet({ name: file.name, rows, fate: await sendSheet(kind, writeCsv(rows), false) });
  });
  const send = async (parts: string[][][]): Promise<Line[]> => {
    const lines: Line[] = [];
    for (const [n, part] of parts.entries()) {
      const fate = await sendSheet(kind, writeCsv(part), true);
      lines.push(...fate.lines);
      setProgress(Math.round(((n + 1) / parts.length) * 100));
    }
    void queries.invalidateQueries({ queryKey: ["catalog"] });
    return lines;
  };
  const apply = ({ rows, fate }: Sheet) => run(async () => setDone(await send(partsOf(rows, fate.lines))));
  const undo = ({ rows, fate }: Sheet) => run(async () => {
    const text = undoOf(kind, rows, columnsOf(rows[0] ?? [], fate), changing(fate).map((line) => ({ ...line, line: fate.lines.indexOf(line) + 1 })));
    await send([readCsv(text)]);
    forget();
  });
  return (
    <div className="page">
      <div className="page-head"><h1>{t("sec_import")}</h1><CatalogSections /></div>
      <Card title={t("import_what")}>
        <div className="import">
          <Segmented<Kind> value={kind} onChange={(next) => { forget(); setFilter({ kind: next }); }} options={[{ value: "items", label: t("sec_items") }, { value: "listings", label: t("import_links") }]} />
          <p className="soft">{t(kind === "items" ? "import_items_hint" : "import_links_hint")}</p>
          <Files kind={kind} onFile={can("catalog", kind === "items" ? "edit" : "link") ? (file) => void look(file) : null} />
        </div>
      </Card>
      {progress !== null && <Progress percent={progress} status="active" aria-label={t("importing")} />}
      {wrong !== null && <ProblemShown wrong={wrong} isSmall />}
      {sheet && <Fates sheet={sheet} done={done} isBusy={progress !== null} onApply={() => void apply(sheet)} onUndo={() => void undo(sheet)} onForget={forget} />}
    </div>
  );
}

const changing = (fate: Fate) => fate.lines.filter(({ outcome }) => outcome === "new" || outcome === "changed");

function Files({ kind, onFile }: { kind: Kind; onFile: ((file: File) => void) | null }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const shops = useShops();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const write = async () => {
    try {
      const rows = kind === "items" ? await itemRows() : await listingRows(new Map([...shops.values()].map(({ id, title }) => [id, title])));
      download(`linkstar-${kind}.csv`, writeCsv([[...COLUMNS[kind]], ...rows]));
    } catch (thrown) {
      void message.error(problemOf(thrown).detail);
    }
  };
  return (
    <div className="import-files">
      {onFile && (
        <div className={isOver ? "drop over" : "drop"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
          onDrop={(event) => { event.preventDefault(); setOver(false); const file = event.dataTransfer.files[0]; if (file) onFile(file); }}>
          <Button type="primary" icon={<FileUp className="iconic" />} onClick={() => picker.current?.click()}>{t("choose_file")}</Button>
          <span className="soft">{t("drop_hint")}</span>
          <input ref={picker} type="file" accept=".csv,.txt,.tsv,.parquet,text/csv" hidden aria-label={t("choose_file")} onChange={(event) => { const file = event.target.files?.[0]; if (file) onFile(file); event.target.value = ""; }} />
        </div>
      )}
      <div className="import-take">
        <Button icon={<Download className="iconic" />} onClick={() => download(`linkstar-${kind}-empty.csv`, writeCsv([[...COLUMNS[kind]]]))}>{t("template")}</Button>
        <Button icon={<Download className="iconic" />} onClick={() => void write()}>{t("take_out")}</Button>
      </div>
    </div>
  );
}

interface FatesAsked {
  sheet: Sheet;
  done: Line[] | null;
  isBusy: boolean;
  onApply: () => void;
  onUndo: () => void;
  onForget: () => void;
}

function Fates({ sheet, done, isBusy, onApply, onUndo, onForget }: FatesAsked) {
  const t = useWords(words);
  const { fate, name } = sheet;
  const [only, show] = useState<string>(fate.refused ? "refused" : fate.changed ? "changed" : "new");
  const lines = fate.lines.filter(({ outcome }) => outcome === only);
  const count = fate.new + fate.changed;
  const lost = done?.filter(({ outcome }) => outcome === "refused").length ?? 0;
  const head = [t("line"), t("thing"), t("fate"), t("column"), t("what_helps"), t("change")];
  return (
    <Card title={done ? t("import_done", { count: done.length - lost }) : t("dry_run", { name })} isFlush extra={<span className="soft">{done ? "" : t("dry_hint")}</span>}>
      <div className="body fates">
        {fate.ignored.length > 0 && <p className="toned tone-warn">{t("ignored", { columns: fate.ignored.join(t("comma")) })}</p>}
        {lost > 0 && <p className="toned tone-bad">{t("lost", { count: lost })}</p>}
        <div className="fate-tabs" role="group" aria-label={t("fate")}>
          {OUTCOMES.map((one) => <Button key={one} type={only === one ? "primary" : "default"} aria-pressed={only === one} onClick={() => show(one)}>{t(`fate.${one}`)} {fate[one]}</Button>)}
        </div>
        <div className="fate-tabs">
          {!done && <Button type="primary" disabled={!count || isBusy} loading={isBusy} onClick={onApply}>{t("apply", { count })}</Button>}
          {done && <Button icon={<Undo2 className="iconic" />} disabled={isBusy} loading={isBusy} title={t("undo_hint")} onClick={onUndo}>{t("undo")}</Button>}
          <Button icon={<Download className="iconic" />} onClick={() => download("linkstar-import-report.csv", reportOf(head, fate.lines))}>{t("report")}</Button>
          <Button type="text" onClick={onForget}>{t(done ? "another" : "cancel")}</Button>
        </div>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t("fate")}>
        <table className="plain stacks">
          <thead><tr><th scope="col" className="number">{t("line")}</th><th scope="col">{t("thing")}</th><th scope="col">{t("fate")}</th><th scope="col">{only === "refused" ? t("what_helps") : t("change")}</th></tr></thead>
          <tbody>{lines.slice(0, SHOWN_MAX).map((one) => (
            <tr key={one.line}>
              <td className="number" data-label={t("line")}>{one.line}</td>
              <td data-label={t("thing")}><div><b>{one.key || "–"}</b></div></td>
              <td data-label={t("fate")}><div><Status tone={TONES[one.outcome] ?? "calm"}>{t.of("fate", one.outcome)}</Status></div></td>
              <td data-label={t("change")}><div>{one.outcome === "refused" ? <><b>{t.of("field", one.field)}</b>: {one.detail}</> : <Changes line={one} />}</div></td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      {lines.length > SHOWN_MAX && <p className="body soft">{t("more_lines", { count: lines.length - SHOWN_MAX })}</p>}
      {!lines.length && <p className="body soft">{t("no_lines")}</p>}
    </Card>
  );
}

function Changes({ line }: { line: Line }) {
  const t = useWords(words);
  if (!line.changes.length) return <span className="faint">–</span>;
  return <ul className="changes">{line.changes.slice(0, 8).map(({ field, before, after }) => <li key={field}><span className="soft">{t.of("field", field)}</span> {before !== "-" && <><s className="faint">{before}</s> → </>}<b>{after}</b></li>)}</ul>;
}

const ROWS_MAX = 20_000;

async function all<R>(load: (after: string) => Promise<{ rows: R[]; next: string | null }>): Promise<R[]> {
  const rows: R[] = [];
  let after: string | null = "";
  while (after !== null && rows.length < ROWS_MAX) {
    const page: { rows: R[]; next: string | null } = await load(after);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

const amountOf = (minor: number | null, currency: string | null) => (minor && currency ? (minor / 10 ** exponentOf(currency)).toFixed(exponentOf(currency)) : "");

async function itemRows(): Promise<(string | number)[][]> {
  const items = await all<Item>((after) => said(api.GET("/api/v1/catalog/items", { params: { query: { after, limit: 200 } } })));
  const flag = (value: boolean) => (value ? "yes" : "no");
  return items.map((one) => [one.sku, one.title, one.state, flag(one.is_kit), one.weight_g, one.length_mm, one.width_mm, one.height_mm, amountOf(one.cost_minor, one.cost_currency), one.cost_minor ? one.cost_currency ?? "" : "",
    one.hs_code, one.origin, one.declared_name_en, one.declared_name_zh, amountOf(one.declared_value_minor, one.declared_currency), one.declared_value_minor ? one.declared_currency : "", flag(one.has_battery), flag(one.has_liquid),
    flag(one.is_dangerous), one.barcodes.join(" ")]);
}

async function listingRows(shops: ReadonlyMap<string, string>): Promise<(string | number)[][]> {
  const rows = await all((after) => said(api.GET("/api/v1/catalog/listings", { params: { query: { after, limit: 200 } } })));
  return rows.map((one) => [shops.get(one.shop_id) ?? one.shop_id, one.listing_id, one.sku, one.item_sku, one.quantity ?? "", one.buffer, one.cap ?? "", one.share_percent]);
}
