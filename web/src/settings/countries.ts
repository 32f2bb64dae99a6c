// Countries to choose from, by the reader's language.
import type { Language } from "../kit/look/preferences";

const CODES =
  "CN HK TW MO US GB DE FR ES IT NL BE AT CH PL CZ SK HU RO BG GR PT IE DK SE NO FI EE LV LT LU SI HR MT CY IS LI UA RS TR RU JP KR SG MY TH VN ID PH IN PK BD LK KH LA MM BN MN KZ UZ KG GE AM AZ AE SA QA KW BH OM JO LB IL EG MA TN DZ ZA NG KE GH TZ UG ET AU NZ FJ CA MX BR AR CL CO PE UY PY BO EC VE CR PA GT HN SV NI DO PR JM TT".split(" ");

export function countries(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language === "zh" ? "zh-CN" : "en", { type: "region" });
  return CODES.map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }));
}
