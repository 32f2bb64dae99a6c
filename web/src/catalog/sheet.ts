// A sheet of items or listings on its way in: cut into parts, sent, and what would undo it.
import type { Schemas } from "../kit/api/client";
import { writeCsv } from "../kit/list/csv";

export type Fate = Schemas["SheetFate"];
export type Line = Schemas["SheetLine"];
export type Kind = "items" | "listings";

export const COLUMNS: Record<Kind, readonly string[]> = {
  items: ["sku", "title", "state", "is_kit", "weight_g", "length_mm", "width_mm", "height_mm", "cost", "cost_currency", "hs_code", "origin", "declared_name_en", "declared_name_zh", "declared_value",
    "declared_currency", "has_battery", "has_liquid", "is_dangerous", "barcodes"],
  listings: ["shop", "listing_id", "sku", "item_sku", "quantity", "buffer", "cap", "share_percent"],
};
const PART = 500;

/** The lines that change something, in parts, each with the head of the sheet. `lines[n]` belongs to the sheet's row n + 1. */
export function partsOf(rows: readonly string[][], lines: readonly Line[]): string[][][] {
  const [head = [], ...rest] = rows;
  const wanted = rest.filter((_, n) => ["new", "changed"].includes(lines[n]?.outcome ?? ""));
  return Array.from({ length: Math.ceil(wanted.length / PART) }, (_, n) => [head, ...wanted.slice(n * PART, (n + 1) * PART)]);
}

/** A sheet that puts back what was changed. What was new is archived, or unlinked: nothing is ever deleted. */
export function undoOf(kind: Kind, rows: readonly string[][], columns: readonly string[], done: readonly Line[]): string {
  const keys = kind === "items" ? ["sku"] : ["shop", "listing_id", "sku"];
  const fields = [...new Set(done.flatMap(({ changes }) => changes.map(({ field }) => field)))].filter((field) => !keys.includes(field));
  const last = kind === "items" ? "state" : "item_sku";
  if (!fields.includes(last)) fields.push(last);
  const body = done.map((line) => {
    const row = rows[line.line] ?? [];
    const names = keys.map((key) => row[columns.indexOf(key)] ?? "");
    const isNew = line.outcome === "new";
    return [...names, ...fields.map((field) => (isNew ? (field === last ? (kind === "items" ? "archived" : "-") : "") : line.changes.find((one) => one.field === field)?.before ?? ""))];
  });
  return writeCsv([[...keys, ...fields], ...body]);
}

/** Which column of the sheet stands for each known one, by its place. */
export function columnsOf(head: readonly string[], fate: Fate): string[] {
  const known = [...fate.columns];
  const ignored = new Set(fate.ignored);
  return head.map((name) => (!name.trim() || ignored.has(name.trim()) ? "" : known.shift() ?? ""));
}

/** What became of each line, to keep or to mend. */
export function reportOf(head: readonly string[], lines: readonly Line[]): string {
  return writeCsv([[...head], ...lines.map((one) => [one.line, one.key, one.outcome, one.field, one.detail, one.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join("; ")])]);
}
