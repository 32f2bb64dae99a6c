// Why the order goes this way: every offer that was considered.
import { useQuery } from "@tanstack/react-query";
import { api, said, type Schemas } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Explanation } from "../kit/show/Explanation";
import { Money } from "../kit/show/Money";
import { Status } from "../kit/show/Status";
import { UnreadPart } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

type Offer = Schemas["OfferShown"];

export function useRoute(orderId: string) {
  return useQuery({
    queryKey: ["orders", "one", orderId, "route"],
    queryFn: () => said(api.GET("/api/v1/orders/{order_id}/route", { params: { path: { order_id: orderId } } })),
  });
}

export function Route({ found }: { found: ReturnType<typeof useRoute> }) {
  const t = useWords(words);
  const { data: route, error, refetch } = found;
  if (route === undefined || (error && !route)) return <Card title={t("route")}><UnreadPart wrong={error} again={refetch} rows={3} /></Card>;
  if (route === null) return <Card title={t("route")}><p className="soft">{t("route_none")}</p></Card>;
  return (
    <Card title={t("route")} isFlush extra={<span className="soft cut">{route.text}</span>}>
      <Explanation<Offer> about={t("route")} considered={route.offers} isChosen={({ code }) => code === "chosen"} verdictTitle={t("why")} verdict={(one) => one.text || t.of("offer", one.code)}
        aspects={[
          { title: t("warehouse"), show: (one) => one.location },
          { title: t("carrier"), show: (one) => one.service || "–" },
          { title: t("cost"), isNumber: true, show: (one) => <Money minor={one.cost_minor} currency={route.currency} /> },
          { title: t("hand_over"), show: (one) => <>{one.hand_over || "–"}{one.is_late && <p><Status tone="bad">{t("late")}</Status></p>}</> },
        ]} />
    </Card>
  );
}
