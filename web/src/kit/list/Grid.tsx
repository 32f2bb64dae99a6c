// Rows that scroll: only those in sight are painted, however many there are. On a phone a row is a card.
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useCallback, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { useIsNarrow, usePreferences } from "../look/preferences";
import { useKeys } from "../shell/keys";
import { useWords } from "../words/useWords";
import type { Column } from "./types";
import { words } from "./words";
import "./list.css";

const CARD = 82;
const GAP = 14; // between columns, as in list.css

export interface GridAsked<T> {
  about: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
  canChoose: boolean;
  at: number; // the row that the keys stand on
  setAt: (at: number) => void;
  path: (row: T) => string;
  label: (row: T) => string;
  card: (row: T) => ReactNode;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

export function Grid<T extends { id: string }>(asked: GridAsked<T>) {
  const { about, rows, columns, chosen, choose, canChoose, at, setAt, path, label, card, hasMore, isLoading, onMore } = asked;
  const t = useWords(words);
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow();
  const { density } = usePreferences();
  const height = isNarrow ? CARD : density === "dense" ? 34 : 44;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => height, overscan: 12 });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => virtual.measure(), [virtual, height]);
  useEffect(() => {
    if (hasMore && !isLoading && lastShown >= rows.length - 60) onMore();
  }, [hasMore, isLoading, lastShown, rows.length, onMore]);

  const last = useRef(0);
  const pick = useCallback((id: string, place: number, isRange: boolean) => {
    const next = new Set(chosen);
    const [from, to] = isRange ? [Math.min(last.current, place), Math.max(last.current, place)] : [place, place];
    const isAdding = !chosen.has(id);
    for (const row of rows.slice(from, to + 1)) isAdding ? next.add(row.id) : next.delete(row.id);
    last.current = place;
    choose(next);
  }, [chosen, choose, rows]);
  useRowKeys({ rows, at, setAt, path, pick: canChoose ? pick : undefined, scroll: (place) => virtual.scrollToIndex(place, { align: "auto" }) });

  const template = [canChoose ? "34px" : "", ...columns.map(({ width }) => width)].join(" ");
  const least = columns.reduce((sum, { width }) => sum + Number(/\d+(?=px)/.exec(width)?.[0] ?? 100) + GAP, canChoose ? 34 + 2 * GAP : 2 * GAP);
  const isAll = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  return (
    <div ref={box} className={isNarrow ? "grid narrow" : "grid"} role="grid" aria-label={about} aria-rowcount={hasMore ? -1 : rows.length + 1} tabIndex={0}
      aria-multiselectable={canChoose} aria-activedescendant={rows[at] ? `row-${rows[at].id}` : undefined} aria-busy={isLoading}>
      <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth: least }}>
        {canChoose && (
          <span role="columnheader" className="grid-choose">
            <input type="checkbox" checked={isAll} aria-label={t("choose_all")} onChange={() => choose(new Set(isAll ? [] : rows.map(({ id }) => id)))} />
          </span>
        )}
        {columns.map(({ key, title, isNumber }) => <span key={key} role="columnheader" className={isNumber ? "cut number" : "cut"}>{title}</span>)}
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize(), ...(isNarrow ? {} : { minWidth: least }) }}>
        {shown.map(({ index, start, size }) => {
          const row = rows[index];
          return row && (
            <Row key={row.id} row={row} place={index} top={start} height={size} columns={columns} template={template} isHere={index === at} isChosen={chosen.has(row.id)}
              canChoose={canChoose} isNarrow={isNarrow} path={path} label={label} card={card} pick={pick} />
          );
        })}
      </div>
      {hasMore && <div className="grid-more" role="row"><span role="gridcell">{t("more_coming")} …</span></div>}
    </div>
  );
}

interface RowAsked<T> {
  row: T;
  place: number;
  top: number;
  height: number;
  columns: readonly Column<T>[];
  template: string;
  isHere: boolean;
  isChosen: boolean;
  canChoose: boolean;
  isNarrow: boolean;
  path: (row: T) => string;
  label: (row: T) => string;
  card: (row: T) => ReactNode;
  pick: (id: string, place: number, isRange: boolean) => void;
}

function RowShown<T extends { id: string }>(asked: RowAsked<T>) {
  const { row, place, top, height, columns, template, isHere, isChosen, canChoose, isNarrow, path, label, card, pick } = asked;
  const t = useWords(words);
  const [, go] = useLocation();
  const open = (event: React.MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a, button, input, label")) return;
    if (!getSelection()?.toString()) go(path(row));
  };
  const box = canChoose && (
    <span role="gridcell" className="grid-choose">
      <input type="checkbox" tabIndex={-1} checked={isChosen} aria-label={t("choose_row", { name: label(row) })} onChange={() => undefined}
        onClick={(event) => pick(row.id, place, event.shiftKey)} />
    </span>
  );
  return (
    <div role="row" id={`row-${row.id}`} aria-rowindex={place + 2} aria-selected={isChosen} data-here={isHere || undefined} className="grid-row" onClick={open}
      style={{ height, transform: `translateY(${top}px)`, gridTemplateColumns: isNarrow ? (canChoose ? "34px minmax(0,1fr)" : "minmax(0,1fr)") : template }}>
      {box}
      {isNarrow ? <div role="gridcell" className="grid-card"><Link href={path(row)} tabIndex={-1}>{card(row)}</Link></div> : columns.map((column, n) => (
        <span key={column.key} role="gridcell" className={column.isNumber ? "cut number" : "cut"}>
          {n === 0 ? <Link href={path(row)} tabIndex={-1} className="grid-link">{column.show(row)}</Link> : column.show(row)}
        </span>
      ))}
    </div>
  );
}

const Row = memo(RowShown) as typeof RowShown;

interface RowKeys<T> {
  rows: readonly T[];
  at: number;
  setAt: (at: number) => void;
  path: (row: T) => string;
  pick: ((id: string, place: number, isRange: boolean) => void) | undefined;
  scroll: (place: number) => void;
}

function useRowKeys<T extends { id: string }>({ rows, at, setAt, path, pick, scroll }: RowKeys<T>): void {
  const [, go] = useLocation();
  const step = (by: number) => () => {
    const place = Math.max(0, Math.min(rows.length - 1, at + by));
    setAt(place);
    scroll(place);
  };
  const here = rows[at];
  const isFree = () => !(document.activeElement instanceof HTMLElement && document.activeElement.closest("button, a, .ant-select, [role=tab]"));
  useKeys({
    j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1),
    Enter: () => here && isFree() && go(path(here)),
    x: () => here && pick?.(here.id, at, false),
  });
}
