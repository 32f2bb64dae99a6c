// Somebody whose password was made by somebody else chooses their own before anything is open to them.
import { Button, Input } from "antd";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { signedIn, signOut } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";
import "./settings.css";

interface Asked {
  old: string;
  new: string;
}

export default function FirstPassword() {
  const t = useWords(words);
  const needed = { required: true, message: t("place_needed") };
  return (
    <main className="first-password">
      <Card title={t("first_title")}>
        <p className="soft">{t("first_hint")}</p>
        <Form<Asked> submit={(body) => said(api.POST("/api/v1/session/password", { body }))} onDone={() => void signedIn()} label={t("first_save")} aside={<Button type="text" onClick={() => void signOut()}>{t("sign_out")}</Button>}>
          <Field name="old" label={t("first_old")} rules={[needed]}><Input.Password autoFocus autoComplete="current-password" /></Field>
          <Field name="new" label={t("first_new")} extra={t("first_new_hint")} rules={[needed]}><Input.Password autoComplete="new-password" /></Field>
        </Form>
      </Card>
    </main>
  );
}
