// Why a carrier gave no label, in words. Carriers have codes of their own; those are shown as what they are, and the
// sentence that came with them stands with the incident.
import { useWords } from "../words/useWords";
import { words } from "./words";

export function HoldReason({ code }: { code: string }) {
  const t = useWords(words);
  const isKnown = `hold.${code}` in words;
  return <>{isKnown ? t.of("hold", code) : t("hold_code", { code })}</>;
}
