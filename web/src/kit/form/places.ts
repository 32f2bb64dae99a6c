// Sites, time zones and currencies to choose from. A site brings its zone and currency along.
import type { Language } from "../look/preferences";

interface Place {
  zone: string;
  currency: string;
}

const SITES: Readonly<Record<string, Place>> = {
  CN: { zone: "Asia/Shanghai", currency: "CNY" }, HK: { zone: "Asia/Hong_Kong", currency: "HKD" }, TW: { zone: "Asia/Taipei", currency: "TWD" },
  US: { zone: "America/New_York", currency: "USD" }, CA: { zone: "America/Toronto", currency: "CAD" }, MX: { zone: "America/Mexico_City", currency: "MXN" },
  BR: { zone: "America/Sao_Paulo", currency: "BRL" }, CL: { zone: "America/Santiago", currency: "CLP" }, CO: { zone: "America/Bogota", currency: "COP" },
  GB: { zone: "Europe/London", currency: "GBP" }, DE: { zone: "Europe/Berlin", currency: "EUR" }, FR: { zone: "Europe/Paris", currency: "EUR" },
  IT: { zone: "Europe/Rome", currency: "EUR" }, ES: { zone: "Europe/Madrid", currency: "EUR" }, NL: { zone: "Europe/Amsterdam", currency: "EUR" },
  BE: { zone: "Europe/Brussels", currency: "EUR" }, PL: { zone: "Europe/Warsaw", currency: "PLN" }, SE: { zone: "Europe/Stockholm", currency: "SEK" },
  TR: { zone: "Europe/Istanbul", currency: "TRY" }, AE: { zone: "Asia/Dubai", currency: "AED" }, SA: { zone: "Asia/Riyadh", currency: "SAR" },
  IN: { zone: "Asia/Kolkata", currency: "INR" }, JP: { zone: "Asia/Tokyo", currency: "JPY" }, KR: { zone: "Asia/Seoul", currency: "KRW" },
  SG: { zone: "Asia/Singapore", currency: "SGD" }, MY: { zone: "Asia/Kuala_Lumpur", currency: "MYR" }, TH: { zone: "Asia/Bangkok", currency: "THB" },
  VN: { zone: "Asia/Ho_Chi_Minh", currency: "VND" }, PH: { zone: "Asia/Manila", currency: "PHP" }, ID: { zone: "Asia/Jakarta", currency: "IDR" },
  AU: { zone: "Australia/Sydney", currency: "AUD" }, NZ: { zone: "Pacific/Auckland", currency: "NZD" }, ZA: { zone: "Africa/Johannesburg", currency: "ZAR" },
};

export interface Option {
  value: string;
  label: string;
}

export const placeOf = (site: string): Place | undefined => SITES[site];

/** The site whose zone somebody sits in; the United States where none fits. */
export function siteNear(zone: string): string {
  return Object.keys(SITES).find((site) => SITES[site]?.zone === zone) ?? "US";
}

export function siteOptions(language: Language): Option[] {
  const names = new Intl.DisplayNames(language === "zh" ? "zh-CN" : "en", { type: "region" });
  return Object.keys(SITES).map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }));
}

export function currencyOptions(language: Language): Option[] {
  const names = new Intl.DisplayNames(language === "zh" ? "zh-CN" : "en", { type: "currency" });
  const codes = [...new Set(Object.values(SITES).map(({ currency }) => currency))].sort();
  return codes.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}

export function zoneOptions(): Option[] {
  const zones = new Set([...Object.values(SITES).map(({ zone }) => zone), "UTC", ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].sort().map((value) => ({ value, label: value.replace(/_/g, " ") }));
}

export const myZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Finds by a part of the label, in any case. */
export const byLabel = { optionFilterProp: "label" } as const;
