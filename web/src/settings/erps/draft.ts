// A mapping while it is edited: what the account says of its own, where a problem of the server belongs, and tables as CSV. Pure.
import type { Schemas } from "../../kit/api/client";
import { readCsv, writeCsv } from "../../kit/list/csv";

export type Mapping = Schemas["MappingShown"];
export type MappedField = Pick<Schemas["MappedShown"], "kind" | "part" | "path" | "template" | "default">;
export type Draft = Omit<Schemas["MappingEdit"], "version">;
export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const placeOf = ({ kind, part, path }: Pick<MappedField, "kind" | "part" | "path">) => `${kind} ${part} ${path}`;

/** What is sent: fields that differ from what comes with the adapter, values and tables of the account. */
export function draftOf(fields: readonly MappedField[], values: Readonly<Record<string, string>>, tables: Tables): Draft {
  return {
    fields: fields.filter((one) => one.template !== one.default).map(({ kind, part, path, template }) => ({ kind, part, path, template })),
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value)),
    tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, { ...rows }])),
  };
}

export const tablesOf = ({ tables }: Mapping): Tables => Object.fromEntries(tables.map(({ name, names }) => [name, names]));

/** The server names a field by its number in the draft: `fields.3.template`; here by its place. What is no field stands under its own name. */
export function byPlace(messages: Readonly<Record<string, string>>, draft: Draft): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).map(([name, message]) => {
    const [, number] = /^fields\.(\d+)\./.exec(name) ?? [];
    const field = number === undefined ? undefined : draft.fields?.[Number(number)];
    return [field ? placeOf(field) : name, message];
  }));
}

export interface Read {
  rows: Record<string, string>;
  wrong: number | null; // the first line that has not two cells
}

/** Two columns of a sheet: our name, and the ERP's. A first line of headings is passed over. */
export function readTable(text: string, headings: readonly string[]): Read {
  const found = new Map<string, string>();
  const lines = readCsv(text);
  for (const [place, line] of lines.entries()) {
    const [ours = "", theirs = ""] = line.map((cell) => cell.trim().replace(/^'(?=[=+\-@])/, ""));
    if (place === 0 && headings.includes(ours)) continue;
    if (!ours || line.length < 2) return { rows: Object.fromEntries(found), wrong: place + 1 };
    if (theirs) found.set(ours, theirs);
  }
  return { rows: Object.fromEntries(found), wrong: null };
}

export function writeTable(headings: readonly [string, string], rows: readonly (readonly [ours: string, theirs: string])[]): string {
  return writeCsv([headings, ...rows]);
}
