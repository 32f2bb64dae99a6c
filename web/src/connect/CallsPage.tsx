// The call log: every call to a partner of the last 90 days, redacted; found by its trace id.
import { useMemo } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { ListPage } from "../kit/list/ListPage";
import type { Column, Filter, Filtered } from "../kit/list/types";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Moment } from "../kit/show/Moment";
import { type Say, useWords } from "../kit/words/useWords";
import { Answer } from "./Answer";
import { useAccounts } from "./connections";
import { words } from "./words";
import "./connect.css";

type CallRow = Schemas["CallShown"];
type T = Say<typeof words>;

export default function CallsPage() {
  const t = useWords(words);
  const accounts = useAccounts();
  const names = useMemo(() => new Map(accounts?.map(({ id, title }) => [id, title])), [accounts]);
  const views = useMemo(() => [{ key: "all", title: t("view.all"), filter: {} }, { key: "failed", title: t("view.failed"), filter: { failed: "1" } }], [t]);
  const card = useMemo(() => (one: CallRow) => (
    <>
      <b className="cut">{one.operation}</b><Answer status={one.status} error={one.error} />
      <span className="soft cut">{names.get(one.account_id)}</span><span className="soft"><Moment at={one.at} /></span>
    </>
  ), [names]);
  return (
    <ListPage<CallRow> name="calls" noun="calls" title={t("calls_title")} load={load} columns={useColumns(t, names)} filters={useFilters(t, names)} views={views} path={pathOf} label={labelOf} card={card}
      hint={<ButtonLink path="/connect">{t("title")}</ButtonLink>} empty={{ title: t("calls_none"), hint: t("calls_empty_hint") }} />
  );
}

const pathOf = (one: CallRow) => `/connect/calls/${one.id}`;
const labelOf = (one: CallRow) => `${one.operation} ${one.at}`;

async function load({ account, trace_id = "", failed }: Filtered, after: string) {
  return said(api.GET("/api/v1/connect/calls", { params: { query: { ...(account ? { account_id: account } : {}), trace_id, only_failed: failed === "1", after, limit: 100 } } }));
}

function useColumns(t: T, names: ReadonlyMap<string, string>): readonly Column<CallRow>[] {
  return useMemo(() => [
    { key: "operation", title: t("operation"), width: "minmax(150px, 1.2fr)", show: (one) => one.operation, text: (one) => one.operation },
    { key: "at", title: t("at"), width: "124px", show: (one) => <Moment at={one.at} />, text: (one) => one.at },
    { key: "account", title: t("account"), width: "minmax(140px, 1fr)", show: (one) => names.get(one.account_id) ?? "", text: (one) => names.get(one.account_id) ?? one.account_id },
    { key: "path", title: t("path"), width: "minmax(180px, 2fr)", show: (one) => <code title={one.path}>{one.method} {one.path}</code>, text: (one) => `${one.method} ${one.path}` },
    { key: "answer", title: t("answer"), width: "110px", show: (one) => <Answer status={one.status} error={one.error} />, text: (one) => one.status },
    { key: "ms", title: t("ms"), width: "76px", isNumber: true, show: (one) => one.ms, text: (one) => one.ms },
    { key: "error", title: t("error"), width: "minmax(120px, 1.2fr)", show: (one) => <span title={one.error}>{one.error}</span>, text: (one) => one.error },
    { key: "trace", title: t("trace"), width: "110px", isOptional: true, show: (one) => <code>{one.trace_id.slice(0, 12)}</code>, text: (one) => one.trace_id },
  ], [t, names]);
}

function useFilters(t: T, names: ReadonlyMap<string, string>): readonly Filter[] {
  return useMemo(() => [
    { key: "trace_id", label: t("trace"), kind: "text" },
    { key: "account", label: t("account"), kind: "choice", options: [...names].map(([value, label]) => ({ value, label })) },
    { key: "failed", label: t("ended"), kind: "choice", options: [{ value: "1", label: t("only_failed") }] },
  ], [t, names]);
}
