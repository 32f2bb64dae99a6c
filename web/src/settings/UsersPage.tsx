import { Button, Input, Modal } from "antd";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { ListPage } from "../kit/list/ListPage";
import type { Column, Filter, Filtered } from "../kit/list/types";
import type { Tone } from "../kit/look/palette";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { Status } from "../kit/show/Status";
import { useWords } from "../kit/words/useWords";
import { type Grant, Grants } from "./Grants";
import { Once } from "./Once";
import { nameOf, type T, useRoleName, useRoles } from "./roles";
import { Parts } from "./Parts";
import { words } from "./words";

export type User = Schemas["UserShown"];

export default function UsersPage() {
  const t = useWords(words);
  const can = useCan();
  const roleOf = useRoleName();
  const { data: roles } = useRoles();
  const [isMaking, setMaking] = useState(false);
  const columns = useMemo<Column<User>[]>(() => [
    { key: "name", title: t("user_name"), width: "minmax(140px, 1fr)", show: (one) => one.name || one.email, text: (one) => one.name },
    { key: "email", title: t("user_email"), width: "minmax(190px, 1.4fr)", show: (one) => one.email, text: (one) => one.email },
    { key: "roles", title: t("user_roles"), width: "minmax(150px, 1.2fr)", show: (one) => rolesText(one, roleOf), text: (one) => rolesText(one, roleOf) },
    { key: "state", title: t("user_state"), width: "140px", show: (one) => <State user={one} t={t} />, text: (one) => t.of("state", stateOf(one)) },
    { key: "factor", title: t("user_factor"), width: "110px", show: (one) => t(one.is_totp_on ? "user_factor_on" : "user_factor_off"), text: (one) => t(one.is_totp_on ? "user_factor_on" : "user_factor_off") },
    { key: "sessions", title: t("user_sessions"), width: "108px", isNumber: true, show: (one) => one.sessions, text: (one) => one.sessions },
    { key: "last", title: t("user_last"), width: "124px", show: (one) => <Moment at={one.last_login_at} />, text: (one) => one.last_login_at ?? "" },
  ], [t, roleOf]);
  const filters = useMemo<Filter[]>(() => [
    { key: "search", label: t("users_search"), kind: "text" },
    { key: "role", label: t("grant_role"), kind: "choice", options: roles?.rows.map((role) => ({ value: role.name, label: nameOf(role, t) })) ?? [] },
    { key: "state", label: t("user_state"), kind: "choice", options: (["active", "disabled"] as const).map((value) => ({ value, label: t.of("state", value) })) },
  ], [t, roles]);
  const card = useMemo(() => (one: User) => (
    <><b>{one.name || one.email}</b><State user={one} t={t} /><span className="soft cut">{one.email}</span><span className="faint cut">{rolesText(one, roleOf)}</span></>
  ), [t, roleOf]);
  const make = can("users", "edit") && <Button type="primary" icon={<UserPlus className="iconic" />} onClick={() => setMaking(true)}>{t("user_new")}</Button>;
  return (
    <>
      <Parts />
      <ListPage<User> name="users" noun="users" title={t("section.users")} {...(make ? { head: make } : {})} load={load} columns={columns} filters={filters} path={pathOf} label={labelOf} card={card}
        empty={{ title: t("user_empty"), hint: t("user_empty_hint"), action: make }} />
      {isMaking && <NewUser onClose={() => setMaking(false)} />}
    </>
  );
}

const pathOf = (one: User) => `/settings/users/${one.id}`;
const labelOf = (one: User) => one.name || one.email;

async function load({ search = "", role = "", state = "" }: Filtered, after: string) {
  return said(api.GET("/api/v1/users", { params: { query: { search, role, state: state as "" | "active" | "disabled", after, limit: 100 } } }));
}

export function stateOf(one: User): "active" | "disabled" | "locked" | "once" {
  if (one.state === "disabled") return "disabled";
  if (one.locked_until && Date.parse(one.locked_until) > Date.now()) return "locked";
  return one.is_password_once ? "once" : "active";
}

const TONES: Record<string, Tone> = { active: "good", disabled: "calm", locked: "bad", once: "warn" };

export function State({ user, t }: { user: User; t: T }) {
  const state = stateOf(user);
  return <Status tone={TONES[state] ?? "calm"}>{t.of("state", state)}</Status>;
}

function rolesText(one: User, roleOf: (name: string) => string): string {
  return one.grants.map((grant) => roleOf(grant.role)).join(", ");
}

interface Asked {
  email: string;
  name: string;
  grants: Grant[];
}

function NewUser({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const [made, setMade] = useState<{ password: string; name: string } | null>(null);
  const submit = async ({ email, name, grants }: Asked) => {
    const one = await said(api.POST("/api/v1/users", { body: { email, name: name ?? "", password: "", grants } }));
    setMade({ password: one.password ?? "", name: name || email });
    void queries.invalidateQueries({ queryKey: ["users"] });
    void queries.invalidateQueries({ queryKey: ["settings"] });
  };
  return (
    <>
      <Modal open={!made} title={t("user_new")} footer={null} onCancel={onClose} width={760} destroyOnHidden>
        <p className="soft">{t("user_new_hint")}</p>
        <Form<Asked> submit={submit} label={t("user_make")} initial={{ grants: [{ role: "", shop_ids: null, location_ids: null }] }}>
          <div className="form-pair">
            <Field name="email" label={t("user_email")} rules={[{ required: true, message: t("user_email_missing") }]}><Input type="email" autoComplete="off" autoFocus /></Field>
            <Field name="name" label={t("user_name")}><Input autoComplete="off" maxLength={300} /></Field>
          </div>
          <Field name="grants" label={t("grants_title")} extra={t("grants_hint")} rules={[{ validator: (_, grants: Grant[]) => (grants.every(({ role }) => role) ? Promise.resolve() : Promise.reject(new Error(t("grant_missing")))) }]}><Grants /></Field>
        </Form>
      </Modal>
      <Once secret={made?.password ?? null} title={t("once_title")} hint={t("once_hint", { name: made?.name ?? "" })} onClose={onClose} />
    </>
  );
}
