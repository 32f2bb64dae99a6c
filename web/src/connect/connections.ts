// What pages about connections share: their tones, how they are read, and what adapters can do.
import { useQuery } from "@tanstack/react-query";
import { api, said, type Schemas } from "../kit/api/client";
import type { Tone } from "../kit/look/palette";

export type Account = Schemas["AccountShown"];
export type Adapter = Schemas["AdapterShown"];
export type Health = Schemas["HealthShown"];

const TONES: Record<string, Tone> = { connected: "good", paused: "warn", revoked: "bad", disconnected: "calm", applied: "good", received: "busy", failed: "bad", stale: "calm", ignored: "calm" };
export const toneOf = (state: string): Tone => TONES[state] ?? "calm";
/** Kinds of partners that an account is connected with here; whom people are told through stands in the settings. */
export const KINDS = ["channel", "carrier", "payment", "warehouse", "erp", "notifier"] as const;
export const STATES = ["connected", "paused", "revoked", "disconnected"] as const;
export const MESSAGE_STATES = ["received", "applied", "stale", "failed", "ignored"] as const;

export function useAdapters(): readonly Adapter[] | undefined {
  return useQuery({ queryKey: ["connect", "adapters"], queryFn: () => said(api.GET("/api/v1/connect/adapters")), staleTime: Infinity }).data?.rows;
}

export function useAccounts(): readonly Account[] | undefined {
  return useQuery({ queryKey: ["connect", "accounts"], queryFn: () => said(api.GET("/api/v1/connect/accounts")) }).data?.rows;
}
