import type { Tone } from "../look/palette";

/** A state in a word. Its colour says how it goes: good, busy (somebody works), warn (soon), bad (needs you), calm (rests). */
export function Status({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`status tone-${tone}`}>{children}</span>;
}
