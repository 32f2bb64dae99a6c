// The roles of somebody, each with the shops and locations that it holds for. None chosen means all.
import { Button, Select } from "antd";
import { Plus, X } from "lucide-react";
import { useLocations, useShops } from "../kit/api/names";
import type { Schemas } from "../kit/api/client";
import { useWords } from "../kit/words/useWords";
import { nameOf, useRoles } from "./roles";
import { words } from "./words";

export type Grant = Schemas["GrantShown"];

interface Asked {
  value?: readonly Grant[]; // as a form's field has it
  onChange?: (grants: Grant[]) => void;
}

export function Grants({ value = [], onChange }: Asked) {
  const t = useWords(words);
  const { data } = useRoles();
  const roles = data?.rows.map((role) => ({ value: role.name, label: nameOf(role, t) })) ?? [];
  const shops = [...useShops().values()].map((shop) => ({ value: shop.id, label: shop.title || shop.external_id }));
  const places = [...useLocations()].map(([id, label]) => ({ value: id, label }));
  const set = (at: number, change: Partial<Grant>) => onChange?.(value.map((one, n) => (n === at ? { ...one, ...change } : one)));
  const ids = (chosen: string[]) => (chosen.length ? chosen : null);
  return (
    <div>
      {value.map((grant, n) => (
        <div key={n} className="grant">
          <label>{t("grant_role")}<Select value={grant.role || null} options={roles} placeholder={t("grant_missing")} showSearch={{ optionFilterProp: "label" }} onChange={(role: string) => set(n, { role })} aria-label={t("grant_role")} /></label>
          <label>{t("grant_shops")}<Select mode="multiple" value={grant.shop_ids ?? []} options={shops} placeholder={t("grant_all_shops")} maxTagCount="responsive" showSearch={{ optionFilterProp: "label" }} onChange={(chosen: string[]) => set(n, { shop_ids: ids(chosen) })} aria-label={t("grant_shops")} /></label>
          <label>{t("grant_places")}<Select mode="multiple" value={grant.location_ids ?? []} options={places} placeholder={t("grant_all_places")} maxTagCount="responsive" showSearch={{ optionFilterProp: "label" }} onChange={(chosen: string[]) => set(n, { location_ids: ids(chosen) })} aria-label={t("grant_places")} /></label>
          <Button type="text" icon={<X className="iconic" />} aria-label={t("grant_drop")} onClick={() => onChange?.(value.filter((_, at) => at !== n))} />
        </div>
      ))}
      <div className="grants-foot">
        <Button icon={<Plus className="iconic" />} onClick={() => onChange?.([...value, { role: "", shop_ids: null, location_ids: null }])}>{t("grant_add")}</Button>
        {value.length === 0 && <span className="soft">{t("grants_none")}</span>}
      </div>
    </div>
  );
}
