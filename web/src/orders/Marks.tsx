// What colleagues put on an order for each other: who looks after it, tags, notes.
import { App, Button, Input, Select } from "antd";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { Moment } from "../kit/show/Moment";
import { useWords } from "../kit/words/useWords";
import { tagging } from "./bulk";
import type { OrderWhole } from "./OrderPage";
import { usePeople, useTags } from "./people";
import { Tags } from "./Tags";
import { words } from "./words";

export function Marks({ order }: { order: OrderWhole }) {
  const t = useWords(words);
  const can = useCan();
  const people = usePeople();
  const known = useTags();
  const { message } = App.useApp();
  const isMine = can("orders", "edit");
  const done = (doing: Promise<unknown>) => doing.then(() => queries.invalidateQueries({ queryKey: ["orders"] }), (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const tag = (tags: string[]) => done(tagging(tags.filter((one) => !order.tags.includes(one)), order.tags.filter((one) => !tags.includes(one)))([order.id]));
  const assign = (who: string | undefined) => done(said(api.POST("/api/v1/orders/assign", { body: { ids: [order.id], assignee_id: who ?? null } })));
  const tags = isMine
    ? <Select mode="tags" className="wide" tokenSeparators={[","]} maxCount={20} value={order.tags} onChange={(next: string[]) => void tag(next)} options={known.map((value) => ({ value, label: value }))} aria-label={t("tags")} placeholder={t("tags_none")} />
    : order.tags.length ? <Tags of={order.tags} /> : t("tags_none");
  const assignee = isMine
    ? <Select className="wide" allowClear value={order.assignee_id} onChange={(who?: string | null) => void assign(who ?? undefined)} aria-label={t("assignee")} placeholder={t("nobody")} showSearch={{ optionFilterProp: "label" }}
        options={[...people].map(([value, label]) => ({ value, label }))} />
    : people.get(order.assignee_id ?? "") ?? t("nobody");
  return (
    <Card title={t("notes")}>
      <Facts of={[[t("assignee"), assignee], [t("tags"), tags]]} />
      <Notes order={order} />
    </Card>
  );
}

function Notes({ order }: { order: OrderWhole }) {
  const t = useWords(words);
  const can = useCan();
  const people = usePeople();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const who = (actor: string) => (actor.startsWith("user:") ? people.get(actor.slice(5)) ?? t("somebody") : t("program"));
  const save = async () => {
    setBusy(true);
    try {
      await said(api.POST("/api/v1/orders/{order_id}/notes", { params: { path: { order_id: order.id } }, body: { words: text.trim() } }));
      setText("");
      await queries.invalidateQueries({ queryKey: ["orders", "one", order.id] });
    } catch (wrong) {
      void message.error(problemOf(wrong).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="order-note">
      {order.notes.length ? (
        <ul className="order-notes">{order.notes.map((one) => <li key={one.id}><p>{one.words}</p><p className="faint">{who(one.actor)} · <Moment at={one.written_at} zone={order.zone} /></p></li>)}</ul>
      ) : <p className="soft order-hint">{t("notes_none")}</p>}
      {can("orders", "edit") && (
        <>
          <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} aria-label={t("note")} placeholder={t("note")} />
          {text.trim() && <Button size="small" type="primary" loading={isBusy} onClick={() => void save()}>{t("note_save")}</Button>}
        </>
      )}
    </div>
  );
}
