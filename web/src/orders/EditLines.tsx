// Other quantities, with what they will do shown before.
import { Drawer } from "antd";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { Form } from "../kit/form/Form";
import { useWords } from "../kit/words/useWords";
import { Effect, useEffectOf } from "./Effect";
import type { OrderWhole } from "./OrderPage";
import { bodyOf, openOf, Units, type UnitsOf } from "./Units";
import { words } from "./words";

export function EditLines({ order, onDone, onClose }: { order: OrderWhole; onDone: () => void; onClose: () => void }) {
  const t = useWords(words);
  const before: UnitsOf = Object.fromEntries(order.lines.map((line) => [line.id, openOf(line)]));
  const [units, setUnits] = useState(before);
  const [isGivingBack, giveBack] = useState(true);
  const lines = bodyOf(units, before);
  const wanted = { lines, give_back_labels: isGivingBack };
  const body = { ...wanted, version: order.version };
  const path = { order_id: order.id };
  const seen = useEffectOf(order, lines.length ? wanted : null, (one) => said(api.POST("/api/v1/orders/{order_id}/edit/preview", { params: { path }, body: one })));
  const submit = () => said(api.PATCH("/api/v1/orders/{order_id}/lines", { params: { path }, body }));
  return (
    <Drawer open onClose={onClose} title={t("edit_lines")} size={480}>
      <Form submit={submit} onDone={onDone} label={t("save")} isIdle={!lines.length}>
        <p className="soft order-hint">{t("edit_lines_hint")}</p>
        <Units lines={order.lines} units={units} onChange={setUnits} most={() => null} label={t("to_send")} />
        <Effect order={order} isChanged={lines.length > 0} seen={seen} isGivingBack={isGivingBack} giveBack={giveBack} />
      </Form>
    </Drawer>
  );
}
