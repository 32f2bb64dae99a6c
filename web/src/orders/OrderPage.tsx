import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { useHasNames, useShops } from "../kit/api/names";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { type Event, Timeline, type Told } from "../kit/detail/Timeline";
import { preferences } from "../kit/look/preferences";
import { Facts } from "../kit/show/Facts";
import { Money } from "../kit/show/Money";
import { Deadline, Moment, MomentBoth } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { type Say, useWords } from "../kit/words/useWords";
import { Customer } from "./Customer";
import { Lines } from "./Lines";
import { Marks } from "./Marks";
import { MergeSuggestion } from "./Merge";
import { type Asking, OrderActions } from "./OrderActions";
import { Parcels } from "./Parcels";
import { Route, useRoute } from "./Route";
import { toneOfFact, toneOfOrder } from "./tones";
import { words } from "./words";

export type OrderWhole = Schemas["OrderWhole"];
export type T = Say<typeof words>;

export default function OrderPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const [isInFull, setInFull] = useState(false);
  const [asking, ask] = useState<Asking>(null);
  const { data: order, error, refetch } = useQuery({
    queryKey: ["orders", "one", id, isInFull],
    queryFn: () => said(api.GET("/api/v1/orders/{order_id}", { params: { path: { order_id: id }, query: { unmask: isInFull } } })),
  });
  const hasNames = useHasNames();
  const route = useRoute(id); // shown together with the order, so that nothing moves when it comes
  if (!order || route.isPending || !hasNames) return <Unread wrong={order ? null : error} again={refetch} />;
  return (
    <DetailPage back={{ path: "/orders", title: t("title") }} title={order.number} tags={<Tags order={order} t={t} />} actions={<OrderActions order={order} asking={asking} ask={ask} />}
      side={<><Customer order={order} isInFull={isInFull} onUnmask={() => setInFull(true)} /><Marks order={order} /><OrderFacts order={order} t={t} /><Holds order={order} t={t} /></>}>
      <Lines order={order} />
      <Parcels order={order} extra={<MergeSuggestion order={order} onLook={() => ask("merge")} />} />
      <Route found={route} />
      <Card title={t("timeline")}><Timeline events={order.timeline} tell={(event) => tell(event, t)} zone={order.zone} /></Card>
    </DetailPage>
  );
}

function Tags({ order, t }: { order: OrderWhole; t: T }) {
  const isOpen = ["ready", "unmapped", "on_hold", "released", "partly_shipped"].includes(order.state);
  return <><Status tone={toneOfOrder(order.state)}>{t.of("state", order.state)}</Status>{isOpen && order.ship_by_at && <Deadline at={order.ship_by_at} />}</>;
}

function OrderFacts({ order, t }: { order: OrderWhole; t: T }) {
  const shop = useShops().get(order.shop_id);
  return (
    <Card title={t("facts")}>
      <Facts of={[
        shop ? [t("shop"), shop.title] : null,
        [t("total"), <b key="total"><Money minor={order.total_minor} currency={order.currency} /></b>],
        [t("payment"), t.of("payment", order.payment)],
        [t("fulfilment"), t.of("fulfilled_by", order.fulfilled_by)],
        [t("placed"), <MomentBoth key="placed" at={order.placed_at} zone={order.zone} />],
        order.ship_by_at ? [t("ship_by"), <MomentBoth key="ship" at={order.ship_by_at} zone={order.zone} />] : null,
        order.deliver_by_at ? [t("deliver_by"), <MomentBoth key="due" at={order.deliver_by_at} zone={order.zone} />] : null,
        order.service_level ? [t("service"), order.service_level] : null,
        order.is_business ? [t("business"), "✓"] : null,
        [t("channel_state"), <code key="code">{order.channel_state || "–"}</code>],
        [t("source"), t.of("source", order.source)],
        order.resend_of_id ? [t("resend_of"), <Link key="of" href={`/orders/${order.resend_of_id}`}>{t("resend_of_link")}</Link>] : null,
      ]} />
    </Card>
  );
}

function Holds({ order, t }: { order: OrderWhole; t: T }) {
  if (!order.holds.length) return null;
  return (
    <Card title={t("holds")}>
      <ul className="order-holds">
        {order.holds.map((hold) => (
          <li key={hold.code + hold.opened_at} className={hold.released_at ? "faint" : ""}>
            <p><b>{t.of("hold", hold.code)}</b> · <Moment at={hold.opened_at} zone={order.zone} /></p>
            {hold.reason && <p>{hold.reason}</p>}
            {hold.released_at && <p>{t("released_at")} <Moment at={hold.released_at} zone={order.zone} /></p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A fact of an order in words, with its cause. */
function tell({ name, body }: Event, t: T): Told {
  if (name === "automations.AutomationApplied") {
    const said = (what: string) => String(body[`${what}_${preferences().language}`] ?? "");
    const fill = { title: String(body["title"]), version: String(body["version"]) };
    return { text: t("fact.automation", { ...fill, did: said("did") }), tone: "busy", why: t("fact.automation.why", { because: said("because") }) };
  }
  const what = typeof body["what"] === "string" ? body["what"].split(",").map((one) => t.of("what", one)).join(", ") : "";
  const code = typeof body["code"] === "string" && body["code"] ? (name.startsWith("orders.") ? t.of("hold", body["code"]) : t.of("offer", body["code"])) : "";
  const status = typeof body["status"] === "string" ? t.of("parcel", body["status"]) : "";
  const tags = [["+", body["added"]], ["−", body["removed"]]].filter(([, said]) => said).map(([sign, said]) => `${String(sign)} ${String(said)}`).join("  ");
  const left = name === "shipping.ParcelLeftWave" ? t.of("left_wave", String(body["reason"] ?? "")) : "";
  const why = what || code || status || tags || left || (name.endsWith("Unmapped") || name.endsWith("StockShort") || name.endsWith("ReservationShorted") ? t.of("fact", `${name}.why`) : "");
  return { text: t.of("fact", name), tone: toneOfFact(name), ...(why ? { why } : {}) };
}
