// One shop or carrier: how it is, what it may still call, what passed lately, its keys.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useParams, useSearchParams } from "wouter";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Copy } from "../kit/show/Copy";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { Abilities } from "./AbilitiesCard";
import { Budgets } from "./Budgets";
import { type Account, toneOf, useAdapters } from "./connections";
import { Ends } from "./Ends";
import { Disconnect } from "./Disconnect";
import { Keys } from "./Keys";
import { LatestCalls, LatestMessages } from "./Latest";
import { Services } from "./Services";
import { words } from "./words";
import "./connect.css";

export default function AccountPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const [search] = useSearchParams();
  const { data: one, error, refetch } = useQuery({
    queryKey: ["connect", "one", id],
    queryFn: () => said(api.GET("/api/v1/connect/accounts/{account_id}", { params: { path: { account_id: id } } })),
  });
  const { data: health } = useQuery({ queryKey: ["connect", "health"], queryFn: () => said(api.GET("/api/v1/connect/health")), refetchInterval: 30_000 });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const hour = health?.rows.find(({ account_id }) => account_id === id);
  return (
    <DetailPage back={{ path: "/connect", title: t("title") }} title={one.title || one.partner}
      tags={<><Status tone={toneOf(one.state)}>{t.of("state", one.state)}</Status>{one.is_pretend && <span className="pretend">{t("pretend")}</span>}</>}
      actions={can("connect", "edit") && <Actions one={one} />}
      side={<>
        <Card title={t("facts")}>
          <Facts of={[
            [t("partner"), one.partner], [t("external_id"), <Copy key="id" text={one.external_id} />], one.site ? [t("site"), one.site] : null, [t("currency"), one.currency], [t("zone"), one.zone],
            one.authorised_until ? [t("authorised"), <Ends key="authorised" at={one.authorised_until} />] : null,
            [t("token"), one.token_expires_at ? <Moment key="token" at={one.token_expires_at} /> : t("token_none")],
            [t("since"), <Moment key="since" at={one.created_at} />], one.base_url ? [t("base_url"), <code key="url">{one.base_url}</code>] : null,
            one.webhook_path ? [t("webhook"), <Copy key="hook" text={location.origin + one.webhook_path} shown={`${one.webhook_path.slice(0, 22)}…`} />] : null,
          ]} />
        </Card>
        <Abilities kind={one.kind} partner={one.partner} />
      </>}>
      {search.get("connected") && one.state === "connected" && <p className="try" role="status">{t("fresh")}</p>}
      {one.state === "disconnected" && <div className="problem"><p className="problem-title">{t("gone_title")}</p><p>{t("gone_hint")}</p></div>}
      {one.state === "revoked" && <div className="problem"><p className="problem-title">{t("revoked_title")}</p><p>{t("revoked_hint")}</p></div>}
      <Card title={t("health")}>
        <Facts of={[
          [t("last"), <Moment key="good" at={one.last_success_at} />], [t("calls"), hour ? `${hour.calls}${hour.failures ? ` · ${t("failed", { count: hour.failures })}` : ""}` : "–"],
          one.kind === "channel" ? [t("polled"), <Moment key="polled" at={hour?.last_polled_at} />] : null,
          one.last_error ? [t("last_error"), <span key="bad">{one.last_error} <span className="faint">(<Moment at={one.last_error_at} />)</span></span>] : null,
        ]} />
      </Card>
      <Budgets id={id} />
      {one.kind === "carrier" && can("shipping", "read") && <Services account={one} />}
      <LatestCalls id={id} />
      {one.kind === "channel" && <LatestMessages id={id} />}
    </DetailPage>
  );
}

function Actions({ one }: { one: Account }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const adapters = useAdapters();
  const [asking, ask] = useState<"rename" | "keys" | "disconnect" | null>(null);
  const params = { params: { path: { account_id: one.id } } };
  const done = () => {
    ask(null);
    void queries.invalidateQueries({ queryKey: ["connect"] });
  };
  const now = (does: Promise<unknown>) => void does.then(done, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const authorise = async () => {
    const { url } = await said(api.POST("/api/v1/connect/accounts/{account_id}/authorise", params));
    location.assign(url);
  };
  const adapter = adapters?.find(({ name }) => name === one.partner);
  const isGone = one.state === "disconnected";
  return (
    <>
      {isGone && <ButtonLink type="primary" path={`/connect/new?partner=${one.partner}&account=${encodeURIComponent(one.external_id)}`}>{t("connect_again")}</ButtonLink>}
      {!isGone && adapter?.can.includes("authorise") && <Button type={one.state === "revoked" ? "primary" : "default"} onClick={() => now(authorise())}>{t("authorise_again")}</Button>}
      {one.state === "connected" && <Button onClick={() => now(said(api.POST("/api/v1/connect/accounts/{account_id}/pause", params)))}>{t("pause")}</Button>}
      {one.state === "paused" && <Button type="primary" onClick={() => now(said(api.POST("/api/v1/connect/accounts/{account_id}/resume", params)))}>{t("resume")}</Button>}
      {!isGone && <Button onClick={() => ask("keys")}>{t("keys_replace")}</Button>}
      <Button onClick={() => ask("rename")}>{t("rename")}</Button>
      {!isGone && <Button danger onClick={() => ask("disconnect")}>{t("disconnect")}</Button>}
      {asking === "disconnect" && <Disconnect account={one} onDone={done} onClose={() => ask(null)} />}
      <Modal open={asking === "keys" || asking === "rename"} onCancel={() => ask(null)} footer={null} title={asking === "keys" ? t("keys_replace") : t("rename")} destroyOnHidden>
        {asking === "rename" && (
          <Form<{ title: string }> initial={{ title: one.title }} submit={(body) => said(api.PATCH("/api/v1/connect/accounts/{account_id}", { ...params, body }))} onDone={done} label={t("save")}>
            <Field name="title" label={t("name")} rules={[{ required: true, message: t("name_missing") }]}><Input autoFocus maxLength={300} /></Field>
          </Form>
        )}
        {asking === "keys" && <Keys account={one} adapter={adapter} onDone={done} />}
      </Modal>
    </>
  );
}
