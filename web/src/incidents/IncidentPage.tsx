import { useQuery } from "@tanstack/react-query";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Copy } from "../kit/show/Copy";
import { Facts } from "../kit/show/Facts";
import { Deadline, Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { Assign } from "./Assign";
import type { Incident } from "./IncidentsPage";
import { remediesOf, type Remedy } from "./remedies";
import { toneOf } from "./tones";
import { words } from "./words";

export default function IncidentPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const { data: one, error, refetch } = useQuery({
    queryKey: ["incidents", "one", id],
    queryFn: () => said(api.GET("/api/v1/incidents/{incident_id}", { params: { path: { incident_id: id } } })),
  });
  if (!one) return <Unread wrong={error} again={refetch} />;
  const isOpen = ["open", "acknowledged", "waiting"].includes(one.state);
  const [best, ...others] = remediesOf(one).filter(({ needs }) => can(...needs));
  const rest = best?.path ? [best, ...others] : others;
  const params = Object.entries(one.params).filter(([name, value]) => isMore(one, name, value));
  return (
    <DetailPage back={{ path: "/incidents", title: t("title") }} title={one.text} tags={<><Status tone={toneOf(one.state)}>{t.of("state", one.state)}</Status>{isOpen && <Deadline at={one.due_at} />}</>}
      actions={isOpen && <Actions one={one} best={best} />}
      side={
        <Card title={t("facts")}>
          <Facts of={[
            [t("kind"), t.of("kind", one.kind)], [t("owner"), t.of("owner", one.owner)], [t("due"), <Moment key="due" at={one.due_at} />],
            [t("opened"), <Moment key="at" at={one.opened_at} />], [t("times"), one.times], one.reason ? [t("reason"), one.reason] : null,
            one.trace_id ? [t("trace"), <Copy key="trace" text={one.trace_id} />] : null,
          ]} />
        </Card>
      }>
      <Card title={t("fix_hint")}>
        <p>{t.of("help", one.fix)}</p>
        <div className="form-end">{rest.map((remedy) => remedy.path && <ButtonLink key={remedy.key} path={remedy.path}>{t.of("fix", remedy.key)}</ButtonLink>)}</div>
      </Card>
      {params.length > 0 && <Card title={t("details")}><Facts of={params.map(([name, value]) => [name, <code key={name}>{String(value)}</code>] as const)} /></Card>}
    </DetailPage>
  );
}

/** Whether a detail tells more than the sentence does. */
function isMore({ text, params }: Incident, name: string, value: unknown): boolean {
  if (name.endsWith("_zh") || `${name}_zh` in params || value === "" || (Array.isArray(value) && !value.length)) return false;
  return !text.includes(String(value));
}

type Asking = "resolve" | "wait" | "ignore";

function Actions({ one, best }: { one: Incident; best: Remedy | undefined }) {
  const t = useWords(words);
  const can = useCan();
  const { message } = App.useApp();
  const [asking, ask] = useState<Asking | null>(null);
  const [isAssigning, assign] = useState(false);
  const ids = [one.id];
  const done = () => {
    ask(null);
    void queries.invalidateQueries({ queryKey: ["incidents"] });
  };
  const now = (does: Promise<unknown>, told?: string) => void does.then(() => { done(); if (told) void message.success(told); }, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const submit: Record<Asking, (values: { reason?: string }) => Promise<unknown>> = {
    resolve: ({ reason = "" }) => said(api.POST("/api/v1/incidents/resolve", { body: { ids, reason } })),
    wait: ({ reason = "" }) => said(api.POST("/api/v1/incidents/wait", { body: { ids, reason } })),
    ignore: ({ reason = "" }) => said(api.POST("/api/v1/incidents/ignore", { body: { ids, reason } })),
  };
  const label: Record<Asking, string> = { resolve: t("reason_label"), wait: t("wait_label"), ignore: t("ignore_label") };
  const title: Record<Asking, string> = { resolve: t("resolve_title"), wait: t("wait_title"), ignore: t("ignore_title") };
  return (
    <>
      {best?.path && <ButtonLink type="primary" path={best.path}>{t.of("fix", best.key)}</ButtonLink>}
      {best?.run && <Button type="primary" onClick={() => now(best.run?.() ?? Promise.resolve(), t("fix_done"))}>{t.of("fix", best.key)}</Button>}
      {can("incidents", "handle") && <>
        {one.state === "open" && <Button onClick={() => now(said(api.POST("/api/v1/incidents/acknowledge", { body: { ids, owner: "" } })))}>{t("take")}</Button>}
        <Button onClick={() => assign(true)}>{t("assign")}</Button>
        <Button onClick={() => ask("wait")}>{t("wait")}</Button>
        <Button onClick={() => ask("resolve")}>{t("resolve")}</Button>
        <Button onClick={() => ask("ignore")}>{t("ignore")}</Button>
      </>}
      {isAssigning && <Assign ids={ids} onClose={() => assign(false)} />}
      <Modal open={asking !== null} onCancel={() => ask(null)} footer={null} title={asking ? title[asking] : ""} destroyOnHidden>
        {asking && (
          <Form<{ reason?: string }> submit={submit[asking]} onDone={done} label={t(asking)}>
            <Field name="reason" label={label[asking]} rules={asking === "resolve" ? [] : [{ required: true, message: t("reason_missing") }]}>
              <Input.TextArea rows={3} autoFocus maxLength={asking === "resolve" ? 300 : 1000} />
            </Field>
          </Form>
        )}
      </Modal>
    </>
  );
}
