import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Facts } from "../kit/show/Facts";
import { Money } from "../kit/show/Money";
import { Status } from "../kit/show/Status";
import { Unread } from "../kit/show/Unread";
import { useWords } from "../kit/words/useWords";
import { getItem, type Item } from "./api";
import { ItemForm } from "./ItemForm";
import { ItemListings } from "./ItemListings";
import { Recipe } from "./Recipe";
import { words } from "./words";
import "./catalog.css";

export default function ItemPage() {
  const t = useWords(words);
  const can = useCan();
  const { id = "" } = useParams();
  const [isEditing, edit] = useState(false);
  const { data: item, error, refetch } = useQuery({ queryKey: ["catalog", "one", id], queryFn: () => getItem(id) });
  if (!item) return <Unread wrong={error} again={refetch} />;
  const save = async (body: Record<string, unknown>) => {
    if (Object.keys(body).length) await said(api.PATCH("/api/v1/catalog/items/{item_id}", { params: { path: { item_id: id } }, body: { ...body, version: item.version } }));
    await queries.invalidateQueries({ queryKey: ["catalog"] });
  };
  const state = item.state === "active" ? "archived" : "active";
  return (
    <DetailPage back={{ path: "/items", title: t("title") }} title={item.sku}
      tags={<><span className="soft">{item.title}</span>{item.is_kit && <Status tone="busy">{t("kit")}</Status>}<Status tone={item.state === "active" ? "good" : "calm"}>{t.of("state", item.state)}</Status></>}
      actions={<>
        {can("catalog", "edit") && <Button type="primary" icon={<Pencil className="iconic" />} onClick={() => edit(true)}>{t("edit")}</Button>}
        {can("catalog", "edit") && <Button onClick={() => void save({ state })}>{t(item.state === "active" ? "archive" : "restore")}</Button>}
        {can("inventory", "read") && !item.is_kit && <ButtonLink path={`/inventory/items/${item.id}`}>{t("open_stock")}</ButtonLink>}
      </>}
      side={<>
        <Card title={t("about")}>
          <Facts of={[
            [t("field.barcodes"), item.barcodes.length ? <code key="b">{item.barcodes.join(" ")}</code> : "–"], [t("field.weight_g"), item.weight_g || "–"],
            [t("sizes"), item.length_mm ? `${item.length_mm} × ${item.width_mm} × ${item.height_mm}` : "–"],
            item.cost_minor !== null && [t("field.cost"), <Money key="c" minor={item.cost_minor || null} currency={item.cost_currency || "CNY"} />],
          ]} />
        </Card>
      </>}>
      {item.is_kit && <Recipe item={item} />}
      {!item.is_kit && <Customs item={item} onEdit={can("catalog", "edit") ? () => edit(true) : undefined} />}
      <ItemListings itemId={id} />
      {!item.is_kit && <Recipe item={item} />}
      <Modal open={isEditing} onCancel={() => edit(false)} footer={null} title={t("edit_title", { sku: item.sku })} width={680} destroyOnHidden>
        <ItemForm item={item} submit={save} onDone={() => edit(false)} label={t("save")} />
      </Modal>
    </DetailPage>
  );
}

/** What customs are told of the goods, and each field that is missing, with what it is needed for. */
function Customs({ item, onEdit }: { item: Item; onEdit: (() => void) | undefined }) {
  const t = useWords(words);
  const missing = item.customs_missing ?? [];
  const flags = (["has_battery", "has_liquid", "is_dangerous"] as const).filter((name) => item[name]);
  return (
    <Card title={t("customs")} extra={missing.length ? <Status tone="warn">{t("customs_incomplete")}</Status> : <Status tone="good">{t("customs_whole")}</Status>}>
      {missing.length > 0 && (
        <div className="lacking">
          <p>{t("customs_why")}</p>
          <ul>{missing.map((field) => <li key={field}><b>{t.of("field", field)}</b> <span className="soft">{t.of("needed_for", field)}</span></li>)}</ul>
          {onEdit && <Button size="small" onClick={onEdit}>{t("fill_in")}</Button>}
        </div>
      )}
      <Facts of={[
        [t("field.hs_code"), item.hs_code || "–"], [t("field.origin"), item.origin || "–"], [t("field.declared_name_en"), item.declared_name_en || "–"], [t("field.declared_name_zh"), item.declared_name_zh || "–"],
        [t("field.declared_value"), item.declared_value_minor ? <Money key="v" minor={item.declared_value_minor} currency={item.declared_currency} /> : "–"],
        [t("special"), flags.length ? flags.map((name) => t(`field.${name}`)).join(t("comma")) : t("special_none")],
      ]} />
    </Card>
  );
}
