// What the pages about ERPs share.
import { useQuery } from "@tanstack/react-query";
import { api, said, type Schemas } from "../../kit/api/client";
import { queries } from "../../kit/api/queries";
import type { Tone } from "../../kit/look/palette";

export type Erp = Schemas["ErpShown"];
export type Told = Schemas["ToldShown"];

export const STATES = ["taken", "refused"] as const;
const TONES: Record<string, Tone> = { connected: "good", taken: "good", paused: "warn", revoked: "bad", refused: "bad" };
export const toneOf = (state: string): Tone => TONES[state] ?? "calm";

export function useErps() {
  return useQuery({ queryKey: ["finance", "erps"], queryFn: () => said(api.GET("/api/v1/finance/erps")) });
}

export function useMapping(id: string) {
  return useQuery({ queryKey: ["finance", "mapping", id], queryFn: () => said(api.GET("/api/v1/finance/erps/{account_id}/mapping", { params: { path: { account_id: id } } })) });
}

export const readAgain = () => void queries.invalidateQueries({ queryKey: ["finance"] });
