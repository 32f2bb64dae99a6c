import { Status } from "../kit/show/Status";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

/** How a call ended: its status, or that no answer came. */
export function Answer({ status, error }: { status: number; error: string }) {
  const t = useWords(words);
  const tone = !error ? "good" : status === 429 ? "warn" : "bad";
  return <Status tone={tone}>{status ? String(status) : t("no_answer")}</Status>;
}
