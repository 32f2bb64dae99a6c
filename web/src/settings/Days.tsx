// Working days and days off, as fields of a form.
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Modal, Select } from "antd";
import { CalendarPlus, X } from "lucide-react";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { usePreferences } from "../kit/look/preferences";
import { byLabel } from "../kit/form/places";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { countries } from "./countries";
import { flipped, has, sorted, WEEK } from "./days";
import { words } from "./words";

export function WorkingDays({ value = 0, onChange, about }: { value?: number; onChange?: (bits: number) => void; about: string }) {
  const t = useWords(words);
  return (
    <div className="days" role="group" aria-label={about}>
      {WEEK.map((day) => <label key={day}><input type="checkbox" checked={has(value, day)} onChange={() => onChange?.(flipped(value, day))} />{t.of("day", String(day))}</label>)}
    </div>
  );
}

interface Asked {
  value?: string[];
  onChange?: (days: string[]) => void;
  country: string;
}

export function DaysOff({ value = [], onChange, country }: Asked) {
  const t = useWords(words);
  const [day, setDay] = useState("");
  const [isTaking, setTaking] = useState(false);
  const add = (days: string[]) => onChange?.(sorted([...value, ...days]));
  return (
    <div>
      {value.length === 0 ? <p className="soft">{t("days_off_none")}</p> : (
        <ul className="days-off">
          {sorted(value).map((one) => (
            <li key={one} className="day-off"><time dateTime={one}>{one}</time><button type="button" aria-label={t("day_drop", { day: one })} onClick={() => onChange?.(value.filter((other) => other !== one))}><X className="iconic" aria-hidden /></button></li>
          ))}
        </ul>
      )}
      <div className="day-new">
        <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} aria-label={t("day_new")} />
        <Button disabled={!day} onClick={() => { add([day]); setDay(""); }}>{t("day_add")}</Button>
        <Button icon={<CalendarPlus className="iconic" />} onClick={() => setTaking(true)}>{t("take_over")}</Button>
      </div>
      {isTaking && <TakeOver kept={value} country={country} onAdd={(days) => { add(days); setTaking(false); }} onClose={() => setTaking(false)} />}
    </div>
  );
}

interface TakeOverAsked {
  kept: readonly string[];
  country: string;
  onAdd: (days: string[]) => void;
  onClose: () => void;
}

function TakeOver({ kept, country: begun, onAdd, onClose }: TakeOverAsked) {
  const t = useWords(words);
  const { language } = usePreferences();
  const now = new Date().getFullYear();
  const [asked, setAsked] = useState({ country: begun, region: "", year: now });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { data, error } = useQuery({ queryKey: ["shipping", "holidays", asked, language], queryFn: () => said(api.GET("/api/v1/shipping/holidays", { params: { query: asked } })) });
  const ask = (change: Partial<typeof asked>) => {
    setLeft(new Set());
    setAsked({ ...asked, ...change });
  };
  const fresh = data?.rows.filter(({ on }) => !kept.includes(on)) ?? [];
  const wanted = fresh.map(({ on }) => on).filter((on) => !left.has(on));
  const toggle = (on: string) => setLeft((all) => new Set(all.has(on) ? [...all].filter((one) => one !== on) : [...all, on]));
  return (
    <Modal open title={t("take_over")} onCancel={onClose} okText={t("take_over_do", { count: wanted.length })} cancelText={t("cancel")} okButtonProps={{ disabled: wanted.length === 0 }} onOk={() => onAdd(wanted)}>
      <p className="soft">{t("take_over_hint")}</p>
      <div className="ask-row">
        <Select value={asked.country} options={countries(language)} showSearch={byLabel} onChange={(country: string) => ask({ country, region: "" })} aria-label={t("field.country")} style={{ width: 190 }} />
        <Select value={asked.year} options={[now, now + 1].map((value) => ({ value, label: String(value) }))} onChange={(year: number) => ask({ year })} aria-label={t("year")} style={{ width: 90 }} />
        {(data?.regions.length ?? 0) > 0 && <Select value={asked.region} options={[{ value: "", label: t("region_all") }, ...(data?.regions ?? []).map((value) => ({ value, label: value }))]} showSearch={byLabel} onChange={(region: string) => ask({ region })} aria-label={t("region")} style={{ width: 150 }} />}
      </div>
      {error ? <ProblemShown wrong={error} isSmall /> : !data ? <Bones rows={6} /> : data.rows.length === 0 ? <p className="soft">{t("take_over_none")}</p> : (
        <ul className="holidays">
          {data.rows.map(({ on, name }) => {
            const isKept = kept.includes(on);
            return <li key={on}><label><input type="checkbox" checked={isKept || !left.has(on)} disabled={isKept} onChange={() => toggle(on)} /><time dateTime={on}>{on}</time><span className="cut" title={name}>{name}</span><span className="faint">{isKept ? t("already") : ""}</span></label></li>;
          })}
        </ul>
      )}
    </Modal>
  );
}
