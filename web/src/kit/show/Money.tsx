import { usePreferences } from "../look/preferences";
import { moneyText } from "./format";

/** An amount in minor units; null is what this reader may not see, or nobody knows yet. */
export function Money({ minor, currency }: { minor: number | null | undefined; currency: string }) {
  const { language } = usePreferences();
  if (minor === null || minor === undefined) return <span className="faint">–</span>;
  return <span className="number">{moneyText(minor, currency, language)}</span>;
}
