import { expect, test } from "vitest";
import { findPick, left, meant, type Pick } from "./picking";

const mug: Pick = { item_id: "1", sku: "Mug-1", title: "", barcodes: ["0036000291452"], bin: "", needed: 3, picked: 1, missing: 0, picked_by: "", places: [] };

test("an item is found by its SKU in any case and by its barcode with or without the leading zero", () => {
  expect(["mug-1", " MUG-1 ", "036000291452", "0036000291452"].map((code) => findPick([mug], code)?.item_id)).toEqual(["1", "1", "1", "1"]);
  expect(findPick([mug], "MUG")).toBeUndefined();
  expect(meant("4006381333931")).toEqual(["4006381333931"]);
});

test("nothing is left when more was picked than is needed now", () => {
  expect([left(mug), left({ ...mug, needed: 0 })]).toEqual([2, 0]);
});
