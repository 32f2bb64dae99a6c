// The rows of a list, page by page; news change only the rows they are about.
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useNews } from "../api/live";
import { mergePages } from "./mergePages";
import type { Filtered, ListAsked, Rows } from "./types";

type Pages<T> = InfiniteData<Rows<T>, string>;

export function useRows<T extends { id: string }>(asked: ListAsked<T>, filter: Filtered) {
  const { noun, name, load, loadSome } = asked;
  const client = useQueryClient();
  const key = useMemo(() => [noun, "list", name, filter], [noun, name, filter]);
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(filter, pageParam),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before, // the old rows stay until the new ones are here
  });

  const freshen = useCallback(async (ids: string[] | null) => {
    const before = client.getQueryData<Pages<T>>(key);
    if (!before) return;
    const loaded = new Set(before.pages.flatMap((page) => page.rows.map((row) => row.id)));
    const wanted = ids?.filter((id) => loaded.has(id)).slice(0, 200);
    try {
      const first = await load(filter, "");
      const known = wanted && loadSome ? (wanted.length ? await loadSome(filter, wanted) : []) : null;
      client.setQueryData<Pages<T>>(key, (now) => now && mergePages(now, first, known && { asked: wanted ?? [], rows: known }));
    } catch {
      void client.invalidateQueries({ queryKey: key });
    }
  }, [client, key, filter, load, loadSome]);

  useNews(noun, useCallback((ids) => void freshen(ids), [freshen]));
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.rows) ?? [], [found.data]);
  return { ...found, rows };
}
