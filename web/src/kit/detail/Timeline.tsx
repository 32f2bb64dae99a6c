// What happened to a thing, the newest first, in words, with who did it and the trace id behind it.
import { useState } from "react";
import { Button } from "antd";
import type { Schemas } from "../api/client";
import type { Tone } from "../look/palette";
import { Copy } from "../show/Copy";
import { Moment } from "../show/Moment";
import { useWords } from "../words/useWords";
import { words } from "./words";

export type Event = Schemas["Event"];

export interface Told {
  text: string;
  tone?: Tone;
  why?: string; // the cause, in words
}

const FIRST = 30;

export function Timeline({ events, tell, zone }: { events: readonly Event[]; tell: (event: Event) => Told; zone?: string }) {
  const t = useWords(words);
  const [isWhole, setWhole] = useState(false);
  const newest = [...events].reverse();
  const shown = isWhole ? newest : newest.slice(0, FIRST);
  return (
    <>
      <ol className="timeline">
        {shown.map((event, place) => {
          const { text, tone = "calm", why } = tell(event);
          return (
            <li key={`${event.at}${event.name}${place}`} className={`tone-${tone}`}>
              <p className="event">{text}</p>
              {why && <p className="soft">{why}</p>}
              <p className="faint event-foot">
                <Moment at={event.at} {...(zone ? { zone } : {})} /> · {event.who || t(isPerson(event.actor) ? "by_person" : "by_program")} · <Copy text={event.trace_id} shown={event.trace_id.slice(0, 8)} />
              </p>
            </li>
          );
        })}
      </ol>
      {newest.length > shown.length && <Button size="small" type="link" onClick={() => setWhole(true)}>{t("earlier", { count: newest.length - FIRST })}</Button>}
    </>
  );
}

function isPerson(actor: string): boolean {
  return actor.startsWith("user:") || actor.startsWith("key:");
}
