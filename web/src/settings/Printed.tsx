// Which of the connected carriers make labels in the printer's own language, and which keep to PDF.
import { useQuery } from "@tanstack/react-query";
import { api, said } from "../kit/api/client";
import { useCan } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function Printed() {
  const t = useWords(words);
  const enabled = useCan()("connect", "read");
  const adapters = useQuery({ queryKey: ["connect", "adapters"], queryFn: () => said(api.GET("/api/v1/connect/adapters")), enabled, staleTime: Infinity }).data?.rows ?? [];
  const carriers = useQuery({ queryKey: ["connect", "carriers"], queryFn: () => said(api.GET("/api/v1/connect/accounts", { params: { query: { kind: "carrier" } } })), enabled }).data?.rows ?? [];
  const formats = new Map(adapters.map((one) => [one.name, one.label_formats]));
  const named = (hasZpl: boolean) => carriers
    .filter(({ partner, state }) => state !== "disconnected" && formats.get(partner)?.length && formats.get(partner)?.includes("ZPL") === hasZpl)
    .map(({ title, partner }) => title || partner).join(", ");
  const [zpl, pdf] = [named(true), named(false)];
  return (
    <p className="soft">
      {zpl && <span>{t("paper_zpl", { carriers: zpl })} </span>}
      {pdf && <span>{t("paper_pdf", { carriers: pdf })}</span>}
    </p>
  );
}
