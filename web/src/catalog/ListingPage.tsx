import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber } from "antd";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { startJob } from "../kit/list/jobs";
import { useCan } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { type Listing, linkAll, unlinkAll } from "./api";
import { ItemPick } from "./ItemPick";
import { TermsForm, termsText } from "./terms";
import { words } from "./words";
import "./catalog.css";

export default function ListingPage() {
  const t = useWords(words);
  const can = useCan();
  const shops = useShops();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ["catalog", "one", id, "listing"],
    queryFn: async () => (await said(api.GET("/api/v1/catalog/listings", { params: { query: { listing_row_id: [id] } } }))).rows[0] ?? null,
  });
  if (data === undefined || (error && !data)) return <Unread wrong={error} again={refetch} />;
  if (data === null) return <div className="page"><ProblemShown wrong={new Error(t("no_listing"))} /></div>;
  const back = data.item_id ? { path: "/items/listings", title: t("sec_listings") } : { path: "/items/listings/unknown", title: t("sec_unknown") };
  return (
    <DetailPage back={back} title={data.sku || data.listing_id} tags={<><span className="soft">{data.title}</span>{!data.item_id && <Status tone="bad">{t("listing_state.unlinked")}</Status>}</>}
      side={<Card title={t("about")}><Facts of={[
        [t("shop"), shops.get(data.shop_id)?.title ?? "–"], [t("listing_id"), <code key="l">{data.listing_id || "–"}</code>], [t("fulfilled_by"), t.of("by", data.fulfilled_by)],
        [t("first_seen"), <Moment key="s" at={data.first_seen_at} />],
      ]} /></Card>}>
      <Linked key={`${data.item_id}${data.quantity}`} listing={data} />
      <Card title={t("terms")} extra={<span className="soft">{termsText(data, t)}</span>}>
        {can("catalog", "edit") ? <TermsForm key={`${data.share_percent} ${data.buffer} ${data.cap}`} ids={[data.id]} now={data} /> : <p>{termsText(data, t)}</p>}
      </Card>
    </DetailPage>
  );
}

/** Which item the listing stands for; for an unknown one, what it probably is. */
function Linked({ listing }: { listing: Listing }) {
  const t = useWords(words);
  const can = useCan();
  const [item, pick] = useState<string | null>(listing.item_id);
  const [quantity, setQuantity] = useState(listing.quantity ?? 1);
  const { data } = useQuery({
    queryKey: ["catalog", "one", listing.id, "suggestions"],
    queryFn: () => said(api.GET("/api/v1/catalog/listings/{listing_row_id}/suggestions", { params: { path: { listing_row_id: listing.id } } })),
    enabled: !listing.item_id,
  });
  const before = listing.item_id ? { listing_row_id: listing.id, item_id: listing.item_id, quantity: listing.quantity ?? 1 } : null;
  const again = <R,>(result: R): R => { void queries.invalidateQueries({ queryKey: ["catalog"] }); return result; };
  const link = (item_id: string) => startJob(t("link"), [listing.id], async () => again(await linkAll([{ listing_row_id: listing.id, item_id, quantity }])),
    async (ids) => again(before ? await linkAll([before]) : await unlinkAll(ids)));
  const isSame = item === listing.item_id && quantity === listing.quantity;
  return (
    <Card title={t("stands_for")} extra={listing.item_id && <Link href={`/items/${listing.item_id}`}>{listing.item_sku}</Link>}>
      <div className="link-form">
        <p className="soft">{t(listing.item_id ? "relink_hint" : "link_hint")}</p>
        {!!data?.rows.length && (
          <ul className="suggestions">{data.rows.map((one) => (
            <li key={one.item_id}>
              <span className="cut"><b>{one.sku}</b> {one.title}<span className="faint"> · {t.of("why", one.why)} · {one.score} %</span></span>
              {can("catalog", "link") && <Button size="small" type={one === data.rows[0] ? "primary" : "default"} onClick={() => link(one.item_id)}>{t("accept")}</Button>}
            </li>
          ))}</ul>
        )}
        {can("catalog", "link") && (
          <div className="recipe-row">
            <InputNumber aria-label={t("per_unit")} min={1} max={1_000_000} precision={0} value={quantity} onChange={(value) => setQuantity(value ?? 1)} />
            <ItemPick value={item} onChange={pick} />
            <Button type={data?.rows.length ? "default" : "primary"} disabled={!item || isSame} onClick={() => item && link(item)}>{t("link")}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}
