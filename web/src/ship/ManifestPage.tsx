// One manifest: what goes with the carrier, its papers, and the hand-over.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { FileText, Sheet, Truck } from "lucide-react";
import { useState } from "react";
import { useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { useLocations } from "../kit/api/names";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { kilograms } from "./ManifestsPage";
import { useServiceTitle } from "./names";
import { toneOfManifest } from "./tones";
import { words } from "./words";
import "./ship.css";

const SHOWN = 200;

export default function ManifestPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const can = useCan();
  const locations = useLocations();
  const titleOf = useServiceTitle();
  const { message, modal } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const { data: one, error, refetch } = useQuery({
    queryKey: ["shipping", "one", id],
    queryFn: () => said(api.GET("/api/v1/shipping/manifests/{manifest_id}", { params: { path: { manifest_id: id } } })),
  });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const path = { manifest_id: id };
  const doing = async (what: () => Promise<unknown>, done: string) => {
    setBusy(true);
    await what().then(() => message.success(done), (wrong: unknown) => message.error(problemOf(wrong).detail));
    await queries.invalidateQueries({ queryKey: ["shipping"] });
    setBusy(false);
  };
  const handOver = () => doing(() => said(api.POST("/api/v1/shipping/manifests/{manifest_id}/hand-over", { params: { path } })), t("handed_over_done", { count: one.parcels }));
  const cancel = () => modal.confirm({
    title: t("manifest_cancel"), content: t("manifest_cancel_hint"), okText: t("manifest_cancel"), cancelText: t("keep"), okButtonProps: { danger: true },
    onOk: () => doing(() => said(api.POST("/api/v1/shipping/manifests/{manifest_id}/cancel", { params: { path } })), t("manifest_cancelled")),
  });
  const isOpen = one.state === "made" && can("shipping", "hand_over");
  const paper = `/api/v1/shipping/manifests/${id}/paper`;
  return (
    <DetailPage back={{ path: "/ship", title: t("title") }} title={one.number} tags={<Status tone={toneOfManifest(one.state)}>{t.of("manifest", one.state)}</Status>}
      actions={<>
        {isOpen && <Button type="primary" size="large" loading={isBusy} icon={<Truck className="iconic" />} onClick={() => void handOver()}>{t("hand_over")}</Button>}
        <Button size="large" href={`${paper}?format=pdf`} download icon={<FileText className="iconic" />}>{t("paper")}</Button>
        <Button size="large" href={`${paper}?format=csv`} download icon={<Sheet className="iconic" />}>{t("sheet")}</Button>
        {isOpen && <Button size="large" danger onClick={() => void cancel()}>{t("manifest_cancel")}</Button>}
      </>}
      side={
        <Card title={t("facts")}>
          <Facts of={[
            [t("carrier"), one.carrier || "–"], [t("location"), locations.get(one.location_id) ?? "–"], [t("parcels"), one.parcels], [t("weight"), kilograms(one.weight_g)],
            [t("made_at"), <Moment key="made" at={one.created_at} />], [t("made_by"), one.made_by || "–"], [t("handed_over_at"), <Moment key="left" at={one.handed_over_at} />],
          ]} />
        </Card>
      }>
      <Card title={t("parcels_n", { count: one.parcels })} isFlush={one.rows.length > 0}>
        {!one.rows.length ? <p className="soft">{t("manifest_empty")}</p> : (
          <table className="plain stacks">
            <thead><tr><th scope="col">{t("tracking")}</th><th scope="col">{t("parcel")}</th><th scope="col">{t("order")}</th><th scope="col">{t("service")}</th><th scope="col">{t("country")}</th><th scope="col" className="number">{t("weight")}</th></tr></thead>
            <tbody>
              {(isWhole ? one.rows : one.rows.slice(0, SHOWN)).map((row) => (
                <tr key={row.number}>
                  <td data-label={t("tracking")}><code>{row.tracking_number}</code></td><td data-label={t("parcel")}><code>{row.number}</code></td><td data-label={t("order")}>{row.order_number}</td>
                  <td data-label={t("service")}>{titleOf(one.account_id, row.service)}</td><td data-label={t("country")}>{row.country}</td><td data-label={t("weight")} className="number">{kilograms(row.weight_g)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {!isWhole && one.rows.length > SHOWN && <Button type="link" onClick={() => setWhole(true)}>{t("more")}</Button>}
      </Card>
    </DetailPage>
  );
}
