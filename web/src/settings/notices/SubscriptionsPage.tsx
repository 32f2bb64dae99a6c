// Who gets what: each line says which events go to which channel, for which shops, in which language and when.
import { App, Button, Switch } from "antd";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { api, said } from "../../kit/api/client";
import { useShops } from "../../kit/api/names";
import { problemOf } from "../../kit/api/problem";
import { useCan } from "../../kit/shell/session";
import { ButtonLink } from "../../kit/show/ButtonLink";
import { Empty } from "../../kit/show/Empty";
import { Moment } from "../../kit/show/Moment";
import { UnreadPart } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { type Channel, readAgain, type Subscription, useChannels, useEvents, useSubscriptions } from "./channels";
import { NoticesPage } from "./NoticesPage";
import { draftOf, SubscriptionForm } from "./SubscriptionForm";
import { words } from "./words";

export default function SubscriptionsPage() {
  const t = useWords(words);
  const can = useCan();
  const [search, setSearch] = useSearchParams();
  const [edited, edit] = useState<Subscription | "new" | null>(null);
  const { data, error, refetch } = useSubscriptions();
  const channels = useChannels().data?.rows;
  const channel = search.get("channel");
  const rows = data?.rows.filter((one) => !channel || one.account_id === channel);
  const add = can("notices", "edit") && !!channels?.length && <Button type="primary" icon={<Plus className="iconic" />} onClick={() => edit("new")}>{t("subscription_add")}</Button>;
  const first = channels?.length === 0 && <ButtonLink type="primary" path="/settings/notices">{t("channel_first")}</ButtonLink>;
  return (
    <NoticesPage title={t("subscriptions")} hint={t("subscriptions_hint")} actions={add}>
      {channel && <p><Button size="small" onClick={() => setSearch({}, { replace: true })}>{t("show_all", { name: channels?.find(({ id }) => id === channel)?.title ?? "" })}</Button></p>}
      {!rows || !channels ? <UnreadPart wrong={error} again={refetch} rows={6} /> : rows.length === 0
        ? <section className="card"><Empty title={t("subscriptions_empty")} hint={t("subscriptions_empty_hint")} action={first || add} /></section>
        : <div className="subscriptions">{rows.map((one) => <One key={one.id} of={one} channel={channels.find(({ id }) => id === one.account_id)} onEdit={() => edit(one)} />)}</div>}
      {edited && channels && <SubscriptionForm of={edited === "new" ? null : edited} channels={channels} onClose={() => edit(null)} />}
    </NoticesPage>
  );
}

function One({ of: one, channel, onEdit }: { of: Subscription; channel: Channel | undefined; onEdit: () => void }) {
  const t = useWords(words);
  const can = useCan();
  const { modal, message } = App.useApp();
  const events = useEvents().data?.rows ?? [];
  const shops = useShops();
  const path = { params: { path: { subscription_id: one.id } } };
  const fail = (wrong: unknown) => void message.error(problemOf(wrong).detail);
  const turn = (is_on: boolean) => void said(api.PUT("/api/v1/notices/subscriptions/{subscription_id}", { ...path, body: { ...draftOf(one), is_on, version: one.version } })).then(readAgain, fail);
  const remove = () => modal.confirm({
    title: t("subscription_remove_ask", { name: one.title }), content: t("subscription_remove_hint"), okText: t("remove"), okButtonProps: { danger: true }, cancelText: t("cancel"),
    onOk: () => said(api.DELETE("/api/v1/notices/subscriptions/{subscription_id}", path)).then(readAgain, fail),
  });
  const when = one.is_program ? t("when_program") : one.rhythm === "daily" ? t("when_daily", { at: one.daily_at }) : t.of("rhythm", one.rhythm);
  const isQuiet = one.quiet_from !== one.quiet_until;
  return (
    <section className={one.is_on ? "card subscription" : "card subscription off"} aria-label={one.title}>
      <header>
        <h2>{one.title}</h2>
        <span className="soft">{channel ? `${channel.title} · ${channel.partner_title}` : t("channel_gone")}</span>
        {can("notices", "edit") && <Switch size="small" checked={one.is_on} onChange={turn} aria-label={t("is_on", { name: one.title })} />}
      </header>
      <div className="body">
        <ul className="event-tags">{one.events.map((name) => <li key={name}>{events.find((event) => event.name === name)?.title ?? name}</li>)}</ul>
        <p className="soft">{[when, isQuiet && t("when_quiet", { from: one.quiet_from || "00:00", until: one.quiet_until || "00:00" }), t.of("language", one.language), one.shops.length ? one.shops.map((id) => shops.get(id)?.title ?? id.slice(0, 8)).join(t("comma")) : t("all_shops")].filter(Boolean).join(" · ")}</p>
        {one.failing_since && <p className="toned tone-bad">{t("failing_since")} <Moment at={one.failing_since} /></p>}
        <div className="channel-buttons">
          {can("notices", "edit") && <Button size="small" onClick={onEdit}>{t("edit")}</Button>}
          <ButtonLink size="small" path={`/settings/notices/deliveries?subscription=${one.id}`}>{t("deliveries")}</ButtonLink>
          {can("notices", "edit") && <Button size="small" danger onClick={remove}>{t("remove")}</Button>}
        </div>
      </div>
    </section>
  );
}
