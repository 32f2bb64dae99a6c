import { expect, test } from "vitest";
import { byPlace, draftOf, type MappedField, readTable, writeTable } from "./draft";

const field = (path: string, template: string, standard = ""): MappedField => ({ kind: "voucher", part: "head", path, template, default: standard });

test("only what differs is sent, a field that is left out too", () => {
  const draft = draftOf([field("FDate", "{on}", "{on}"), field("FNote", "", "{number}"), field("F_OWN", "{total}")], { org: "101", unit: "" }, { customers: { a: "C1" } });
  expect(draft.fields?.map(({ path, template }) => [path, template])).toEqual([["FNote", ""], ["F_OWN", "{total}"]]);
  expect([draft.values, draft.tables]).toEqual([{ org: "101" }, { customers: { a: "C1" } }]);
});

test("a problem of the server stands at its field, and what is no field keeps its name", () => {
  const draft = draftOf([field("FDate", "{on}", "{on}"), field("F_OWN", "{x}")], {}, {});
  expect(byPlace({ "fields.0.template": "no x", "tables.customers": "no" }, draft)).toEqual({ "voucher head F_OWN": "no x", "tables.customers": "no" });
});

test("a table goes out to a sheet and comes back the same, whatever its names begin with", () => {
  const rows = [["shop-1", "C,1"], ["=odd", "-2"]] as const;
  const text = writeTable(["LinkStar", "Kingdee"], rows);
  expect(readTable(text, ["LinkStar"])).toEqual({ rows: Object.fromEntries(rows), wrong: null });
});

test("a name that JavaScript means something by is a name like any other", () => {
  const { rows } = readTable("__proto__,1\nconstructor,2\n", []);
  expect(Object.entries(rows)).toEqual([["__proto__", "1"], ["constructor", "2"]]);
  expect(({} as Record<string, unknown>)["1"]).toBeUndefined();
});

test("a line with one cell is named", () => {
  expect(readTable("ours,theirs\na,1\nb\n", ["ours"]).wrong).toBe(3);
});
