// The ledger of an item, the newest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { nameOf, usePlaces } from "./places";
import { words } from "./words";

export function Movements({ itemId }: { itemId: string }) {
  const t = useWords(words);
  const places = usePlaces();
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ["inventory", "one", itemId, "movements"],
    queryFn: ({ pageParam }) => said(api.GET("/api/v1/inventory/items/{item_id}/movements", { params: { path: { item_id: itemId }, query: { after: pageParam, limit: 20 } } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Card title={t("movements")} isFlush={!!rows?.length}>
      {error ? <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} /> : !rows ? <Bones rows={3} /> : !rows.length ? <p className="soft">{t("movements_none")}</p> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("when")}</th><th scope="col" className="number">{t("units")}</th><th scope="col">{t("what")}</th><th scope="col">{t("location")}</th><th scope="col">{t("note")}</th></tr></thead>
          <tbody>{rows.map((one) => (
            <tr key={one.id}>
              <td data-label={t("when")}><div><Moment at={one.posted_at} /></div></td>
              <td className="number" data-label={t("units")}><b className={`toned ${one.on_hand_diff < 0 ? "tone-bad" : "tone-good"}`}>{one.on_hand_diff > 0 ? `+${one.on_hand_diff}` : one.on_hand_diff}</b></td>
              <td data-label={t("what")}><div>{t.of("kind", one.kind)}{one.pool !== "sellable" && <span className="faint"> · {t.of("pool", one.pool)}</span>}</div></td>
              <td data-label={t("location")}><div>{nameOf(places.get(one.location_id))}</div></td>
              <td data-label={t("note")}><div>{one.order_id ? <Link href={`/orders/${one.order_id}`}>{one.order_number}</Link> : one.kind === "count" && one.cause_id ? <Link href={`/inventory/counts/${one.cause_id}`}>{t("the_count")}</Link> : [one.supplier, one.paper, one.note].filter(Boolean).join(" · ") || <span className="faint">–</span>}</div></td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {hasNextPage && <Button type="link" loading={isFetching} onClick={() => void fetchNextPage()}>{t("more")}</Button>}
    </Card>
  );
}
