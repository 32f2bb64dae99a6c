// Lost goods once more, without a new sale.
import { Drawer, Input } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { api, said } from "../kit/api/client";
import { Field, Form } from "../kit/form/Form";
import { useWords } from "../kit/words/useWords";
import type { OrderWhole } from "./OrderPage";
import { bodyOf, Units, type UnitsOf } from "./Units";
import { words } from "./words";

export function Resend({ order, onDone, onClose }: { order: OrderWhole; onDone: () => void; onClose: () => void }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const [units, setUnits] = useState<UnitsOf>({});
  const lines = bodyOf(units);
  const submit = async ({ reason = "" }: { reason?: string }) => {
    const made = await said(api.POST("/api/v1/orders/{order_id}/resend", { params: { path: { order_id: order.id } }, body: { lines, reason } }));
    go(`/orders/${made.id}`);
  };
  return (
    <Drawer open onClose={onClose} title={t("resend_title")} size={480}>
      <Form<{ reason?: string }> submit={submit} onDone={onDone} label={t("resend")} isIdle={!lines.length}>
        <p className="soft order-hint">{t("resend_hint")}</p>
        <Units lines={order.lines.filter(({ shipped }) => shipped > 0)} units={units} onChange={setUnits} most={({ shipped }) => shipped} label={t("resend_units")} isShared />
        <Field name="reason" label={t("resend_reason")}><Input maxLength={300} /></Field>
      </Form>
    </Drawer>
  );
}
