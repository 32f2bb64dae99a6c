import { expect, test } from "vitest";
import { daysText, flipped, nextDayOff, readDays } from "./days";

const name = (day: number) => "MTWtFSs"[day] ?? "";

test("working days are told as ranges", () => {
  expect([daysText(31, name), daysText(127, name), daysText(0, name), daysText(0b1010011, name)]).toEqual(["M–F", "M–s", "–", "M, T, F, s"]);
  expect(flipped(31, 5)).toBe(63);
});

test("the next day off is the first from today on", () => {
  expect(nextDayOff(["2027-01-01", "2026-10-01", "2026-12-25"], new Date(2026, 11, 25))).toBe("2026-12-25");
  expect(nextDayOff(["2026-10-01"], new Date(2026, 11, 25))).toBeUndefined();
});

test("days are read by commas, and what is none is refused", () => {
  expect(readDays("2026-12-25, 2026-12-24，2026-12-24")).toEqual(["2026-12-24", "2026-12-25"]);
  expect(readDays("24.12.2026")).toBeNull();
});
