import { expect, test } from "vitest";
import type { Schemas } from "../kit/api/client";
import { abilities, isEnding, isOver } from "./abilities";

const adapter = (kind: string, name: string, can: string[]): Schemas["AdapterShown"] => ({ kind, name, title: name, can, external_id: "{name}", base_url: "", keys: [], label_formats: [] });

test("what a partner cannot do is what others of its kind can", () => {
  const all = [adapter("channel", "a", ["orders", "stock"]), adapter("channel", "b", ["orders", "messages"]), adapter("carrier", "c", ["label"])];
  expect(abilities(all, "channel", "a")).toEqual({ can: ["orders", "stock"], cannot: ["messages"] });
  expect(abilities(all, "carrier", "c")).toEqual({ can: ["label"], cannot: [] });
});

test("a token that renews itself is nothing to worry about; one that is over is", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  const at = (token_expires_at: string | null) => ({ state: "connected", last_error: "", token_expires_at });
  expect([at(null), at("2026-11-22T12:40:00Z"), at("2026-11-22T11:00:00Z")].map((one) => isEnding(one, now))).toEqual([false, false, true]);
});

test("an authorisation is looked at from a fortnight before its end on", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  expect([undefined, null, "2026-12-24T12:00:00Z", "2026-12-05T12:00:00Z", "2026-11-01T12:00:00Z"].map((at) => isOver(at, now))).toEqual([false, false, false, true, true]);
});
