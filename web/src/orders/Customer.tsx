import { Button, Drawer, Form as AntForm, Input } from "antd";
import { useState } from "react";
import { Effect, useEffectOf } from "./Effect";
import { api, said, type Schemas } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { usePreferences } from "../kit/look/preferences";
import { countryText } from "../kit/show/format";
import { Facts } from "../kit/show/Facts";
import { useWords } from "../kit/words/useWords";
import type { OrderWhole } from "./OrderPage";
import { words } from "./words";

type Address = Schemas["AddressAsked"];
const CLOSED = ["shipped", "completed", "cancelled", "channel_fulfilled"];

interface Asked {
  order: OrderWhole;
  isInFull: boolean;
  onUnmask: () => void;
}

export function Customer({ order, isInFull, onUnmask }: Asked) {
  const t = useWords(words);
  const can = useCan();
  const [isEditing, setEditing] = useState(false);
  const { language } = usePreferences();
  const { ship_to: to, buyer } = order;
  const place = [to.postcode, to.city, to.state].filter(Boolean).join(" ");
  const canUnmask = can("contacts", "unmask") && !isInFull;
  const canEdit = can("orders", "edit") && isInFull && !CLOSED.includes(order.state);
  return (
    <Card title={t("customer")} extra={<>
      {canUnmask && <Button size="small" title={t("unmask_hint")} onClick={onUnmask}>{t("unmask")}</Button>}
      {canEdit && <Button size="small" onClick={() => setEditing(true)}>{t("edit_address")}</Button>}
    </>}>
      <Facts of={[
        [t("buyer"), buyer.name || "–"],
        buyer.email ? [t("email"), buyer.email] : null,
        buyer.phone ? [t("phone"), buyer.phone] : null,
        [t("ship_to"), <address key="to">{[to.name, to.company, to.line1, to.line2, place, countryText(to.country || order.country, language)].filter(Boolean).map((line, n) => <p key={n}>{line}</p>)}</address>],
      ]} />
      <Drawer open={isEditing} onClose={() => setEditing(false)} title={t("edit_address")} size={440} destroyOnHidden>
        <EditAddress order={order} onDone={() => setEditing(false)} />
      </Drawer>
    </Card>
  );
}

function EditAddress({ order, onDone }: { order: OrderWhole; onDone: () => void }) {
  const t = useWords(words);
  const [form] = AntForm.useForm<Address>();
  const typed = AntForm.useWatch([], form) as Partial<Address> | undefined;
  const [isGivingBack, giveBack] = useState(true);
  const before = order.ship_to as Address;
  const ship_to = { ...before, ...typed };
  const isChanged = (Object.keys(ship_to) as (keyof Address)[]).some((key) => (ship_to[key] ?? "") !== (before[key] ?? ""));
  const wanted = { ship_to, give_back_labels: isGivingBack };
  const body = { ...wanted, version: order.version };
  const path = { order_id: order.id };
  const seen = useEffectOf(order, isChanged ? wanted : null, (one) => said(api.POST("/api/v1/orders/{order_id}/edit/preview", { params: { path }, body: one })));
  const submit = async () => {
    await said(api.PATCH("/api/v1/orders/{order_id}/address", { params: { path }, body }));
    await queries.invalidateQueries({ queryKey: ["orders"] });
  };
  return (
    <Form<Address> form={form} initial={before} submit={submit} onDone={onDone} label={t("save")} isIdle={!isChanged}>
      <p className="soft order-hint">{t("edit_hint")}</p>
      <div className="form-pair">
        <Field name="name" label={t("name")}><Input autoComplete="off" /></Field>
        <Field name="company" label={t("company")}><Input autoComplete="off" /></Field>
      </div>
      <Field name="line1" label={t("line1")}><Input autoComplete="off" /></Field>
      <Field name="line2" label={t("line2")}><Input autoComplete="off" /></Field>
      <div className="form-pair">
        <Field name="postcode" label={t("postcode")}><Input autoComplete="off" /></Field>
        <Field name="city" label={t("city")}><Input autoComplete="off" /></Field>
        <Field name="state" label={t("region")}><Input autoComplete="off" /></Field>
        <Field name="country" label={t("country")} normalize={(text: string) => text.toUpperCase()}><Input autoComplete="off" maxLength={2} /></Field>
      </div>
      <Field name="phone" label={t("phone")}><Input autoComplete="off" /></Field>
      <Effect order={order} isChanged={isChanged} seen={seen} isGivingBack={isGivingBack} giveBack={giveBack} />
    </Form>
  );
}
