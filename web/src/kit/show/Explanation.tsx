// Why it was decided so: everything that was considered, what won, and in words why the others lost.
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useWords } from "../words/useWords";
import { words } from "./words";
import "./show.css";

const FIRST = 4;

export interface Aspect<T> {
  title: string;
  show: (one: T) => ReactNode;
  isNumber?: boolean;
}

interface Explained<T> {
  about: string; // for screen readers
  considered: readonly T[];
  aspects: readonly Aspect<T>[];
  verdict: (one: T) => ReactNode;
  verdictTitle: string;
  isChosen: (one: T) => boolean;
}

export function Explanation<T>({ about, considered, aspects, verdict, verdictTitle, isChosen }: Explained<T>) {
  const t = useWords(words);
  const [isWhole, setWhole] = useState(considered.length <= FIRST + 1);
  const shown = isWhole ? considered : considered.slice(0, FIRST);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={about}>
      <table className="plain stacks">
        <caption className="sr">{about}</caption>
        <thead><tr>
          {aspects.map(({ title, isNumber }) => <th key={title} scope="col" className={isNumber ? "number" : undefined}>{title}</th>)}
          <th scope="col">{verdictTitle}</th>
        </tr></thead>
        <tbody>
          {shown.map((one, place) => (
            <tr key={place} className={isChosen(one) ? "won" : undefined}>
              {aspects.map(({ title, show, isNumber }) => <td key={title} data-label={title} className={isNumber ? "number" : undefined}><div>{show(one)}</div></td>)}
              <td data-label={verdictTitle}><div>{verdict(one)}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && <Button type="link" onClick={() => setWhole(true)}>{t("more_considered", { count: considered.length - FIRST })}</Button>}
    </div>
  );
}
