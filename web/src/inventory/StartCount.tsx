// A count begins: where, and of which goods.
import { Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { api, said } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { useWords } from "../kit/words/useWords";
import { NOT_YET, nameOf, usePlaces } from "./places";
import { words } from "./words";

interface Asked {
  isOpen: boolean;
  itemIds: readonly string[];
  onDone: () => void;
}
interface Values {
  location_id: string;
  skus?: string;
}
const ITEMS_MAX = 500;

export function StartCount({ isOpen, itemIds, onDone }: Asked) {
  const t = useWords(words);
  const places = usePlaces();
  const [, go] = useLocation();
  const [which, choose] = useState<"all" | "some">("all");
  const options = [...places.values()].filter(({ type }) => type === "own").map((place) => ({ value: place.id, label: nameOf(place) }));
  const start = async ({ location_id, skus = "" }: Values) => {
    const ids = itemIds.length ? [...itemIds] : which === "all" ? await idsAt(location_id) : await idsOf(skus);
    if (!ids.length) throw new Error(t("nothing_to_count"));
    const { id } = await said(api.POST("/api/v1/inventory/counts", { body: { location_id, item_ids: ids.slice(0, ITEMS_MAX) } }));
    void queries.invalidateQueries({ queryKey: ["inventory"] });
    onDone();
    go(`/inventory/counts/${id}`);
  };
  return (
    <Modal open={isOpen} onCancel={onDone} footer={null} title={t("count_title")} destroyOnHidden>
      <p className="soft hint-line">{t("count_hint")}</p>
      {places === NOT_YET ? <span className="bone" style={{ width: "70%" }} /> : <Form<Values> submit={start} label={t("count_start")} initial={options[0] ? { location_id: options[0].value } : {}}>
        <Field name="location_id" label={t("location")} rules={[{ required: true, message: t("no_location") }]}><Select options={options} /></Field>
        {itemIds.length > 0 ? <p>{t("count_chosen", { count: itemIds.length })}</p> : (
          <>
            <Field label={t("count_which")}>
              <Radio.Group value={which} onChange={(event) => choose(event.target.value as "all" | "some")} options={[{ value: "all", label: t("count_all") }, { value: "some", label: t("count_some") }]} />
            </Field>
            {which === "some" && <Field name="skus" label={t("count_skus")} rules={[{ required: true, message: t("count_skus_hint") }]}><Input.TextArea rows={4} placeholder={t("count_skus_hint")} /></Field>}
          </>
        )}
      </Form>}
    </Modal>
  );
}

/** Everything that lies at a location, up to what one count takes. */
async function idsAt(location_id: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = "";
  while (after !== null && ids.length < ITEMS_MAX) {
    const page: { rows: { id: string }[]; next: string | null } = await said(api.GET("/api/v1/inventory/stock", { params: { query: { location_id, after, limit: 200 } } }));
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

async function idsOf(skus: string): Promise<string[]> {
  const asked = [...new Set(skus.split(/[\s,;，；]+/).filter(Boolean))].slice(0, 100);
  const found = await Promise.all(asked.map((sku) => said(api.GET("/api/v1/inventory/stock", { params: { query: { search: sku, limit: 20 } } }))));
  return [...new Set(found.flatMap(({ rows }, n) => rows.filter(({ sku }) => sku.toLowerCase() === asked[n]?.toLowerCase()).slice(0, 1).map(({ id }) => id)))];
}
