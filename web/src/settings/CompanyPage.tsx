import { useQuery } from "@tanstack/react-query";
import { App, Input, Select, Switch } from "antd";
import { Redirect } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { byLabel, currencyOptions, zoneOptions } from "../kit/form/places";
import { usePreferences } from "../kit/look/preferences";
import { signedIn, useCan } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { PARTS, SettingsPage } from "./Parts";
import { words } from "./words";

type Edit = Pick<Schemas["CompanyShown"], "name" | "currency" | "zone" | "language" | "needs_totp">;

export default function CompanyPage() {
  const can = useCan();
  const first = PARTS.find(({ needs }) => can(...needs));
  return first?.key === "company" ? <Company /> : <Redirect to={first?.path ?? "/"} replace />; // who may not see it begins with what they may
}

function Company() {
  const t = useWords(words);
  const can = useCan();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const { data, error } = useQuery({ queryKey: ["settings", "company"], queryFn: () => said(api.GET("/api/v1/company")) });
  const submit = (edit: Edit) => said(api.PATCH("/api/v1/company", { body: { ...edit, language: edit.language as "zh" | "en", version: data?.version ?? null } }));
  const done = () => {
    void message.success(t("saved"));
    void queries.invalidateQueries({ queryKey: ["settings"] });
    void signedIn();
  };
  const options = (["zh", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }));
  return (
    <SettingsPage title={t("section.company")}>
      {error ? <ProblemShown wrong={error} /> : !data ? <Bones rows={6} /> : (
        <div className="settings-columns">
          <Card title={t("section.company")}>
            {can("settings", "edit") ? (
              <Form<Edit> key={data.version} initial={data} submit={submit} onDone={done} label={t("save")}>
                <Field name="name" label={t("company_name")} rules={[{ required: true, whitespace: true, message: t("place_needed") }]}><Input maxLength={200} autoComplete="organization" /></Field>
                <Field name="currency" label={t("company_currency")} extra={t("company_currency_hint")}><Select showSearch={byLabel} options={currencyOptions(language)} /></Field>
                <Field name="zone" label={t("company_zone")}><Select showSearch={byLabel} options={zoneOptions()} /></Field>
                <Field name="language" label={t("company_language")} extra={t("company_language_hint")}><Select options={options} /></Field>
                <Field name="needs_totp" label={t("company_totp")} extra={t("company_totp_hint")} valuePropName="checked"><Switch /></Field>
              </Form>
            ) : <Facts of={[[t("company_name"), data.name], [t("company_currency"), data.currency], [t("company_zone"), data.zone], [t("company_language"), t.of("language", data.language)], [t("company_totp"), t(data.needs_totp ? "yes" : "no")]]} />}
          </Card>
          <Card title={t("company_about")}><Facts of={[[t("company_slug"), <code key="slug">{data.slug}</code>], [t("company_since"), <Moment key="since" at={data.created_at} />]]} /></Card>
        </div>
      )}
    </SettingsPage>
  );
}
