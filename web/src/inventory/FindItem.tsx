// An item by a part of its SKU or title, or by a scanned barcode.
import { Select } from "antd";
import { useRef, useState } from "react";
import { api, said } from "../kit/api/client";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function FindItem({ onFound }: { onFound: (id: string) => void }) {
  const t = useWords(words);
  const [options, setOptions] = useState<{ value: string; label: string }[]>([]);
  const last = useRef(0);
  const find = async (text: string) => {
    const mine = ++last.current;
    if (!text.trim()) return setOptions([]);
    const { rows } = await said(api.GET("/api/v1/inventory/stock", { params: { query: { search: text.trim(), limit: 20 } } }));
    if (mine === last.current) setOptions(rows.map(({ id, sku, title }) => ({ value: id, label: `${sku} · ${title}` })));
  };
  return (
    <Select<string> aria-label={t("add_item")} placeholder={t("add_item")} value={null} options={options} onSelect={(id) => { onFound(id); setOptions([]); }} defaultActiveFirstOption
      showSearch={{ filterOption: false, onSearch: (text) => void find(text) }} notFoundContent={null} />
  );
}
