import { expect, test } from "vitest";
import { changes, queryOf } from "./audit";

test("a line tells field by field what was and what is", () => {
  expect(changes({ state: "active", same: 1 }, { state: "disabled", same: 1, roles: [{ role: "owner", shops: null }] })).toEqual([
    { field: "state", before: "active", after: "disabled" }, { field: "same", before: "1", after: "1" }, { field: "roles", before: "", after: "role owner; shops " },
  ]);
});

test("days are asked for from midnight to midnight, and a text that is no id finds nothing", () => {
  const { since = "", until = "", noun, subject } = queryOf({ since: "2026-11-20", until: "2026-11-20", noun: "orders", subject: "1001" });
  expect(Date.parse(until) - Date.parse(since)).toBe(86_400_000);
  expect([noun, subject]).toEqual(["orders", "00000000-0000-0000-0000-000000000000"]);
});
