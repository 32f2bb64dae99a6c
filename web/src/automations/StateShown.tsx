import { Status } from "../kit/show/Status";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

/** Whether it runs, and for which share of the orders. */
export function StateShown({ one }: { one: { state: string; percent: number } }) {
  const t = useWords(words);
  if (one.state === "on" && one.percent < 100) return <Status tone="busy">{t("on_share", { percent: one.percent })}</Status>;
  return <Status tone={one.state === "on" ? "good" : one.state === "paused" ? "bad" : "calm"}>{t.of("state", one.state)}</Status>;
}
