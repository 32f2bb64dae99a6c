// The first visit to an installation that nobody has used: a company and its owner, once.
import { Form as AntForm, Input, Select } from "antd";
import { useMemo } from "react";
import { api, said } from "../kit/api/client";
import { Field, Form } from "../kit/form/Form";
import { byLabel, currencyOptions, myZone, placeOf, siteNear, siteOptions, zoneOptions } from "../kit/form/places";
import { usePreferences } from "../kit/look/preferences";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

interface Asked {
  company: string;
  site: string;
  zone: string;
  currency: string;
  name: string;
  email: string;
  password: string;
  code?: string;
}

export function FirstRun({ needsCode, onDone }: { needsCode: boolean; onDone: () => void }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const [form] = AntForm.useForm<Asked>();
  const options = useMemo(() => ({ sites: siteOptions(language), zones: zoneOptions(), currencies: currencyOptions(language) }), [language]);
  const initial = useMemo(() => {
    const zone = myZone();
    const site = siteNear(zone);
    return { site, zone, currency: placeOf(site)?.currency ?? "USD" };
  }, []);
  const submit = ({ company, zone, currency, name, email, password, code = "" }: Asked) =>
    said(api.POST("/api/v1/session/first-run", { body: { company, zone, currency, name, email, password, code } }));
  const must = (message: string) => [{ required: true, message }];
  return (
    <>
      <h1>{t("first_title")}</h1>
      <p className="soft">{t("first_hint")}</p>
      <Form<Asked> form={form} initial={initial} submit={submit} onDone={onDone} label={t("first_found")} isWide>
        <fieldset className="door-part">
          <legend className="door-legend">{t("first_company")}</legend>
          <Field name="company" label={t("company_name")} rules={must(t("company_missing"))}><Input size="large" autoFocus autoComplete="organization" maxLength={200} /></Field>
          <Field name="site" label={t("site")} extra={t("site_hint")}>
            <Select size="large" options={options.sites} showSearch={byLabel} onChange={(site: string) => form.setFieldsValue(placeOf(site) ?? {})} />
          </Field>
          <div className="form-pair">
            <Field name="zone" label={t("zone")}><Select size="large" options={options.zones} showSearch={byLabel} /></Field>
            <Field name="currency" label={t("currency")}><Select size="large" options={options.currencies} showSearch={byLabel} /></Field>
          </div>
        </fieldset>
        <fieldset className="door-part">
          <legend className="door-legend">{t("first_owner")}</legend>
          <Field name="name" label={t("your_name")} rules={must(t("name_missing"))}><Input size="large" autoComplete="name" maxLength={200} /></Field>
          <Field name="email" label={t("email")} rules={must(t("email_missing"))}><Input type="email" size="large" autoComplete="username" inputMode="email" /></Field>
          <Field name="password" label={t("password")} extra={t("password_hint")} rules={must(t("password_missing"))}><Input.Password size="large" autoComplete="new-password" /></Field>
          {needsCode && <Field name="code" label={t("setup_code")} extra={t("setup_code_hint")} rules={must(t("setup_code_missing"))}><Input size="large" autoComplete="off" maxLength={40} className="mono" /></Field>}
        </fieldset>
      </Form>
    </>
  );
}
