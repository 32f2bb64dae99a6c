import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Copy } from "../kit/show/Copy";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { changes, pathOfThing } from "./audit";
import { whoOf } from "./AuditPage";
import { Parts } from "./Parts";
import { words } from "./words";

export default function AuditLinePage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const { data: one, error, refetch } = useQuery({ queryKey: ["audit", "one", id], queryFn: () => said(api.GET("/api/v1/audit/{entry_id}", { params: { path: { entry_id: id } } })) });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const fields = changes(one.before, one.after);
  const path = pathOfThing(one);
  return (
    <>
      <Parts />
      <DetailPage back={{ path: "/settings/audit", title: t("section.audit") }} title={`${t.of("noun", one.noun)} · ${t.of("verb", one.verb)}`}
        actions={<>{path && <ButtonLink path={path}>{t("audit_open")}</ButtonLink>}{one.subject && <ButtonLink path={`/settings/audit?subject=${one.subject}`}>{t("audit_all_about")}</ButtonLink>}<ButtonLink path={`/settings/audit?actor=${one.actor}`}>{t("audit_all_by")}</ButtonLink></>}
        side={
          <Card title={t("audit_line")}>
            <Facts of={[
              [t("audit_when"), <Moment key="at" at={one.at} />], [t("audit_who"), whoOf(one, t)], one.subject ? [t("audit_thing"), <Copy key="id" text={one.subject} />] : null,
              one.trace_id ? [t("trace"), <Copy key="trace" text={one.trace_id} />] : null,
            ]} />
          </Card>
        }>
        <Card title={t("audit_change")} isFlush={fields.length > 0}>
          {fields.length === 0 ? <p className="soft">{t("audit_none")}</p> : (
            <table className="plain stacks audit-values">
              <thead><tr><th scope="col">{t("audit_field")}</th><th scope="col">{t("audit_before")}</th><th scope="col">{t("audit_after")}</th></tr></thead>
              <tbody>{fields.map(({ field, before, after }) => <tr key={field}><td data-label={t("audit_field")}><b>{field}</b></td><td data-label={t("audit_before")}>{before || "–"}</td><td data-label={t("audit_after")}>{after || "–"}</td></tr>)}</tbody>
            </table>
          )}
        </Card>
      </DetailPage>
    </>
  );
}
