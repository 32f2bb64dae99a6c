import type { Tone } from "../kit/look/palette";

const TONES: Record<string, Tone> = { open: "bad", acknowledged: "busy", waiting: "warn", resolved: "good" };

export const toneOf = (state: string): Tone => TONES[state] ?? "calm";

export const KINDS = [
  "work_parked", "timetable_failed", "message_unreadable", "unknown_field", "listing_unmapped", "stock_short", "address_invalid", "customs_missing", "order_review",
  "route_missing", "label_failed", "confirm_failed", "cancel_after_label", "change_after_label", "ship_by_at_risk", "tracking_stalled", "parcel_trouble", "stock_drift",
  "stock_push_failed", "stock_diverged", "auth_revoked", "authorisation_ends", "place_restored", "orders_untold", "webhooks_refused", "budget_spent", "shop_silent", "orders_late", "freight_over",
  "delivery_stopped", "entry_refused", "entry_differs", "not_followed", "erp_refused", "automation_failed", "automation_paused", "notices_failed",
] as const;
