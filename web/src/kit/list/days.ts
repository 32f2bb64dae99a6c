// Two days in the address bar as the moments that the API asks for: the reader's own zone, the last day included. Pure.
import type { Filtered } from "./types";

export function withinDays({ since, until, ...rest }: Filtered): Record<string, string> {
  return { ...rest, ...(since ? { since: midnight(since, 0) } : {}), ...(until ? { until: midnight(until, 1) } : {}) };
}

function midnight(day: string, later: number): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
}
