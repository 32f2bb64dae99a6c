import { expect, test } from "vitest";
import { changeOf, toggled } from "./rights";

test("a change says what it gives and what it takes away", () => {
  const before = { orders: ["read", "cancel"], catalog: ["see_cost"] };
  const after = toggled(toggled(before, "orders", "cancel"), "shipping", "read");
  expect(changeOf(before, after)).toEqual({ gives: ["shipping.read"], takes: ["orders.cancel"] });
  expect(changeOf(before, toggled(toggled(before, "orders", "read"), "orders", "read"))).toEqual({ gives: [], takes: [] });
});
