// Small numbers beside pages in the navigation, as told by whoever knows them.
import { useQuery } from "@tanstack/react-query";
import { api, said } from "../api/client";
import { useCan } from "./session";

export function useBadges(): Record<string, number> {
  const can = useCan();
  const { data } = useQuery({
    queryKey: ["incidents", "count"],
    queryFn: () => said(api.GET("/api/v1/incidents/count")),
    enabled: can("incidents", "read"),
  });
  const open = Object.values(data?.by_kind ?? {}).reduce((sum, count) => sum + count, 0);
  return { "/incidents": open };
}
