// What the channels show of an item against what they should.
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { RefreshCw } from "lucide-react";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { Card } from "../kit/detail/DetailPage";
import { startJob } from "../kit/list/jobs";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { pushNow, toneOfStanding } from "./listed";
import { words } from "./words";

export function ListedCard({ itemId }: { itemId: string }) {
  const t = useWords(words);
  const can = useCan();
  const shops = useShops();
  const { data, error, refetch } = useQuery({
    queryKey: ["inventory", "one", itemId, "listed"],
    queryFn: () => said(api.GET("/api/v1/inventory/listed", { params: { query: { item_id: itemId, limit: 100 } } })),
  });
  const ids = data?.rows.map(({ listing_row_id }) => listing_row_id) ?? [];
  return (
    <Card title={t("listed_title")} isFlush={ids.length > 0}
      extra={ids.length > 0 && can("inventory", "push") && <Button size="small" icon={<RefreshCw className="iconic" />} onClick={() => startJob(t("push"), ids, pushNow)}>{t("push")}</Button>}>
      {error ? <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} /> : !data ? <Bones rows={3} /> : !ids.length ? <p className="soft">{t("listed_none")}</p> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("shop")}</th><th scope="col">{t("listing")}</th><th scope="col" className="number">{t("should")}</th><th scope="col" className="number">{t("told")}</th><th scope="col" className="number">{t("shows")}</th><th scope="col">{t("standing")}</th></tr></thead>
          <tbody>{data.rows.map((one) => (
            <tr key={one.listing_row_id}>
              <td data-label={t("shop")}><div>{shops.get(one.shop_id)?.title ?? "–"}</div></td>
              <td data-label={t("listing")}><div><Link href={`/items/listings/${one.listing_row_id}`}>{one.sku || one.listing_id}</Link></div></td>
              <td className="number" data-label={t("should")}><b>{one.quantity}</b></td>
              <td className="number" data-label={t("told")}>{one.pushed_quantity ?? "–"}</td>
              <td className="number" data-label={t("shows")}>{one.shown_quantity ?? "–"}</td>
              <td data-label={t("standing")}><div><Status tone={toneOfStanding(one.standing)}>{t.of("standing", one.standing)}</Status> <span className="faint"><Moment at={one.shown_at ?? one.pushed_at} /></span>{one.error && <p className="toned tone-bad">{one.error}</p>}</div></td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </Card>
  );
}
