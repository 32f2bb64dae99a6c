// The locations that hold stock, by id, the most important first.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, said } from "../kit/api/client";
import type { Place } from "./stock";

/** What is known before they were read. */
export const NOT_YET: ReadonlyMap<string, Place> = new Map();

export function usePlaces(): ReadonlyMap<string, Place> {
  const { data, isPending } = useQuery({
    queryKey: ["shipping", "stock-locations"],
    queryFn: () => said(api.GET("/api/v1/inventory/locations")),
    staleTime: 300_000,
  });
  return useMemo(() => (isPending ? NOT_YET : new Map(data?.rows.map((place) => [place.id, place]))), [data, isPending]);
}

export const nameOf = (place: Place | undefined): string => place?.title || place?.code || "–";
