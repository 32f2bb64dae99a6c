import { api, said, type Schemas } from "../kit/api/client";
import type { Tone } from "../kit/look/palette";

export type Listed = Schemas["Offered"];
export const STANDINGS = ["drift", "refused", "waiting", "told", "same"] as const;
const TONES: Record<string, Tone> = { drift: "bad", refused: "bad", waiting: "busy", told: "calm", same: "good" };
export const toneOfStanding = (standing: string): Tone => TONES[standing] ?? "calm";

export async function pushNow(ids: string[]): Promise<[]> {
  await said(api.POST("/api/v1/inventory/push", { body: { listing_row_ids: ids } }));
  return [];
}
