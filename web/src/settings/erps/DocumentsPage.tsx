// Every document that the ERP was told of, and its answer; refused ones can be sent again.
import { Send } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useParams } from "wouter";
import { api, said, type QueryOf } from "../../kit/api/client";
import { ListPage } from "../../kit/list/ListPage";
import type { Action, Column, Filter, Filtered } from "../../kit/list/types";
import { useCan } from "../../kit/shell/session";
import { Moment } from "../../kit/show/Moment";
import { Status } from "../../kit/show/Status";
import { type Say, useWords } from "../../kit/words/useWords";
import { ErpParts } from "./ErpPage";
import { STATES, type Told, toneOf, useErps } from "./erps";
import { words } from "./words";

type T = Say<typeof words>;
type Query = QueryOf<"/api/v1/finance/erps/{account_id}/documents">;

export default function DocumentsPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const kinds = useErps().data?.rows.find((one) => one.id === id)?.kinds;
  const path = useMemo(() => ({ account_id: id }), [id]);
  const load = useCallback(async ({ state = "", kind = "", on, number = "" }: Filtered, after: string) =>
    said(api.GET("/api/v1/finance/erps/{account_id}/documents", { params: { path, query: { state: state as NonNullable<Query["state"]>, kind, number, ...(on ? { on } : {}), after, limit: 100 } } })), [path]);
  const filters = useMemo<Filter[]>(() => [
    { key: "number", label: t("number"), kind: "text" }, { key: "state", label: t("answer_state"), kind: "choice", options: STATES.map((value) => ({ value, label: t(`told.${value}`) })) },
    { key: "kind", label: t("document_kind"), kind: "choice", options: (kinds ?? []).map((value) => ({ value, label: t.of("kind", value) })) }, { key: "on", label: t("day"), kind: "day" },
  ], [t, kinds]);
  const views = useMemo(() => [{ key: "all", title: t("view.all"), filter: {} }, { key: "refused", title: t("told.refused"), filter: { state: "refused" } }], [t]);
  const actions = useMemo<Action[]>(() => (can("finance", "edit") ? [{
    key: "again", title: t("again"), icon: <Send className="iconic" />,
    run: async (numbers) => {
      await said(api.POST("/api/v1/finance/erps/{account_id}/documents/resend", { params: { path }, body: { numbers } }));
      return [];
    },
  }] : []), [t, can, path]);
  const pathOf = useCallback((one: Told) => `/settings/erps/${id}/documents/${encodeURIComponent(one.number)}`, [id]);
  const card = useMemo(() => (one: Told) => (
    <><b className="cut">{one.number}</b><Status tone={toneOf(one.state)}>{t.of("told", one.state)}</Status><span className="soft cut">{t.of("kind", one.kind)} · {one.on_date}</span><span className="soft cut">{one.message}</span></>
  ), [t]);
  return (
    <>
      <ErpParts id={id} />
      <ListPage<Told> name="told" noun="finance" title={t("documents")} load={load} columns={useColumns(t)} filters={filters} views={views} actions={actions} path={pathOf} label={labelOf} card={card}
        empty={{ title: t("documents_empty"), hint: t("documents_empty_hint") }} />
    </>
  );
}

const labelOf = (one: Told) => one.number;

function useColumns(t: T): readonly Column<Told>[] {
  return useMemo(() => [
    { key: "number", title: t("number"), width: "minmax(190px, 1fr)", show: (one) => one.number, text: (one) => one.number },
    { key: "kind", title: t("document_kind"), width: "128px", show: (one) => t.of("kind", one.kind), text: (one) => t.of("kind", one.kind) },
    { key: "on", title: t("day"), width: "104px", show: (one) => one.on_date, text: (one) => one.on_date },
    { key: "state", title: t("answer_state"), width: "104px", show: (one) => <Status tone={toneOf(one.state)}>{t.of("told", one.state)}</Status>, text: (one) => t.of("told", one.state) },
    { key: "message", title: t("answer"), width: "minmax(200px, 2fr)", show: (one) => <span className="soft" title={one.message}>{one.message || one.external_id}</span>, text: (one) => one.message || one.external_id },
    { key: "field", title: t("field"), width: "minmax(120px, 0.7fr)", show: (one) => <code>{one.field}</code>, text: (one) => one.field },
    { key: "told", title: t("told_at"), width: "124px", show: (one) => <Moment at={one.told_at} />, text: (one) => one.told_at },
  ], [t]);
}
