// What helps against an incident: a deed that one click does, or the page where it is mended.
import { api, said } from "../kit/api/client";
import type { Incident } from "./IncidentsPage";

export interface Remedy {
  key: string; // of the word `fix.<key>`
  needs: readonly [noun: string, verb: string];
  path?: string; // the page that mends it
  run?: () => Promise<unknown>; // or the deed itself
}

type About = Pick<Incident, "id" | "fix" | "kind" | "subject" | "params" | "can_replay" | "trace_id">;
const OF_ORDER = ["edit_address", "edit_customs", "routes", "edit_parcel", "void_label", "ship", "freight", "contact_carrier", "contact_buyer", "release_order"];

/** The remedies of an incident, the best first. */
export function remediesOf(one: About): Remedy[] {
  const found: Remedy[] = [];
  const { fix, subject } = one;
  if (one.can_replay) found.push({ key: "replay", needs: ["incidents", "replay"], run: () => said(api.POST("/api/v1/incidents/replay", { body: { ids: [one.id] } })) });
  if (subject) found.push(...ofSubject(one, subject));
  if (fix === "link_listing") found.push({ key: "link", needs: ["catalog", "read"], path: `/items/listings/unknown?${asked("search", one.params["sku"])}` });
  if (fix === "call_log" || fix === "budgets") found.push({ key: "calls", needs: ["connect", "read"], path: `/connect/calls?${asked("account", subject)}` });
  if (fix === "replay") found.push({ key: "calls", needs: ["connect", "read"], path: `/connect/calls?${asked("trace_id", one.trace_id)}` });
  return found;
}

function ofSubject({ fix, kind, params }: About, subject: string): Remedy[] {
  const order: Remedy = { key: "order", needs: ["orders", "read"], path: `/orders/${subject}` };
  if (fix === "release_order") return [{ key: "release", needs: ["orders", "release"], run: () => said(api.POST("/api/v1/orders/{order_id}/release", { params: { path: { order_id: subject } }, body: { code: "" } })) }, order];
  if (fix === "push_stock") return [{ key: "push", needs: ["inventory", "push"], run: () => said(api.POST("/api/v1/inventory/push", { body: { listing_row_ids: [subject] } })) }, { key: "listing", needs: ["catalog", "read"], path: `/items/listings/${subject}` }];
  if (fix === "replenish") return [{ key: "stock", needs: ["inventory", "read"], path: `/inventory?${asked("search", params["sku"])}` }, order];
  if (fix === "stock_check") return [{ key: "ledger", needs: ["inventory", "read"], path: `/inventory/items/${subject}` }];
  if (fix === "replay_message") return [{ key: "message_again", needs: ["connect", "replay"], run: () => said(api.POST("/api/v1/connect/messages/replay", { body: { ids: [subject] } })) }, { key: "message", needs: ["connect", "read"], path: `/connect/messages/${subject}` }];
  if (fix === "read_message") return [{ key: "message", needs: ["connect", "read"], path: `/connect/messages/${subject}` }];
  if (fix === "authorise" || fix === "resume_account" || fix === "connect_again") return [{ key: fix, needs: ["connect", "read"], path: `/connect/${subject}` }];
  if (fix === "location") return [{ key: "location", needs: ["shipping", "read"], path: `/settings/locations/${subject}` }];
  if (fix === "edit_automation") return [{ key: "automation", needs: ["automations", "read"], path: `/automations/${subject}` }];
  if (fix === "orders") return [{ key: "orders", needs: ["orders", "read"], path: `/orders?${asked("shop_id", subject)}` }];
  return OF_ORDER.includes(fix) || kind === "confirm_failed" ? [order] : [];
}

function asked(name: string, value: unknown): string {
  return value ? new URLSearchParams({ [name]: String(value as string) }).toString() : "";
}
