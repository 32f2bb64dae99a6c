// What was typed is not thrown away by one key: a dialog closes at the second Escape.
import { App, type FormInstance } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useWords } from "../words/useWords";
import { words } from "./words";

const AGAIN_MS = 5_000; // how long the first one counts

/** To be given to a form as `onKeyDown`. An Escape that only closes an open list of choices is left to it. */
export function useKept<V>(form: FormInstance<V>) {
  const t = useWords(words);
  const { message } = App.useApp();
  const toldAt = useRef(-AGAIN_MS);
  return (event: KeyboardEvent<HTMLFormElement>) => {
    const isOfList = (event.target as Element).getAttribute("aria-expanded") === "true";
    if (event.key !== "Escape" || isOfList || !form.isFieldsTouched() || event.timeStamp - toldAt.current < AGAIN_MS) return;
    event.stopPropagation();
    toldAt.current = event.timeStamp;
    void message.info(t("escape_again"));
  };
}
