// A document as the ERP would get it, with what is missing for it.
import { Link } from "wouter";
import type { Schemas } from "../../kit/api/client";
import { problemOf } from "../../kit/api/problem";
import { Card } from "../../kit/detail/DetailPage";
import { ProblemShown } from "../../kit/show/ProblemShown";
import { Bones } from "../../kit/show/Waiting";
import { useWords } from "../../kit/words/useWords";
import { words } from "./words";

export function Drawing({ id, drawn, wrong, isStale }: { id: string; drawn: Schemas["DrawnShown"] | undefined; wrong: unknown; isStale: boolean }) {
  const t = useWords(words);
  return (
    <aside className={isStale ? "mapping-side stale" : "mapping-side"}>
      <Card title={t("preview")}>
        {wrong ? (problemOf(wrong).code === "finance.mapping_wrong" ? <p className="soft">{t("preview_wrong")}</p> : <ProblemShown wrong={wrong} isSmall />) : !drawn ? <Bones rows={8} /> : (
          <div className="drawing">
            <p>{t(drawn.is_example ? "preview_made_up" : "preview_of", { number: drawn.number, day: drawn.on, lines: drawn.lines })}</p>
            {drawn.gaps.length > 0 ? (
              <div className="blocked" role="status">
                <p>{t("gaps", { count: drawn.gaps.length })}</p>
                <ul>{drawn.gaps.map((one) => <li key={one.field}><code>{one.field.replace(/^(head|line)\./, "")}</code> {one.detail} {one.code === "not_in_table" && <Link href={`/settings/erps/${id}/tables`}>{t("tables_open")}</Link>}</li>)}</ul>
              </div>
            ) : <p className="toned tone-good" role="status">{t("gaps_none")}</p>}
            <details><summary>{t("preview_whole")}</summary><pre className="mono" tabIndex={0}>{drawn.whole}</pre></details>
          </div>
        )}
      </Card>
    </aside>
  );
}
