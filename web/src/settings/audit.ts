// The audit trail in words: what changed, where the thing is, what the filters ask of the API. Pure; audit.test.ts.
import { withinDays } from "../kit/list/days";
import type { Filtered } from "../kit/list/types";

type Values = Readonly<Record<string, unknown>>;

export interface Change {
  field: string;
  before: string;
  after: string;
}

/** What is different, field by field; lists and things inside are told in short. */
export function changes(before: Values, after: Values): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.map((field) => ({ field, before: told(before[field]), after: told(after[field]) })).filter((one) => one.before !== one.after || one.after !== "");
}

export function told(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(told).join(", ");
  if (typeof value === "object") return Object.entries(value).map(([name, one]) => `${name} ${told(one)}`).join("; ");
  return String(value as string | number | boolean);
}

const PATHS: Readonly<Record<string, string>> = { orders: "/orders", users: "/settings/users", incidents: "/incidents" };

export function pathOfThing({ noun, subject }: { noun: string; subject: string | null }): string | null {
  const path = PATHS[noun];
  return subject && path ? `${path}/${subject}` : null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id that is none finds nothing instead of failing. */
export function queryOf({ subject, ...rest }: Filtered): Record<string, string> {
  const asked = withinDays(rest);
  if (subject) asked["subject"] = UUID.test(subject) ? subject : "00000000-0000-0000-0000-000000000000";
  return asked;
}
