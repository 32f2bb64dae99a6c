// Search, language, looks and who I am.
import { Button, Dropdown, type MenuProps } from "antd";
import { CircleUserRound, Keyboard, Languages, Search } from "lucide-react";
import { useLocation } from "wouter";
import { type Clock, type Density, prefer, type Theme, useIsNarrow, usePreferences } from "../look/preferences";
import { Star } from "../show/Star";
import { useWords } from "../words/useWords";
import { isMac } from "./keys";
import { signOut, useMe } from "./session";
import { words } from "./words";

export function TopBar({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const t = useWords(words);
  const me = useMe();
  const isNarrow = useIsNarrow();
  const { language } = usePreferences();
  const items = useMenu();
  return (
    <header className="top">
      {isNarrow && <Star />}
      <button type="button" className="search-open" onClick={onSearch} aria-keyshortcuts={isMac ? "Meta+K" : "Control+K"}>
        <Search className="iconic" aria-hidden /><span className="cut">{t(isNarrow ? "search_short" : "search")}</span>
        {!isNarrow && <kbd>{isMac ? "⌘K" : "Ctrl K"}</kbd>}
      </button>
      <span className="top-company cut">{me.company}</span>
      {!isNarrow && <Button type="text" onClick={onKeys} aria-label={t("keys")} icon={<Keyboard className="iconic" />} />}
      <Button type="text" onClick={() => prefer({ language: language === "zh" ? "en" : "zh" })} lang={language === "zh" ? "en" : "zh"}>
        <Languages className="iconic" aria-hidden />{t("language")}
      </Button>
      <Dropdown menu={items} trigger={["click"]} placement="bottomRight">
        <Button type="text" {...(isNarrow ? { "aria-label": t("me") } : {})} icon={<CircleUserRound className="iconic" />}>{!isNarrow && <span className="cut me-name">{me.name || me.email}</span>}</Button>
      </Dropdown>
    </header>
  );
}

function useMenu(): MenuProps {
  const t = useWords(words);
  const me = useMe();
  const [, go] = useLocation();
  const { theme, density, clock } = usePreferences();
  const choice = <T extends string>(group: string, values: readonly T[], set: (value: T) => void) =>
    values.map((value) => ({ key: `${group}.${value}`, label: t.of(group, value), onClick: () => set(value) }));
  return {
    selectedKeys: [`theme.${theme}`, `density.${density}`, `clock.${clock}`],
    items: [
      { key: "me", disabled: true, label: <span className="me-label"><b>{me.name}</b><br />{me.email}</span> },
      { type: "divider" },
      ...choice<Theme>("theme", ["auto", "light", "dark"], (value) => prefer({ theme: value })),
      { type: "divider" },
      ...choice<Density>("density", ["dense", "roomy"], (value) => prefer({ density: value })),
      { type: "divider" },
      ...choice<Clock>("clock", ["mine", "site"], (value) => prefer({ clock: value })),
      { type: "divider" },
      { key: "account", label: t("me"), onClick: () => go("/me") },
      { key: "out", label: t("sign_out"), onClick: () => void signOut() },
    ],
  };
}
