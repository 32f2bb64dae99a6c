// When carriers come to a location at times of their own, as a field of a form.
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { useCan } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import { readDays } from "./days";
import { WorkingDays } from "./Days";
import { words } from "./words";

type Pickup = Schemas["PickupAsked"];

export function Pickups({ value = [], onChange }: { value?: Pickup[]; onChange?: (pickups: Pickup[]) => void }) {
  const t = useWords(words);
  const can = useCan();
  const { data } = useQuery({
    queryKey: ["connect", "carriers"],
    queryFn: () => said(api.GET("/api/v1/connect/accounts", { params: { query: { kind: "carrier" } } })),
    enabled: can("connect", "read"),
  });
  const carriers = data?.rows.map((one) => ({ value: one.id, label: one.title || one.partner })) ?? [];
  const free = carriers.filter((one) => !value.some(({ account_id }) => account_id === one.value));
  const set = (at: number, change: Partial<Pickup>) => onChange?.(value.map((one, n) => (n === at ? { ...one, ...change } : one)));
  const add = () => {
    const next = free[0];
    if (next) onChange?.([...value, { account_id: next.value, cut_off: "17:00", working_days: 31, holidays: [] }]);
  };
  return (
    <div>
      {value.map((one, n) => (
        <div key={one.account_id} className="pickup">
          <label>{t("pickup_carrier")}<Select value={one.account_id} options={carriers.filter((each) => each.value === one.account_id || free.includes(each))} onChange={(account_id: string) => set(n, { account_id })} aria-label={t("pickup_carrier")} /></label>
          <label>{t("pickup_at")}<Input type="time" value={one.cut_off} onChange={(event) => set(n, { cut_off: event.target.value })} /></label>
          <div><span className="pickup-label">{t("pickup_days")}</span><WorkingDays value={one.working_days ?? 127} onChange={(working_days) => set(n, { working_days })} about={t("pickup_days")} /></div>
          <Button type="text" icon={<X className="iconic" />} aria-label={t("pickup_drop")} onClick={() => onChange?.(value.filter((_, at) => at !== n))} />
          <DaysField days={one.holidays ?? []} onChange={(holidays) => set(n, { holidays })} />
        </div>
      ))}
      <div className="day-new"><Button icon={<Plus className="iconic" />} disabled={free.length === 0} onClick={add}>{t("pickup_add")}</Button></div>
    </div>
  );
}

function DaysField({ days, onChange }: { days: string[]; onChange: (days: string[]) => void }) {
  const t = useWords(words);
  const [text, setText] = useState(days.join(", "));
  const read = readDays(text);
  return (
    <label className="pickup-off">{t("pickup_off")}
      <Input value={text} placeholder={t("pickup_off_hint")} status={read ? "" : "error"} onChange={(event) => { setText(event.target.value); const next = readDays(event.target.value); if (next) onChange(next); }} />
    </label>
  );
}
