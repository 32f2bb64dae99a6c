// To whom units are promised.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Deadline, Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { nameOf, usePlaces } from "./places";
import { words } from "./words";

export function Promises({ itemId }: { itemId: string }) {
  const t = useWords(words);
  const places = usePlaces();
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ["inventory", "one", itemId, "promises"],
    queryFn: ({ pageParam }) => said(api.GET("/api/v1/inventory/items/{item_id}/promises", { params: { path: { item_id: itemId }, query: { after: pageParam, limit: 20 } } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Card title={t("promises")} isFlush={!!rows?.length}>
      {error ? <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} /> : !rows ? <Bones rows={3} /> : !rows.length ? <p className="soft">{t("promises_none")}</p> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("order")}</th><th scope="col" className="number">{t("units")}</th><th scope="col">{t("location")}</th><th scope="col">{t("ship_by")}</th><th scope="col">{t("since")}</th></tr></thead>
          <tbody>{rows.map((one) => (
            <tr key={one.id}>
              <td data-label={t("order")}><div>{one.order_id ? <Link href={`/orders/${one.order_id}`}>{one.order_number}</Link> : <span className="soft">{t("some_hold")}</span>}
                {one.state === "held" && <p className="faint">{t("held_until")} <Moment at={one.expires_at} /></p>}</div></td>
              <td className="number" data-label={t("units")}>{one.quantity}</td>
              <td data-label={t("location")}><div>{one.location_id ? nameOf(places.get(one.location_id)) : <Status tone="bad">{t("short")}</Status>}</div></td>
              <td data-label={t("ship_by")}><div><Deadline at={one.ship_by_at} /></div></td>
              <td data-label={t("since")}><div><Moment at={one.created_at} /></div></td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {hasNextPage && <Button type="link" loading={isFetching} onClick={() => void fetchNextPage()}>{t("more")}</Button>}
    </Card>
  );
}
