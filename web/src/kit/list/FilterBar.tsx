import { Button, Input, Select } from "antd";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "../words/useWords";
import type { Filter, Filtered } from "./types";
import { words } from "./words";

interface Asked {
  filters: readonly Filter[];
  filter: Filtered;
  onChange: (filter: Filtered) => void;
}

export function FilterBar({ filters, filter, onChange }: Asked) {
  const t = useWords(words);
  const set = (key: string, value: string) => {
    const { [key]: _, ...rest } = filter;
    onChange(value ? { ...rest, [key]: value } : rest);
  };
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className="filters" role="search">
      {filters.map((one) => one.kind === "day"
        ? <DayFilter key={one.key} about={one} value={filter[one.key] ?? ""} onSet={(value) => set(one.key, value)} />
        : one.kind === "text"
        ? <TextFilter key={one.key} about={one} value={filter[one.key] ?? ""} onSet={(value) => set(one.key, value)} />
        : <ChoiceFilter key={one.key} about={one} value={filter[one.key] ?? ""} onSet={(value) => set(one.key, value)} />)}
      {isFiltered && <Button type="text" icon={<X className="iconic" />} onClick={() => onChange({})}>{t("clear")}</Button>}
    </div>
  );
}

interface OneAsked {
  about: Filter;
  value: string;
  onSet: (value: string) => void;
}

function ChoiceFilter({ about, value, onSet }: OneAsked) {
  const isMany = about.kind === "many";
  const chosen = value ? value.split(",") : [];
  return (
    <Select className="filter" aria-label={about.label} placeholder={about.label} allowClear popupMatchSelectWidth={false} maxTagCount={1}
      {...(isMany ? { mode: "multiple" as const, value: chosen } : { value: chosen[0] ?? null })}
      onChange={(next: string | string[] | null | undefined) => onSet([next ?? []].flat().join(","))}
      options={[...(about.options ?? [])]} showSearch={{ optionFilterProp: "label" }} />
  );
}

/** A day as the browser itself lets one choose it. */
function DayFilter({ about, value, onSet }: OneAsked) {
  return <label className="filter-day"><span>{about.label}</span><Input type="date" value={value} onChange={(event) => onSet(event.target.value)} aria-label={about.label} /></label>;
}

const PAUSE_MS = 250;

function TextFilter({ about, value, onSet }: OneAsked) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const waiting = setTimeout(() => onSet(text.trim()), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [text]); // eslint-disable-line react-hooks/exhaustive-deps -- only typing asks anew
  return <Input className="filter" value={text} onChange={(event) => setText(event.target.value)} aria-label={about.label} placeholder={about.label} allowClear />;
}
