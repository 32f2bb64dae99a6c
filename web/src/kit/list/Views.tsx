// Filters under a name: those that come with the page, and one's own.
import { Button, Input, Popover } from "antd";
import { BookmarkPlus, X } from "lucide-react";
import { useState } from "react";
import { keep, kept } from "../look/preferences";
import { useWords } from "../words/useWords";
import type { Filtered, View } from "./types";
import { isSame } from "./useFilter";
import { words } from "./words";

interface Asked {
  name: string;
  views: readonly View[];
  filter: Filtered;
  onChange: (filter: Filtered) => void;
}

export function Views({ name, views, filter, onChange }: Asked) {
  const t = useWords(words);
  const under = `linkstar.views.${name}`;
  const [own, setOwn] = useState<View[]>(() => kept(under, []));
  const save = (next: View[]) => {
    setOwn(next);
    keep(under, next);
  };
  const all = [...views, ...own];
  const isKnown = all.some((view) => isSame(view.filter, filter));
  return (
    <div className="views" role="group" aria-label={t("views")}>
      {all.map((view) => (
        <span key={view.key} className="view">
          <button type="button" aria-pressed={isSame(view.filter, filter)} onClick={() => onChange(view.filter)}>{view.title}</button>
          {own.includes(view) && (
            <button type="button" className="view-drop" aria-label={t("drop_view", { name: view.title })} onClick={() => save(own.filter((one) => one !== view))}>
              <X className="iconic" aria-hidden />
            </button>
          )}
        </span>
      ))}
      {!isKnown && Object.keys(filter).length > 0 && <SaveView onSave={(title) => save([...own, { key: `own-${title}-${own.length}`, title, filter }])} />}
    </div>
  );
}

function SaveView({ onSave }: { onSave: (title: string) => void }) {
  const t = useWords(words);
  const [title, setTitle] = useState("");
  const [isOpen, setOpen] = useState(false);
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    onSave(title.trim());
    setOpen(false);
  };
  const form = (
    <form className="save-view" onSubmit={save}>
      <Input autoFocus value={title} onChange={(event) => setTitle(event.target.value)} placeholder={t("view_name")} aria-label={t("view_name")} maxLength={40} />
      <Button htmlType="submit" type="primary">{t("save")}</Button>
    </form>
  );
  return (
    <Popover content={form} trigger="click" open={isOpen} onOpenChange={setOpen}>
      <Button size="small" type="text" icon={<BookmarkPlus className="iconic" />}>{t("save_view")}</Button>
    </Popover>
  );
}
