import { expect, test } from "vitest";
import { readCsv } from "../kit/list/csv";
import { columnsOf, type Fate, type Line, partsOf, undoOf } from "./sheet";

const line = (n: number, outcome: string, changes: Line["changes"] = []): Line => ({ line: n, key: "", outcome, changes, field: "", detail: "" });
const rows = [["sku", "colour", "title"], ["MUG", "red", "Big mug"], ["CUP", "red", "Cup"], ["BAD", "", ""]];
const fate = { columns: ["sku", "title"], ignored: ["colour"] } as unknown as Fate;

test("only the lines that change something are sent, each part with the head", () => {
  const many = [["sku"], ...Array.from({ length: 1200 }, (_, n) => [`S${n}`])];
  const parts = partsOf(many, many.slice(1).map((_, n) => line(n + 2, n === 3 ? "refused" : n === 4 ? "unchanged" : "new")));
  expect(parts.map((part) => part.length)).toEqual([501, 501, 199]);
  expect(parts.flatMap((part) => part.slice(1)).map(([sku]) => sku)).not.toContain("S3");
});

test("what undoes a sheet puts back what was, and archives what was new", () => {
  const columns = columnsOf(rows[0] ?? [], fate);
  expect(columns).toEqual(["sku", "", "title"]);
  const text = undoOf("items", rows, columns, [line(1, "changed", [{ field: "title", before: "Mug", after: "Big mug" }]), line(2, "new", [{ field: "title", before: "-", after: "Cup" }])]);
  expect(readCsv(text)).toEqual([["sku", "title", "state"], ["MUG", "Mug", ""], ["CUP", "", "archived"]]);
});
