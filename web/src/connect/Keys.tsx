// New keys for a connected account. What is kept is never shown again.
import { Input } from "antd";
import { api, said } from "../kit/api/client";
import { Field, Form } from "../kit/form/Form";
import { KeyFields } from "../kit/form/KeyFields";
import { useWords } from "../kit/words/useWords";
import type { Account, Adapter } from "./connections";
import { freeKeys } from "./freeKeys";
import { words } from "./words";

interface Asked {
  secrets: Record<string, string>;
  free: string;
}

export function Keys({ account, adapter, onDone }: { account: Account; adapter: Adapter | undefined; onDone: () => void }) {
  const t = useWords(words);
  const keys = (adapter?.keys ?? []).filter(({ place, when }) => place === "secrets" && when !== "authorise");
  const submit = ({ secrets = {}, free = "" }: Asked) => {
    const typed = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value));
    return said(api.PUT("/api/v1/connect/accounts/{account_id}/secrets", { params: { path: { account_id: account.id } }, body: { secrets: { ...typed, ...freeKeys(free) } } }));
  };
  return (
    <Form<Asked> submit={submit} onDone={onDone} label={t("save")}>
      <p className="soft ways">{t("keys_replace_hint")}</p>
      <KeyFields keys={keys} hidesAll />
      {keys.length === 0 && <Field name="free" label={t("free_keys")} extra={t("free_hint")}><Input.TextArea rows={4} autoComplete="off" spellCheck={false} /></Field>}
    </Form>
  );
}
