// News in a long list: a fresh first page and some fresh rows are laid over what was loaded. Pure; mergePages.test.ts.
import type { InfiniteData } from "@tanstack/react-query";
import type { Rows } from "./types";

interface Fresh<T> {
  asked: string[]; // a row that was asked for and did not come fits the filter no more
  rows: T[];
}

type Pages<T> = InfiniteData<Rows<T>, string>;

/** `fresh` null: nobody knows which rows changed, so that only the first page is to be trusted. */
export function mergePages<T extends { id: string }>(before: Pages<T>, first: Rows<T>, fresh: Fresh<T> | null): Pages<T> {
  const [top, ...rest] = before.pages;
  const last = first.rows.at(-1);
  const reach = last ? (top?.rows.findIndex((row) => row.id === last.id) ?? -1) : -1;
  const isWhole = first.next === null;
  if (!top || !fresh || isWhole || reach < 0) return { pages: [same(top, first)], pageParams: [""] };
  const byId = new Map(fresh.rows.map((row) => [row.id, row]));
  const gone = new Set(fresh.asked.filter((id) => !byId.has(id)));
  const onTop = new Set(first.rows.map((row) => row.id));
  const kept = (rows: T[]) => rows.filter((row) => !gone.has(row.id) && !onTop.has(row.id)).map((row) => byId.get(row.id) ?? row);
  const renewed = rest.map((page) => {
    const isTouched = page.rows.some((row) => gone.has(row.id) || onTop.has(row.id) || byId.has(row.id));
    return isTouched ? { ...page, rows: kept(page.rows) } : page;
  });
  const rows = [...first.rows, ...kept(top.rows.slice(reach + 1))];
  return { pages: [{ rows, next: top.next }, ...renewed], pageParams: before.pageParams };
}

function same<T>(before: Rows<T> | undefined, now: Rows<T>): Rows<T> {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
