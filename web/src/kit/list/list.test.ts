import { expect, test } from "vitest";
import { csvText } from "./csv";
import { isSame, readFilter, writeFilter } from "./useFilter";

test("a cell of a file is never a formula and keeps its commas, quotes and lines", () => {
  const columns = [
    { key: "a", title: "Name", width: "1fr", show: () => null, text: (row: string[]) => row[0] ?? "" },
    { key: "b", title: "Shown only", width: "1fr", show: () => null },
    { key: "c", title: "Sum", width: "1fr", show: () => null, text: () => -5 },
  ];
  expect(csvText(columns, [["=1+1"], ['Li, "Mei"'], ["two\nlines"]])).toBe(
    'Name,Sum\r\n\'=1+1,-5\r\n"Li, ""Mei""",-5\r\n"two\nlines",-5\r\n',
  );
});

test("an address says the filters, and empty ones are left out", () => {
  expect(writeFilter({ state: "ready,on_hold", number: "", text: "a&b" })).toBe("state=ready,on_hold&text=a%26b");
  expect(readFilter("state=ready,on_hold&number=&text=a%26b")).toEqual({ state: "ready,on_hold", text: "a&b" });
  expect(isSame({ a: "1", b: "2" }, { b: "2", a: "1", c: "" })).toBe(true);
});
