// Orders of every kind that a shop meets, at a click.
import { useMutation } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { Link } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { ProblemShown } from "../kit/show/ProblemShown";
import { useWords } from "../kit/words/useWords";
import type { Account } from "./SandboxPage";
import { words } from "./words";

type Kind = Schemas["OrdersAsked"]["kinds"][number];
const KINDS: readonly Kind[] = ["plain", "multi_line", "ioss", "short", "unknown_listing", "unpaid", "bad_address"];
const SHOWN = 8;

export function Place({ shops }: { shops: readonly Account[] }) {
  const t = useWords(words);
  const [chosen, choose] = useState<string | null>(null);
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0];
  const place = useMutation({
    mutationFn: (kinds: Kind[]) => said(api.POST("/api/v1/sandbox/orders", { body: { account_id: shop?.id ?? "", kinds } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sandbox"] }),
  });
  const numbers = place.data?.numbers;
  const busy = (count: number) => place.isPending && place.variables.length === count;
  return (
    <Card title={t("place")} extra={<span className="faint">{t("place_hint")}</span>}>
      <div className="place-line">
        <Select aria-label={t("shop")} value={shop?.id ?? null} onChange={choose} options={shops.map(({ id, title, partner }) => ({ value: id, label: `${title} · ${partner}` }))} />
        <Button type="primary" loading={busy(1)} onClick={() => place.mutate(["plain"])}>{t("one")}</Button>
        <Button loading={busy(20)} onClick={() => place.mutate(Array.from({ length: 20 }, (_, n): Kind => (n % 4 === 3 ? "multi_line" : "plain")))}>{t("twenty")}</Button>
        <Button loading={busy(KINDS.length)} onClick={() => place.mutate([...KINDS])}>{t("each")}</Button>
      </div>
      <div className="kinds"><span className="faint">{t("or_kind")}</span>{KINDS.map((kind) => <Button key={kind} size="small" onClick={() => place.mutate([kind])}>{t.of("kind", kind)}</Button>)}</div>
      {place.error && <div className="placed"><ProblemShown wrong={place.error} isSmall /></div>}
      {numbers && (
        <p className="placed" role="status">
          <span className="toned tone-good">{numbers.length > SHOWN ? t("placed_many", { count: numbers.length }) : t("placed", { numbers: numbers.join(", ") })}</span>
          <Link href={numbers.length === 1 ? `/orders?q=${encodeURIComponent(numbers[0] ?? "")}` : "/orders"}>{t("see_orders")}</Link>
        </p>
      )}
    </Card>
  );
}
