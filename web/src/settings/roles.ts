// Roles as several pages show them.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { useCan } from "../kit/shell/session";
import { type Say, useWords } from "../kit/words/useWords";
import { words } from "./words";

export type Role = Schemas["RoleShown"];
export type T = Say<typeof words>;

export function useRoles() {
  const can = useCan();
  return useQuery({ queryKey: ["settings", "roles"], queryFn: () => said(api.GET("/api/v1/roles")), enabled: can("roles", "read") });
}

export function nameOf(role: { name: string; title: string }, t: T): string {
  return role.title || t.of("role", role.name);
}

/** The name of a role by its short name; one that cannot be read is shown as it is called. */
export function useRoleName(): (name: string) => string {
  const t = useWords(words);
  const { data } = useRoles();
  return useMemo(() => {
    const titles = new Map(data?.rows.map((role) => [role.name, nameOf(role, t)]));
    return (name) => titles.get(name) ?? t.of("role", name);
  }, [data, t]);
}
