// Units over all locations, and what they add up to.
import type { Schemas } from "../kit/api/client";

export type Stock = Schemas["Stock"];
export type At = Schemas["At"];
export type Place = Schemas["PlaceShown"];

export const PARTS = ["reserved", "hold", "damaged", "qc", "not_offered"] as const;
export type Part = (typeof PARTS)[number];
export type Total = Record<Part | "on_hand" | "atp", number>;

/** The units of some places together: on_hand less all parts is atp. */
export function totalOf(places: readonly At[]): Total {
  const sum = (name: keyof Total) => places.reduce((units, at) => units + at[name], 0);
  return { on_hand: sum("on_hand"), atp: sum("atp"), reserved: sum("reserved"), hold: sum("hold"), damaged: sum("damaged"), qc: sum("qc"), not_offered: sum("not_offered") };
}

/** Whether somebody else keeps the goods there: their figures are a copy of what they told last. */
export function isMirrored(place: Place | undefined): boolean {
  return place?.type === "fba" || place?.type === "third_party";
}

/** Units of a sheet of two columns (SKU or barcode, units), by item; what fits no item is told by its line. */
export function unitsOf(lines: readonly string[][], items: readonly { item_id: string; sku: string; barcodes: string[] }[]) {
  const by = new Map(items.flatMap((one) => [one.sku, ...one.barcodes].map((name) => [name.toLowerCase(), one.item_id] as const)));
  const units = new Map<string, number>();
  const lost: { line: number; text: string }[] = [];
  lines.forEach(([name = "", count = ""], place) => {
    const id = by.get(name.trim().replace(/^'/, "").toLowerCase());
    const isHead = place === 0 && !/^\d+$/.test(count.trim());
    if (isHead) return;
    if (id && /^\d{1,9}$/.test(count.trim())) units.set(id, Number(count));
    else lost.push({ line: place + 1, text: [name, count].join(" ").trim() });
  });
  return { units, lost };
}
