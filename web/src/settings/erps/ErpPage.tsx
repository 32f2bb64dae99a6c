// The parts of an ERP, below the parts of the settings.
import type { ReactNode } from "react";
import { Sections } from "../../kit/show/Sections";
import { useWords } from "../../kit/words/useWords";
import { Parts } from "../Parts";
import { useErps } from "./erps";
import { words } from "./words";
import "./erps.css";

export function ErpParts({ id }: { id: string }) {
  const t = useWords(words);
  const of = [["/settings/erps", t("erps")], [`/settings/erps/${id}`, t("mapping")], [`/settings/erps/${id}/tables`, t("tables")], [`/settings/erps/${id}/documents`, t("documents")]] as const;
  return <><Parts /><div className="settings-parts"><Sections about={t("parts")} of={of} /></div></>;
}

export function ErpPage({ id, title, hint, actions, children }: { id: string; title: string; hint: string; actions?: ReactNode; children: ReactNode }) {
  const name = useErps().data?.rows.find((one) => one.id === id)?.title;
  return (
    <>
      <ErpParts id={id} />
      <div className="page settings">
        <div className="page-head"><h1>{title}{name && <span className="soft erp-name"> {name}</span>}</h1><div className="push">{actions}</div></div>
        <p className="soft settings-hint">{hint}</p>
        {children}
      </div>
    </>
  );
}
