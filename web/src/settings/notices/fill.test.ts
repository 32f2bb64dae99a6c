import { expect, test } from "vitest";
import { fill, unknownPlaces } from "./fill";

test("places are filled, unknown ones show a question mark, and lines become one", () => {
  expect(fill("Order {number}\n waits: {why}", { number: "1001" })).toBe("Order 1001 waits: ?");
});

test("what an event does not know is named once", () => {
  expect(unknownPlaces("{number} {why} {why} {a b}", { number: "1" })).toEqual(["why", "a b"]);
});
