// Cancelling the order or some of its units, with what that will do shown before.
import { Checkbox, Drawer, Input } from "antd";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { Field, Form } from "../kit/form/Form";
import { useWords } from "../kit/words/useWords";
import { Effect, useEffectOf } from "./Effect";
import type { OrderWhole } from "./OrderPage";
import { bodyOf, openOf, Units, type UnitsOf } from "./Units";
import { words } from "./words";

export function CancelOrder({ order, onDone, onClose }: { order: OrderWhole; onDone: () => void; onClose: () => void }) {
  const t = useWords(words);
  const [isPart, setPart] = useState(false);
  const [units, setUnits] = useState<UnitsOf>({});
  const [isGivingBack, giveBack] = useState(true);
  const open = order.lines.filter((line) => openOf(line) > 0);
  const lines = isPart ? bodyOf(units) : null;
  const isChanged = lines === null || lines.length > 0;
  const path = { order_id: order.id };
  const wanted = { lines, give_back_labels: isPart && isGivingBack, reason: "" };
  const body = { ...wanted, version: order.version };
  const seen = useEffectOf(order, isChanged ? wanted : null, (one) => said(api.POST("/api/v1/orders/{order_id}/cancel/preview", { params: { path }, body: one })));
  const submit = ({ reason = "" }: { reason?: string }) => said(api.POST("/api/v1/orders/{order_id}/cancel", { params: { path }, body: { ...body, reason } }));
  return (
    <Drawer open onClose={onClose} title={t("cancel_title", { number: order.number })} size={480}>
      <Form<{ reason?: string }> submit={submit} onDone={onDone} label={t(isPart ? "cancel_part_yes" : "cancel_yes")} isDangerous isIdle={!isChanged}>
        <p className="soft order-hint">{t("cancel_hint")}</p>
        <p className="order-hint"><Checkbox checked={isPart} onChange={(event) => setPart(event.target.checked)}>{t("cancel_part")}</Checkbox></p>
        {isPart && <Units lines={open} units={units} onChange={setUnits} most={openOf} label={t("cancel_units")} isShared />}
        <Field name="reason" label={t("cancel_reason")}><Input maxLength={300} /></Field>
        {isPart ? <Effect order={order} isChanged={isChanged} seen={seen} isGivingBack={isGivingBack} giveBack={giveBack} />
          : <Effect order={{ ...order, parcels: [] }} isChanged seen={seen} isGivingBack={false} giveBack={() => undefined} />}
      </Form>
    </Drawer>
  );
}
