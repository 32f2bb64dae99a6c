// What a split or a merge will do, shown before it is done: the parcels, where each leaves, by what, at which price.
import { useLocations } from "../kit/api/names";
import { usePreferences } from "../kit/look/preferences";
import { numberText } from "../kit/show/format";
import { Deadline } from "../kit/show/Moment";
import { Money } from "../kit/show/Money";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import type { Schemas } from "../kit/api/client";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

type Foreseen = Schemas["Regrouped"];

interface Asked {
  isChanged: boolean;
  seen: { data: Foreseen | undefined; error: unknown; isFetching: boolean };
}

export function Regrouped({ isChanged, seen: { data, error, isFetching } }: Asked) {
  const t = useWords(words);
  return (
    <section className={isFetching && data ? "order-effect stale" : "order-effect"} aria-label={t("effect")} aria-live="polite">
      <h3>{t("effect")}</h3>
      {!isChanged ? <p className="soft">{t("effect_none")}</p> : error ? <ProblemShown wrong={error} isSmall /> : data ? <Told seen={data} /> : <Bones rows={3} />}
    </section>
  );
}

function Told({ seen }: { seen: Foreseen }) {
  const t = useWords(words);
  const locations = useLocations();
  const { language } = usePreferences();
  const place = (id: string) => locations.get(id) ?? "–";
  const old = seen.parcels.filter(({ fate }) => fate !== "new");
  const fresh = seen.parcels.filter(({ fate }) => fate === "new").sort((a, b) => Number(a.is_rider) - Number(b.is_rider)); // the box first
  const told = old.filter(({ is_told, fate }) => is_told && fate === "given_back");
  const isOneOrder = new Set(seen.parcels.map(({ order_number }) => order_number)).size < 2;
  return (
    <>
      <ul>
        {old.map((one) => <li key={one.number}><span>{t.of("fate", one.fate, { number: one.number, location: place(one.location_id), service: one.service })}</span></li>)}
        {fresh.map((one, n) => (
          <li key={one.number} className="foreseen">
            <span>
              <b>{isOneOrder ? t("split_part", { n: n + 1 }) : one.order_number}</b>{" "}
              {one.is_rider ? t("seen_rider") : t("seen_way", { location: place(one.location_id), service: one.service })}
              <span className="soft">{one.items.map(({ sku, quantity }) => `${sku} × ${quantity}`).join(", ")} · {numberText(one.weight_g, language)} g</span>
            </span>
            <span>
              {one.estimate_minor !== null && !one.is_rider && <Money minor={one.estimate_minor} currency={one.currency} />}
              {one.is_late && <span className="toned tone-warn">{t("seen_late")}</span>}
            </span>
          </li>
        ))}
        {seen.freight_after_minor !== null && (
          <li><span>{t("seen_freight")}</span>
            <span>{seen.freight_before_minor !== null && <><span className="was"><Money minor={seen.freight_before_minor} currency={seen.currency} /></span> → </>}<b><Money minor={seen.freight_after_minor} currency={seen.currency} /></b></span></li>
        )}
        {seen.ship_by_at && <li><span>{t("ship_by")}</span><Deadline at={seen.ship_by_at} /></li>}
        {told.map(({ number, tracking_number }) => <li key={`told ${number}`} className="order-warn">{t("effect_told", { number: tracking_number })}</li>)}
      </ul>
    </>
  );
}
