// The frame of every page: navigation, search, connection, me.
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import { openLive, useIsLost } from "../api/live";
import { queries } from "../api/queries";
import { useIsNarrow, usePreferences } from "../look/preferences";
import { Empty } from "../show/Empty";
import { Waiting } from "../show/Waiting";
import { useWords } from "../words/useWords";
import { Boundary } from "./Boundary";
import { KeyHelp } from "./KeyHelp";
import { useKeys } from "./keys";
import { Jobs } from "./Jobs";
import { BottomNav, SideNav } from "./Nav";
import type { KnownPage } from "./pages";
import { SearchPalette } from "./SearchPalette";
import { useCan } from "./session";
import { TopBar } from "./TopBar";
import { words } from "./words";
import "./shell.css";

export function Shell({ pages }: { pages: readonly KnownPage[] }) {
  const t = useWords(words);
  const can = useCan();
  const isNarrow = useIsNarrow();
  const { language } = usePreferences();
  const [open, setOpen] = useState<"search" | "keys" | null>(null);
  const [path, go] = useLocation();
  const allowed = useMemo(() => pages.filter(({ needs }) => !needs || can(...needs)), [pages, can]);
  const listed = useMemo(() => allowed.filter(({ icon }) => icon), [allowed]);
  useEffect(openLive, []);
  useAnewIn(language);
  useJumps(listed, go);
  useKeys({ "mod+k": () => setOpen("search"), "/": () => setOpen("search"), "?": () => setOpen("keys") });
  useEffect(() => {
    document.querySelector("main")?.scrollTo(0, 0);
  }, [path]);
  return (
    <div className="shell">
      <a className="skip" href="#main">{t("skip")}</a>
      {!isNarrow && <SideNav pages={listed} />}
      <div className="shell-page">
        <TopBar onSearch={() => setOpen("search")} onKeys={() => setOpen("keys")} />
        <LostBanner />
        <main id="main" tabIndex={-1}>
          <Boundary key={path}>
            <Suspense fallback={<Waiting />}>
              <Switch>
                {pages.map((page) => (
                  <Route key={page.path} path={page.path}>
                    {allowed.includes(page) ? <Titled page={page} /> : <NoRight page={page} />}
                  </Route>
                ))}
                <Route><Empty title={t("no_page")} hint={t("no_page_hint")} /></Route>
              </Switch>
            </Suspense>
          </Boundary>
        </main>
        {isNarrow && <BottomNav pages={listed} />}
      </div>
      <Jobs />
      {open === "search" && <SearchPalette pages={listed} onClose={() => setOpen(null)} />}
      {open === "keys" && <KeyHelp pages={listed} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Titled({ page }: { page: KnownPage }) {
  const { language } = usePreferences();
  const title = page.title[language === "zh" ? 1 : 0];
  useEffect(() => {
    document.title = `${title} · LinkStar`;
  }, [title]);
  return <page.Shown />;
}

function NoRight({ page }: { page: KnownPage }) {
  const t = useWords(words);
  return <Empty title={t("no_right")} hint={t("no_right_hint", { right: page.needs?.join(":") ?? "" })} />;
}

function LostBanner() {
  const t = useWords(words);
  return useIsLost() ? <p className="lost" role="status">{t("lost")}</p> : null;
}

/** The API tells sentences in the reader's language: another language, another reading. */
function useAnewIn(language: string): void {
  const last = useRef(language);
  useEffect(() => {
    if (last.current === language) return;
    last.current = language;
    void queries.invalidateQueries();
  }, [language]);
}

/** g, then the letter of a page. */
function useJumps(pages: readonly KnownPage[], go: (path: string) => void): void {
  const since = useRef(0);
  const letters = Object.fromEntries(
    pages.filter(({ key }) => key).map(({ key, path }) => [key, () => (Date.now() - since.current < 1200 ? go(path) : undefined)]),
  ) as Record<string, () => void>;
  const [isArmed, arm] = useState(false);
  useKeys({ g: () => { since.current = Date.now(); arm(true); setTimeout(() => arm(false), 1200); } }, !isArmed);
  useKeys(letters, isArmed);
}
