import { expect, test } from "vitest";
import { mergePages } from "./mergePages";

const row = (id: string, state = "ready") => ({ id, state });
const before = {
  pages: [{ rows: [row("e"), row("d")], next: "after d" }, { rows: [row("c"), row("b")], next: "after b" }],
  pageParams: ["", "after d"],
};
const ids = (pages: { pages: { rows: { id: string }[] }[] }) => pages.pages.map((page) => page.rows.map(({ id }) => id).join(""));

test("a new row comes on top and pushes none out", () => {
  const now = mergePages(before, { rows: [row("f"), row("e")], next: "after e" }, { asked: [], rows: [] });
  expect(ids(now)).toEqual(["fed", "cb"]);
  expect(now.pages[0]?.next).toBe("after d");
});

test("a row that changed far below is painted anew and its page alone", () => {
  const now = mergePages(before, { rows: [row("e"), row("d")], next: "after d" }, { asked: ["b"], rows: [row("b", "shipped")] });
  expect(now.pages[1]?.rows[1]).toEqual(row("b", "shipped"));
  const untouched = mergePages(before, { rows: [row("e"), row("d", "held")], next: "after d" }, { asked: ["d"], rows: [row("d", "held")] });
  expect(untouched.pages[1]).toBe(before.pages[1]);
});

test("a row that fits the filter no more leaves", () => {
  expect(ids(mergePages(before, { rows: [row("e"), row("d")], next: "after d" }, { asked: ["c"], rows: [] }))).toEqual(["ed", "b"]);
  expect(ids(mergePages(before, { rows: [row("d"), row("c")], next: "after c" }, { asked: ["e"], rows: [] }))).toEqual(["dc"]);
});

test("a list that is short, or changed beyond knowing, begins anew", () => {
  expect(ids(mergePages(before, { rows: [row("z"), row("y")], next: "after y" }, { asked: [], rows: [] }))).toEqual(["zy"]);
  expect(ids(mergePages(before, { rows: [row("e")], next: null }, { asked: [], rows: [] }))).toEqual(["e"]);
});
