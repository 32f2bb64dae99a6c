// Somebody whose company lets nobody work without a second factor sets theirs up before anything is open to them.
import { Button } from "antd";
import { signOut } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import { Totp } from "./Totp";
import { words } from "./words";
import "./session.css";

export default function FirstFactor() {
  const t = useWords(words);
  return (
    <main className="first-factor">
      <h1>{t("factor_first")}</h1>
      <p className="soft">{t("factor_first_hint")}</p>
      <Totp isFirst />
      <Button type="text" onClick={() => void signOut()}>{t("sign_out")}</Button>
    </main>
  );
}
