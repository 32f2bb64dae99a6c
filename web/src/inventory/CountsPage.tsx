import { Button } from "antd";
import { ClipboardList } from "lucide-react";
import { useMemo, useState } from "react";
import { api, type QueryOf, said, type Schemas } from "../kit/api/client";
import { ListPage } from "../kit/list/ListPage";
import type { Column, Filter, Filtered } from "../kit/list/types";
import type { Tone } from "../kit/look/palette";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { InventorySections } from "./InventorySections";
import { nameOf, usePlaces } from "./places";
import { StartCount } from "./StartCount";
import { words } from "./words";
import "./inventory.css";

type Count = Schemas["CountShown"];
type T = Say<typeof words>;
export const toneOfCount = (state: string): Tone => (state === "counting" ? "busy" : state === "posted" ? "good" : "calm");
const STATES = ["counting", "posted", "cancelled"] as const;
const NO_ITEMS: string[] = [];

export default function CountsPage() {
  const t = useWords(words);
  const can = useCan();
  const places = usePlaces();
  const [isAsking, ask] = useState(false);
  const filters = useMemo<readonly Filter[]>(() => [
    { key: "state", label: t("state"), kind: "choice", options: STATES.map((value) => ({ value, label: t.of("count_state", value) })) },
    { key: "location_id", label: t("location"), kind: "choice", options: [...places.values()].map((place) => ({ value: place.id, label: nameOf(place) })) },
  ], [t, places]);
  const card = useMemo(() => function card(one: Count) {
    return <><b className="cut">{nameOf(places.get(one.location_id))}</b><Status tone={toneOfCount(one.state)}>{t.of("count_state", one.state)}</Status><Moment at={one.started_at} /><span className="faint">{t("counted_of", { counted: one.counted, lines: one.lines })}</span></>;
  }, [t, places]);
  const start = can("inventory", "count") && <Button type="primary" icon={<ClipboardList className="iconic" />} onClick={() => ask(true)}>{t("count_start")}</Button>;
  return (
    <>
      <ListPage<Count> name="counts" noun="inventory" title={t("sec_counts")} hint={<InventorySections />} head={start} load={load} columns={useColumns(t)} filters={filters} path={pathOf} label={labelOf}
        card={card} empty={{ title: t("counts_empty"), hint: t("counts_empty_hint"), action: start }} />
      <StartCount isOpen={isAsking} itemIds={NO_ITEMS} onDone={() => ask(false)} />
    </>
  );
}

const pathOf = (one: Count) => `/inventory/counts/${one.id}`;
const labelOf = (one: Count) => one.started_at;
const load = (filter: Filtered, after: string) =>
  said(api.GET("/api/v1/inventory/counts", { params: { query: { ...(filter as QueryOf<"/api/v1/inventory/counts">), after, limit: 50 } } }));

function useColumns(t: T): readonly Column<Count>[] {
  const places = usePlaces();
  return useMemo(() => [
    { key: "location", title: t("location"), width: "minmax(160px, 2fr)", show: (one) => nameOf(places.get(one.location_id)), text: (one) => nameOf(places.get(one.location_id)) },
    { key: "state", title: t("state"), width: "120px", show: (one) => <Status tone={toneOfCount(one.state)}>{t.of("count_state", one.state)}</Status>, text: (one) => t.of("count_state", one.state) },
    { key: "counted", title: t("counted"), width: "120px", isNumber: true, show: (one) => t("counted_of", { counted: one.counted, lines: one.lines }), text: (one) => one.counted },
    { key: "started", title: t("started"), width: "130px", show: (one) => <Moment at={one.started_at} />, text: (one) => one.started_at },
    { key: "posted", title: t("posted"), width: "130px", show: (one) => <Moment at={one.posted_at} />, text: (one) => one.posted_at ?? "" },
  ], [t, places]);
}
