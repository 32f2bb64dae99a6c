// A scanner is a keyboard that types very fast and ends with Enter. Wherever the focus is, its code is heard once and no key of it
// does anything else on the page.
import { useEffect, useRef } from "react";

const FAST_MS = 70; // between two keys; people need more, also the quick ones
const SHORTEST = 3;

export interface Pressed {
  key: string;
  at: number; // milliseconds
}

/** Puts keys together: `press` answers the code when Enter ends a fast row of keys, null otherwise. */
export class CodeReader {
  private text = "";
  private last = -Infinity;

  press({ key, at }: Pressed): string | null {
    const isFast = at - this.last <= FAST_MS;
    this.last = at;
    if (key === "Enter" || key === "Tab") {
      const code = isFast ? this.text.trim() : "";
      this.text = "";
      return code.length >= SHORTEST ? code : null;
    }
    if (key.length !== 1) return null; // Shift and its like come between the letters of some scanners
    this.text = isFast ? this.text + key : key;
    return null;
  }
}

const isField = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const isDialogOpen = () => document.querySelector(".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open") !== null;

/** Calls `read` with every code that is scanned while the page is open. Fields and dialogs keep their keys. */
export function useScanner(read: (code: string) => void): void {
  const now = useRef(read);
  useEffect(() => {
    now.current = read;
  });
  useEffect(() => {
    const reader = new CodeReader();
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey || isField(event.target) || isDialogOpen()) return;
      const code = reader.press({ key: event.key, at: event.timeStamp });
      if (event.key.length === 1 || code) {
        event.preventDefault(); // not a button's Space or Enter, not a shortcut of the page
        event.stopPropagation();
      }
      if (code) now.current(code);
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, []);
}
