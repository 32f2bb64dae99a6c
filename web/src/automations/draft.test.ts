import { expect, test } from "vitest";
import { askedOf, compared, EMPTY, majorOf, minorOf, progressOf } from "./draft";

test("amounts are minor units of their currency", () => {
  expect([minorOf(150.5, "EUR"), minorOf(0.29, "EUR"), minorOf(1500, "JPY"), majorOf(15050, "EUR"), majorOf(1500, "JPY")]).toEqual([15050, 29, 1500, 150.5, 1500]);
});

test("an expert's expression is told only where there are no lines", () => {
  expect(askedOf({ ...EMPTY, source: "true" }).source).toBe("");
  expect(askedOf({ ...EMPTY, conditions: null, source: "true" }).source).toBe("true");
});

test("another comparison keeps the values that it can use", () => {
  const line = { field: "order.skus", compare: "has_any", values: ["A", "B"], number: 0, currency: "" };
  expect(compared(line, "any_starts").values).toEqual(["A"]);
  expect(compared(line, "has_none").values).toEqual(["A", "B"]);
});

test("progress is the part of the time that was looked through", () => {
  const now = Date.parse("2026-11-20T12:00:00Z");
  expect(progressOf("2026-11-20T12:00:00Z", 7, now)).toBe(0);
  expect(progressOf("2026-11-13T12:00:00Z", 7, now)).toBe(100);
  expect(progressOf("2026-11-17T00:00:00Z", 7, now)).toBe(50);
});
