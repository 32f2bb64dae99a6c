// Where one can go: a bar at the left, on a phone at the bottom with the rest in a drawer.
import { Badge, Drawer } from "antd";
import { Menu, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { prefer, usePreferences } from "../look/preferences";
import { Star } from "../show/Star";
import { useWords } from "../words/useWords";
import { useBadges } from "./badges";
import type { KnownPage } from "./pages";
import { words } from "./words";

const BOTTOM = 4;

function useIsHere(): (path: string) => boolean {
  const [here] = useLocation();
  return (path) => (path === "/" ? here === "/" : here === path || here.startsWith(`${path}/`));
}

function Item({ page, onGo, isFolded = false }: { page: KnownPage; onGo?: () => void; isFolded?: boolean }) {
  const isHere = useIsHere();
  const { language } = usePreferences();
  const badge = useBadges()[page.path] ?? 0;
  const title = page.title[language === "zh" ? 1 : 0];
  const Icon = page.icon;
  return (
    <Link href={page.path} onClick={() => onGo?.()} className="nav-item" aria-current={isHere(page.path) ? "page" : undefined}
      title={isFolded ? title : undefined} aria-label={isFolded ? title : undefined} onMouseEnter={() => void page.load()}>
      {Icon && <Icon className="iconic" aria-hidden />}
      <span className="nav-title">{title}</span>
      {badge > 0 && <Badge count={badge} size="small" overflowCount={999} className="nav-badge" />}
    </Link>
  );
}

export function SideNav({ pages }: { pages: readonly KnownPage[] }) {
  const t = useWords(words);
  const { isNavFolded } = usePreferences();
  const Fold = isNavFolded ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav className={isNavFolded ? "side folded" : "side"} aria-label={t("nav")}>
      <Link href="/" className="brand" aria-label="LinkStar"><Star /><b className="nav-title">LinkStar</b></Link>
      {(["work", "keep"] as const).map((group) => {
        const inside = pages.filter((page) => (page.group ?? "work") === group);
        return inside.length > 0 && (
          <div key={group}>
            <p className="nav-group nav-title">{t(`group.${group}`)}</p>
            {inside.map((page) => <Item key={page.path} page={page} isFolded={isNavFolded} />)}
          </div>
        );
      })}
      <button type="button" className="nav-item fold" onClick={() => prefer({ isNavFolded: !isNavFolded })}
        aria-label={t(isNavFolded ? "unfold" : "fold")}>
        <Fold className="iconic" aria-hidden />
      </button>
    </nav>
  );
}

export function BottomNav({ pages }: { pages: readonly KnownPage[] }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const rest = pages.slice(BOTTOM);
  return (
    <nav className="bottom" aria-label={t("nav")}>
      {pages.slice(0, BOTTOM).map((page) => <Item key={page.path} page={page} />)}
      {rest.length > 0 && (
        <button type="button" className="nav-item" onClick={() => setOpen(true)}>
          <Menu className="iconic" aria-hidden /><span className="nav-title">{t("more")}</span>
        </button>
      )}
      <Drawer open={isOpen} onClose={() => setOpen(false)} placement="bottom" title={t("more")} size="auto" className="more">
        {rest.map((page) => <Item key={page.path} page={page} onGo={() => setOpen(false)} />)}
      </Drawer>
    </nav>
  );
}
