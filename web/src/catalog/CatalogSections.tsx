import { Sections } from "../kit/show/Sections";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function CatalogSections() {
  const t = useWords(words);
  return <Sections about={t("title")} of={[["/items", t("sec_items")], ["/items/listings", t("sec_listings")], ["/items/listings/unknown", t("sec_unknown")], ["/items/import", t("sec_import")]]} />;
}
