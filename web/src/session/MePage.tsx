// My own account: who I am, my password, my second factor, and where I am signed in.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Form as AntForm, Input, Modal } from "antd";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { useMe } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { Proof, Totp } from "./Totp";
import { words } from "./words";
import "./session.css";

export default function MePage() {
  const t = useWords(words);
  const me = useMe();
  return (
    <div className="page">
      <div className="page-head"><h1>{t("me")}</h1></div>
      <div className="me-body">
        <div>
          <Card title={t("me_who")}><Facts of={[[t("your_name"), me.name], [t("email"), me.email], [t("company"), me.company]]} /></Card>
          <Totp />
        </div>
        <div><Password /><Sessions /></div>
      </div>
    </div>
  );
}

function Password() {
  const t = useWords(words);
  const { message } = App.useApp();
  const [form] = AntForm.useForm<{ old: string; new: string }>();
  const done = () => {
    form.resetFields();
    void message.success(t("password_changed"));
    void queries.invalidateQueries({ queryKey: ["session-all"] });
  };
  return (
    <Card title={t("password")}>
      <Form<{ old: string; new: string }> form={form} submit={(body) => said(api.POST("/api/v1/session/password", { body }))} onDone={done} label={t("password_change")}>
        <Field name="old" label={t("password_now")} rules={[{ required: true, message: t("password_missing") }]}><Input.Password autoComplete="current-password" /></Field>
        <Field name="new" label={t("password_new")} extra={t("password_hint")} rules={[{ required: true, message: t("password_missing") }]}><Input.Password autoComplete="new-password" /></Field>
      </Form>
    </Card>
  );
}

function Sessions() {
  const t = useWords(words);
  const [isEnding, setEnding] = useState(false);
  const { data, error } = useQuery({ queryKey: ["session-all"], queryFn: () => said(api.GET("/api/v1/session/all")) });
  const done = () => {
    setEnding(false);
    void queries.invalidateQueries({ queryKey: ["session-all"] });
  };
  const others = (data?.rows.length ?? 0) > 1;
  return (
    <Card title={t("sessions")} extra={others && <Button size="small" onClick={() => setEnding(true)}>{t("sessions_end")}</Button>} isFlush>
      <Modal open={isEnding} title={t("sessions_end")} footer={null} onCancel={() => setEnding(false)} destroyOnHidden>
        <Form<{ password: string }> submit={(body) => said(api.POST("/api/v1/session/all/end", { body }))} onDone={done} label={t("sessions_end")} isDangerous><Proof /></Form>
      </Modal>
      {error ? <div className="body"><ProblemShown wrong={error} isSmall /></div> : !data ? <div className="body"><Bones rows={3} /></div> : (
        <table className="plain stacks">
          <thead><tr><th scope="col">{t("session_browser")}</th><th scope="col">{t("session_seen")}</th><th scope="col">{t("session_since")}</th></tr></thead>
          <tbody>
            {data.rows.map((one) => (
              <tr key={one.id}>
                <td data-label={t("session_browser")}><span>{browserOf(one.agent) || t("session_unknown")} {one.is_this && <Status tone="good">{t("session_this")}</Status>}</span></td>
                <td data-label={t("session_seen")}><Moment at={one.seen_at} /></td>
                <td data-label={t("session_since")}><Moment at={one.created_at} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** "Chrome, Windows" out of what a browser calls itself. */
function browserOf(agent: string): string {
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(agent)?.[0]?.replace("Edg", "Edge").replace("OPR", "Opera");
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0];
  return [browser, system].filter(Boolean).join(", ");
}
