import { Sections } from "../kit/show/Sections";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function InventorySections() {
  const t = useWords(words);
  return <Sections about={t("title")} of={[["/inventory", t("sec_stock")], ["/inventory/counts", t("sec_counts")], ["/inventory/listed", t("sec_listed")]]} />;
}
