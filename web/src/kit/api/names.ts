// Names behind ids that many pages show: shops and locations. Who may not read them sees none.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCan } from "../shell/session";
import { api, said, type Schemas } from "./client";

export type Shop = Schemas["AccountShown"];

function useShopsRead() {
  const can = useCan();
  return useQuery({
    queryKey: ["connect", "shops"],
    queryFn: () => said(api.GET("/api/v1/connect/accounts", { params: { query: { kind: "channel" } } })),
    enabled: can("connect", "read"),
    staleTime: 300_000,
  });
}

export function useShops(): ReadonlyMap<string, Shop> {
  const { data } = useShopsRead();
  return useMemo(() => new Map(data?.rows.map((shop) => [shop.id, shop])), [data]);
}

function useLocationsRead() {
  const can = useCan();
  return useQuery({
    queryKey: ["shipping", "locations"],
    queryFn: () => said(api.GET("/api/v1/shipping/locations")),
    enabled: can("shipping", "read"),
    staleTime: 300_000,
  });
}

/** Whether the names are here that this reader may read: a page that waits for them does not jump when they come. */
export function useHasNames(): boolean {
  const shops = useShopsRead();
  const locations = useLocationsRead();
  return !shops.isLoading && !locations.isLoading;
}

export function useLocations(): ReadonlyMap<string, string> {
  const { data } = useLocationsRead();
  return useMemo(() => new Map(data?.stock.map(({ id, title, code }) => [id, title || code])), [data]);
}
