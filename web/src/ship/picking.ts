// What a scan means at the shelves. Pure, so that it is told in the same moment.
import type { Schemas } from "../kit/api/client";

export type Pick = Omit<Schemas["PickShown"], "places"> & { places: number[][] };

/** A code and a UPC-A with or without the leading 0 of its EAN-13, as the API understands them. */
export function meant(code: string): string[] {
  const plain = code.trim().toUpperCase();
  if (/^\d{12}$/.test(plain)) return [plain, `0${plain}`];
  return /^0\d{12}$/.test(plain) ? [plain, plain.slice(1)] : [plain];
}

export function findPick(picks: readonly Pick[], code: string): Pick | undefined {
  const codes = meant(code);
  return picks.find((one) => [one.sku, ...one.barcodes].some((known) => codes.includes(known.toUpperCase())));
}

/** Units of an item that are still on the shelf. */
export const left = (one: Pick): number => Math.max(0, one.needed - one.picked);

/** What is still to be picked, in the order of the bins. */
export const open = (picks: readonly Pick[]): Pick[] => picks.filter((one) => left(one) > 0);
