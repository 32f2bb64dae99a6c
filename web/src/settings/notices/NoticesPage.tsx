// The parts of the notifications, below the parts of the settings.
import type { ReactNode } from "react";
import { Sections } from "../../kit/show/Sections";
import { useWords } from "../../kit/words/useWords";
import { Parts } from "../Parts";
import { words } from "./words";
import "./notices.css";

export function NoticeParts() {
  const t = useWords(words);
  const of = [["/settings/notices", t("channels")], ["/settings/notices/subscriptions", t("subscriptions")], ["/settings/notices/templates", t("templates")], ["/settings/notices/deliveries", t("deliveries")]] as const;
  return <><Parts /><div className="settings-parts"><Sections about={t("parts")} of={of} /></div></>;
}

export function NoticesPage({ title, hint, actions, children }: { title: string; hint: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <>
      <NoticeParts />
      <div className="page settings">
        <div className="page-head"><h1>{title}</h1><div className="push">{actions}</div></div>
        <p className="soft settings-hint">{hint}</p>
        {children}
      </div>
    </>
  );
}
