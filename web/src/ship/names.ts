// Names of carriers' products, as people know them.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { api, said } from "../kit/api/client";
import { usePreferences } from "../kit/look/preferences";

/** The title of a carrier's product by account and code; the code where it has none. */
export function useServiceTitle(): (accountId: string, code: string) => string {
  const { language } = usePreferences();
  const { data } = useQuery({ queryKey: ["shipping", "services"], queryFn: () => said(api.GET("/api/v1/shipping/services")), staleTime: 300_000 });
  const titles = useMemo(
    () => new Map(data?.rows.map(({ account_id, code, title_en, title_zh }) => [`${account_id} ${code}`, (language === "zh" ? title_zh : title_en) || title_en || code])),
    [data, language],
  );
  return useCallback((accountId, code) => titles.get(`${accountId} ${code}`) ?? code, [titles]);
}
