import { expect, test, vi } from "vitest";

vi.mock("../kit/api/client", () => ({ api: {}, said: () => Promise.resolve() }));
const { remediesOf } = await import("./remedies");
const about = { id: "1", fix: "", kind: "", subject: "2", params: {}, can_replay: false, trace_id: "" };
const told = (change: object) => remediesOf({ ...about, ...change }).map(({ key, path }) => [key, path ?? "does it"]);

test("what can be run again is run first, its page comes after", () => {
  expect(told({ fix: "replay", kind: "confirm_failed", can_replay: true, trace_id: "ab" })).toEqual([["replay", "does it"], ["order", "/orders/2"], ["calls", "/connect/calls?trace_id=ab"]]);
});

test("a remedy leads to the very thing", () => {
  expect(told({ fix: "replenish", params: { sku: "HP 09" } })).toEqual([["stock", "/inventory?search=HP+09"], ["order", "/orders/2"]]);
  expect(told({ fix: "link_listing", subject: null, params: { sku: "X" } })).toEqual([["link", "/items/listings/unknown?search=X"]]);
  expect(told({ fix: "push_stock" })).toEqual([["push", "does it"], ["listing", "/items/listings/2"]]);
});
