// Tries the draft on last week's orders, a part at a time, the newest first: what would have changed, order by order.
import { Button, Progress } from "antd";
import { Download, Play, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { csvText, download } from "../kit/list/csv";
import { ProblemShown } from "../kit/show/ProblemShown";
import { useWords } from "../kit/words/useWords";
import { type ActionKind, askedOf, type Draft, progressOf, type Tried } from "./draft";
import { words } from "./words";

const DAYS = 7;
const SHOWN = 50;

interface Run {
  rows: Map<string, Tried>;
  seen: number;
  failed: number;
  why: string;
  percent: number;
  isOver: boolean;
}

export function DryRun({ draft, id }: { draft: Draft; id: string | null }) {
  const t = useWords(words);
  const [run, setRun] = useState<Run | null>(null);
  const [wrong, setWrong] = useState<unknown>(null);
  const turn = useRef(0);
  useEffect(() => () => void turn.current++, []);
  const isRunning = run !== null && !run.isOver;
  const start = async () => {
    const mine = ++turn.current;
    let now: Run = { rows: new Map(), seen: 0, failed: 0, why: "", percent: 0, isOver: false };
    setRun(now);
    setWrong(null);
    try {
      for (let after: string | null = ""; after !== null && mine === turn.current;) {
        const part: Awaited<ReturnType<typeof tryPart>> = await tryPart(draft, id, after);
        if (mine !== turn.current) return;
        after = part.next;
        const rows = new Map(now.rows);
        part.rows.forEach((row) => rows.has(row.order_id) || rows.set(row.order_id, row));
        now = { rows, seen: now.seen + part.seen, failed: now.failed + part.failed, why: now.why || part.failures[0] || "", percent: progressOf(part.reached_at, DAYS, Date.now()), isOver: after === null };
        setRun(now);
      }
    } catch (thrown) {
      if (mine !== turn.current) return;
      setRun(null);
      setWrong(thrown);
    }
  };
  const stop = () => {
    turn.current++;
    setRun(run && { ...run, isOver: true });
  };
  return (
    <Card title={t("try")} extra={isRunning ? <Button size="small" icon={<Square className="iconic" />} onClick={stop}>{t("try_stop")}</Button>
      : <Button size="small" icon={<Play className="iconic" />} disabled={!draft.actions.length || !draft.title.trim()} onClick={() => void start()}>{t("try_run")}</Button>}>
      <p className="soft">{t("try_hint")}</p>
      {wrong !== null && <ProblemShown wrong={wrong} isSmall />}
      {isRunning && <Progress percent={run.percent} size="small" aria-label={t("try_progress")} />}
      {run && <Found run={run} title={draft.title} />}
    </Card>
  );
}

function tryPart(draft: Draft, id: string | null, after: string) {
  return said(api.POST("/api/v1/automations/try", { body: { ...askedOf(draft), automation_id: id, days: DAYS, after, limit: 200 } }));
}

function Found({ run, title }: { run: Run; title: string }) {
  const t = useWords(words);
  const rows = [...run.rows.values()];
  const changed = rows.filter(({ changes }) => changes.length > 0).length;
  const file = () => download(`linkstar-${title || "automation"}.csv`, csvText([
    { key: "order", title: t("order"), width: "", show: () => null, text: ([row]) => row.number }, { key: "what", title: t("change"), width: "", show: () => null, text: ([, one]) => t.of("kind", one.kind) },
    { key: "before", title: t("before"), width: "", show: () => null, text: ([, one]) => one.before }, { key: "after", title: t("after"), width: "", show: () => null, text: ([, one]) => one.after },
  ], rows.flatMap((row) => row.changes.map((one) => [row, one] as const))));
  return (
    <>
      <p role="status" className="automation-tried"><b>{changed ? t("tried", { changed, seen: run.seen }) : t("tried_none", { seen: run.seen })}</b>
        {changed > 0 && run.isOver && <Button size="small" icon={<Download className="iconic" />} onClick={file}>{t("csv")}</Button>}</p>
      {run.failed > 0 && <p className="toned tone-bad">{t("tried_failed", { count: run.failed, why: run.why })}</p>}
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="plain stacks">
            <thead><tr><th>{t("order")}</th><th>{t("change")}</th><th>{t("before")}</th><th>{t("after")}</th></tr></thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row) => <Changes key={row.order_id} row={row} />)}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN && <p className="faint">{t("more_rows", { count: rows.length - SHOWN })}</p>}
    </>
  );
}

/** One line for each thing that changes; the order's number stands beside the first. */
function Changes({ row }: { row: Tried }) {
  const t = useWords(words);
  const lost = row.lost.length > 0 ? t("lost", { kinds: row.lost.map((kind) => t(`kind.${kind as ActionKind}`)).join(", ") }) : "";
  const count = row.changes.length + (lost ? 1 : 0);
  const tellings = row.changes.filter(({ kind }) => kind === "tell");
  const number = <td data-label={t("order")} rowSpan={count}><Link href={`/orders/${row.order_id}`}>{row.number}</Link></td>;
  return (
    <>
      {row.changes.map((one, n) => (
        <tr key={one.kind + one.after}>
          {n === 0 && number}
          <td data-label={t("change")}>{t.of("kind", one.kind)}</td>
          <td data-label={t("before")} className="faint">{one.before || t("nothing")}</td>
          <td data-label={t("after")}>{one.after || t("nothing")}{one.kind === "tell" && <p className="soft">{row.told[tellings.indexOf(one)] || t("tell_gone")}</p>}</td>
        </tr>
      ))}
      {lost && <tr>{row.changes.length === 0 && number}<td colSpan={3} data-label={t("change")} className="faint">{lost}</td></tr>}
    </>
  );
}
