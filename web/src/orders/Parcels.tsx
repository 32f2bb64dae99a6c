import type { ReactNode } from "react";
import { Card } from "../kit/detail/DetailPage";
import { useLocations } from "../kit/api/names";
import { useCan } from "../kit/shell/session";
import { Copy } from "../kit/show/Copy";
import { HoldReason } from "../kit/show/HoldReason";
import { Status } from "../kit/show/Status";
import { useWords } from "../kit/words/useWords";
import type { OrderWhole } from "./OrderPage";
import { toneOfParcel } from "./tones";
import { words } from "./words";

const LABELLED = ["labelled", "handed_over", "in_transit", "out_for_delivery", "delivered"];

export function Parcels({ order, extra }: { order: OrderWhole; extra: ReactNode }) {
  const t = useWords(words);
  const can = useCan();
  const locations = useLocations();
  if (!order.parcels.length) return <Card title={t("parcels")} extra={extra}><p className="soft">{t("parcels_none")}</p></Card>;
  return (
    <Card title={t("parcels")} extra={extra} isFlush>
      <div className="table-scroll">
        <table className="plain stacks">
          <thead><tr>
            <th scope="col">{t("parcel")}</th><th scope="col">{t("state")}</th><th scope="col">{t("from")}</th><th scope="col">{t("tracking")}</th>
            <th scope="col">{t("told_channel")}</th><th scope="col"><span className="sr">{t("label")}</span></th>
          </tr></thead>
          <tbody>
            {order.parcels.map((parcel) => (
              <tr key={parcel.id}>
                <td data-label={t("parcel")}><div><code>{parcel.number}</code><p className="faint">{parcel.service}</p></div></td>
                <td data-label={t("state")}><div><Status tone={toneOfParcel(parcel.state)}>{t.of("parcel", parcel.state)}</Status>{parcel.hold_reason && <p className="toned tone-bad"><HoldReason code={parcel.hold_reason} /></p>}</div></td>
                <td data-label={t("from")}>{locations.get(parcel.location_id) ?? "–"}</td>
                <td data-label={t("tracking")}><div>{parcel.tracking_number ? <Copy text={parcel.tracking_number} /> : "–"}{parcel.box_id && <p className="faint">{t("in_box_of")}</p>}</div></td>
                <td data-label={t("told_channel")}>{t.of("confirm", parcel.confirm_state)}</td>
                <td>{can("shipping", "label") && LABELLED.includes(parcel.state) && <a href={`/api/v1/shipping/parcels/${parcel.id}/label`} download>{t("label")}</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
