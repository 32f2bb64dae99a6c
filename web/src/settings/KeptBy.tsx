// Who keeps a place, as a field of a form: the accounts of partners who can state what lies there.
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { api, said } from "../kit/api/client";
import { useCan } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function KeptBy({ value, onChange, id }: { value?: string | null; onChange?: (account: string | null) => void; id?: string }) {
  const t = useWords(words);
  const enabled = useCan()("connect", "read");
  const accounts = useQuery({ queryKey: ["connect", "accounts"], queryFn: () => said(api.GET("/api/v1/connect/accounts")), enabled }).data?.rows ?? [];
  const adapters = useQuery({ queryKey: ["connect", "adapters"], queryFn: () => said(api.GET("/api/v1/connect/adapters")), enabled, staleTime: Infinity }).data?.rows ?? [];
  const keepers = accounts.filter((one) => adapters.some(({ kind, name, can }) => kind === one.kind && name === one.partner && can.includes("kept_stock")));
  const options = [{ value: "", label: t("kept_by_us") }, ...keepers.map((one) => ({ value: one.id, label: one.title || one.partner }))];
  return <Select {...(id ? { id } : {})} value={value ?? ""} options={options} disabled={!enabled} onChange={(next: string) => onChange?.(next || null)} aria-label={t("kept_by")} />;
}
