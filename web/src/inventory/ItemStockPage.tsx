import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { ArrowLeftRight, ClipboardList, PackagePlus, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { DetailPage } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { GoodsDialog, type Mode } from "./GoodsDialog";
import { ListedCard } from "./ListedCard";
import { Movements } from "./Movements";
import { Promises } from "./Promises";
import { StartCount } from "./StartCount";
import { totalOf } from "./stock";
import { Sum, Why } from "./Why";
import { words } from "./words";
import "./inventory.css";

export default function ItemStockPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const [asking, ask] = useState<Mode | "count" | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["inventory", "one", id],
    queryFn: async () => (await said(api.GET("/api/v1/inventory/stock", { params: { query: { item_id: [id] } } }))).rows[0] ?? null,
  });
  if (data === undefined || (error && !data)) return <Unread wrong={error} again={refetch} />;
  if (data === null) return <div className="page"><ProblemShown wrong={new Error(t("no_item"))} /></div>;
  const total = totalOf(data.places);
  return (
    <DetailPage back={{ path: "/inventory", title: t("title") }} title={data.sku} tags={<><span className="soft">{data.title}</span>{data.short > 0 && <Status tone="bad">{t("short_units", { count: data.short })}</Status>}</>}
      actions={<>
        {can("inventory", "receive") && <Button icon={<PackagePlus className="iconic" />} onClick={() => ask("receive")}>{t("receive")}</Button>}
        {can("inventory", "adjust") && <Button icon={<SlidersHorizontal className="iconic" />} onClick={() => ask("adjust")}>{t("adjust")}</Button>}
        {can("inventory", "transfer") && <Button icon={<ArrowLeftRight className="iconic" />} onClick={() => ask("transfer")}>{t("transfer")}</Button>}
        {can("inventory", "count") && <Button icon={<ClipboardList className="iconic" />} onClick={() => ask("count")}>{t("count")}</Button>}
      </>}
      side={<><Sum total={total} short={data.short} />{can("catalog", "read") && <ButtonLink path={`/items/${data.id}`}>{t("open_item")}</ButtonLink>}</>}>
      <Why stock={data} total={total} />
      <Promises itemId={id} />
      <Movements itemId={id} />
      <ListedCard itemId={id} />
      <GoodsDialog mode={asking === "count" ? null : asking} itemIds={[id]} onDone={() => ask(null)} />
      <StartCount isOpen={asking === "count"} itemIds={[id]} onDone={() => ask(null)} />
    </DetailPage>
  );
}

