import { expect, test } from "vitest";
import { distance, moneyText, momentText } from "./format";

test("money has the digits of its currency", () => {
  expect(moneyText(123456, "EUR", "en")).toBe("€1,234.56");
  expect(moneyText(123456, "JPY", "en")).toBe("JP¥123,456");
  expect(moneyText(123456, "CNY", "zh")).toBe("¥1,234.56");
  expect(moneyText(-5, "USD", "zh")).toBe("-US$0.05");
  expect(moneyText(1234567, "BHD", "en").replace(/\s/, " ")).toBe("BHD 1,234.567");
});

test("a moment is told in the zone of the site", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  expect(momentText("2026-11-21T02:27:10Z", "en", "America/New_York", now)).toBe("20 Nov, 21:27");
  expect(momentText("2026-11-21T02:27:10Z", "zh", "Asia/Shanghai", now)).toBe("11月21日 10:27");
  expect(momentText("2025-11-21T02:27:10Z", "en", "UTC", now)).toBe("21 Nov 2025, 02:27");
});

test("a distance is told in one unit", () => {
  const now = Date.parse("2026-11-22T10:00:00Z");
  expect(distance("2026-11-22T10:30:00Z", now)).toEqual({ n: 30, unit: "minutes", isPast: false });
  expect(distance("2026-11-22T07:00:00Z", now)).toEqual({ n: 3, unit: "hours", isPast: true });
  expect(distance("2026-11-27T09:00:00Z", now)).toEqual({ n: 4, unit: "days", isPast: false });
});
