// The warehouse's own page: what waits, what is being worked at, what goes to the carrier next. The next thing is one touch away.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Progress } from "antd";
import { ChevronRight, ClipboardList, ListPlus, Truck } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Empty } from "../kit/show/Empty";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { type Say, useWords } from "../kit/words/useWords";
import { NewWave } from "./NewWave";
import { toneOfManifest, toneOfWave } from "./tones";
import { words } from "./words";
import "./ship.css";

type T = Say<typeof words>;
type Wave = Schemas["WaveShown"];

export default function ShipPage() {
  const t = useWords(words);
  const can = useCan();
  const [asking, ask] = useState<string | null>(null); // the location of the new wave; "" for any
  const waiting = useQuery({ queryKey: ["shipping", "waiting"], queryFn: () => said(api.GET("/api/v1/shipping/waves/waiting")) });
  const groups = waiting.data?.rows ?? [];
  return (
    <div className="page ship">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <div className="push">
          <ButtonLink path="/ship/waves">{t("waves_all")}</ButtonLink>
          <ButtonLink path="/ship/manifests">{t("manifests")}</ButtonLink>
          {can("shipping", "pack") && <Button type="primary" icon={<ListPlus className="iconic" />} disabled={waiting.isSuccess && !groups.length} onClick={() => ask("")}>{t("wave_new")}</Button>}
        </div>
      </div>
      {waiting.error && <ProblemShown wrong={waiting.error} isSmall onAgain={() => void waiting.refetch()} />}
      <div className="ship-columns">
        <WavesAtWork t={t} />
        <Card title={t("waits")}>
          {waiting.isPending ? <Bones rows={4} /> : groups.length ? <WaitingPlaces groups={groups} t={t} onMake={can("shipping", "pack") ? ask : undefined} />
            : <Empty title={t("waits_none")} hint={t("waits_none_hint")} />}
        </Card>
        <ToCarriers t={t} />
      </div>
      {asking !== null && <NewWave groups={groups} at={asking} onClose={() => ask(null)} />}
    </div>
  );
}

function WavesAtWork({ t }: { t: T }) {
  const locations = useLocations();
  const { data, error, refetch } = useQuery({
    queryKey: ["shipping", "waves-at-work"],
    queryFn: () => said(api.GET("/api/v1/shipping/waves", { params: { query: { state: ["open", "picking", "picked"], limit: 50 } } })),
  });
  return (
    <Card title={t("at_work")} isFlush={!!data?.rows.length}>
      {error ? <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} /> : !data ? <Bones rows={2} /> : !data.rows.length ? <Empty title={t("at_work_none")} hint={t("at_work_none_hint")} /> : (
        <ul className="ship-rows">
          {data.rows.map((wave) => (
            <li key={wave.id}>
              <Link href={`/ship/waves/${wave.id}`} className="ship-row">
                <span className="ship-row-main"><b className="mono">{wave.number}</b> <Status tone={toneOfWave(wave.state)}>{t.of("wave", wave.state)}</Status>
                  <span className="soft cut">{locations.get(wave.location_id) ?? ""} · {t("parcels_of", { done: wave.packed, all: wave.packed + wave.waiting })}</span>
                  {wave.out > 0 && <span className="toned tone-bad">{t("out_count", { count: wave.out })}</span>}</span>
                <Progress type="circle" size={38} percent={percent(wave)} format={(n) => `${n}%`} strokeColor="var(--link)" railColor="var(--line)" aria-label={t("progress")} />
                <ChevronRight className="iconic" aria-hidden />
              </Link>
              <NextStep wave={wave} t={t} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const percent = ({ packed, waiting }: Wave) => Math.round((100 * packed) / Math.max(1, packed + waiting));

/** What is to be done with a wave now: one large button. */
export function NextStep({ wave, t }: { wave: Wave; t: T }) {
  const can = useCan();
  if (!can("shipping", "pack")) return null;
  const isPicked = wave.state === "picked" || wave.packed > 0;
  if (["open", "picking"].includes(wave.state) && !isPicked) return <ButtonLink size="large" type="primary" path={`/ship/waves/${wave.id}/pick`} icon={<ClipboardList className="iconic" />}>{t("pick")}</ButtonLink>;
  if (wave.waiting) return <ButtonLink size="large" type="primary" path={`/ship/waves/${wave.id}/pack`} icon={<ClipboardList className="iconic" />}>{t("pack")}</ButtonLink>;
  return null;
}

type Group = Schemas["ParcelsWaiting"];

function WaitingPlaces({ groups, t, onMake }: { groups: readonly Group[]; t: T; onMake?: ((locationId: string) => void) | undefined }) {
  const locations = useLocations();
  const places = [...new Set(groups.map(({ location_id }) => location_id))];
  return (
    <ul className="ship-places">
      {places.map((id) => {
        const here = groups.filter(({ location_id }) => location_id === id);
        const sum = (of: (one: Group) => number) => here.reduce((total, one) => total + of(one), 0);
        const kinds = (["single", "same", "mixed"] as const).map((kind) => [kind, here.filter((one) => one.kind === kind).reduce((n, one) => n + one.count, 0)] as const);
        return (
          <li key={id}>
            <div className="ship-row-main"><b>{locations.get(id) ?? t("somewhere")}</b><span className="ship-figure">{sum((one) => one.count)}</span></div>
            <p className="soft">{kinds.filter(([, n]) => n).map(([kind, n]) => `${t.of("kind", kind)} ${n}`).join(" · ")}</p>
            {sum((one) => one.due) > 0 && <p className="toned tone-warn">{t("due_count", { count: sum((one) => one.due) })}</p>}
            {onMake && <Button size="large" onClick={() => onMake(id)}>{t("wave_here")}</Button>}
          </li>
        );
      })}
    </ul>
  );
}

function ToCarriers({ t }: { t: T }) {
  const can = useCan();
  const locations = useLocations();
  const [, go] = useLocation();
  const { message } = App.useApp();
  const ready = useQuery({ queryKey: ["shipping", "ready"], queryFn: () => said(api.GET("/api/v1/shipping/manifests/waiting")) });
  const made = useQuery({ queryKey: ["shipping", "manifests-made"], queryFn: () => said(api.GET("/api/v1/shipping/manifests", { params: { query: { state: ["made"], limit: 50 } } })) });
  const make = async (location_id: string, account_id: string) => {
    try {
      const { id } = await said(api.POST("/api/v1/shipping/manifests", { body: { location_id, account_id } }));
      void queries.invalidateQueries({ queryKey: ["shipping"] });
      go(`/ship/manifests/${id}`);
    } catch (wrong) {
      void message.error(problemOf(wrong).detail);
    }
  };
  if (ready.error) return <Card title={t("to_carriers")}><ProblemShown wrong={ready.error} isSmall onAgain={() => void ready.refetch()} /></Card>;
  if (!ready.data || !made.data) return <Card title={t("to_carriers")}><Bones rows={4} /></Card>;
  const isEmpty = !ready.data.rows.length && !made.data.rows.length;
  return (
    <Card title={t("to_carriers")} isFlush={!isEmpty}>
      {isEmpty ? <Empty title={t("to_carriers_none")} hint={t("to_carriers_none_hint")} /> : (
        <ul className="ship-rows">
          {made.data.rows.map((one) => (
            <li key={one.id}>
              <Link href={`/ship/manifests/${one.id}`} className="ship-row">
                <span className="ship-row-main"><b className="mono">{one.number}</b> <Status tone={toneOfManifest(one.state)}>{t.of("manifest", one.state)}</Status>
                  <span className="soft cut">{one.carrier} · {locations.get(one.location_id) ?? ""} · {t("parcels_n", { count: one.parcels })}</span></span>
                <Truck className="iconic" aria-hidden /><ChevronRight className="iconic" aria-hidden />
              </Link>
            </li>
          ))}
          {ready.data.rows.map((one) => (
            <li key={`${one.location_id}${one.account_id}`}>
              <div className="ship-row">
                <span className="ship-row-main"><b>{one.carrier || t("carrier")}</b><span className="soft cut">{locations.get(one.location_id) ?? ""} · {t("ready_n", { count: one.ready })}</span>
                  {one.unlabelled > 0 && <span className="toned tone-warn">{t("unlabelled_n", { count: one.unlabelled })}</span>}</span>
              </div>
              {can("shipping", "hand_over") && one.ready > 0 && <Button size="large" onClick={() => void make(one.location_id, one.account_id)}>{t("manifest_make")}</Button>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
