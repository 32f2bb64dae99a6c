import { useState } from "react";
import { useWords } from "../words/useWords";
import { words } from "./words";

/** A text that one click copies. */
export function Copy({ text, shown = text }: { text: string; shown?: string }) {
  const t = useWords(words);
  const [isCopied, set] = useState(false);
  const copy = () => {
    void navigator.clipboard?.writeText(text).then(() => set(true));
    setTimeout(() => set(false), 1500);
  };
  return (
    <button type="button" className="copy" onClick={copy} title={t("copy")}>
      <code>{shown}</code><span className="sr" role="status">{isCopied ? t("copied") : ""}</span>{isCopied && <span aria-hidden> ✓</span>}
    </button>
  );
}
