// Pure decisions about connections.
import type { Schemas } from "../kit/api/client";

const SOON_MS = 7 * 86_400_000;

const WARN_MS = 14 * 86_400_000;

/** Whether the seller has to say yes anew within a fortnight. */
export function isOver(authorised_until: string | null | undefined, now: number): boolean {
  return !!authorised_until && new Date(authorised_until).getTime() - now < WARN_MS;
}

/** Whether a token runs out within a week; most renew themselves an hour at a time, which is nothing to look at. */
export function isEnding(one: Pick<Schemas["HealthShown"], "state" | "token_expires_at" | "last_error">, now: number): boolean {
  if (!one.token_expires_at) return false;
  const left = new Date(one.token_expires_at).getTime() - now;
  return left < 0 || (left < SOON_MS && one.last_error !== "" && one.state !== "connected");
}

/** What an adapter can do, and what others of its kind can and it cannot. */
export function abilities(all: readonly Schemas["AdapterShown"][], kind: string, partner: string): { can: string[]; cannot: string[] } {
  const one = all.find((adapter) => adapter.kind === kind && adapter.name === partner);
  const known = new Set(all.filter((adapter) => adapter.kind === kind).flatMap(({ can }) => can));
  const can = [...(one?.can ?? [])].sort();
  return { can, cannot: [...known].filter((verb) => !can.includes(verb)).sort() };
}
