// What a change will do, shown before it is done: units, money, stock, parcels and labels.
import { Checkbox } from "antd";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Schemas } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { usePreferences } from "../kit/look/preferences";
import { moneyText } from "../kit/show/format";
import { Money } from "../kit/show/Money";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import type { OrderWhole } from "./OrderPage";
import { toneOfOrder } from "./tones";
import { words } from "./words";

export type EffectOf = Schemas["Effect"];
const PAUSE_MS = 350;

/** Asks what a change will do, once somebody stops typing. `body` null: nothing is changed yet. */
export function useEffectOf<B, E = EffectOf>(order: OrderWhole, body: B | null, look: (body: B) => Promise<E>) {
  const said = JSON.stringify(body);
  const settled = useSettled(said);
  return useQuery({
    queryKey: ["order-effect", order.id, order.version, settled],
    queryFn: () => look(JSON.parse(settled) as B),
    enabled: settled !== "null",
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });
}

function useSettled(text: string): string {
  const [settled, set] = useState(text);
  useEffect(() => {
    const waiting = setTimeout(() => set(text), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [text]);
  return settled;
}

interface Asked {
  order: OrderWhole;
  isChanged: boolean;
  seen: { data: EffectOf | undefined; error: unknown; isFetching: boolean };
  isGivingBack: boolean;
  giveBack: (is: boolean) => void;
}

export function Effect({ order, isChanged, seen, isGivingBack, giveBack }: Asked) {
  const t = useWords(words);
  const { data, error, isFetching } = seen;
  const hasLabel = order.parcels.some(({ state }) => state === "labelled");
  return (
    <>
      {hasLabel && <p className="order-hint"><Checkbox checked={isGivingBack} onChange={(event) => giveBack(event.target.checked)}>{t("give_back")}</Checkbox></p>}
      <section className={isFetching && data ? "order-effect stale" : "order-effect"} aria-label={t("effect")} aria-live="polite">
        <h3>{t("effect")}</h3>
        {!isChanged ? <p className="soft">{t("effect_none")}</p> : error ? <ProblemShown wrong={error} isSmall /> : data ? <Told order={order} effect={data} /> : <Bones rows={2} />}
      </section>
    </>
  );
}

function Told({ order, effect }: { order: OrderWhole; effect: EffectOf }) {
  const t = useWords(words);
  const locations = useLocations();
  const { language } = usePreferences();
  const place = (id: string) => locations.get(id) ?? "–";
  const isSentAnew = effect.parcels.some(({ fate }) => fate === "new");
  const told = effect.parcels.filter(({ is_told, fate }) => isSentAnew && is_told && fate === "given_back");
  return (
    <ul>
      {effect.state_before !== effect.state_after && <li><span>{t("effect_state")}</span><Status tone={toneOfOrder(effect.state_after)}>{t.of("state", effect.state_after)}</Status></li>}
      {effect.lines.map((line) => <li key={line.line_id}><span>{line.title}</span><Change from={line.before} to={line.after} /></li>)}
      {effect.goods_before_minor !== effect.goods_after_minor && (
        <li title={t("effect_goods_hint")}><span>{t("effect_goods")}</span>
          <span><span className="was"><Money minor={effect.goods_before_minor} currency={effect.currency} /></span> → <b><Money minor={effect.goods_after_minor} currency={effect.currency} /></b></span></li>
      )}
      {effect.stock.map(({ item_id, location_id, sku, before, after }) => (
        <li key={item_id + (location_id ?? "")} className={!location_id && after > before ? "toned tone-bad" : undefined}>
          <span>{location_id ? t("effect_reserved", { sku, location: place(location_id) }) : t("effect_short", { sku })}</span><Change from={before} to={after} />
        </li>
      ))}
      {effect.parcels.filter(({ fate }) => fate !== "kept" || order.parcels.length > 0).map((one) => (
        <li key={one.number}>
          <span>{t.of("fate", one.fate, { number: one.number, location: place(one.location_id), service: one.service })}</span>
          {one.fate === "new" && one.estimate_minor !== null && <span className="soft">{t("fate_cost", { amount: moneyText(one.estimate_minor, one.currency, language) })}</span>}
        </li>
      ))}
      {effect.holds.map((code) => <li key={code}><span>{t("effect_holds")}</span><Status tone="warn">{t.of("hold", code)}</Status></li>)}
      {told.map(({ number, tracking_number }) => <li key={`told ${number}`} className="order-warn">{t("effect_told", { number: tracking_number })}</li>)}
      {effect.is_stuck && <li className="order-warn">{t("effect_stuck")}</li>}
      {effect.goods_before_minor !== effect.goods_after_minor && <li className="faint">{t("effect_goods_hint")}</li>}
    </ul>
  );
}

function Change({ from, to }: { from: number; to: number }) {
  return <span><span className="was">{from}</span> → <b>{to}</b></span>;
}
