// How many units of each line: a field per line, with what there is.
import { InputNumber } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../kit/words/useWords";
import type { OrderWhole } from "./OrderPage";
import { words } from "./words";

export type Line = OrderWhole["lines"][number];
export type UnitsOf = Readonly<Record<string, number>>;

export const openOf = (line: Line) => line.ordered - line.cancelled - line.shipped;

/** The lines of a body of the API: those with units, or with others than before. */
export function bodyOf(units: UnitsOf, before: UnitsOf = {}): { line_id: string; quantity: number }[] {
  return Object.entries(units).filter(([id, count]) => count !== (before[id] ?? 0)).map(([line_id, quantity]) => ({ line_id, quantity }));
}

interface Asked {
  lines: readonly Line[];
  units: UnitsOf;
  onChange: (units: UnitsOf) => void;
  most: (line: Line) => number | null; // null: as many as one likes
  label: string;
  isShared?: boolean; // `most` is told beside the field
}

export function Units({ lines, units, onChange, most, label, isShared = false }: Asked) {
  const t = useWords(words);
  return (
    <ul className="order-units">
      {lines.map((line) => {
        const limit = most(line);
        const beside: ReactNode = isShared && limit !== null ? <span className="faint">{t("of_open", { count: limit })}</span> : null;
        return (
          <li key={line.id}>
            <div><p>{line.title}</p><p className="faint"><code>{line.sku || line.listing_id}</code></p></div>
            <span className="units">
              <InputNumber<number> min={0} {...(limit === null ? { max: 1_000_000 } : { max: limit })} precision={0} value={units[line.id] ?? 0} aria-label={`${label}: ${line.title}`} inputMode="numeric"
                onChange={(count) => onChange({ ...units, [line.id]: count ?? 0 })} />
              {beside}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
