import { useMemo } from "react";
import { api, type QueryOf, said, type Schemas } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { ListPage } from "../kit/list/ListPage";
import type { Column, Filter, Filtered, View } from "../kit/list/types";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { toneOfWave, WAVE_STATES } from "./tones";
import { words } from "./words";

type Wave = Schemas["WaveShown"];
type T = Say<typeof words>;

export default function WavesPage() {
  const t = useWords(words);
  const locations = useLocations();
  const columns = useMemo<readonly Column<Wave>[]>(() => [
    { key: "number", title: t("wave_number"), width: "minmax(130px, 1fr)", show: (one) => one.number, text: (one) => one.number },
    { key: "state", title: t("state"), width: "130px", show: (one) => <Status tone={toneOfWave(one.state)}>{t.of("wave", one.state)}</Status>, text: (one) => t.of("wave", one.state) },
    { key: "location", title: t("location"), width: "minmax(150px, 1.2fr)", show: (one) => locations.get(one.location_id) ?? "–", text: (one) => locations.get(one.location_id) ?? "" },
    { key: "packed", title: t("packed"), width: "90px", isNumber: true, show: (one) => one.packed, text: (one) => one.packed },
    { key: "waiting", title: t("waiting"), width: "90px", isNumber: true, show: (one) => one.waiting, text: (one) => one.waiting },
    { key: "out", title: t("out"), width: "90px", isNumber: true, show: (one) => one.out, text: (one) => one.out },
    { key: "made", title: t("made_at"), width: "120px", show: (one) => <Moment at={one.created_at} />, text: (one) => one.created_at },
    { key: "by", title: t("made_by"), width: "minmax(110px, 0.8fr)", show: (one) => one.made_by || "–", text: (one) => one.made_by },
  ], [t, locations]);
  const filters = useMemo<readonly Filter[]>(() => [
    { key: "state", label: t("state"), kind: "choice", options: WAVE_STATES.map((value) => ({ value, label: t.of("wave", value) })) },
    { key: "location_id", label: t("location"), kind: "choice", options: [...locations].map(([value, label]) => ({ value, label })) },
  ], [t, locations]);
  const views = useMemo<readonly View[]>(() => [{ key: "all", title: t("all"), filter: {} }, ...WAVE_STATES.map((state) => ({ key: state, title: t.of("wave", state), filter: { state } }))], [t]);
  const card = useMemo(() => cardOf(t), [t]);
  return (
    <ListPage<Wave> name="waves" noun="shipping" title={t("waves")} load={load} columns={columns} filters={filters} views={views} path={pathOf} label={labelOf} card={card}
      hint={<ButtonLink size="small" path="/ship">{t("title")}</ButtonLink>} empty={{ title: t("waves_none"), hint: t("waves_none_hint"), action: <ButtonLink type="primary" path="/ship">{t("title")}</ButtonLink> }} />
  );
}

const pathOf = (wave: Wave) => `/ship/waves/${wave.id}`;
const labelOf = (wave: Wave) => wave.number;

function load({ state, ...filter }: Filtered, after: string) {
  const query = { ...filter, ...(state ? { state: [state] } : {}), after, limit: 100 } as QueryOf<"/api/v1/shipping/waves">;
  return said(api.GET("/api/v1/shipping/waves", { params: { query } }));
}

function cardOf(t: T) {
  return function card(one: Wave) {
    return (
      <>
        <b className="cut">{one.number}</b><span>{t("parcels_of", { done: one.packed, all: one.packed + one.waiting })}</span>
        <span className="wide"><Status tone={toneOfWave(one.state)}>{t.of("wave", one.state)}</Status></span>
      </>
    );
  };
}
