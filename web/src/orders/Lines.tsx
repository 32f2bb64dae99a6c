import { Card } from "../kit/detail/DetailPage";
import { useLocations } from "../kit/api/names";
import { Money } from "../kit/show/Money";
import { Status } from "../kit/show/Status";
import { usePreferences } from "../kit/look/preferences";
import { moneyText } from "../kit/show/format";
import { useWords } from "../kit/words/useWords";
import type { OrderWhole } from "./OrderPage";
import { words } from "./words";
import "./orders.css";

export function Lines({ order }: { order: OrderWhole }) {
  const t = useWords(words);
  const { language } = usePreferences();
  return (
    <Card title={t("lines")} extra={<Stock order={order} />} isFlush>
      <div className="table-scroll">
        <table className="plain">
          <thead><tr>
            <th scope="col">{t("goods")}</th><th scope="col" className="number">{t("quantity")}</th><th scope="col" className="number">{t("shipped")}</th>
            <th scope="col" className="number">{t("price")}</th>
          </tr></thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.id}>
                <td>
                  <p>{line.title}</p>
                  <p className="faint"><span className="sr">{t("sku")} </span><code>{line.sku || line.listing_id}</code></p>
                  {!line.listing_row_id && <Status tone="bad">{t("unmapped_line")}</Status>}
                </td>
                <td className="number">{line.ordered}{line.cancelled > 0 && <p className="faint">{t("cancelled_units", { count: line.cancelled })}</p>}</td>
                <td className="number">{line.shipped}</td>
                <td className="number">
                  <Money minor={line.price_minor - line.discount_minor} currency={order.currency} />
                  {line.discount_minor > 0 && <p className="faint">{t("discount", { amount: moneyText(line.discount_minor, order.currency, language) })}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Where the goods of the order are promised, in a line. */
function Stock({ order }: { order: OrderWhole }) {
  const t = useWords(words);
  const locations = useLocations();
  const by = new Map<string, number>();
  for (const { location_id, quantity, state } of order.reservations) {
    if (state === "held" || state === "committed") by.set(location_id ?? "", (by.get(location_id ?? "") ?? 0) + quantity);
  }
  if (!by.size) return null;
  return (
    <span className="order-stock">
      {[...by].map(([place, count]) => (
        <Status key={place} tone={place ? "good" : "bad"}>
          {`${place ? t("reserved") : t("short")}: ${place ? t("stock_at", { count, location: locations.get(place) ?? "" }) : count}`}
        </Status>
      ))}
    </span>
  );
}
