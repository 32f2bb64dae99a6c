// One box for several orders of a buyer; those that may not go together say why.
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Drawer } from "antd";
import { useState } from "react";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { useShops } from "../kit/api/names";
import { Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { useEffectOf } from "./Effect";
import type { OrderWhole } from "./OrderPage";
import { Regrouped } from "./Regrouped";
import { toneOfOrder } from "./tones";
import { words } from "./words";

const OPEN = ["ready", "released"];

function useMergeable(order: OrderWhole) {
  const can = useCan();
  return useQuery({
    queryKey: ["orders", "one", order.id, "mergeable", order.version],
    queryFn: () => said(api.GET("/api/v1/orders/{order_id}/mergeable", { params: { path: { order_id: order.id } } })),
    enabled: OPEN.includes(order.state) && can("orders", "edit"),
  });
}

/** Says that there are other orders for the same box. */
export function MergeSuggestion({ order, onLook }: { order: OrderWhole; onLook: () => void }) {
  const t = useWords(words);
  const { data } = useMergeable(order);
  const count = data?.rows.filter(({ code }) => !code).length ?? 0;
  const isIn = order.parcels.some(({ box_id, is_shared, state }) => (box_id || is_shared) && state !== "cancelled");
  if (!count || isIn) return null;
  return <Button size="small" type="link" onClick={onLook}>{t("merge_suggested", { count })}</Button>;
}

export function Merge({ order, onDone, onClose }: { order: OrderWhole; onDone: () => void; onClose: () => void }) {
  const t = useWords(words);
  const shops = useShops();
  const { data } = useMergeable(order);
  const [chosen, choose] = useState<readonly string[] | null>(null);
  const [isGivingBack, giveBack] = useState(true);
  const ids = chosen ?? data?.rows.filter(({ code }) => !code).map(({ id }) => id) ?? [];
  const body = { ids: [order.id, ...ids], give_back_labels: isGivingBack };
  const seen = useEffectOf(order, ids.length ? body : null, (one) => said(api.POST("/api/v1/orders/merge/preview", { body: one })));
  const submit = () => said(api.POST("/api/v1/orders/merge", { body }));
  return (
    <Drawer open onClose={onClose} title={t("merge_title")} size={480}>
      <Form submit={submit} onDone={onDone} label={t("merge_yes")} isIdle={!ids.length}>
        <p className="soft order-hint">{t("merge_hint")}</p>
        {!data ? <Bones rows={3} /> : !data.rows.length ? <p>{t("merge_none")}</p> : (
          <ul className="order-others">
            {data.rows.map((one) => (
              <li key={one.id}>
                <Checkbox checked={ids.includes(one.id)} disabled={!!one.code} onChange={({ target }) => choose(target.checked ? [...ids, one.id] : ids.filter((id) => id !== one.id))}>
                  <b>{one.number}</b> <Status tone={toneOfOrder(one.state)}>{t.of("state", one.state)}</Status>
                </Checkbox>
                <p className="faint">{shops.get(one.shop_id)?.title} · <Link href={`/orders/${one.id}`} className="order-link">{t("merge_look")}</Link></p>
                {one.why && <p className="toned tone-bad">{one.why}</p>}
              </li>
            ))}
          </ul>
        )}
        {ids.length > 0 && <p className="order-hint"><Checkbox checked={isGivingBack} onChange={(event) => giveBack(event.target.checked)}>{t("give_back")}</Checkbox></p>}
        {ids.length > 0 && <Regrouped isChanged seen={seen} />}
      </Form>
    </Drawer>
  );
}
