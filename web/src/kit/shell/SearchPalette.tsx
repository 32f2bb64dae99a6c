// ⌘K: one field for everything. Pages are found here; things are found by the finders of finders.ts.
import { useQueries } from "@tanstack/react-query";
import { Modal } from "antd";
import { Search } from "lucide-react";
import { useEffect, useId, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { usePreferences } from "../look/preferences";
import { useWords } from "../words/useWords";
import { finders } from "./finders";
import type { KnownPage } from "./pages";
import { useCan } from "./session";
import { words } from "./words";

interface Hit {
  key: string;
  group: string;
  title: string;
  hint: string;
  path: string;
}

export function SearchPalette({ pages, onClose }: { pages: readonly KnownPage[]; onClose: () => void }) {
  const t = useWords(words);
  const list = useId();
  const [, go] = useLocation();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { hits, isWaiting } = useHits(pages, text.trim());
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    go(hit.path);
  };
  const press = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((now) => (now + step + hits.length) % Math.max(1, hits.length));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) open(hits[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal open onCancel={onClose} footer={null} closable={false} mask={{ closable: true }} width={620} className="palette" style={{ top: 72 }} aria-label={t("search")}>
      <div className="palette-field">
        <Search className="iconic" aria-hidden />
        <input autoFocus value={text} onChange={(event) => { setText(event.target.value); setAt(0); }} onKeyDown={press} placeholder={t("search_hint")}
          role="combobox" aria-expanded aria-controls={list} aria-label={t("search")} aria-activedescendant={hits[at] ? `${list}-${at}` : undefined} />
        <kbd>Esc</kbd>
      </div>
      <div id={list} role="listbox" aria-label={t("search")} className="palette-hits">
        {hits.map((hit, place) => (
          <div key={hit.key} id={`${list}-${place}`} role="option" aria-selected={place === at} className="palette-hit"
            onMouseMove={() => setAt(place)} onClick={() => open(hit)}>
            <span className="cut">{hit.title}</span><span className="cut faint">{hit.hint}</span><span className="faint">{hit.group}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className="palette-none" role="status">{isWaiting ? `${t("search_waiting")} …` : t("search_none", { text })}</p>}
    </Modal>
  );
}

const PAUSE_MS = 140; // who types fast asks once

function useSettled(text: string): string {
  const [settled, set] = useState(text);
  useEffect(() => {
    const waiting = setTimeout(() => set(text), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [text]);
  return settled;
}

function useHits(pages: readonly KnownPage[], typed: string): { hits: Hit[]; isWaiting: boolean } {
  const text = useSettled(typed);
  const t = useWords(words);
  const can = useCan();
  const { language } = usePreferences();
  const allowed = useMemo(() => finders.filter(({ needs }) => can(...needs)), [can]);
  const found = useQueries({
    queries: allowed.map((finder) => ({
      queryKey: ["search", finder.group, text],
      queryFn: () => finder.find(text),
      enabled: text.length > 1,
    })),
  });
  const wanted = typed.toLowerCase();
  const here = pages.filter(({ title }) => title.some((one) => one.toLowerCase().includes(wanted)));
  const shown = here.map(({ path, title }) => ({
    key: path, path, title: title[language === "zh" ? 1 : 0], hint: "", group: t("search_pages"),
  }));
  const things = found.flatMap(({ data }, place) =>
    (data ?? []).map((one) => ({ ...one, key: one.path, group: t.of("search", allowed[place]?.group ?? "") })));
  const isSettling = text !== typed && typed.length > 1;
  return { hits: [...(isSettling ? [] : things), ...shown].slice(0, 24), isWaiting: isSettling || found.some(({ isFetching }) => isFetching) };
}
