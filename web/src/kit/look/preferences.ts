// What one person likes on one machine: language, light or dark, density, whose clock. Kept in the browser.
import { useEffect, useSyncExternalStore } from "react";

export type Language = "en" | "zh";
export type Theme = "auto" | "light" | "dark";
export type Density = "dense" | "roomy";
export type Clock = "mine" | "site";

export interface Preferences {
  language: Language;
  theme: Theme;
  density: Density;
  clock: Clock;
  isNavFolded: boolean;
}

const KEPT = "linkstar.preferences";
const heard = new Set<() => void>();
let now: Preferences = {
  language: navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en",
  theme: "auto",
  density: "dense",
  clock: "mine",
  isNavFolded: false,
  ...kept<Partial<Preferences>>(KEPT, {}),
};

/** What was kept under a name in the browser, or `otherwise`; a browser that keeps nothing is no error. */
export function kept<T>(name: string, otherwise: T): T {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? "null") as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps something in the browser; private windows may refuse. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    /* it lasts until the page is closed */
  }
}

export function preferences(): Preferences {
  return now;
}

export function prefer(changed: Partial<Preferences>): void {
  now = { ...now, ...changed };
  keep(KEPT, now);
  heard.forEach((tell) => tell());
}

function listen(tell: () => void): () => void {
  heard.add(tell);
  return () => heard.delete(tell);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, preferences);
}

/** The company's language, for who chose none and whose browser speaks neither of ours. */
export function useLanguageOf(company: string | undefined): void {
  useEffect(() => {
    const isOurs = /^(zh|en)/i.test(navigator.language) || kept<Partial<Preferences>>(KEPT, {}).language;
    if (!isOurs && (company === "zh" || company === "en")) prefer({ language: company });
  }, [company]);
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

function listenDarkness(tell: () => void): () => void {
  darkness.addEventListener("change", tell);
  return () => darkness.removeEventListener("change", tell);
}

/** Whether the page is dark now: as preferred, else as the machine. */
export function useIsDark(): boolean {
  const machine = useSyncExternalStore(listenDarkness, () => darkness.matches);
  const { theme } = usePreferences();
  return theme === "auto" ? machine : theme === "dark";
}

const narrowness = matchMedia("(max-width: 760px)");

function listenNarrowness(tell: () => void): () => void {
  narrowness.addEventListener("change", tell);
  return () => narrowness.removeEventListener("change", tell);
}

/** Whether this is a phone's width. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(listenNarrowness, () => narrowness.matches);
}
