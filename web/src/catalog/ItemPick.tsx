// An item by a part of its SKU or title, or by barcode. Works as a field of a form.
import { Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { api, said } from "../kit/api/client";
import { useWords } from "../kit/words/useWords";
import { getItem } from "./api";
import { words } from "./words";

interface Asked {
  id?: string;
  value?: string | null;
  onChange?: (id: string) => void;
  noKits?: boolean;
  label?: string;
}

export function ItemPick({ id, value = null, onChange, noKits = false, label }: Asked) {
  const t = useWords(words);
  const [options, setOptions] = useState<{ value: string; label: string }[]>([]);
  const last = useRef(0);
  const known = options.some((one) => one.value === value);
  useEffect(() => {
    if (value && !known) void getItem(value).then((item) => setOptions((now) => [...now, { value: item.id, label: `${item.sku} · ${item.title}` }]), () => undefined);
  }, [value, known]);
  const find = async (search: string) => {
    const mine = ++last.current;
    if (!search.trim()) return;
    const query = { search: search.trim(), state: "active" as const, limit: 20, ...(noKits ? { is_kit: false } : {}) };
    const { rows } = await said(api.GET("/api/v1/catalog/items", { params: { query } }));
    if (mine === last.current) setOptions(rows.map((one) => ({ value: one.id, label: `${one.sku} · ${one.title}` })));
  };
  return (
    <Select<string> {...(id ? { id } : {})} aria-label={label ?? t("item")} className="item-pick" placeholder={t("pick_item")} value={value} options={options} onChange={(next) => onChange?.(next)}
      showSearch={{ filterOption: false, onSearch: (text) => void find(text) }} notFoundContent={t("pick_none")} />
  );
}
