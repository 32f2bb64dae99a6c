// The keys that an adapter asks for, as fields of a form. What is kept is never shown again.
import { Input } from "antd";
import type { Schemas } from "../api/client";
import { useWords } from "../words/useWords";
import { Field } from "./Form";
import { words } from "./words";

type Key = Schemas["FormKey"];

/** `hidesAll`: ids too are hidden while they are typed. */
export function KeyFields({ keys, hidesAll = false }: { keys: readonly Key[]; hidesAll?: boolean }) {
  const t = useWords(words);
  return keys.map((key) => (
    <Field key={key.name} name={[key.place, key.name]} label={key.is_optional ? t("key_optional", { key: t.of("key", key.name) }) : t.of("key", key.name)} rules={key.is_optional ? [] : [{ required: true, message: t("key_missing") }]}>
      {hidesAll || isSecret(key) ? <Input.Password autoComplete="off" /> : <Input autoComplete="off" />}
    </Field>
  ));
}

/** Ids are public; all other keys of a partner are hidden while they are typed. */
const isSecret = ({ name, place }: Key) => place === "secrets" && !name.endsWith("_id");
