// Colleagues who look after orders, and the tags that orders bear.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, said } from "../kit/api/client";
import { useMe } from "../kit/shell/session";

const A_WHILE = 300_000;

/** Names by user id. */
export function usePeople(): ReadonlyMap<string, string> {
  const { data } = useQuery({ queryKey: ["people"], queryFn: () => said(api.GET("/api/v1/orders/people")), staleTime: A_WHILE });
  return useMemo(() => new Map(data?.rows.map(({ id, name }) => [id, name])), [data]);
}

export const TAGS = ["tags"];

export function useTags(): readonly string[] {
  const { data } = useQuery({ queryKey: TAGS, queryFn: () => said(api.GET("/api/v1/orders/tags")), staleTime: A_WHILE });
  return data?.rows ?? NONE;
}

const NONE: readonly string[] = [];

/** My own id as a user; empty for a program. */
export function useMyId(): string {
  const { actor } = useMe();
  return actor.startsWith("user:") ? actor.slice(5) : "";
}
