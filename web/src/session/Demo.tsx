// The way into the demo company: one click, as whoever one wants to be.
import { Button } from "antd";
import { useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { ProblemShown } from "../kit/show/ProblemShown";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

type Role = Schemas["DemoEntry"]["role"];

export function Demo({ people, onDone }: { people: readonly Schemas["DemoPerson"][]; onDone: () => void }) {
  const t = useWords(words);
  const [busy, setBusy] = useState("");
  const [wrong, setWrong] = useState<unknown>(null);
  const enter = (role: string) => {
    setBusy(role);
    setWrong(null);
    said(api.POST("/api/v1/session/demo", { body: { role: role as Role } })).then(onDone, (thrown: unknown) => { setWrong(thrown); setBusy(""); });
  };
  return (
    <section className="door-card door-demo">
      <h2>{t("demo_title")}</h2>
      <p className="soft">{t("demo_hint")}</p>
      <Button block size="large" loading={busy === "owner"} onClick={() => enter("owner")}>{t("demo_enter")}</Button>
      <p className="door-roles">
        <span className="faint">{t("demo_as")}</span>
        {people.filter(({ role }) => role !== "owner").map(({ role, name }) => (
          <Button key={role} size="small" title={name} loading={busy === role} onClick={() => enter(role)}>{t.of("role", role)}</Button>
        ))}
      </p>
      {wrong !== null && <ProblemShown wrong={wrong} isSmall />}
    </section>
  );
}
