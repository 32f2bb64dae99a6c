// The words of a folder as a function. Pure, so that it can be tested without a browser.
import type { Language } from "../look/preferences";

export type Pair = readonly [en: string, zh: string];
export type Words = Readonly<Record<string, Pair>>;
type Fill = Readonly<Record<string, string | number>>;

export interface Say<W extends Words> {
  /** The sentence of a key; `{name}` in it is filled. */
  (key: keyof W & string, fill?: Fill): string;
  /** The word of a code of the API: `t.of("state", "on_hold")` is the key `state.on_hold`; a code without one shows itself. */
  of(group: string, code: string, fill?: Fill): string;
}

export function sayIn<W extends Words>(words: W, language: Language): Say<W> {
  const place = language === "zh" ? 1 : 0;
  const say = (key: keyof W & string, fill?: Fill): string => filled(words[key]?.[place] ?? key, fill);
  const of = (group: string, code: string, fill?: Fill): string => {
    const pair = words[`${group}.${code}`];
    return pair ? filled(pair[place], fill) : plain(code);
  };
  return Object.assign(say, { of });
}

function filled(text: string, fill: Fill = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? `{${name}}`));
}

function plain(code: string): string {
  const words = code.replace(/[_.]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
