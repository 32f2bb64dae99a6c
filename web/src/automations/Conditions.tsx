// The lines of a condition: a field, how it is compared, with what.
import { Button, Input, InputNumber, Select } from "antd";
import { Plus, X } from "lucide-react";
import { countryText, decimals } from "../kit/show/format";
import { usePreferences } from "../kit/look/preferences";
import { useWords } from "../kit/words/useWords";
import { type Choices, compared, type Draft, type FieldShown, type Line, lineOf, majorOf, minorOf } from "./draft";
import { words } from "./words";

type Of = NonNullable<Draft["conditions"]>;
const MANY = ["in", "not_in", "has_any", "has_none"];

export function Conditions({ of, write, choices }: { of: Of; write: (of: Of) => void; choices: Choices }) {
  const t = useWords(words);
  const currency = choices.lists["currencies"]?.find(({ value }) => value === "EUR")?.value ?? "EUR";
  const set = (place: number, line: Line | null) => write({ ...of, lines: line ? of.lines.map((one, n) => (n === place ? line : one)) : of.lines.filter((_, n) => n !== place) });
  const first = choices.fields[0];
  return (
    <>
      {of.lines.length > 1 && <Select aria-label={t("match")} value={of.match} onChange={(match) => write({ ...of, match })} className="wide-select"
        options={(["all", "any"] as const).map((value) => ({ value, label: t(`match.${value}`) }))} />}
      {of.lines.length === 0 && <p className="soft">{t("always")}</p>}
      <ul className="automation-lines">
        {of.lines.map((line, n) => {
          const field = choices.fields.find(({ name }) => name === line.field) ?? first;
          return field && (
            <li key={n} className="automation-line">
              <Select aria-label={t("field", { number: n + 1 })} value={line.field} showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false} onChange={(name) => {
                const next = choices.fields.find((one) => one.name === name);
                if (next) set(n, lineOf(next, currency));
              }} options={choices.fields.map(({ name, label }) => ({ value: name, label }))} />
              <Select aria-label={t("compare", { number: n + 1 })} value={line.compare} popupMatchSelectWidth={false} onChange={(compare) => set(n, compared(line, compare))} options={field.comparisons.map(({ value, label }) => ({ value, label }))} />
              <Value line={line} field={field} number={n + 1} choices={choices} write={(next) => set(n, next)} />
              <Button type="text" aria-label={t("remove_condition", { number: n + 1 })} icon={<X className="iconic" />} onClick={() => set(n, null)} />
            </li>
          );
        })}
      </ul>
      <Button size="small" icon={<Plus className="iconic" />} disabled={of.lines.length >= 20} onClick={() => first && write({ ...of, lines: [...of.lines, lineOf(first, currency)] })}>{t("add_condition")}</Button>
    </>
  );
}

function Value({ line, field, number, choices, write }: { line: Line; field: FieldShown; number: number; choices: Choices; write: (line: Line) => void }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const label = t("value", { number });
  if (field.kind === "flag") return <span />;
  if (field.kind === "money") return (
    <span className="automation-money">
      <InputNumber<number> aria-label={label} value={majorOf(line.number, line.currency)} precision={decimals(line.currency)} controls={false} onChange={(value) => write({ ...line, number: minorOf(value ?? 0, line.currency) })} />
      <Select aria-label={t("currency", { number })} value={line.currency} showSearch onChange={(currency) => write({ ...line, currency, number: minorOf(majorOf(line.number, line.currency), currency) })}
        options={(choices.lists["currencies"] ?? []).map(({ value }) => ({ value, label: value }))} />
    </span>
  );
  if (field.kind === "number") return <InputNumber<number> aria-label={label} value={line.number} precision={0} controls={false} suffix={field.of} onChange={(value) => write({ ...line, number: value ?? 0 })} />;
  if (MANY.includes(line.compare)) {
    const known = (choices.lists[field.of] ?? []).map((one) => ({ value: one.value, label: field.of === "countries" ? `${one.value} ${countryText(one.value, language)}` : one.label }));
    const isOpen = ["countries", "tags", ""].includes(field.of);
    return <Select aria-label={label} mode={isOpen ? "tags" : "multiple"} value={line.values} placeholder={t("several")} tokenSeparators={[",", " "]} showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false}
      onChange={(values: string[]) => write({ ...line, values: values.map((one) => (field.of === "countries" ? one.trim().toUpperCase() : one.trim())) })} options={known} />;
  }
  return <Input aria-label={label} value={line.values[0] ?? ""} maxLength={300} onChange={(event) => write({ ...line, values: [event.target.value] })} />;
}
