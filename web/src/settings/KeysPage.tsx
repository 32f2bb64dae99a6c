import { useQuery } from "@tanstack/react-query";
import { App, Button, Input, Modal, Select } from "antd";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { useLocations, useShops } from "../kit/api/names";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { Empty } from "../kit/show/Empty";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { Once } from "./Once";
import { flat } from "./rights";
import { nameOf, useRoleName, useRoles } from "./roles";
import { SettingsPage } from "./Parts";
import { words } from "./words";

type Key = Schemas["KeyShown"];

export default function KeysPage() {
  const t = useWords(words);
  const can = useCan();
  const [isMaking, setMaking] = useState(false);
  const { data, error } = useQuery({ queryKey: ["settings", "keys"], queryFn: () => said(api.GET("/api/v1/api-keys")) });
  const make = can("api_keys", "edit") && <Button type="primary" icon={<KeyRound className="iconic" />} onClick={() => setMaking(true)}>{t("key_new")}</Button>;
  return (
    <SettingsPage title={t("section.keys")} hint={t("keys_hint")} actions={make}>
      {error ? <ProblemShown wrong={error} /> : !data ? <Bones rows={6} /> : data.rows.length === 0 ? <section className="card"><Empty title={t("key_empty")} hint={t("keys_hint")} action={make} /></section> : <Keys keys={data.rows} />}
      {isMaking && <NewKey onClose={() => setMaking(false)} />}
    </SettingsPage>
  );
}

function Keys({ keys }: { keys: readonly Key[] }) {
  const t = useWords(words);
  const can = useCan();
  const roleOf = useRoleName();
  return (
    <section className="card table-scroll" tabIndex={0} aria-label={t("section.keys")}>
      <table className="plain stacks">
        <thead><tr>{(["key_name", "key_prefix", "key_role", "key_used", "key_ends", "key_state"] as const).map((title) => <th key={title} scope="col">{t(title)}</th>)}<th /></tr></thead>
        <tbody>
          {keys.map((one) => (
            <tr key={one.id}>
              <td data-label={t("key_name")}><b>{one.name}</b></td>
              <td data-label={t("key_prefix")}><code>{one.prefix}…</code></td>
              <td data-label={t("key_role")}><div>{roleOf(one.role)}{one.scopes.length > 0 && <span className="soft">: {one.scopes.map((scope) => t.of("may", scope.replace(":", "."))).join(", ")}</span>}<Where of={one} /></div></td>
              <td data-label={t("key_used")}>{one.last_used_at ? <Moment at={one.last_used_at} /> : t("never")}</td>
              <td data-label={t("key_ends")}>{one.expires_at ? <Moment at={one.expires_at} /> : t("never")}</td>
              <td data-label={t("key_state")}><span><KeyState of={one} /></span></td>
              <td>{can("api_keys", "edit") && stateOf(one) === "live" && <Revoke of={one} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Where({ of: { shop_ids, location_ids } }: { of: Key }) {
  const shops = useShops();
  const places = useLocations();
  const names = [...(shop_ids ?? []).map((id) => shops.get(id)?.title ?? id.slice(0, 8)), ...(location_ids ?? []).map((id) => places.get(id) ?? id.slice(0, 8))];
  return names.length ? <span className="faint"> · {names.join(", ")}</span> : null;
}

const stateOf = ({ revoked_at, expires_at }: Key) => (revoked_at ? "revoked" : expires_at && Date.parse(expires_at) < Date.now() ? "over" : "live");

function KeyState({ of }: { of: Key }) {
  const t = useWords(words);
  const state = stateOf(of);
  return <Status tone={state === "live" ? "good" : "calm"}>{t(`key_state.${state}`)}</Status>;
}

function Revoke({ of: { id, name } }: { of: Key }) {
  const t = useWords(words);
  const { modal, message } = App.useApp();
  const ask = () => modal.confirm({
    title: t("key_revoke_ask", { name }), content: t("key_revoke_hint"), okText: t("key_revoke"), okButtonProps: { danger: true }, cancelText: t("cancel"),
    onOk: async () => {
      try {
        await said(api.DELETE("/api/v1/api-keys/{key_id}", { params: { path: { key_id: id } } }));
        await queries.invalidateQueries({ queryKey: ["settings", "keys"] });
      } catch (wrong) {
        void message.error(problemOf(wrong).detail);
      }
    },
  });
  return <Button size="small" danger onClick={ask}>{t("key_revoke")}</Button>;
}

interface Asked {
  name: string;
  role: string;
  scopes?: string[];
  shops?: string[];
  places?: string[];
  expires?: string;
}

function NewKey({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const { data } = useRoles();
  const [made, setMade] = useState<string | null>(null);
  const [role, setRole] = useState("");
  const rights = flat(data?.rows.find((one) => one.name === role)?.permissions ?? {});
  const shops = [...useShops().values()].map((shop) => ({ value: shop.id, label: shop.title || shop.external_id }));
  const places = [...useLocations()].map(([value, label]) => ({ value, label }));
  const submit = async ({ name, role: chosen, scopes = [], shops: in_shops = [], places: in_places = [], expires }: Asked) => {
    const body = {
      name, role: chosen, scopes: scopes.map((one) => one.replace(".", ":")), shop_ids: in_shops.length ? in_shops : null, location_ids: in_places.length ? in_places : null,
      expires_at: expires ? new Date(`${expires}T23:59:59`).toISOString() : null,
    };
    setMade((await said(api.POST("/api/v1/api-keys", { body }))).key);
    void queries.invalidateQueries({ queryKey: ["settings"] });
  };
  return (
    <>
      <Modal open={made === null} title={t("key_new")} footer={null} onCancel={onClose} destroyOnHidden>
        <Form<Asked> submit={submit} label={t("key_make")}>
          <Field name="name" label={t("key_name")} rules={[{ required: true, whitespace: true, message: t("key_name_missing") }]}><Input autoFocus maxLength={100} autoComplete="off" /></Field>
          <Field name="role" label={t("key_role")} rules={[{ required: true, message: t("grant_missing") }]}><Select onChange={setRole} options={data?.rows.map((one) => ({ value: one.name, label: nameOf(one, t) })) ?? []} showSearch={{ optionFilterProp: "label" }} /></Field>
          <Field name="scopes" label={t("key_scopes")}><Select mode="multiple" placeholder={t("key_scopes_all")} options={rights.map((value) => ({ value, label: t.of("may", value) }))} showSearch={{ optionFilterProp: "label" }} /></Field>
          <div className="form-pair">
            <Field name="shops" label={t("grant_shops")}><Select mode="multiple" placeholder={t("grant_all_shops")} options={shops} showSearch={{ optionFilterProp: "label" }} /></Field>
            <Field name="places" label={t("grant_places")}><Select mode="multiple" placeholder={t("grant_all_places")} options={places} showSearch={{ optionFilterProp: "label" }} /></Field>
          </div>
          <Field name="expires" label={t("key_expires")} extra={t("key_expires_hint")}><Input type="date" /></Field>
        </Form>
      </Modal>
      <Once secret={made} title={t("key_shown")} hint={t("key_shown_hint")} onClose={onClose} />
    </>
  );
}
