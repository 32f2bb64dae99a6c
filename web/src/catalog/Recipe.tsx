// What a kit is made of, and the kits that need an item.
import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber } from "antd";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { ProblemShown } from "../kit/show/ProblemShown";
import { UnreadPart } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import type { Item } from "./api";
import { ItemPick } from "./ItemPick";
import { words } from "./words";

type Part = Schemas["PartShown"];

export function Recipe({ item }: { item: Item }) {
  const t = useWords(words);
  const can = useCan();
  const [isEditing, edit] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ["catalog", "one", item.id, "recipe"],
    queryFn: () => said(api.GET("/api/v1/catalog/items/{item_id}/recipe", { params: { path: { item_id: item.id } } })),
  });
  if (!data) return <Card title={t("recipe")}><UnreadPart wrong={error} again={refetch} rows={3} /></Card>;
  if (!item.is_kit) return data.used_in.length ? <Card title={t("used_in")} isFlush><Parts parts={data.used_in} units={t("per_kit")} /></Card> : null;
  return (
    <Card title={t("recipe")} isFlush={!isEditing && data.components.length > 0} extra={<>
      {data.version > 0 && <span className="faint">{t("recipe_version", { version: data.version })}</span>}
      {can("catalog", "edit") && !isEditing && <Button size="small" onClick={() => edit(true)}>{t(data.version ? "recipe_edit" : "recipe_make")}</Button>}
    </>}>
      {isEditing ? <Editing item={item} parts={data.components} onDone={() => edit(false)} />
        : data.components.length ? <Parts parts={data.components} units={t("per_kit")} isStocked /> : <p className="toned tone-warn">{t("recipe_none")}</p>}
    </Card>
  );
}

function Parts({ parts, units, isStocked = false }: { parts: readonly Part[]; units: string; isStocked?: boolean }) {
  const t = useWords(words);
  const can = useCan();
  const ids = parts.map(({ item_id }) => item_id);
  const { data } = useQuery({
    queryKey: ["inventory", "of-kit", ids],
    enabled: isStocked && can("inventory", "read"),
    queryFn: async () => new Map((await said(api.GET("/api/v1/inventory/stock", { params: { query: { item_id: ids, limit: 200 } } }))).rows.map(({ id, places }) => [id, places.reduce((sum, { atp }) => sum + atp, 0)])),
  });
  const can_build = data && Math.min(...parts.map(({ item_id, quantity }) => Math.floor((data.get(item_id) ?? 0) / quantity)));
  return (
    <>
      <table className="plain">
        <thead><tr><th scope="col">{t("item")}</th><th scope="col" className="number">{units}</th>{data && <th scope="col" className="number">{t("free")}</th>}</tr></thead>
        <tbody>{parts.map((one) => (
          <tr key={one.item_id}>
            <td><Link href={`/items/${one.item_id}`}>{one.sku}</Link><p className="faint">{one.title}</p></td><td className="number">{one.quantity}</td>{data && <td className="number">{data.get(one.item_id) ?? 0}</td>}
          </tr>
        ))}</tbody>
      </table>
      {can_build !== undefined && <p className="body soft">{t("can_build", { count: can_build })}</p>}
    </>
  );
}

function Editing({ item, parts, onDone }: { item: Item; parts: readonly Part[]; onDone: () => void }) {
  const t = useWords(words);
  const [rows, setRows] = useState<{ item_id: string | null; quantity: number }[]>(parts.length ? parts.map(({ item_id, quantity }) => ({ item_id, quantity })) : [{ item_id: null, quantity: 1 }]);
  const [wrong, setWrong] = useState<unknown>(null);
  const put = (place: number, more: Partial<(typeof rows)[number]>) => setRows(rows.map((row, n) => (n === place ? { ...row, ...more } : row)));
  const save = async () => {
    try {
      const components = rows.flatMap(({ item_id, quantity }) => (item_id ? [{ item_id, quantity }] : []));
      await said(api.PUT("/api/v1/catalog/items/{item_id}/recipe", { params: { path: { item_id: item.id } }, body: { components } }));
      await queries.invalidateQueries({ queryKey: ["catalog"] });
      onDone();
    } catch (thrown) {
      setWrong(thrown);
    }
  };
  return (
    <div className="recipe-edit">
      <p className="soft">{t("recipe_hint")}</p>
      {rows.map((row, place) => (
        <div key={place} className="recipe-row">
          <InputNumber aria-label={t("per_kit")} min={1} max={1_000_000} precision={0} value={row.quantity} onChange={(quantity) => put(place, { quantity: quantity ?? 1 })} />
          <ItemPick value={row.item_id} noKits onChange={(item_id) => put(place, { item_id })} />
          <Button type="text" aria-label={t("leave_out")} icon={<Trash2 className="iconic" />} onClick={() => setRows(rows.filter((_, n) => n !== place))} />
        </div>
      ))}
      <Button icon={<Plus className="iconic" />} onClick={() => setRows([...rows, { item_id: null, quantity: 1 }])}>{t("add_part")}</Button>
      {wrong !== null && <ProblemShown wrong={wrong} isSmall />}
      <div className="form-end"><Button type="primary" onClick={() => void save()} disabled={!rows.some(({ item_id }) => item_id)}>{t("save")}</Button><Button onClick={onDone}>{t("cancel")}</Button></div>
    </div>
  );
}
