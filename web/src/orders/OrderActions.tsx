// What can be done with an order: the next step as buttons, the rest in a menu.
import { App, Button, Dropdown, Input, Modal } from "antd";
import { Ellipsis, Pause, Play } from "lucide-react";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import { CancelOrder } from "./CancelOrder";
import { EditLines } from "./EditLines";
import { Merge } from "./Merge";
import type { OrderWhole } from "./OrderPage";
import { Resend } from "./Resend";
import { Split } from "./Split";
import { openOf } from "./Units";
import { words } from "./words";

const CLOSED = ["shipped", "completed", "cancelled", "channel_fulfilled"];
const SENT_WHOLE = ["ready", "released"];
const DIALOGS = { cancel: CancelOrder, edit_lines: EditLines, merge: Merge, resend: Resend, split: Split } as const;
export type Asking = "hold" | keyof typeof DIALOGS | null;

interface Asked {
  order: OrderWhole;
  asking: Asking;
  ask: (what: Asking) => void;
}

export function OrderActions({ order, asking, ask }: Asked) {
  const t = useWords(words);
  const can = useCan();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const path = { order_id: order.id };
  const isOpen = !CLOSED.includes(order.state);
  const isHeld = order.holds.some(({ released_at }) => !released_at);
  const again = () => queries.invalidateQueries({ queryKey: ["orders"] });
  const close = () => ask(null);
  const open = (what: Asking) => {
    void again(); // what is decided upon is as new as can be
    ask(what);
  };
  const done = () => {
    close();
    void again();
  };
  const release = () => {
    setBusy(true);
    void said(api.POST("/api/v1/orders/{order_id}/release", { params: { path }, body: { code: "" } }))
      .then(again, (wrong: unknown) => void message.error(problemOf(wrong).detail)).finally(() => setBusy(false));
  };
  const hold = ({ reason }: { reason: string }) => said(api.POST("/api/v1/orders/{order_id}/hold", { params: { path }, body: { reason } }));
  const more = ([
    ["edit_lines", isOpen && can("orders", "edit")],
    ["split", SENT_WHOLE.includes(order.state) && can("orders", "edit") && order.lines.reduce((sum, line) => sum + openOf(line), 0) > 1],
    ["merge", SENT_WHOLE.includes(order.state) && can("orders", "edit")],
    ["resend", order.lines.some(({ shipped }) => shipped > 0) && can("orders", "resend")],
    ["cancel", isOpen && can("orders", "cancel")],
  ] as const).filter(([, is]) => is).map(([key]) => ({ key, label: t(key), danger: key === "cancel", onClick: () => open(key) }));
  const Dialog = asking && asking !== "hold" ? DIALOGS[asking] : null;
  return (
    <>
      {isOpen && isHeld && can("orders", "release") && <Button type="primary" icon={<Play className="iconic" />} loading={isBusy} onClick={release}>{t("release")}</Button>}
      {isOpen && can("orders", "hold") && <Button icon={<Pause className="iconic" />} onClick={() => ask("hold")}>{t("hold")}</Button>}
      {more.length > 0 && <Dropdown trigger={["click"]} menu={{ items: more }} placement="bottomRight"><Button icon={<Ellipsis className="iconic" />}>{t("more")}</Button></Dropdown>}
      <Modal open={asking === "hold"} onCancel={close} footer={null} title={t("hold_title")} destroyOnHidden>
        <p className="soft order-hint">{t("hold_hint")}</p>
        <Form<{ reason: string }> submit={hold} onDone={done} label={t("hold")}>
          <Field name="reason" label={t("hold_reason")} rules={[{ required: true, message: t("hold_missing") }]}><Input.TextArea rows={3} autoFocus maxLength={1000} /></Field>
        </Form>
      </Modal>
      {Dialog && <Dialog order={order} onDone={done} onClose={close} />}
    </>
  );
}
