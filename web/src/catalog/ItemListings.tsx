// The listings that stand for an item: what it is called elsewhere.
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { Card } from "../kit/detail/DetailPage";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { termsText } from "./terms";
import { words } from "./words";

export function ItemListings({ itemId }: { itemId: string }) {
  const t = useWords(words);
  const shops = useShops();
  const { data, error, refetch } = useQuery({
    queryKey: ["catalog", "one", itemId, "listings"],
    queryFn: () => said(api.GET("/api/v1/catalog/listings", { params: { query: { item_id: itemId, limit: 100 } } })),
  });
  return (
    <Card title={t("aliases")} isFlush={!!data?.rows.length}>
      {error ? <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} /> : !data ? <Bones rows={3} /> : !data.rows.length ? <p className="soft">{t("aliases_none")}</p> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("shop")}</th><th scope="col">{t("listing")}</th><th scope="col" className="number">{t("per_unit")}</th><th scope="col">{t("terms")}</th></tr></thead>
          <tbody>{data.rows.map((one) => (
            <tr key={one.id}>
              <td data-label={t("shop")}><div>{shops.get(one.shop_id)?.title ?? "–"}</div></td>
              <td data-label={t("listing")}><div><Link href={`/items/listings/${one.id}`}>{one.sku || one.listing_id}</Link><p className="faint">{one.title}</p></div></td>
              <td className="number" data-label={t("per_unit")}>{one.quantity}</td>
              <td data-label={t("terms")}><div>{termsText(one, t)}</div></td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </Card>
  );
}
