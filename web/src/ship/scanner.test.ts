import { expect, test } from "vitest";
import { CodeReader } from "./scanner";

/** What is read when `text` is typed with so many milliseconds between the keys. */
function typed(text: string, gap: number): (string | null)[] {
  const reader = new CodeReader();
  return [...text].map((letter, n) => reader.press({ key: letter === "\n" ? "Enter" : letter, at: n * gap })).filter((code) => code !== null);
}

test("fast keys that end with Enter are a scan", () => {
  expect(typed("4006381333931\nT1\nHP-01 X\n", 5)).toEqual(["4006381333931", "HP-01 X"]);
});

test("what a person types is none", () => {
  expect(typed("4006381333931\n", 120)).toEqual([]);
});

test("keys pressed before do not stick to the code", () => {
  const reader = new CodeReader();
  reader.press({ key: "g", at: 0 });
  [..."MUG-1"].forEach((key, n) => reader.press({ key, at: 500 + n }));
  expect(reader.press({ key: "Enter", at: 510 })).toBe("MUG-1");
});

test("Shift between the letters is no letter, and Enter long afterwards ends nothing", () => {
  const reader = new CodeReader();
  ["Shift", "M", "Shift", "U", "G"].forEach((key, n) => reader.press({ key, at: n }));
  expect(reader.press({ key: "Enter", at: 8 })).toBe("MUG");
  ["A", "B", "C"].forEach((key, n) => reader.press({ key, at: 100 + n }));
  expect(reader.press({ key: "Enter", at: 900 })).toBeNull();
});
