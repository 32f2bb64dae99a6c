import { App, Button, Input, Modal } from "antd";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import type { OrderWhole } from "./OrderPage";
import { words } from "./words";

const CLOSED = ["shipped", "completed", "cancelled", "channel_fulfilled"];

export function OrderActions({ order }: { order: OrderWhole }) {
  const t = useWords(words);
  const can = useCan();
  const { message } = App.useApp();
  const [asking, ask] = useState<"hold" | "cancel" | null>(null);
  const path = { order_id: order.id };
  const isClosed = CLOSED.includes(order.state);
  const isHeld = order.holds.some(({ released_at }) => !released_at);
  const again = () => queries.invalidateQueries({ queryKey: ["orders"] });
  const done = () => {
    ask(null);
    void again();
  };
  const release = () => said(api.POST("/api/v1/orders/{order_id}/release", { params: { path }, body: { code: "" } }))
    .then(again, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const hold = ({ reason }: { reason: string }) => said(api.POST("/api/v1/orders/{order_id}/hold", { params: { path }, body: { reason } }));
  const cancel = ({ reason = "" }: { reason?: string }) =>
    said(api.POST("/api/v1/orders/{order_id}/cancel", { params: { path }, body: { reason, version: order.version, lines: null } }));
  if (isClosed) return null;
  return (
    <>
      {isHeld && can("orders", "release") && <Button type="primary" icon={<Play className="iconic" />} onClick={() => void release()}>{t("release")}</Button>}
      {can("orders", "hold") && <Button icon={<Pause className="iconic" />} onClick={() => ask("hold")}>{t("hold")}</Button>}
      {can("orders", "cancel") && <Button danger onClick={() => ask("cancel")}>{t("cancel")}</Button>}
      <Modal open={asking === "hold"} onCancel={() => ask(null)} footer={null} title={t("hold_title")} destroyOnHidden>
        <p className="soft order-hint">{t("hold_hint")}</p>
        <Form<{ reason: string }> submit={hold} onDone={done} label={t("hold")}>
          <Field name="reason" label={t("hold_reason")} rules={[{ required: true, message: t("hold_missing") }]}><Input.TextArea rows={3} autoFocus maxLength={1000} /></Field>
        </Form>
      </Modal>
      <Modal open={asking === "cancel"} onCancel={() => ask(null)} footer={null} title={t("cancel_title", { number: order.number })} destroyOnHidden>
        <p className="soft order-hint">{t("cancel_hint")}</p>
        <Form<{ reason?: string }> submit={cancel} onDone={done} label={t("cancel_yes")} isDangerous>
          <Field name="reason" label={t("cancel_reason")}><Input maxLength={300} autoFocus /></Field>
        </Form>
      </Modal>
    </>
  );
}
