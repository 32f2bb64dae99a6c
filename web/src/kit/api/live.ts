// News from the product by server-sent events. A lost connection says so and heals itself: the browser connects again, we read
// again what may have changed meanwhile.
import { useEffect, useSyncExternalStore } from "react";
import { queries } from "./queries";

/** By noun the ids that changed; null: more than one cares to list. */
export type News = Record<string, string[] | null>;

const readers = new Set<(news: News) => void>();
const watchers = new Set<() => void>();
const PATIENCE_MS = 2_500; // a short break is not worth a banner
let source: EventSource | null = null;
let isLost = false;
let fuse: ReturnType<typeof setTimeout> | undefined;
let again: ReturnType<typeof setTimeout> | undefined;

export function openLive(): () => void {
  connect();
  return () => {
    clearTimeout(again);
    clearTimeout(fuse);
    source?.close();
    source = null;
    mark(false);
  };
}

function connect(): void {
  source?.close();
  source = new EventSource("/api/v1/events");
  let wasLost = isLost;
  source.onopen = () => {
    clearTimeout(fuse);
    fuse = undefined;
    if (wasLost || isLost) void queries.invalidateQueries();
    wasLost = false;
    mark(false);
  };
  source.addEventListener("news", (event) => tell(JSON.parse((event as MessageEvent<string>).data) as News));
  source.onerror = () => {
    fuse ??= setTimeout(() => mark(true), PATIENCE_MS);
    if (source?.readyState === EventSource.CLOSED) {
      clearTimeout(again);
      again = setTimeout(connect, 3_000); // the browser gives up on an answer that is no stream, as from a proxy
    }
  };
}

function mark(lost: boolean): void {
  isLost = lost;
  watchers.forEach((tellOne) => tellOne());
}

function tell(news: News): void {
  for (const [noun, ids] of Object.entries(news)) {
    void queries.invalidateQueries({
      predicate: ({ queryKey: [about, what, id] }) =>
        about === noun && what !== "list" && (what !== "one" || ids === null || ids.includes(String(id))),
    });
  }
  readers.forEach((read) => read(news));
}

/** Calls `read` with the ids of a noun that changed. */
export function useNews(noun: string, read: (ids: string[] | null) => void): void {
  useEffect(() => {
    const hear = (news: News) => {
      const ids = news[noun];
      if (ids !== undefined) read(ids);
    };
    readers.add(hear);
    return () => {
      readers.delete(hear);
    };
  }, [noun, read]);
}

function watch(tellOne: () => void): () => void {
  watchers.add(tellOne);
  return () => watchers.delete(tellOne);
}

export function useIsLost(): boolean {
  return useSyncExternalStore(watch, () => isLost);
}
