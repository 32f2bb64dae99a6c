import { useLocation } from "wouter";
import { api, said } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { useWords } from "../kit/words/useWords";
import { ItemForm } from "./ItemForm";
import { words } from "./words";
import "./catalog.css";

export default function NewItemPage() {
  const t = useWords(words);
  const [, go] = useLocation();
  const make = async (body: Record<string, unknown>) => {
    const { id } = await said(api.POST("/api/v1/catalog/items", { body: body as { sku: string; is_kit: boolean } }));
    void queries.invalidateQueries({ queryKey: ["catalog"] });
    go(`/items/${id}`);
  };
  return (
    <DetailPage back={{ path: "/items", title: t("title") }} title={t("new")} side={<Card title={t("new_side")}><p className="soft">{t("new_hint")}</p></Card>}>
      <Card title={t("about")}><ItemForm submit={make} label={t("make")} /></Card>
    </DetailPage>
  );
}
