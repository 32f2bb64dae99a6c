// Why so many may be promised: a sentence that adds up, and the same by location.
import { Card } from "../kit/detail/DetailPage";
import { useMinute, Moment } from "../kit/show/Moment";
import { distance } from "../kit/show/format";
import { useWords } from "../kit/words/useWords";
import { nameOf, usePlaces } from "./places";
import { isMirrored, PARTS, type Place, type Stock, type Total } from "./stock";
import { words } from "./words";

export function Why({ stock, total }: { stock: Stock; total: Total }) {
  const t = useWords(words);
  const places = usePlaces();
  const parts = PARTS.filter((name) => total[name] > 0);
  const sentence = [t("sum_on_hand", { count: total.on_hand }), ...parts.map((name) => `− ${t(`less.${name}`, { count: total[name] })}`)].join(" ");
  return (
    <Card title={t("why_title")} isFlush>
      <p className="body why-sum">{sentence} = <b>{t("sum_atp", { count: total.atp })}</b>{stock.short > 0 && <span className="toned tone-bad"> · {t("sum_short", { count: stock.short })}</span>}</p>
      {stock.places.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t("why_title")}>
          <table className="plain stacks">
            <thead><tr>
              <th scope="col">{t("location")}</th><th scope="col" className="number">{t("on_hand")}</th>
              {parts.map((name) => <th key={name} scope="col" className="number">− {t(name)}</th>)}
              <th scope="col" className="number">= {t("atp")}</th><th scope="col">{t("changed")}</th>
            </tr></thead>
            <tbody>{stock.places.map((at) => (
              <tr key={at.location_id}>
                <td data-label={t("location")}><div>{nameOf(places.get(at.location_id))}<Kept place={places.get(at.location_id)} /></div></td>
                <td className="number" data-label={t("on_hand")}>{at.on_hand}</td>
                {parts.map((name) => <td key={name} className="number" data-label={`− ${t(name)}`}>{at[name] || <span className="faint">0</span>}</td>)}
                <td className="number" data-label={`= ${t("atp")}`}><b>{at.atp}</b></td>
                <td data-label={t("changed")}><div><Changed at={at.moved_at} place={places.get(at.location_id)} /></div></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Kept({ place }: { place: Place | undefined }) {
  const t = useWords(words);
  if (!place || (place.type === "own" && place.is_sellable)) return null;
  return <p className="faint">{t.of("type", place.type)}{!place.is_sellable && ` · ${t("not_sold_here")}`}</p>;
}

/** When stock last changed here; for a place that somebody else keeps, how old its word is. */
function Changed({ at, place }: { at: string | null; place: Place | undefined }) {
  const t = useWords(words);
  const now = useMinute();
  if (!at || !isMirrored(place)) return <Moment at={at} />;
  const { n, unit } = distance(at, now);
  const isOld = now - new Date(at).getTime() > 24 * 3_600_000;
  return <><Moment at={at} /><p className={isOld ? "toned tone-warn" : "faint"}>{t("mirrored", { time: t(`ago.${unit}`, { n }) })}</p></>;
}

/** The same as a bill: one under the other. */
export function Sum({ total, short }: { total: Total; short: number }) {
  const t = useWords(words);
  return (
    <Card title={t("adds_up")}>
      <dl className="bill">
        <div><dt>{t("on_hand")}</dt><dd>{total.on_hand}</dd></div>
        {PARTS.map((name) => total[name] > 0 && <div key={name}><dt>− {t(name)}</dt><dd>{total[name]}</dd></div>)}
        <div className="bill-sum"><dt>= {t("atp")}</dt><dd>{total.atp}</dd></div>
        {short > 0 && <div className="toned tone-bad"><dt>{t("short")}</dt><dd>{short}</dd></div>}
      </dl>
      <p className="faint">{t("atp_hint")}</p>
    </Card>
  );
}
