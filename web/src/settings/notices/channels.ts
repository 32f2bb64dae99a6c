// What the pages about messages share: how channels, subscriptions and events are read, and their tones.
import { useQuery } from "@tanstack/react-query";
import { api, said, type Schemas } from "../../kit/api/client";
import { queries } from "../../kit/api/queries";
import type { Tone } from "../../kit/look/palette";

export type Channel = Schemas["ChannelShown"];
export type Subscription = Schemas["SubscriptionShown"];
export type Delivery = Schemas["DeliveryShown"];

export const SEVERITIES = ["urgent", "normal", "news"] as const;
export const DELIVERY_STATES = ["waiting", "sent", "failed", "unknown"] as const;
const TONES: Record<string, Tone> = { connected: "good", sent: "good", waiting: "busy", paused: "warn", unknown: "warn", revoked: "bad", failed: "bad" };
export const toneOf = (state: string): Tone => TONES[state] ?? "calm";

export function useChannels() {
  return useQuery({ queryKey: ["notices", "channels"], queryFn: () => said(api.GET("/api/v1/notices/channels")) });
}

export function useSubscriptions() {
  return useQuery({ queryKey: ["notices", "subscriptions"], queryFn: () => said(api.GET("/api/v1/notices/subscriptions")) });
}

export function useEvents() {
  return useQuery({ queryKey: ["notices", "events"], queryFn: () => said(api.GET("/api/v1/notices/events")), staleTime: Infinity });
}

export function readAgain(): void {
  void queries.invalidateQueries({ queryKey: ["notices"] });
  void queries.invalidateQueries({ queryKey: ["connect"] });
}
