// Moments: in my zone or the site's, as preferred; the other one is told on hover, both where there is room.
import { useSyncExternalStore } from "react";
import { usePreferences } from "../look/preferences";
import { useWords } from "../words/useWords";
import { distance, momentText } from "./format";
import { words } from "./words";

interface Told {
  at: string | null | undefined;
  zone?: string; // of the site
}

export function Moment({ at, zone }: Told) {
  const t = useWords(words);
  const { language, clock } = usePreferences();
  if (!at) return <span className="faint">{t("dash")}</span>;
  const mine = momentText(at, language);
  const site = zone ? momentText(at, language, zone) : mine;
  const both = zone ? t("moment_both", { site, zone, mine }) : mine;
  return <time dateTime={at} title={both}>{clock === "site" ? site : mine}</time>;
}

export function MomentBoth({ at, zone }: Told) {
  const t = useWords(words);
  const { language } = usePreferences();
  if (!at) return <span className="faint">{t("dash")}</span>;
  const mine = momentText(at, language);
  if (!zone) return <time dateTime={at}>{mine}</time>;
  const site = momentText(at, language, zone);
  return <time dateTime={at}>{t("moment_site", { site, zone })}{site !== mine && <span className="soft moment-mine">{t("moment_mine", { mine })}</span>}</time>;
}

/** How long there is until a deadline, or how long it has passed; painted anew each minute. */
export function Deadline({ at }: { at: string | null | undefined }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const now = useMinute();
  if (!at) return <span className="faint">{t("dash")}</span>;
  const { n, unit, isPast } = distance(at, now);
  const time = t(unit, { n });
  const tone = isPast ? "tone-bad" : unit === "minutes" || (unit === "hours" && n < 12) ? "tone-warn" : "";
  return <time dateTime={at} className={tone ? `toned ${tone}` : "soft"} title={momentText(at, language)}>{t(isPast ? "overdue" : "left", { time })}</time>;
}

// One clock for all deadlines of a page: a list has hundreds of them.
const watchers = new Set<() => void>();
let minute = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

function watch(tell: () => void): () => void {
  if (!watchers.size) {
    minute = Date.now();
    ticking = setInterval(() => {
      minute = Date.now();
      watchers.forEach((one) => one());
    }, 60_000);
  }
  watchers.add(tell);
  return () => {
    watchers.delete(tell);
    if (!watchers.size) clearInterval(ticking);
  };
}

export function useMinute(): number {
  return useSyncExternalStore(watch, () => minute);
}
