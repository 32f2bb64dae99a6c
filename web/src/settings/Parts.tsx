// The parts of the settings; who may not read a part does not see it.
import { type ReactNode, useEffect, useRef } from "react";
import { useCan } from "../kit/shell/session";
import { Sections } from "../kit/show/Sections";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";
import "./settings.css";

interface Part {
  key: "company" | "users" | "roles" | "keys" | "locations" | "notices" | "rates" | "erps" | "audit";
  path: string;
  needs: readonly [noun: string, verb: string];
}

export const PARTS: readonly Part[] = [
  { key: "company", path: "/settings", needs: ["settings", "read"] },
  { key: "users", path: "/settings/users", needs: ["users", "read"] },
  { key: "roles", path: "/settings/roles", needs: ["roles", "read"] },
  { key: "keys", path: "/settings/keys", needs: ["api_keys", "read"] },
  { key: "locations", path: "/settings/locations", needs: ["shipping", "read"] },
  { key: "notices", path: "/settings/notices", needs: ["notices", "read"] },
  { key: "rates", path: "/settings/rates", needs: ["finance", "read"] },
  { key: "erps", path: "/settings/erps", needs: ["finance", "read"] },
  { key: "audit", path: "/settings/audit", needs: ["audit", "read"] },
];

export function Parts() {
  const t = useWords(words);
  const can = useCan();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void box.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" }); // on a phone they do not all fit
  }, []);
  const mine = PARTS.filter(({ needs }) => can(...needs));
  return <div ref={box} className="settings-parts"><Sections about={t("sections")} of={mine.map(({ key, path }) => [path, t(`section.${key}`)] as const)} /></div>;
}

/** A page of the settings that is no list. */
export function SettingsPage({ title, hint, actions, children }: { title: string; hint?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <>
      <Parts />
      <div className="page settings">
        <div className="page-head"><h1>{title}</h1><div className="push">{actions}</div></div>
        {hint && <p className="soft settings-hint">{hint}</p>}
        {children}
      </div>
    </>
  );
}
