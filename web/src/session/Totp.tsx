// The second factor: a QR code for the authenticator app, a first code as proof, recovery codes shown once.
import { Button, Input, QRCode } from "antd";
import { useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { download } from "../kit/list/csv";
import { signedIn, useMe } from "../kit/shell/session";
import { Copy } from "../kit/show/Copy";
import { Status } from "../kit/show/Status";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

type Stage = "rest" | "prove" | "scan" | "keep" | "off";

/** `isFirst`: nothing else is open until it is set up, and the page goes on only when the recovery codes were kept. */
export function Totp({ isFirst = false }: { isFirst?: boolean }) {
  const t = useWords(words);
  const { is_totp_on: isOn } = useMe();
  const [stage, setStage] = useState<Stage>("rest");
  const [begun, setBegun] = useState<Schemas["TotpBegun"] | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const rest = () => {
    setStage("rest");
    setBegun(null);
    setCodes([]);
  };
  const begin = async ({ password }: { password: string }) => {
    setBegun(await said(api.POST("/api/v1/session/totp", { body: { password, code: "" } })));
    setStage("scan");
  };
  const confirm = async ({ code }: { code: string }) => {
    setCodes((await said(api.POST("/api/v1/session/totp/confirm", { body: { code } }))).codes);
    setStage("keep");
    if (!isFirst) await signedIn();
  };
  const switchOff = async (body: { password: string; code: string }) => {
    await said(api.POST("/api/v1/session/totp/off", { body }));
    rest();
    await signedIn();
  };
  const later = <Button onClick={rest}>{t("cancel")}</Button>;
  return (
    <Card title={t("totp")}>
      <p className="me-state"><Status tone={isOn ? "good" : "warn"}>{t(isOn ? "totp_on" : "totp_off")}</Status><span className="soft">{t("totp_hint")}</span></p>
      {stage === "rest" && <Button type={isOn ? "default" : "primary"} onClick={() => setStage(isOn ? "off" : "prove")}>{t(isOn ? "totp_switch_off" : "totp_set_up")}</Button>}
      {stage === "prove" && <Form<{ password: string }> submit={begin} label={t("next")} aside={later}><Proof /></Form>}
      {stage === "scan" && begun && (
        <div className="totp">
          <QRCode value={begun.uri} type="svg" size={172} color="#000000" bgColor="#ffffff" />
          <div>
            <p>{t("totp_scan")}</p>
            <p className="soft totp-secret">{t("totp_typed")} <Copy text={begun.secret} /></p>
            <Form<{ code: string }> submit={confirm} label={t("totp_confirm")} aside={later}><CodeField /></Form>
          </div>
        </div>
      )}
      {stage === "keep" && (
        <div role="status">
          <p><b>{t("recovery")}</b></p>
          <p className="soft">{t("recovery_hint")}</p>
          <ul className="recovery">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
          <div className="form-end">
            <Button type="primary" onClick={() => { if (isFirst) void signedIn(); else rest(); }}>{t("recovery_kept")}</Button>
            <Button onClick={() => download("linkstar-recovery-codes.txt", codes.join("\n"))}>{t("recovery_file")}</Button>
          </div>
        </div>
      )}
      {stage === "off" && <Form<{ password: string; code: string }> submit={switchOff} label={t("totp_switch_off")} isDangerous aside={later}><Proof /><CodeField /></Form>}
    </Card>
  );
}

export function Proof() {
  const t = useWords(words);
  return <Field name="password" label={t("password_now")} rules={[{ required: true, message: t("password_missing") }]}><Input.Password autoFocus autoComplete="current-password" /></Field>;
}

function CodeField() {
  const t = useWords(words);
  return <Field name="code" label={t("code")} rules={[{ required: true, message: t("code_missing") }]}><Input inputMode="numeric" autoComplete="one-time-code" maxLength={40} /></Field>;
}
