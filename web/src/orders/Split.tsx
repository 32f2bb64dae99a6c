// The order in several parcels.
import { Button, Checkbox, Drawer } from "antd";
import { Plus } from "lucide-react";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { Form } from "../kit/form/Form";
import { useWords } from "../kit/words/useWords";
import { useEffectOf } from "./Effect";
import type { OrderWhole } from "./OrderPage";
import { Regrouped } from "./Regrouped";
import { bodyOf, type Line, openOf, Units, type UnitsOf } from "./Units";
import { words } from "./words";

export function Split({ order, onDone, onClose }: { order: OrderWhole; onDone: () => void; onClose: () => void }) {
  const t = useWords(words);
  const [parts, setParts] = useState<UnitsOf[]>([{}]);
  const [isGivingBack, giveBack] = useState(true);
  const open = order.lines.filter((line) => openOf(line) > 0);
  const left = (line: Line) => openOf(line) - parts.reduce((sum, part) => sum + (part[line.id] ?? 0), 0);
  const set = (place: number, units: UnitsOf) => setParts(parts.map((part, n) => (n === place ? units : part)));
  const filled = parts.map((part) => bodyOf(part)).filter((lines) => lines.length);
  const hasLabel = order.parcels.some(({ state }) => state === "labelled");
  const isChanged = filled.length > 0 && open.some(left);
  const params = { params: { path: { order_id: order.id } } };
  const body = { parts: filled.map((lines) => ({ lines })), version: order.version, give_back_labels: hasLabel && isGivingBack };
  const seen = useEffectOf(order, isChanged ? body : null, (one) => said(api.POST("/api/v1/orders/{order_id}/split/preview", { ...params, body: one })));
  const submit = () => said(api.POST("/api/v1/orders/{order_id}/split", { ...params, body }));
  return (
    <Drawer open onClose={onClose} title={t("split_title")} size={480}>
      <Form submit={submit} onDone={onDone} label={t("split")} isIdle={!isChanged}>
        <p className="soft order-hint">{t("split_hint")}</p>
        {parts.map((part, place) => (
          <section key={place}>
            <h3>{t("split_part", { n: place + 1 })}</h3>
            <Units lines={open} units={part} onChange={(units) => set(place, units)} most={(line) => left(line) + (part[line.id] ?? 0)} label={t("split_part", { n: place + 1 })} isShared />
          </section>
        ))}
        <section>
          <h3>{t("split_rest")}</h3>
          <ul className="order-units">{open.map((line) => <li key={line.id}><span>{line.title}</span><b>{left(line)}</b></li>)}</ul>
        </section>
        {parts.length < 10 && <p className="order-hint"><Button size="small" icon={<Plus className="iconic" />} onClick={() => setParts([...parts, {}])}>{t("split_add")}</Button></p>}
        {hasLabel && <p className="order-hint"><Checkbox checked={isGivingBack} onChange={(event) => giveBack(event.target.checked)}>{t("give_back")}</Checkbox></p>}
        <Regrouped isChanged={isChanged} seen={seen} />
      </Form>
    </Drawer>
  );
}
