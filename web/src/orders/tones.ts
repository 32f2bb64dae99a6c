// How an order, a parcel and a fact of it stand: the colour beside the word.
import type { Tone } from "../kit/look/palette";

const ORDER: Record<string, Tone> = {
  unmapped: "bad", on_hold: "warn", cancel_requested: "warn", ready: "busy", released: "busy", partly_shipped: "busy", shipped: "good", completed: "good",
};
const PARCEL: Record<string, Tone> = {
  planned: "calm", packed: "busy", labelled: "busy", handed_over: "busy", in_transit: "busy", out_for_delivery: "busy", delivered: "good",
};
const BAD = /Short|Refused|Held|Troubled|Unmapped/;
const GOOD = /Delivered|Shipped|Pushed/;

export const STATES = [
  "awaiting_payment", "unmapped", "on_hold", "ready", "released", "partly_shipped", "shipped", "completed", "cancel_requested", "cancelled", "channel_fulfilled",
] as const;

export const toneOfOrder = (state: string): Tone => ORDER[state] ?? "calm";
export const toneOfParcel = (state: string): Tone => PARCEL[state] ?? "calm";
export const toneOfFact = (name: string): Tone => (BAD.test(name) ? "bad" : GOOD.test(name) ? "good" : "calm");
