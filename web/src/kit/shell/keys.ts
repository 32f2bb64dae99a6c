// Keys of the page. A key never works while somebody types into a field.
import { useEffect, useRef } from "react";

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && target.type === "checkbox");
}

function isDialogOpen(): boolean {
  return document.querySelector(".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open") !== null;
}

/** `useKeys({ j: next })`. Names as in KeyboardEvent.key; "mod+k" is ⌘ or Ctrl and also works in fields. */
export function useKeys(keys: Keys, isOn = true): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const mod = event.metaKey || event.ctrlKey;
      if (!mod && (isTyping(event.target) || isDialogOpen())) return;
      const does = now.current[mod ? `mod+${event.key.toLowerCase()}` : event.key];
      if (!does) return;
      event.preventDefault();
      does(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isOn]);
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
