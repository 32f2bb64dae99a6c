import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { ListPage } from "../kit/list/ListPage";
import type { Column, Filter, Filtered } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { useWords } from "../kit/words/useWords";
import { changes, queryOf } from "./audit";
import { Parts } from "./Parts";
import type { T } from "./roles";
import { words } from "./words";

export type Line = Schemas["AuditShown"];

const NOUNS = ["session", "orders", "contacts", "inventory", "catalog", "shipping", "labels", "incidents", "connect", "finance", "users", "roles", "api_keys", "settings", "audit"] as const;
const VERBS = [
  "login", "login_failed", "read_unmasked", "export", "create", "edit", "cancel", "resend", "hold", "release", "link", "adjust", "transfer", "receive", "count", "reserve", "push", "label", "configure",
  "pack", "hand_over", "handle", "replay", "use", "post", "delete",
] as const;

export default function AuditPage() {
  const t = useWords(words);
  const filters = useFilters(t);
  const columns = useMemo<Column<Line>[]>(() => [
    { key: "at", title: t("audit_when"), width: "128px", show: (one) => <Moment at={one.at} />, text: (one) => one.at },
    { key: "who", title: t("audit_who"), width: "minmax(110px, 0.8fr)", show: (one) => whoOf(one, t), text: (one) => whoOf(one, t) },
    { key: "noun", title: t("audit_noun"), width: "minmax(100px, 0.6fr)", show: (one) => t.of("noun", one.noun), text: (one) => t.of("noun", one.noun) },
    { key: "verb", title: t("audit_verb"), width: "minmax(110px, 0.7fr)", show: (one) => t.of("verb", one.verb), text: (one) => t.of("verb", one.verb) },
    { key: "change", title: t("audit_change"), width: "minmax(220px, 2.4fr)", show: (one) => <span className="soft" title={sentence(one)}>{sentence(one)}</span>, text: sentence },
    { key: "subject", title: t("audit_thing"), width: "96px", show: (one) => <code className="faint">{one.subject?.slice(-8) ?? ""}</code>, text: (one) => one.subject ?? "" },
  ], [t]);
  const card = useMemo(() => (one: Line) => (
    <><b className="cut">{t.of("noun", one.noun)} · {t.of("verb", one.verb)}</b><Moment at={one.at} /><span className="soft cut">{whoOf(one, t)}</span><span className="faint cut audit-said">{sentence(one)}</span></>
  ), [t]);
  return (
    <>
      <Parts />
      <ListPage<Line> name="audit" noun="audit" title={t("section.audit")} load={load} columns={columns} filters={filters} path={pathOf} label={sentence} card={card} file={fileOf}
        empty={{ title: t("audit_empty"), hint: t("audit_empty_hint") }} />
    </>
  );
}

function useFilters(t: T): readonly Filter[] {
  const can = useCan();
  const { data } = useQuery({
    queryKey: ["users", "names"],
    queryFn: () => said(api.GET("/api/v1/users", { params: { query: { limit: 200 } } })),
    enabled: can("users", "read"),
    staleTime: 300_000,
  });
  return useMemo(() => [
    { key: "actor", label: t("audit_who"), kind: "choice", options: data?.rows.map((one) => ({ value: `user:${one.id}`, label: one.name || one.email })) ?? [] },
    { key: "noun", label: t("audit_noun"), kind: "choice", options: NOUNS.map((value) => ({ value, label: t.of("noun", value) })) },
    { key: "verb", label: t("audit_verb"), kind: "choice", options: VERBS.map((value) => ({ value, label: t.of("verb", value) })) },
    { key: "since", label: t("audit_since"), kind: "day" }, { key: "until", label: t("audit_until"), kind: "day" },
    { key: "subject", label: t("audit_subject"), kind: "text" },
  ], [t, data]);
}

export function whoOf({ name, actor }: Line, t: T): string {
  return name || (actor.includes(":") ? actor.slice(0, 13) : t("audit_program"));
}

const pathOf = (one: Line) => `/settings/audit/${one.id}`;
const sentence = (one: Line) => changes(one.before, one.after).map(({ field, before, after }) => (before ? `${field}: ${before} → ${after}` : `${field}: ${after}`)).join(" · ");
const fileOf = (filter: Filtered) => `/api/v1/audit/export?${new URLSearchParams(queryOf(filter)).toString()}`;

async function load(filter: Filtered, after: string) {
  return said(api.GET("/api/v1/audit", { params: { query: { ...queryOf(filter), after, limit: 100 } } }));
}

