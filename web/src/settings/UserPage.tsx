import { useQuery } from "@tanstack/react-query";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { useCan, useMe } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { type Grant, Grants } from "./Grants";
import { Once } from "./Once";
import { Parts } from "./Parts";
import { State, stateOf, type User } from "./UsersPage";
import { words } from "./words";

export default function UserPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const { data: user, error, refetch } = useQuery({ queryKey: ["users", "one", id], queryFn: () => said(api.GET("/api/v1/users/{user_id}", { params: { path: { user_id: id } } })) });
  if (!user) return <Unread wrong={error} again={refetch} />;
  const name = user.name || user.email;
  return (
    <>
      <Parts />
      <DetailPage back={{ path: "/settings/users", title: t("section.users") }} title={name} tags={<State user={user} t={t} />} actions={can("users", "edit") && <Actions user={user} />}
        side={
          <Card title={t("user_facts")}>
            <Facts of={[
              [t("user_email"), user.email], [t("user_factor"), t(user.is_totp_on ? "user_factor_on" : "user_factor_off")], [t("user_sessions"), user.sessions],
              [t("user_last"), <Moment key="last" at={user.last_login_at} />], user.failed_logins > 0 ? [t("user_failed"), user.failed_logins] : null, [t("user_made"), <Moment key="made" at={user.created_at} />],
            ]} />
            {can("audit", "read") && <div className="ask-row"><ButtonLink size="small" path={`/settings/audit?actor=user:${user.id}`}>{t("about_them")}</ButtonLink><ButtonLink size="small" path={`/settings/audit?subject=${user.id}`}>{t("done_to_them")}</ButtonLink></div>}
          </Card>
        }>
        <Card title={t("grants_title")}>
          <p className="soft">{t("grants_hint")}</p>
          <Rights key={user.version} user={user} isEditable={can("users", "edit")} />
        </Card>
      </DetailPage>
    </>
  );
}

function Rights({ user, isEditable }: { user: User; isEditable: boolean }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const [grants, setGrants] = useState<Grant[]>(user.grants);
  const [wrong, setWrong] = useState<unknown>(null);
  const save = async () => {
    setWrong(null);
    try {
      await said(api.PUT("/api/v1/users/{user_id}/grants", { params: { path: { user_id: user.id } }, body: { grants: grants.filter(({ role }) => role), version: user.version } }));
      void message.success(t("saved"));
      refresh();
    } catch (thrown) {
      setWrong(thrown);
    }
  };
  const isChanged = JSON.stringify(grants) !== JSON.stringify(user.grants);
  return (
    <fieldset disabled={!isEditable} className="plain-set">
      <Grants value={grants} {...(isEditable ? { onChange: setGrants } : {})} />
      {wrong !== null && <ProblemShown wrong={wrong} isSmall />}
      {isChanged && <div className="form-end"><Button type="primary" disabled={grants.some(({ role }) => !role)} onClick={() => void save()}>{t("save")}</Button><Button onClick={() => setGrants(user.grants)}>{t("cancel")}</Button></div>}
    </fieldset>
  );
}

function refresh(): void {
  void queries.invalidateQueries({ queryKey: ["users"] });
  void queries.invalidateQueries({ queryKey: ["settings"] });
}

function Actions({ user }: { user: User }) {
  const t = useWords(words);
  const me = useMe();
  const { message, modal } = App.useApp();
  const [isRenaming, setRenaming] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const name = user.name || user.email;
  const params = { path: { user_id: user.id } };
  const now = async (does: Promise<unknown>) => {
    try {
      await does;
      void message.success(t("saved"));
      refresh();
    } catch (wrong) {
      void message.error(problemOf(wrong).detail);
    }
  };
  const ask = (key: "switch_off" | "reset_totp" | "end_sessions" | "new_password", does: () => Promise<unknown>) =>
    modal.confirm({ title: t(`ask.${key}`, { name }), ...(key === "end_sessions" ? {} : { content: t(`ask_hint.${key}`) }), okText: t(key), okButtonProps: { danger: key === "switch_off" }, cancelText: t("cancel"), onOk: () => now(does()) });
  const edit = (body: { name?: string; state?: "active" | "disabled" }) => said(api.PATCH("/api/v1/users/{user_id}", { params, body: { ...body, version: user.version } }));
  const isMe = me.actor === `user:${user.id}`;
  return (
    <>
      <Button onClick={() => setRenaming(true)}>{t("rename")}</Button>
      {stateOf(user) === "locked" && <Button type="primary" onClick={() => void now(said(api.POST("/api/v1/users/{user_id}/unlock", { params })))}>{t("unlock")}</Button>}
      {user.state === "active" && !isMe && <Button onClick={() => ask("new_password", async () => setPassword((await said(api.POST("/api/v1/users/{user_id}/password", { params, body: { password: "" } }))).password))}>{t("new_password")}</Button>}
      {user.is_totp_on && !isMe && <Button onClick={() => ask("reset_totp", () => said(api.DELETE("/api/v1/users/{user_id}/totp", { params })))}>{t("reset_totp")}</Button>}
      {user.sessions > 0 && !isMe && <Button onClick={() => ask("end_sessions", () => said(api.DELETE("/api/v1/users/{user_id}/sessions", { params })))}>{t("end_sessions")}</Button>}
      {user.state === "disabled" ? <Button type="primary" onClick={() => void now(edit({ state: "active" }))}>{t("switch_on")}</Button>
        : !isMe && <Button danger onClick={() => ask("switch_off", () => edit({ state: "disabled" }))}>{t("switch_off")}</Button>}
      <Modal open={isRenaming} title={t("rename")} footer={null} onCancel={() => setRenaming(false)} destroyOnHidden>
        <Form<{ name: string }> initial={{ name: user.name }} submit={({ name: next }) => edit({ name: next })} onDone={() => { setRenaming(false); refresh(); }} label={t("save")}>
          <Field name="name" label={t("user_name")}><Input autoFocus maxLength={300} /></Field>
        </Form>
      </Modal>
      <Once secret={password} title={t("once_title")} hint={t("once_hint", { name })} onClose={() => setPassword(null)} />
    </>
  );
}
