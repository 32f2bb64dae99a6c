// What a partner can do with LinkStar, and what it cannot.
import { Card } from "../kit/detail/DetailPage";
import { useWords } from "../kit/words/useWords";
import { abilities } from "./abilities";
import { useAdapters } from "./connections";
import { words } from "./words";

export function Abilities({ kind, partner }: { kind: string; partner: string }) {
  const t = useWords(words);
  const { can, cannot } = abilities(useAdapters() ?? [], kind, partner);
  return (
    <Card title={t("abilities")}>
      <ul className="verbs">
        {can.map((verb) => <li key={verb} className="verb">{t.of("verb", verb)}</li>)}
        {cannot.map((verb) => <li key={verb} className="verb no"><span className="sr">{t("cannot")} </span>{t.of("verb", verb)}</li>)}
      </ul>
    </Card>
  );
}
