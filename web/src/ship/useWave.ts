import { useQuery } from "@tanstack/react-query";
import { api, said } from "../kit/api/client";

export function useWave(id: string) {
  return useQuery({
    queryKey: ["shipping", "one", id],
    queryFn: () => said(api.GET("/api/v1/shipping/waves/{wave_id}", { params: { path: { wave_id: id } } })),
  });
}
