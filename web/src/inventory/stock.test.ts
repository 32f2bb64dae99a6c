import { expect, test } from "vitest";
import { readCsv } from "../kit/list/csv";
import { totalOf, unitsOf } from "./stock";

const at = { location_id: "a", on_hand: 12, reserved: 3, hold: 1, damaged: 2, qc: 0, not_offered: 0, atp: 6, moved_at: null };

test("what is on hand less what is taken of it may be promised, over all places", () => {
  const total = totalOf([at, { ...at, on_hand: 7, reserved: 0, hold: 0, damaged: 0, not_offered: 7, atp: 0 }]);
  expect(total).toEqual({ on_hand: 19, reserved: 3, hold: 1, damaged: 2, qc: 0, not_offered: 7, atp: 6 });
  expect(total.on_hand - total.reserved - total.hold - total.damaged - total.qc - total.not_offered).toBe(total.atp);
});

test("a sheet of counted units is read by SKU or barcode, and its head is no line", () => {
  const items = [{ item_id: "1", sku: "MUG", barcodes: ["6901"] }, { item_id: "2", sku: "CUP", barcodes: [] }];
  const { units, lost } = unitsOf(readCsv('sku,units\r\n"mug",3\r\n6901,5\r\nNONE,1\r\nCUP,many\r\n'), items);
  expect([...units]).toEqual([["1", 5]]);
  expect(lost.map(({ line }) => line)).toEqual([4, 5]);
});

test("quotes, separators and marks of a CSV are read as spreadsheets write them", () => {
  expect(readCsv('\ufeffa;b\r\n"x;""y""\nz";2\r\n\r\n')).toEqual([["a", "b"], ['x;"y"\nz', "2"]]);
});
