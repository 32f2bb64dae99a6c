// Working days as bits (0 is Monday) and days off as texts like 2026-12-24. Pure; days.test.ts.
export const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

export const has = (bits: number, day: number): boolean => ((bits >> day) & 1) === 1;
export const flipped = (bits: number, day: number): number => bits ^ (1 << day);

/** "Mon–Fri, Sun": days that follow each other become a range. */
export function daysText(bits: number, name: (day: number) => string): string {
  const parts: string[] = [];
  for (let day = 0; day < 7; day++) {
    if (!has(bits, day)) continue;
    let end = day;
    while (end < 6 && has(bits, end + 1)) end++;
    parts.push(end > day ? `${name(day)}${end > day + 1 ? "–" : ", "}${name(end)}` : name(day));
    day = end;
  }
  return parts.join(", ") || "–";
}

export function nextDayOff(days: readonly string[], now: Date): string | undefined {
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return [...days].sort().find((day) => day >= today);
}

export const sorted = (days: Iterable<string>): string[] => [...new Set(days)].sort();

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The days in a text by commas or blanks; null where something in it is none. */
export function readDays(text: string): string[] | null {
  const parts = text.split(/[\s,;，；、]+/).filter(Boolean);
  return parts.every((part) => DAY.test(part)) ? sorted(parts) : null;
}
