// Money, numbers and moments as texts, by the reader's language. Pure; format.test.ts.
import type { Language } from "../look/preferences";

const LOCALE: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };
// Making a format costs a hundred times as much as using it, and a list has hundreds of cells.
const made = new Map<string, object>();

function cached<T extends object>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

/** An amount in minor units, with the sign of its currency; an unknown currency shows its code. */
export function moneyText(minor: number, currency: string, language: Language): string {
  const { format, unit } = cached(`money ${currency} ${language}`, () => {
    return { format: currencyFormat(currency, LOCALE[language]), unit: 10 ** decimals(currency) };
  });
  return format.format(minor / unit);
}

/** How many digits of a currency stand behind the point. */
export function decimals(currency: string): number {
  return cached(`digits ${currency}`, () => currencyFormat(currency, "en").resolvedOptions()).maximumFractionDigits ?? 2;
}

/** Intl throws at what is no code of a currency; XXX is ISO 4217 for none. */
function currencyFormat(currency: string, locale: string): Intl.NumberFormat {
  const code = /^[A-Z]{3}$/.test(currency) ? currency : "XXX";
  return new Intl.NumberFormat(locale, { style: "currency", currency: code, currencyDisplay: "symbol" });
}

export function numberText(value: number, language: Language): string {
  return cached(`number ${language}`, () => new Intl.NumberFormat(LOCALE[language])).format(value);
}

/** A moment in a zone; without one in the reader's. `short` leaves the year out if it is this year's. */
export function momentText(at: string, language: Language, zone?: string, now = new Date()): string {
  const moment = new Date(at);
  const isThisYear = moment.getFullYear() === now.getFullYear();
  const key = `moment ${language} ${zone ?? ""} ${isThisYear}`;
  const format = cached(key, () => new Intl.DateTimeFormat(LOCALE[language], {
    ...(isThisYear ? {} : { year: "numeric" }),
    month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(zone ? { timeZone: zone } : {}),
  }));
  return format.format(moment);
}

export function dayText(at: string, language: Language): string {
  const format = cached(`day ${language}`, () =>
    new Intl.DateTimeFormat(LOCALE[language], { weekday: "short", month: "short", day: "numeric", year: "numeric" }));
  return format.format(new Date(at));
}

export function countryText(code: string, language: Language): string {
  try {
    return cached(`country ${language}`, () => new Intl.DisplayNames([LOCALE[language]], { type: "region" })).of(code) ?? code;
  } catch {
    return code;
  }
}

/** How far a moment is away, in the largest unit that says enough: negative when it has passed. */
export function distance(at: string, now: number): { n: number; unit: "days" | "hours" | "minutes"; isPast: boolean } {
  const minutes = Math.round((new Date(at).getTime() - now) / 60_000);
  const size = Math.abs(minutes);
  const isPast = minutes < 0;
  if (size >= 48 * 60) return { n: Math.floor(size / 1440), unit: "days", isPast };
  if (size >= 120) return { n: Math.floor(size / 60), unit: "hours", isPast };
  return { n: size, unit: "minutes", isPast };
}
