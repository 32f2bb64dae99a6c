// Permissions by roles. Own roles are changed in place; what a change gives and takes is shown before it is saved.
import { App, Button, Input, Modal, Select } from "antd";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { useIsNarrow } from "../kit/look/preferences";
import { useCan } from "../kit/shell/session";
import { UnreadPart } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { changeOf, type Permissions, toggled } from "./rights";
import { nameOf, type Role, type T, useRoles } from "./roles";
import { SettingsPage } from "./Parts";
import { words } from "./words";

type Drafts = Readonly<Record<string, Permissions>>;
interface Shown {
  roles: readonly Role[];
  permissions: Permissions;
  drafts: Drafts;
  toggle: (role: Role, noun: string, verb: string) => void;
  isEditable: (role: Role) => boolean;
  head: (role: Role) => ReactNode;
}

export default function RolesPage() {
  const t = useWords(words);
  const can = useCan();
  const isNarrow = useIsNarrow();
  const { data, error, refetch } = useRoles();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [isMaking, setMaking] = useState(false);
  const [looking, lookAt] = useState<Role | null>(null);
  const isEditable = (role: Role) => !role.is_built_in && can("roles", "edit");
  const forget = (name: string) => setDrafts(({ [name]: _, ...rest }) => rest);
  const toggle = (role: Role, noun: string, verb: string) => setDrafts((all) => ({ ...all, [role.name]: toggled(all[role.name] ?? role.permissions, noun, verb) }));
  const head = (role: Role) => <RoleHead role={role} draft={drafts[role.name]} isEditable={isEditable(role)} onLook={() => lookAt(role)} onForget={() => forget(role.name)} t={t} />;
  const make = can("roles", "edit") && <Button type="primary" icon={<Plus className="iconic" />} onClick={() => setMaking(true)}>{t("role_new")}</Button>;
  const draft = looking && drafts[looking.name];
  const shown = data && { roles: [...data.rows].sort((a, b) => Number(a.is_built_in) - Number(b.is_built_in)), permissions: data.permissions, drafts, toggle, isEditable, head };
  return (
    <SettingsPage title={t("section.roles")} hint={t("roles_hint")} actions={make}>
      {!shown ? <UnreadPart wrong={error} again={refetch} rows={12} /> : isNarrow ? <OneRole {...shown} t={t} /> : <Matrix {...shown} t={t} />}
      {isMaking && data && <NewRole roles={data.rows} onClose={() => setMaking(false)} />}
      {looking && draft && <Change role={looking} draft={draft} onClose={() => lookAt(null)} onSaved={() => { forget(looking.name); lookAt(null); }} />}
    </SettingsPage>
  );
}

function Matrix({ roles, permissions, drafts, toggle, isEditable, head, t }: Shown & { t: T }) {
  return (
    <section className="card matrix-scroll" tabIndex={0} aria-label={t("section.roles")}>
      <table className="matrix">
        <thead><tr><th scope="col">{t("right")}</th>{roles.map((role) => <th key={role.name} scope="col">{head(role)}</th>)}</tr></thead>
        <tbody>
          {Object.entries(permissions).map(([noun, verbs]) => [
            <tr key={noun} className="matrix-noun"><th scope="rowgroup" colSpan={roles.length + 1}>{t.of("noun", noun)}</th></tr>,
            ...verbs.map((verb) => (
              <tr key={`${noun}.${verb}`}>
                <th scope="row">{t.of("may", `${noun}.${verb}`)}</th>
                {roles.map((role) => <Cell key={role.name} role={role} noun={noun} verb={verb} draft={drafts[role.name]} toggle={toggle} isEditable={isEditable(role) && noun !== "company"} t={t} />)}
              </tr>
            )),
          ])}
        </tbody>
      </table>
    </section>
  );
}

interface CellAsked {
  role: Role;
  noun: string;
  verb: string;
  draft: Permissions | undefined;
  toggle: Shown["toggle"];
  isEditable: boolean;
  t: T;
}

function Cell({ role, noun, verb, draft, toggle, isEditable, t }: CellAsked) {
  const was = role.permissions[noun]?.includes(verb) ?? false;
  const is = (draft ?? role.permissions)[noun]?.includes(verb) ?? false;
  return (
    <td className={was === is ? undefined : "changed"}>
      {isEditable
        ? <input type="checkbox" checked={is} onChange={() => toggle(role, noun, verb)} aria-label={`${nameOf(role, t)}: ${t.of("may", `${noun}.${verb}`)}`} />
        : <><span className={is ? "has" : "has-not"} aria-hidden>{is ? "✓" : "·"}</span><span className="sr">{t(is ? "yes" : "no")}</span></>}
    </td>
  );
}

/** On a phone one role at a time. */
function OneRole({ roles, permissions, drafts, toggle, isEditable, head, t }: Shown & { t: T }) {
  const [name, setName] = useState(roles[0]?.name ?? "");
  const role = roles.find((one) => one.name === name) ?? roles[0];
  if (!role) return null;
  const has = (noun: string, verb: string) => (drafts[role.name] ?? role.permissions)[noun]?.includes(verb) ?? false;
  return (
    <Card title={t("role_shown")} extra={<Select value={role.name} onChange={setName} aria-label={t("role_shown")} style={{ minWidth: 170 }} options={roles.map((one) => ({ value: one.name, label: nameOf(one, t) }))} />}>
      <div className="role-head">{head(role)}</div>
      <ul className="rights-list">
        {Object.entries(permissions).flatMap(([noun, verbs]) => [
          <li key={noun} className="rights-noun">{t.of("noun", noun)}</li>,
          ...verbs.map((verb) => (
            <li key={`${noun}.${verb}`}>
              <label><input type="checkbox" checked={has(noun, verb)} disabled={!isEditable(role) || noun === "company"} onChange={() => toggle(role, noun, verb)} />{t.of("may", `${noun}.${verb}`)}</label>
            </li>
          )),
        ])}
      </ul>
    </Card>
  );
}

interface HeadAsked {
  role: Role;
  draft: Permissions | undefined;
  isEditable: boolean;
  onLook: () => void;
  onForget: () => void;
  t: T;
}

function RoleHead({ role, draft, isEditable, onLook, onForget, t }: HeadAsked) {
  const { modal, message } = App.useApp();
  const isChanged = draft && Object.values(changeOf(role.permissions, draft)).some((list) => list.length);
  const name = nameOf(role, t);
  const drop = () => modal.confirm({
    title: t("role_drop_ask", { name }), okText: t("role_drop"), okButtonProps: { danger: true }, cancelText: t("cancel"),
    onOk: async () => {
      try {
        await said(api.DELETE("/api/v1/roles/{name}", { params: { path: { name: role.name } } }));
        await queries.invalidateQueries({ queryKey: ["settings", "roles"] });
      } catch (wrong) {
        void message.error(problemOf(wrong).detail);
      }
    },
  });
  return (
    <>
      {name}
      <small>{t(role.is_built_in ? "built_in" : "own")}</small>
      <small title={t("role_held", { users: role.users, keys: role.keys })}>{t("role_held", { users: role.users, keys: role.keys })}</small>
      {isEditable && (isChanged
        ? <span className="days"><Button size="small" type="primary" onClick={onLook}>{t("look_over")}</Button><Button size="small" onClick={onForget}>{t("cancel")}</Button></span>
        : <Button size="small" type="text" onClick={drop}>{t("role_drop")}</Button>)}
    </>
  );
}

function Change({ role, draft, onClose, onSaved }: { role: Role; draft: Permissions; onClose: () => void; onSaved: () => void }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const { gives, takes } = changeOf(role.permissions, draft);
  const submit = async () => {
    await said(api.PUT("/api/v1/roles/{name}", { params: { path: { name: role.name } }, body: { title: role.title, permissions: draft as Record<string, string[]>, version: role.version } }));
    await queries.invalidateQueries({ queryKey: ["settings", "roles"] });
    void message.success(t("saved"));
  };
  const list = (rights: string[]) => (rights.length ? <ul>{rights.map((one) => <li key={one}>{t.of("may", one)}</li>)}</ul> : <p className="faint">{t("change_nothing")}</p>);
  return (
    <Modal open title={t("change_title", { name: nameOf(role, t) })} footer={null} onCancel={onClose}>
      <div className="change-lists">
        <div className="tone-bad"><h3 className="toned">{t("change_takes")}</h3>{list(takes)}</div>
        <div className="tone-good"><h3 className="toned">{t("change_gives")}</h3>{list(gives)}</div>
      </div>
      <p className="soft">{t("change_who", { users: role.users, keys: role.keys })}</p>
      <Form submit={submit} onDone={onSaved} label={t("change_save")} isDangerous={takes.length > 0} aside={<Button onClick={onClose}>{t("cancel")}</Button>}>{null}</Form>
    </Modal>
  );
}

interface NewRoleAsked {
  name: string;
  title: string;
  from: string;
}

function NewRole({ roles, onClose }: { roles: readonly Role[]; onClose: () => void }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const submit = async ({ name, title, from }: NewRoleAsked) => {
    const { company: _, ...permissions } = roles.find((one) => one.name === from)?.permissions ?? {};
    await said(api.PUT("/api/v1/roles/{name}", { params: { path: { name } }, body: { title: title ?? "", permissions, version: 0 } }));
    await queries.invalidateQueries({ queryKey: ["settings", "roles"] });
    void message.success(t("role_made"));
  };
  return (
    <Modal open title={t("role_new")} footer={null} onCancel={onClose}>
      <Form<NewRoleAsked> submit={submit} onDone={onClose} label={t("role_make")} initial={{ from: "" }}>
        <Field name="title" label={t("role_title")}><Input autoFocus maxLength={60} /></Field>
        <Field name="name" label={t("role_name")} extra={t("role_name_hint")} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t("role_name_wrong") }]}><Input autoComplete="off" /></Field>
        <Field name="from" label={t("role_from")}><Select options={[{ value: "", label: t("role_from_none") }, ...roles.map((one) => ({ value: one.name, label: nameOf(one, t) }))]} /></Field>
      </Form>
    </Modal>
  );
}
