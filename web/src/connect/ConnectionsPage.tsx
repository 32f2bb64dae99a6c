// All shops and carriers: how each is, and the way to connect another one.
import { Progress } from "antd";
import { Pause, Play } from "lucide-react";
import { useMemo } from "react";
import { api, said } from "../kit/api/client";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered, Rows } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { isEnding, isOver } from "./abilities";
import { Ends } from "./Ends";
import { type Health, KINDS, STATES, toneOf } from "./connections";
import { words } from "./words";
import "./connect.css";

type T = Say<typeof words>;
interface Connection extends Health {
  id: string;
  site: string;
  is_pretend: boolean;
}

export default function ConnectionsPage() {
  const t = useWords(words);
  const can = useCan();
  const views = useMemo(() => [
    { key: "all", title: t("view.all"), filter: {} }, { key: "channel", title: t("view.channel"), filter: { kind: "channel" } },
    { key: "carrier", title: t("view.carrier"), filter: { kind: "carrier" } }, { key: "look", title: t("view.look"), filter: { look: "1" } },
  ], [t]);
  const card = useMemo(() => (one: Connection) => <Carded one={one} t={t} />, [t]);
  const mayConnect = can("connect", "edit");
  const connect = <ButtonLink path="/connect/new" type="primary">{t("connect")}</ButtonLink>;
  return (
    <ListPage<Connection> name="connections" noun="connect" title={t("title")} load={load} columns={useColumns(t)} filters={useFilters(t)} views={views} actions={useActions(t)}
      path={pathOf} label={labelOf} card={card}
      hint={<span className="connect-ways">
        {mayConnect && connect}
        <ButtonLink path="/connect/calls">{t("calls_title")}</ButtonLink><ButtonLink path="/connect/messages">{t("messages_title")}</ButtonLink>
        {can("shipping", "read") && <ButtonLink path="/settings/locations">{t("locations_title")}</ButtonLink>}
      </span>}
      empty={{ title: t("empty"), hint: t("empty_hint"), ...(mayConnect ? { action: connect } : {}) }} />
  );
}

const pathOf = (one: Connection) => `/connect/${one.id}`;
const labelOf = (one: Connection) => one.title;

async function load({ kind, state, look }: Filtered): Promise<Rows<Connection>> {
  const [health, accounts] = await Promise.all([said(api.GET("/api/v1/connect/health")), said(api.GET("/api/v1/connect/accounts"))]);
  const known = new Map(accounts.rows.map((one) => [one.id, one]));
  const states = state?.split(",");
  const now = Date.now();
  const rows = health.rows
    .filter((one) => (!kind || one.kind === kind) && (!states || states.includes(one.state)))
    .filter((one) => !look || one.state === "paused" || one.state === "revoked" || one.failures > 0 || isEnding(one, now) || isOver(one.authorised_until, now))
    .map((one) => ({ ...one, id: one.account_id, site: known.get(one.account_id)?.site ?? "", is_pretend: known.get(one.account_id)?.is_pretend ?? false }));
  return { rows: rows.sort((a, b) => Number(a.state === "disconnected") - Number(b.state === "disconnected") || Number(b.kind === "channel") - Number(a.kind === "channel")), next: null };
}

function useColumns(t: T): readonly Column<Connection>[] {
  return useMemo(() => [
    { key: "title", title: t("name"), width: "minmax(180px, 1.8fr)", show: (one) => one.title || one.partner, text: (one) => one.title },
    { key: "kind", title: t("kind"), width: "96px", show: (one) => t.of("kind", one.kind), text: (one) => one.kind },
    { key: "partner", title: t("partner"), width: "minmax(164px, 1fr)", show: (one) => <span>{one.partner}{one.site && <span className="soft"> · {one.site}</span>}{one.is_pretend && <span className="pretend">{t("pretend")}</span>}</span>, text: (one) => one.partner },
    { key: "state", title: t("state"), width: "118px", show: (one) => <Status tone={toneOf(one.state)}>{t.of("state", one.state)}</Status>, text: (one) => one.state },
    { key: "last", title: t("last"), width: "112px", show: (one) => <Moment at={one.last_success_at} />, text: (one) => one.last_success_at ?? "" },
    { key: "calls", title: t("calls"), width: "124px", isNumber: true, show: (one) => <Calls one={one} t={t} />, text: (one) => one.calls },
    { key: "budget", title: t("budget"), width: "minmax(110px, 0.8fr)", show: (one) => <Left one={one} t={t} />, text: (one) => one.budget_left ?? "" },
    { key: "authorised", title: t("authorised"), width: "118px", show: (one) => <Ends at={one.authorised_until} />, text: (one) => one.authorised_until ?? "" },
    { key: "token", title: t("token"), width: "112px", isOptional: true, show: (one) => <Moment at={one.token_expires_at} />, text: (one) => one.token_expires_at ?? "" },
    { key: "error", title: t("last_error"), width: "minmax(160px, 1fr)", isOptional: true, show: (one) => <span title={one.last_error}>{one.last_error}</span>, text: (one) => one.last_error },
  ], [t]);
}

function Calls({ one, t }: { one: Connection; t: T }) {
  return <span>{one.calls}{one.failures > 0 && <span className="toned tone-bad"> · {t("failed", { count: one.failures })}</span>}</span>;
}

function Left({ one, t }: { one: Connection; t: T }) {
  if (one.budget_left === null) return <span className="faint">–</span>;
  return <Progress percent={Math.round(one.budget_left * 100)} size="small" status="normal" aria-label={t("budget")} />;
}

function Carded({ one, t }: { one: Connection; t: T }) {
  return (
    <>
      <b className="cut">{one.title || one.partner}</b><Status tone={toneOf(one.state)}>{t.of("state", one.state)}</Status>
      <span className="soft cut">{one.partner}{one.site && ` · ${one.site}`}</span><span className="soft">{t("calls_short", { count: one.calls })}{one.failures > 0 && <span className="toned tone-bad"> · {t("failed", { count: one.failures })}</span>}</span>
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  return useMemo(() => [
    { key: "kind", label: t("kind"), kind: "choice", options: KINDS.map((value) => ({ value, label: t.of("kind", value) })) },
    { key: "state", label: t("state"), kind: "many", options: STATES.map((value) => ({ value, label: t.of("state", value) })) },
  ], [t]);
}

function useActions(t: T): readonly Action[] {
  const can = useCan();
  return useMemo(() => {
    const each = (path: "pause" | "resume") => async (ids: string[]) => {
      for (const id of ids) await said(api.POST(`/api/v1/connect/accounts/{account_id}/${path}`, { params: { path: { account_id: id } } }));
      return [];
    };
    return can("connect", "edit") ? [
      { key: "pause", title: t("pause"), icon: <Pause className="iconic" />, run: each("pause"), undo: each("resume") },
      { key: "resume", title: t("resume"), icon: <Play className="iconic" />, run: each("resume") },
    ] : [];
  }, [t, can]);
}
