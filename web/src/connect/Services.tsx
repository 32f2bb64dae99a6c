// What a carrier offers: its services, its prices to a country, and a price list that can be uploaded.
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useMemo, useRef, useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { byLabel, siteOptions } from "../kit/form/places";
import { usePreferences } from "../kit/look/preferences";
import { useCan } from "../kit/shell/session";
import { Money } from "../kit/show/Money";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import type { Account } from "./connections";
import { words } from "./words";

const TAKES = ["takes_battery", "takes_liquid", "takes_po_box", "is_tracked", "needs_ioss_eu", "needs_customs", "needs_phone"] as const;

export function Services({ account }: { account: Account }) {
  const t = useWords(words);
  const can = useCan();
  const { language } = usePreferences();
  const { data, error } = useQuery({ queryKey: ["shipping", "services"], queryFn: () => said(api.GET("/api/v1/shipping/services")) });
  const rows = data?.rows.filter((one) => one.account_id === account.id);
  return (
    <>
      <Card title={t("services")} isFlush>
        {error ? <div className="body"><ProblemShown wrong={error} isSmall /></div> : !rows ? <div className="body"><Bones rows={3} /></div> : rows.length === 0 ? <div className="body"><p className="soft">{t("services_none")}</p></div> : (
          <table className="plain stacks">
            <thead><tr><th scope="col">{t("service")}</th><th scope="col">{t("service_takes")}</th></tr></thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.code}>
                  <td data-label={t("service")}><span><b>{language === "zh" ? one.title_zh || one.code : one.title_en || one.code}</b> <code className="faint">{one.code}</code></span></td>
                  <td data-label={t("service_takes")}><span className="verbs">{TAKES.filter((name) => one[name]).map((name) => <span key={name} className="verb">{t.of("takes", name)}</span>)}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <Rates account={account} />
      {can("shipping", "configure") && <Upload account={account} />}
    </>
  );
}

function Rates({ account }: { account: Account }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const [country, setCountry] = useState("US");
  const options = useMemo(() => siteOptions(language), [language]);
  const { data, error } = useQuery({
    queryKey: ["shipping", "rates", country],
    queryFn: () => said(api.GET("/api/v1/shipping/rates", { params: { query: { country } } })),
  });
  const rows = data?.rows.filter((one) => one.account_id === account.id);
  return (
    <Card title={t("rates")} extra={<Select aria-label={t("rates_to")} value={country} options={options} showSearch={byLabel} onChange={setCountry} style={{ width: 190 }} />} isFlush>
      {error ? <div className="body"><ProblemShown wrong={error} isSmall /></div> : !rows ? <div className="body"><Bones rows={3} /></div> : rows.length === 0 ? <div className="body"><p className="soft">{t("rates_none")}</p></div> : (
        <div className="table-scroll peek-table" tabIndex={0} role="region" aria-label={t("rates")}>
          <table className="plain stacks">
            <thead><tr><th scope="col">{t("service")}</th><th scope="col" className="number">{t("weight")}</th><th scope="col" className="number">{t("base")}</th><th scope="col" className="number">{t("per_kg")}</th><th scope="col" className="number">{t("days")}</th></tr></thead>
            <tbody>
              {rows.slice(0, 60).map((one, place) => (
                <tr key={place}>
                  <td data-label={t("service")}><span><code>{one.service}</code>{one.country === "*" && <span className="faint"> {t("anywhere")}</span>}{one.postcode_prefix && <span className="faint"> {one.postcode_prefix}…</span>}</span></td>
                  <td data-label={t("weight")} className="number"><span>{one.over_g}–{one.up_to_g} g</span></td>
                  <td data-label={t("base")} className="number"><Money minor={one.base_minor} currency={one.currency} /></td>
                  <td data-label={t("per_kg")} className="number"><Money minor={one.per_kg_minor} currency={one.currency} /></td>
                  <td data-label={t("days")} className="number"><span>{one.days_max ? `${one.days_min}–${one.days_max}` : "–"}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Upload({ account }: { account: Account }) {
  const t = useWords(words);
  const file = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [taken, setTaken] = useState<number | null>(null);
  const [wrong, setWrong] = useState<unknown>(null);
  const send = async (chosen: File | undefined) => {
    if (!chosen) return;
    setBusy(true);
    setTaken(null);
    setWrong(null);
    try {
      const { rates } = await said(api.PUT("/api/v1/shipping/accounts/{account_id}/rates", {
        params: { path: { account_id: account.id } }, body: await chosen.text(), bodySerializer: (text) => text, headers: { "Content-Type": "text/csv" },
      }));
      setTaken(rates);
      void queries.invalidateQueries({ queryKey: ["shipping"] });
    } catch (thrown) {
      setWrong(thrown);
    } finally {
      setBusy(false);
      if (file.current) file.current.value = "";
    }
  };
  const errors = wrong === null ? [] : (problemOf(wrong).errors ?? []);
  return (
    <Card title={t("sheet")}>
      <p className="soft ways">{t("sheet_hint")}</p>
      <div className="file-line">
        <input ref={file} type="file" accept=".csv,text/csv" hidden onChange={(event) => void send(event.target.files?.[0])} aria-label={t("sheet")} />
        <Button loading={isBusy} onClick={() => file.current?.click()}>{t("sheet_choose")}</Button>
        {taken !== null && <span role="status" className="toned tone-good">{t("sheet_taken", { count: taken })}</span>}
      </div>
      {wrong !== null && <div className="sheet-errors"><ProblemShown wrong={wrong} isSmall /></div>}
      {errors.length > 0 && <ul className="sheet-errors">{errors.map((one, place) => <li key={place}><code>{one.field}</code> {one.detail}</li>)}</ul>}
    </Card>
  );
}
