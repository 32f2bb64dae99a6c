// A problem in words, with the trace id that helps whoever looks for its cause.
import { Button } from "antd";
import { problemOf } from "../api/problem";
import { useWords } from "../words/useWords";
import { Copy } from "./Copy";
import { words } from "./words";
import "./show.css";

export function ProblemShown({ wrong, onAgain, isSmall = false }: { wrong: unknown; onAgain?: () => void; isSmall?: boolean }) {
  const t = useWords(words);
  const { title, detail, code, trace_id } = problemOf(wrong);
  const text = code === "away" ? t("away") : code === "internal" && !trace_id ? t("broken") : detail;
  return (
    <div className={isSmall ? "problem small" : "problem"} role="alert">
      {!isSmall && <p className="problem-title">{title || t("problem")}</p>}
      <p>{text}</p>
      {trace_id && <p className="faint problem-trace">{t("trace")} <Copy text={trace_id} /></p>}
      {onAgain && <Button size="small" onClick={onAgain}>{t("again")}</Button>}
    </div>
  );
}
