import "./show.css";
// What stands there until the page has come.
import { useWords } from "../words/useWords";
import { words } from "./words";

export function Bones({ rows = 8 }: { rows?: number }) {
  const t = useWords(words);
  return (
    <div className="bones" role="status" aria-label={t("waiting")}>
      {Array.from({ length: rows }, (_, n) => <span key={n} className="bone" style={{ width: `${88 - ((n * 17) % 45)}%` }} />)}
    </div>
  );
}

export function Waiting() {
  return <div className="page"><span className="bone" style={{ width: 180, height: 18 }} /><div className="card"><div className="body"><Bones /></div></div></div>;
}
