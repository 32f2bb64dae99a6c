// One wave: how far it is, what is next, what fell out of it, and every parcel with its box.
import { useInfiniteQuery } from "@tanstack/react-query";
import { App, Button, Progress } from "antd";
import { Printer, Undo2 } from "lucide-react";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Facts } from "../kit/show/Facts";
import { Deadline, Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { Bones } from "../kit/show/Waiting";
import { type Say, useWords } from "../kit/words/useWords";
import { useServiceTitle } from "./names";
import { OutOfWave } from "./OutOfWave";
import { PrintButton } from "./PrintButton";
import { NextStep } from "./ShipPage";
import { toneOfParcel, toneOfWave } from "./tones";
import { useWave } from "./useWave";
import { words } from "./words";
import "./ship.css";

type T = Say<typeof words>;
type Wave = Schemas["WaveShown"];
export type WaveParcel = Schemas["WaveParcelShown"];

export default function WavePage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const locations = useLocations();
  const { data: wave, error, refetch } = useWave(id);
  if (!wave) return <Unread wrong={error} again={refetch} />;
  return (
    <DetailPage back={{ path: "/ship", title: t("title") }} title={wave.number} tags={<Status tone={toneOfWave(wave.state)}>{t.of("wave", wave.state)}</Status>}
      actions={<><NextStep wave={wave} t={t} /><Others wave={wave} t={t} /></>}
      side={
        <Card title={t("facts")}>
          <Facts of={[
            [t("location"), locations.get(wave.location_id) ?? "–"],
            [t("made_at"), <Moment key="made" at={wave.created_at} />],
            [t("made_by"), wave.made_by || "–"],
            [t("picked_at"), <Moment key="picked" at={wave.picked_at} />],
            [t("packed_at"), <Moment key="packed" at={wave.packed_at} />],
            [t("closed_at"), <Moment key="closed" at={wave.closed_at} />],
          ]} />
        </Card>
      }>
      <Card title={t("progress")}>
        <Progress percent={Math.round((100 * wave.packed) / Math.max(1, wave.packed + wave.waiting))} strokeColor="var(--link)" railColor="var(--line)" aria-label={t("progress")} />
        <p>{t("parcels_of", { done: wave.packed, all: wave.packed + wave.waiting })}{wave.out > 0 && <span className="toned tone-bad"> · {t("out_count", { count: wave.out })}</span>}
          {wave.unlabelled > 0 && <span className="toned tone-warn"> · {t("unlabelled_n", { count: wave.unlabelled })}</span>}</p>
        {wave.state === "packed" && <p className="ship-after"><span className="soft">{t("packed_next")}</span> <ButtonLink size="large" path="/ship">{t("to_carriers")}</ButtonLink></p>}
      </Card>
      <OutOfWave waveId={wave.id} />
      <Parcels wave={wave} t={t} />
    </DetailPage>
  );
}

/** What else can be done with a wave, beside the next step. */
function Others({ wave, t }: { wave: Wave; t: T }) {
  const can = useCan();
  const { modal, message } = App.useApp();
  const takeOut = () => modal.confirm({
    title: t("dissolve"), content: t("dissolve_hint", { count: wave.waiting }), okText: t("dissolve"), okButtonProps: { danger: true }, cancelText: t("keep"),
    onOk: () => said(api.POST("/api/v1/shipping/waves/{wave_id}/take-out", { params: { path: { wave_id: wave.id } }, body: { ids: null } }))
      .then(() => queries.invalidateQueries({ queryKey: ["shipping"] }), (wrong: unknown) => void message.error(problemOf(wrong).detail)),
  });
  return (
    <>
      <ButtonLink path={`/ship/waves/${wave.id}/pick`} icon={<Printer className="iconic" />}>{t("pick_list")}</ButtonLink>
      {can("shipping", "pack") && ["open", "picking"].includes(wave.state) && !wave.packed && <ButtonLink path={`/ship/waves/${wave.id}/pack`}>{t("pack")}</ButtonLink>}
      {can("shipping", "pack") && wave.waiting > 0 && <Button danger onClick={takeOut}>{t("dissolve")}</Button>}
    </>
  );
}

function Parcels({ wave, t }: { wave: Wave; t: T }) {
  const found = useInfiniteQuery({
    queryKey: ["shipping", "one", wave.id, "parcels"],
    queryFn: ({ pageParam }) => said(api.GET("/api/v1/shipping/waves/{wave_id}/parcels", { params: { path: { wave_id: wave.id }, query: { state: ["waiting", "packed"], after: pageParam, limit: 100 } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (found.error) return <Card title={t("parcels")}><ProblemShown wrong={found.error} isSmall onAgain={() => void found.refetch()} /></Card>;
  return (
    <Card title={t("parcels")} isFlush={rows.length > 0}>
      {found.isPending ? <Bones rows={5} /> : !rows.length ? <p className="soft">{t("parcels_none")}</p> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("box")}</th><th scope="col">{t("parcel")}</th><th scope="col">{t("state")}</th><th scope="col">{t("units")}</th><th scope="col">{t("carrier")}</th><th scope="col"><span className="sr">{t("actions")}</span></th></tr></thead>
          <tbody>{rows.map((one) => <ParcelRow key={one.id} wave={wave} one={one} t={t} />)}</tbody>
        </table>
      )}
      {found.hasNextPage && <Button type="link" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("more")}</Button>}
    </Card>
  );
}

function ParcelRow({ wave, one, t }: { wave: Wave; one: WaveParcel; t: T }) {
  const can = useCan();
  const titleOf = useServiceTitle();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const path = { wave_id: wave.id };
  const doing = async (what: () => Promise<unknown>) => {
    setBusy(true);
    await what().catch((wrong: unknown) => message.error(problemOf(wrong).detail));
    await queries.invalidateQueries({ queryKey: ["shipping"] });
    setBusy(false);
  };
  const back = () => said(api.POST("/api/v1/shipping/waves/{wave_id}/put-back", { params: { path }, body: { ids: [one.id] } }));
  const takeOut = async () => {
    await said(api.POST("/api/v1/shipping/waves/{wave_id}/take-out", { params: { path }, body: { ids: [one.id] } }));
    const undo = <>{t("taken_out", { number: one.number })} <Button size="small" type="link" onClick={() => void doing(back)}>{t("undo")}</Button></>;
    void message.success({ content: undo, duration: 8 });
  };
  const unpack = () => said(api.POST("/api/v1/shipping/waves/{wave_id}/unpack", { params: { path }, body: { ids: [one.id] } }));
  const isHere = ["planned", "packed", "labelled"].includes(one.parcel_state);
  return (
    <tr>
      <td data-label={t("box")}><b>{`#${one.place}`}</b></td>
      <td data-label={t("parcel")}><div><code>{one.number}</code><p className="faint"><Link href={`/orders/${one.order_id}`}>{one.order_number}</Link> · {one.country}</p></div></td>
      <td data-label={t("state")}><div><Status tone={toneOfParcel(one.state)}>{t.of("parcel", one.parcel_state === "handed_over" ? "handed_over" : one.state)}</Status>
        {one.packed_by && <p className="faint">{one.packed_by} · <Moment at={one.packed_at} /></p>}{one.state === "waiting" && one.hand_over_by && <p><Deadline at={one.hand_over_by} /></p>}
        {one.hold_reason && <p className="toned tone-bad">{t("label_held")}</p>}</div></td>
      <td data-label={t("units")} className="units">{`${one.packed_units} / ${one.units}`}</td>
      <td data-label={t("carrier")}><div>{titleOf(one.account_id, one.service)}{one.tracking_number && <p className="faint"><code>{one.tracking_number}</code></p>}</div></td>
      <td><div className="ship-acts">
        {can("shipping", "label") && <PrintButton parcel={one} size="middle" />}
        {can("shipping", "pack") && one.state === "waiting" && <Button loading={isBusy} onClick={() => void doing(takeOut)}>{t("take_out")}</Button>}
        {can("shipping", "pack") && one.state === "packed" && isHere && <Button loading={isBusy} icon={<Undo2 className="iconic" />} onClick={() => void doing(unpack)}>{t("unpack")}</Button>}
      </div></td>
    </tr>
  );
}
