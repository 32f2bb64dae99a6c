import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "wouter";
import { api, said, type Schemas } from "../kit/api/client";
import { Chart } from "../kit/chart/Chart";
import { Card } from "../kit/detail/DetailPage";
import type { Tone } from "../kit/look/palette";
import { usePreferences } from "../kit/look/preferences";
import { useCan, useMe } from "../kit/shell/session";
import { Unread } from "../kit/show/Unread";
import { dayText, momentText, numberText } from "../kit/show/format";
import { type Say, useWords } from "../kit/words/useWords";
import { Connections } from "./Connections";
import { Needs } from "./Needs";
import { words } from "./words";
import "./today.css";

type Figures = Schemas["Today"];
export type T = Say<typeof words>;

export default function TodayPage() {
  const t = useWords(words);
  const can = useCan();
  const { language } = usePreferences();
  const { data, error, refetch } = useQuery({
    queryKey: ["orders", "today"],
    queryFn: () => said(api.GET("/api/v1/today")),
    enabled: can("orders", "read"),
    refetchInterval: 60_000,
  });
  if (!data && (error || can("orders", "read"))) return <Unread wrong={error} again={refetch} />;
  return (
    <div className="page today">
      <div className="page-head"><h1>{useHello(t)}</h1><span className="faint">{dayText(new Date().toISOString(), language)}</span></div>
      {data && <Urgency data={data} t={t} />}
      <div className="today-body">
        <div className="detail-main">
          {can("incidents", "read") && <Needs />}
          {data?.hour && <Hour hour={data.hour} t={t} />}
          {can("connect", "read") && <Connections />}
        </div>
        <div className="detail-side">
          {data && <States data={data} t={t} />}
          {data?.waiting && data.waiting.length > 0 && <WaitingByOwner data={data} t={t} />}
          {data?.backlog && <Backlog data={data} t={t} />}
        </div>
      </div>
    </div>
  );
}

function useHello(t: T): string {
  const { name } = useMe();
  const hour = new Date().getHours();
  return t(hour < 12 ? "hello_morning" : hour < 18 ? "hello_day" : "hello_evening", { name });
}

function Figure({ value, max }: { value: number; max: number }) {
  const { language } = usePreferences();
  return <>{numberText(value, language)}{value >= max ? "+" : ""}</>;
}

const URGENCY = [["overdue", "bad", "0"], ["soon", "warn", "4"], ["day", "busy", "24"], ["later", "calm", ""]] as const;

function Urgency({ data, t }: { data: Figures; t: T }) {
  return (
    <section>
    <h2 className="tiles-title">{t("urgency")}</h2>
    <ul className="tiles">
      {URGENCY.map(([name, tone, due]) => {
        const value = data.urgency[name] ?? 0;
        return (
          <li key={name} className={`tile card tone-${value > 0 ? tone : "calm"}`}>
            <Link href={due ? `/orders?due=${due}` : "/orders"}>
              <span className="tile-name">{t(`urgency.${name}`)}</span><b className="tile-value"><Figure value={value} max={data.count_max} /></b>
            </Link>
          </li>
        );
      })}
      {data.oversold !== null && (
        <li className={`tile card tone-${data.oversold ? "bad" : "good"}`} title={t(data.oversold ? "oversold_bad" : "oversold_good")}>
          <span className="tile-name">{t("oversold")}</span><b className="tile-value">{data.oversold}</b>
        </li>
      )}
    </ul>
    </section>
  );
}

const STATE_TONES: Record<string, Tone> = { unmapped: "bad", on_hold: "warn", cancel_requested: "warn", ready: "busy", released: "busy", partly_shipped: "busy" };

function States({ data, t }: { data: Figures; t: T }) {
  const most = Math.max(1, ...Object.values(data.states));
  return (
    <Card title={t("states")}>
      <ul className="bars">
        {Object.entries(data.states).map(([state, count]) => (
          <li key={state} className={`tone-${STATE_TONES[state] ?? "calm"}`}>
            <Link href={`/orders?state=${state}`}>
              <span>{t.of("state", state)}</span><b className="number"><Figure value={count} max={data.count_max} /></b>
              <span className="bar" aria-hidden><i style={{ width: `${(count / most) * 100}%` }} /></span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Hour({ hour, t }: { hour: NonNullable<Figures["hour"]>; t: T }) {
  const { language } = usePreferences();
  const steps = useMemo(() => hour.captured.map((_, n) => momentText(new Date(Date.parse(hour.since) + n * 300_000).toISOString(), language).slice(-5)), [hour, language]);
  const series = useMemo(() => [
    { name: t("captured"), values: hour.captured, tone: "link" as const }, { name: t("labelled"), values: hour.labelled, tone: "busy" as const },
    { name: t("handed_over"), values: hour.handed_over, tone: "warn" as const },
  ], [hour, t]);
  return <Card title={t("hour")}><Chart about={t("hour")} steps={steps} series={series} /></Card>;
}

function WaitingByOwner({ data, t }: { data: Figures; t: T }) {
  return (
    <Card title={t("waiting")}>
      <ul className="rows">
        {data.waiting?.map(({ owner, count, overdue }) => (
          <li key={owner}><Link href={`/incidents?owner=${encodeURIComponent(owner)}`} className="cut">{t.of("owner", owner)}</Link>{overdue > 0 && <span className="toned tone-bad">{t("waiting_overdue", { count: overdue })}</span>}<b className="number">{count}</b></li>
        ))}
      </ul>
    </Card>
  );
}

function Backlog({ data, t }: { data: Figures; t: T }) {
  const { ready = 0, later = 0, parked = 0 } = data.backlog ?? {};
  return (
    <Card title={t("backlog")}>
      <ul className="rows">
        {Object.entries({ ready, later, parked }).map(([name, count]) => (
          <li key={name} className={name === "parked" && count > 0 ? "toned tone-bad" : ""}><span>{t.of("backlog", name)}</span><b className="number">{count}</b></li>
        ))}
      </ul>
    </Card>
  );
}

