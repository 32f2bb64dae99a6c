// The filters stand in the address bar: a link to a list is a link to what one sees.
import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { Filtered } from "./types";

export function useFilter(): readonly [Filtered, (next: Filtered) => void] {
  const search = useSearch();
  const [path, go] = useLocation();
  const filter = useMemo(() => readFilter(search), [search]);
  const set = useCallback((next: Filtered) => {
    const text = writeFilter(next);
    go(text ? `${path}?${text}` : path, { replace: true });
  }, [go, path]);
  return [filter, set];
}

export function readFilter(search: string): Filtered {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value));
}

export function writeFilter(filter: Filtered): string {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString().replaceAll("%2C", ",");
}

export function isSame(one: Filtered, other: Filtered): boolean {
  return writeFilter(sorted(one)) === writeFilter(sorted(other));
}

function sorted(filter: Filtered): Filtered {
  return Object.fromEntries(Object.entries(filter).sort(([a], [b]) => a.localeCompare(b)));
}
