// Connecting a shop or carrier: the partner, then its own page (OAuth) or keys that are typed in.
import { useMutation } from "@tanstack/react-query";
import { App, Button, Form as AntForm, Input, Segmented, Select } from "antd";
import { useMemo } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { KeyFields } from "../kit/form/KeyFields";
import { byLabel, currencyOptions, placeOf, siteOptions, zoneOptions } from "../kit/form/places";
import { usePreferences } from "../kit/look/preferences";
import { useCan } from "../kit/shell/session";
import { Waiting } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { Abilities } from "./AbilitiesCard";
import { type Adapter, KINDS, useAdapters } from "./connections";
import { freeKeys } from "./freeKeys";
import { words } from "./words";
import "./connect.css";

type How = "authorise" | "keys";

export default function NewPage() {
  const t = useWords(words);
  const adapters = useAdapters();
  const [search] = useSearchParams();
  if (!adapters) return <Waiting />;
  const partner = adapters.find(({ name }) => name === search.get("partner"));
  const refused = search.get("refused");
  return partner ? <Connect key={partner.name} adapter={partner} /> : (
    <div className="page">
      <div className="page-head"><h1>{t("new_title")}</h1></div>
      {refused && <div className="problem" role="alert"><p className="problem-title">{t("refused")}</p><p>{t.of("refused", refused)}</p></div>}
      {KINDS.map((kind) => (
        <section key={kind}>
          <h2 className="tiles-title">{t.of("kinds", kind)}</h2>
          <div className="partners">
            {adapters.filter((one) => one.kind === kind).map((one) => (
              <Link key={one.name} href={`/connect/new?partner=${one.name}`} className="partner">
                <b>{one.title}</b><span className="verbs">{one.can.map((verb) => <span key={verb} className="verb">{t.of("verb", verb)}</span>)}</span>
              </Link>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface Asked {
  title: string;
  external_id: string;
  site: string;
  zone: string;
  currency: string;
  base_url: string;
  free: string;
  secrets: Record<string, string>;
  config: Record<string, string>;
}

function Connect({ adapter }: { adapter: Adapter }) {
  const t = useWords(words);
  const can = useCan();
  const [, go] = useLocation();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [form] = AntForm.useForm<Asked>();
  const [search, setSearch] = useSearchParams();
  const canAuthorise = adapter.can.includes("authorise");
  const how: How = canAuthorise && search.get("how") !== "keys" ? "authorise" : "keys";
  const keys = adapter.keys.filter(({ when }) => when === "both" || when === how);
  const options = useMemo(() => ({ sites: siteOptions(language), zones: zoneOptions(), currencies: currencyOptions(language) }), [language]);
  const pretend = useMutation({
    mutationFn: () => said(api.POST("/api/v1/sandbox/shops", { body: { partner: adapter.name, kind: kindOf(adapter), name: "harbour-try" } })),
    onSuccess: ({ base_url, external_id, secrets }) => form.setFieldsValue({ base_url, external_id, secrets, title: t("pretend_title", { partner: adapter.title }) }),
    onError: (wrong) => void message.error(problemOf(wrong).detail),
  });
  const submit = async (values: Asked) => {
    const body = bodyOf(adapter, values);
    if (how === "authorise") {
      const { url } = await said(api.POST("/api/v1/connect/authorise", { body }));
      location.assign(url);
      return;
    }
    const { id } = await said(api.POST("/api/v1/connect/accounts", { body }));
    await queries.invalidateQueries({ queryKey: ["connect"] });
    go(`/connect/${id}?connected=1`);
  };
  return (
    <DetailPage back={{ path: "/connect/new", title: t("new_title") }} title={t("new_one", { partner: adapter.title })} side={<Abilities kind={adapter.kind} partner={adapter.name} />}>
      <Card title={t(how === "authorise" ? "how_authorise" : "how_keys")}>
        <div className="narrow-form">
          {canAuthorise && <Segmented<How> className="ways" value={how} onChange={(next) => setSearch({ ...Object.fromEntries(search), partner: adapter.name, how: next }, { replace: true })}
            options={[{ value: "authorise", label: t("by_page") }, { value: "keys", label: t("by_keys") }]} />}
          {can("sandbox", "use") && <div className="try"><p>{t("try_hint")}</p><Button loading={pretend.isPending} onClick={() => pretend.mutate()}>{t("try")}</Button></div>}
          <p className="soft ways">{t(how === "authorise" ? "authorise_hint" : "keys_hint", { partner: adapter.title })}</p>
          <Form<Asked> form={form} initial={{ external_id: search.get("account") ?? "", site: "US", ...placeOf("US"), base_url: adapter.base_url.includes("{") ? "" : adapter.base_url }} submit={submit} label={t(how === "authorise" ? "go_authorise" : "connect_now", { partner: adapter.title })}>
            <Field name="external_id" label={t("external_id")} rules={[{ required: true, message: t("external_id_missing") }]}>
              <Input autoFocus placeholder={adapter.external_id.replace("{name}", "harbour-pine")} maxLength={200} />
            </Field>
            <Field name="title" label={t("name")} extra={t("name_hint")}><Input maxLength={300} /></Field>
            <div className="form-pair">
              <Field name="site" label={t("site")}><Select options={options.sites} showSearch={byLabel} onChange={(site: string) => form.setFieldsValue(placeOf(site) ?? {})} /></Field>
              <Field name="currency" label={t("currency")}><Select options={options.currencies} showSearch={byLabel} /></Field>
            </div>
            <Field name="zone" label={t("zone")}><Select options={options.zones} showSearch={byLabel} /></Field>
            <KeyFields keys={keys} />
            {adapter.keys.length === 0 && <Field name="free" label={t("free_keys")} extra={t("free_hint")}><Input.TextArea rows={3} autoComplete="off" spellCheck={false} /></Field>}
            <Field name="base_url" label={t("base_url")} extra={t("base_url_hint")}><Input placeholder={adapter.base_url.replace("{external_id}", "…") || "https://"} /></Field>
          </Form>
        </div>
      </Card>
    </DetailPage>
  );
}

const kindOf = ({ kind }: Adapter) => KINDS.find((one) => one === kind) ?? "channel";

function bodyOf(adapter: Adapter, values: Asked): Schemas["AccountAsked"] {
  const { external_id, title = "", site = "", zone, currency, free = "" } = values;
  const base_url = values.base_url || adapter.base_url.replace("{external_id}", external_id);
  const known = (said: Record<string, string> | undefined) => Object.fromEntries(Object.entries(said ?? {}).filter(([, value]) => value));
  return { kind: kindOf(adapter), partner: adapter.name, external_id, title, site, zone, currency, base_url, config: known(values.config), secrets: { ...known(values.secrets), ...freeKeys(free) } };
}
