import { CheckCheck, Hand, RotateCcw, UserCheck } from "lucide-react";
import { useMemo, useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { ListPage } from "../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../kit/list/types";
import { useCan, useMe } from "../kit/shell/session";
import { Deadline, Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { type Say, useWords } from "../kit/words/useWords";
import { Assign, TEAMS, usePeople } from "./Assign";
import { KINDS, toneOf } from "./tones";
import { words } from "./words";

export type Incident = Schemas["IncidentShown"];
type State = "open" | "acknowledged" | "waiting" | "resolved" | "ignored";
type T = Say<typeof words>;

export default function IncidentsPage() {
  const t = useWords(words);
  const me = useMe();
  const [assigned, assign] = useState<string[] | null>(null);
  const views = useMemo(() => [
    { key: "open", title: t("view.open"), filter: {} }, { key: "mine", title: t("view.mine"), filter: { owner: me.name } },
    { key: "overdue", title: t("view.overdue"), filter: { overdue: "1" } }, { key: "waiting", title: t("view.waiting"), filter: { state: "waiting" } },
    { key: "closed", title: t("view.closed"), filter: { state: "resolved,ignored" } },
  ], [t, me.name]);
  const card = useMemo(() => (one: Incident) => <Carded one={one} t={t} />, [t]);
  return (
    <>
    <ListPage<Incident> name="incidents" noun="incidents" title={t("title")} load={load} columns={useColumns(t)} filters={useFilters(t)} views={views} actions={useActions(t, assign)}
      path={pathOf} label={labelOf} card={card} empty={{ title: t("empty"), hint: t("empty_hint") }} />
    {assigned && <Assign ids={assigned} onClose={() => assign(null)} />}
    </>
  );
}

const pathOf = (one: Incident) => `/incidents/${one.id}`;
const labelOf = (one: Incident) => one.text;
const isOpen = (one: Incident) => ["open", "acknowledged", "waiting"].includes(one.state);

async function load({ state, kind = "", owner = "", overdue }: Filtered, after: string) {
  const states = (state ? state.split(",") : ["open", "acknowledged", "waiting"]) as State[];
  return said(api.GET("/api/v1/incidents", { params: { query: { state: states, kind, owner, is_overdue: !!overdue, after, limit: 100 } } }));
}

function useColumns(t: T): readonly Column<Incident>[] {
  return useMemo(() => [
    { key: "text", title: t("what"), width: "minmax(280px, 3fr)", show: (one) => <span title={one.text}>{one.text}</span>, text: (one) => one.text },
    { key: "kind", title: t("kind"), width: "minmax(120px, 0.9fr)", show: (one) => t.of("kind", one.kind), text: (one) => t.of("kind", one.kind) },
    { key: "state", title: t("state"), width: "104px", show: (one) => <Status tone={toneOf(one.state)}>{t.of("state", one.state)}</Status>, text: (one) => t.of("state", one.state) },
    { key: "owner", title: t("owner"), width: "minmax(90px, 0.7fr)", show: (one) => t.of("owner", one.owner), text: (one) => t.of("owner", one.owner) },
    { key: "due", title: t("due"), width: "104px", show: (one) => <Deadline at={isOpen(one) ? one.due_at : null} />, text: (one) => one.due_at },
    { key: "opened", title: t("opened"), width: "112px", show: (one) => <Moment at={one.opened_at} />, text: (one) => one.opened_at },
    { key: "times", title: t("times"), width: "64px", isNumber: true, isOptional: true, show: (one) => one.times, text: (one) => one.times },
  ], [t]);
}

function Carded({ one, t }: { one: Incident; t: T }) {
  return (
    <>
      <b className="wide two-lines">{one.text}</b>
      <span><Status tone={toneOf(one.state)}>{t.of("state", one.state)}</Status></span>
      {isOpen(one) ? <Deadline at={one.due_at} /> : <span className="faint">{t.of("kind", one.kind)}</span>}
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  const people = usePeople().join("\n"); // one text, so that it keeps its identity
  return useMemo(() => [
    { key: "kind", label: t("kind"), kind: "choice", options: KINDS.map((value) => ({ value, label: t.of("kind", value) })) },
    { key: "owner", label: t("owner"), kind: "choice", options: [...TEAMS.map((value) => ({ value, label: t.of("owner", value) })), ...people.split("\n").map((value) => ({ value, label: value }))] },
    { key: "overdue", label: t("overdue"), kind: "choice", options: [{ value: "1", label: t("overdue_only") }] },
    { key: "state", label: t("state"), kind: "many", options: (["open", "acknowledged", "waiting", "resolved", "ignored"] as const).map((value) => ({ value, label: t.of("state", value) })) },
  ], [t, people]);
}

function useActions(t: T, assign: (ids: string[]) => void): readonly Action[] {
  const can = useCan();
  return useMemo(() => [
    ...(can("incidents", "handle") ? [
      { key: "take", title: t("take"), icon: <Hand className="iconic" />, run: async (ids: string[]) => { await said(api.POST("/api/v1/incidents/acknowledge", { body: { ids, owner: "" } })); return []; } },
      { key: "assign", title: t("assign"), icon: <UserCheck className="iconic" />, open: assign },
      { key: "resolve", title: t("resolve"), icon: <CheckCheck className="iconic" />, run: async (ids: string[]) => { await said(api.POST("/api/v1/incidents/resolve", { body: { ids, reason: "" } })); return []; } },
    ] : []),
    ...(can("incidents", "replay") ? [
      { key: "replay", title: t("fix.replay"), icon: <RotateCcw className="iconic" />, run: async (ids: string[]) => { await said(api.POST("/api/v1/incidents/replay", { body: { ids } })); return []; } },
    ] : []),
  ], [t, can, assign]);
}
