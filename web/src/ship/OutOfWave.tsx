// What fell out of a wave, and why: the packer must see it at once, and say when a packed one was taken from the pile.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { OctagonX, Undo2 } from "lucide-react";
import { Link } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { useCan } from "../kit/shell/session";
import { type Say, useWords } from "../kit/words/useWords";
import { words } from "./words";

type Parcel = Schemas["WaveParcelShown"];

export function OutOfWave({ waveId }: { waveId: string }) {
  const t = useWords(words);
  const { data } = useQuery({
    queryKey: ["shipping", "one", waveId, "out"],
    queryFn: () => said(api.GET("/api/v1/shipping/waves/{wave_id}/parcels", { params: { path: { wave_id: waveId }, query: { state: ["out"], limit: 200 } } })),
  });
  const rows = (data?.rows ?? []).filter(({ is_pulled }) => !is_pulled);
  if (!rows.length) return null;
  return (
    <section className="ship-out" aria-label={t("out")} aria-live="assertive">
      <h2><OctagonX className="iconic" aria-hidden /> {t("out_title", { count: rows.length })}</h2>
      <ul>{rows.map((one) => <Row key={one.id} one={one} waveId={waveId} t={t} />)}</ul>
    </section>
  );
}

function Row({ one, waveId, t }: { one: Parcel; waveId: string; t: Say<typeof words> }) {
  const can = useCan();
  const { message } = App.useApp();
  const again = () => queries.invalidateQueries({ queryKey: ["shipping"] });
  const told = (wrong: unknown) => void message.error(problemOf(wrong).detail);
  const pull = () => said(api.POST("/api/v1/shipping/parcels/pull", { body: { ids: [one.id] } })).then(again, told);
  const back = () => said(api.POST("/api/v1/shipping/waves/{wave_id}/put-back", { params: { path: { wave_id: waveId } }, body: { ids: [one.id] } })).then(again, told);
  const isPulled = one.parcel_state === "cancelled" && one.out_reason === "cancelled";
  return (
    <li>
      <p><b>{`#${one.place}`}</b> <code>{one.number}</code> · <Link href={`/orders/${one.order_id}`}>{one.order_number}</Link></p>
      <p><b>{t.of("reason", one.out_reason)}</b>{one.packed_at && ` ${t("out_packed")}`}</p>
      <div className="ship-acts">
        {isPulled && one.tracking_number && can("shipping", "hand_over") && <Button onClick={() => void pull()}>{t("pulled")}</Button>}
        {one.out_reason === "by_hand" && can("shipping", "pack") && <Button icon={<Undo2 className="iconic" />} onClick={() => void back()}>{t("put_back")}</Button>}
      </div>
    </li>
  );
}
