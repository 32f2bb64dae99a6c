import { useMemo } from "react";
import { api, type QueryOf, said, type Schemas } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { ListPage } from "../kit/list/ListPage";
import type { Column, Filter, Filtered, View } from "../kit/list/types";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { MANIFEST_STATES, toneOfManifest } from "./tones";
import { words } from "./words";

type Manifest = Schemas["ManifestShown"];
type T = Say<typeof words>;

export default function ManifestsPage() {
  const t = useWords(words);
  const locations = useLocations();
  const columns = useMemo<readonly Column<Manifest>[]>(() => [
    { key: "number", title: t("manifest_number"), width: "minmax(130px, 1fr)", show: (one) => one.number, text: (one) => one.number },
    { key: "state", title: t("state"), width: "160px", show: (one) => <Status tone={toneOfManifest(one.state)}>{t.of("manifest", one.state)}</Status>, text: (one) => t.of("manifest", one.state) },
    { key: "carrier", title: t("carrier"), width: "minmax(150px, 1.2fr)", show: (one) => one.carrier || "–", text: (one) => one.carrier },
    { key: "location", title: t("location"), width: "minmax(140px, 1fr)", show: (one) => locations.get(one.location_id) ?? "–", text: (one) => locations.get(one.location_id) ?? "" },
    { key: "parcels", title: t("parcels"), width: "90px", isNumber: true, show: (one) => one.parcels, text: (one) => one.parcels },
    { key: "weight", title: t("weight"), width: "100px", isNumber: true, show: (one) => kilograms(one.weight_g), text: (one) => one.weight_g },
    { key: "made", title: t("made_at"), width: "120px", show: (one) => <Moment at={one.created_at} />, text: (one) => one.created_at },
    { key: "left", title: t("handed_over_at"), width: "120px", show: (one) => <Moment at={one.handed_over_at} />, text: (one) => one.handed_over_at ?? "" },
  ], [t, locations]);
  const filters = useMemo<readonly Filter[]>(() => [
    { key: "state", label: t("state"), kind: "choice", options: MANIFEST_STATES.map((value) => ({ value, label: t.of("manifest", value) })) },
    { key: "location_id", label: t("location"), kind: "choice", options: [...locations].map(([value, label]) => ({ value, label })) },
  ], [t, locations]);
  const views = useMemo<readonly View[]>(() => [{ key: "all", title: t("all"), filter: {} }, ...MANIFEST_STATES.map((state) => ({ key: state, title: t.of("manifest", state), filter: { state } }))], [t]);
  const card = useMemo(() => cardOf(t), [t]);
  return (
    <ListPage<Manifest> name="manifests" noun="shipping" title={t("manifests")} load={load} columns={columns} filters={filters} views={views} path={pathOf} label={labelOf} card={card}
      hint={<ButtonLink size="small" path="/ship">{t("title")}</ButtonLink>} empty={{ title: t("manifests_none"), hint: t("manifests_none_hint"), action: <ButtonLink type="primary" path="/ship">{t("title")}</ButtonLink> }} />
  );
}

export const kilograms = (grams: number) => `${(grams / 1000).toFixed(2)} kg`;
const pathOf = (manifest: Manifest) => `/ship/manifests/${manifest.id}`;
const labelOf = (manifest: Manifest) => manifest.number;

function load({ state, ...filter }: Filtered, after: string) {
  const query = { ...filter, ...(state ? { state: [state] } : {}), after, limit: 100 } as QueryOf<"/api/v1/shipping/manifests">;
  return said(api.GET("/api/v1/shipping/manifests", { params: { query } }));
}

function cardOf(t: T) {
  return function card(one: Manifest) {
    return (
      <>
        <b className="cut">{one.number}</b><span>{t("parcels_n", { count: one.parcels })}</span>
        <span className="cut soft">{one.carrier}</span><span />
        <span className="wide"><Status tone={toneOfManifest(one.state)}>{t.of("manifest", one.state)}</Status></span>
      </>
    );
  };
}
