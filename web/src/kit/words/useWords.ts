// Words of the page in two languages. Each folder has a `words.ts`: the key, then English and Chinese side by side, so that
// neither can be missing. `words.test.ts` says which are unused or do not fit each other.
import { useMemo } from "react";
import { preferences, usePreferences } from "../look/preferences";
import { type Say, sayIn, type Words } from "./say";

export type { Pair, Say, Words } from "./say";

/** The words of a folder in the reader's language; the page is painted anew when it changes. */
export function useWords<W extends Words>(words: W): Say<W> {
  const { language } = usePreferences();
  return useMemo(() => sayIn(words, language), [words, language]);
}

/** Outside of components: the words as of now. */
export function say<W extends Words>(words: W): Say<W> {
  return sayIn(words, preferences().language);
}
