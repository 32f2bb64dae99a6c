// A place that a partner keeps: what is on its way there, and what he told of goods beside their number.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { api, said, type Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import type { Tone } from "../kit/look/palette";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { Money } from "../kit/show/Money";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

const TONES: Record<string, Tone> = { refused: "bad", stopped: "bad", partly: "busy", waiting: "busy", done: "good" };

export function KeptPlace({ id }: { id: string }) {
  const { data } = useQuery({ queryKey: ["shipping", "stock-locations"], queryFn: () => said(api.GET("/api/v1/inventory/locations")), staleTime: 300_000 });
  const announces = data?.rows.some((one) => one.id === id && one.announces);
  return <>{announces && <Inbounds place={id} />}<Events place={id} /></>;
}

function Inbounds({ place }: { place: string }) {
  const t = useWords(words);
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ["inventory", "inbounds", place],
    queryFn: ({ pageParam }) => said(api.GET("/api/v1/inventory/locations/{location_id}/inbounds", { params: { path: { location_id: place }, query: { after: pageParam, limit: 20 } } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Card title={t("inbounds")} isFlush={!!rows?.length}>
      {error ? <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} /> : !rows ? <Bones rows={2} /> : !rows.length ? <p className="soft">{t("inbounds_none")}</p> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("inbound_number")}</th><th scope="col">{t("inbound_state")}</th><th scope="col">{t("inbound_goods")}</th><th scope="col">{t("inbound_expected")}</th><th scope="col">{t("inbound_told")}</th></tr></thead>
          <tbody>{rows.map((one) => <InboundRow key={one.id} one={one} />)}</tbody>
        </table>
      )}
      {hasNextPage && <Button type="link" loading={isFetching} onClick={() => void fetchNextPage()}>{t("more_rows")}</Button>}
    </Card>
  );
}

function InboundRow({ one }: { one: Schemas["InboundShown"] }) {
  const t = useWords(words);
  return (
    <tr>
      <td data-label={t("inbound_number")}><div><b>{one.number}</b>{one.supplier && <p className="faint">{one.supplier}</p>}{one.tracking_number && <p className="faint">{one.tracking_number}</p>}</div></td>
      <td data-label={t("inbound_state")}><div><Status tone={TONES[one.state] ?? "calm"}>{t.of("inbound", one.state)}</Status>{one.error && <p className="faint">{one.error}</p>}{one.state === "refused" && <Again id={one.id} />}</div></td>
      <td data-label={t("inbound_goods")}><div>{one.lines.map((line) => (
        <p key={line.item_id}>{line.sku} <b className={one.state === "done" && line.sound !== line.expected ? "toned tone-bad" : ""}>{t("inbound_units", { sound: line.sound, expected: line.expected })}</b>{line.damaged > 0 && <span className="toned tone-bad"> · {t("inbound_damaged", { count: line.damaged })}</span>}</p>
      ))}</div></td>
      <td data-label={t("inbound_expected")}><div><Moment at={one.expected_at} /></div></td>
      <td data-label={t("inbound_told")}><div><Moment at={one.changed_at} /></div></td>
    </tr>
  );
}

function Again({ id }: { id: string }) {
  const t = useWords(words);
  const { message } = App.useApp();
  if (!useCan()("inventory", "receive")) return null;
  const send = () => void said(api.POST("/api/v1/inventory/inbounds/{inbound_id}/send", { params: { path: { inbound_id: id } } }))
    .then(() => queries.invalidateQueries({ queryKey: ["inventory", "inbounds"] }), (wrong: unknown) => message.error(problemOf(wrong).detail));
  return <Button size="small" onClick={send}>{t("inbound_again")}</Button>;
}

function Events({ place }: { place: string }) {
  const t = useWords(words);
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ["inventory", "kept-events", place],
    queryFn: ({ pageParam }) => said(api.GET("/api/v1/inventory/locations/{location_id}/events", { params: { path: { location_id: place }, query: { after: pageParam, limit: 20 } } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Card title={t("events")} isFlush={!!rows?.length}>
      {error ? <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} /> : !rows ? <Bones rows={2} /> : !rows.length ? <p className="soft">{t("events_none")}</p> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("event_when")}</th><th scope="col">{t("event_kind")}</th><th scope="col">{t("event_item")}</th><th scope="col" className="number">{t("event_units")}</th><th scope="col">{t("event_paper")}</th><th scope="col" className="number">{t("event_amount")}</th></tr></thead>
          <tbody>{rows.map((one) => (
            <tr key={`${one.kind}:${one.external_id}`}>
              <td data-label={t("event_when")}><div><Moment at={one.happened_at} /></div></td>
              <td data-label={t("event_kind")}><div>{t.of("event", one.kind)}{(one.reason || one.partner_state) && <p className="faint">{[one.reason, one.partner_state].filter(Boolean).join(" · ")}</p>}</div></td>
              <td data-label={t("event_item")}><div>{one.sku || <span className="faint">–</span>}</div></td>
              <td className="number" data-label={t("event_units")}>{one.expected ? t("inbound_units", { sound: one.quantity, expected: one.expected }) : one.quantity}</td>
              <td data-label={t("event_paper")}><div>{one.paper || <span className="faint">–</span>}</div></td>
              <td className="number" data-label={t("event_amount")}>{one.amount_minor ? <Money minor={one.amount_minor} currency={one.currency} /> : <span className="faint">–</span>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {hasNextPage && <Button type="link" loading={isFetching} onClick={() => void fetchNextPage()}>{t("more_rows")}</Button>}
    </Card>
  );
}
