// When, if, then: chosen from lists, and told in a sentence. Experts may write the condition as an expression.
import { useQuery } from "@tanstack/react-query";
import { Input, Radio, Select, Switch } from "antd";
import { useDeferredValue, useId } from "react";
import { api, said } from "../kit/api/client";
import { useWords } from "../kit/words/useWords";
import { Actions } from "./Actions";
import { Conditions } from "./Conditions";
import { askedOf, type Checked, type Choices, type Draft, type Trigger } from "./draft";
import { useLater } from "./useLater";
import { words } from "./words";

interface Asked {
  draft: Draft;
  write: (draft: Draft) => void;
  choices: Choices;
  canEdit: boolean;
}

export function Editor({ draft, write, choices, canEdit }: Asked) {
  const t = useWords(words);
  const name = useId();
  const checked = useChecked(draft);
  const set = (part: Partial<Draft>) => write({ ...draft, ...part });
  const isExpert = draft.conditions === null;
  const lines = checked?.conditions;
  const expert = (on: boolean) => set(on ? { conditions: null, source: checked?.source ?? "true" } : { conditions: lines ?? { match: "all", lines: [] } });
  const early = choices.triggers.find(({ value }) => value === draft.trigger)?.is_early ?? false;
  return (
    <fieldset className="automation-editor" disabled={!canEdit}>
      <label className="automation-name" htmlFor={name}>{t("name")}</label>
      <Input id={name} value={draft.title} maxLength={100} placeholder={t("name_hint")} onChange={(event) => set({ title: event.target.value })} />
      <div className="automation-part">
        <h3>{t("when")}</h3>
        <Select<Trigger> aria-label={t("when")} value={draft.trigger} disabled={!canEdit} onChange={(trigger) => set({ trigger })} options={choices.triggers.map(({ value, label }) => ({ value: value as Trigger, label }))} className="wide-select" />
      </div>
      <div className="automation-part">
        <h3>{t("if")}</h3>
        {draft.conditions ? <Conditions of={draft.conditions} write={(conditions) => set({ conditions })} choices={choices} /> : (
          <>
            <Input.TextArea aria-label={t("expert_label")} className="mono" value={draft.source} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={2000} spellCheck={false} onChange={(event) => set({ source: event.target.value })} />
            <p className="faint automation-hint">{t("expert_hint", { fields: choices.fields.map((field) => field.name).join(", ") })}</p>
          </>
        )}
        <label className="automation-expert"><Switch size="small" checked={isExpert} disabled={!canEdit || (isExpert && !lines)} onChange={expert} aria-label={t("expert")} /> {t("expert")}</label>
        {isExpert && checked && !checked.problem && !lines && <p className="faint">{t("expert_only")}</p>}
      </div>
      <div className="automation-part">
        <h3>{t("then")}</h3>
        <Actions of={draft.actions} write={(actions) => set({ actions })} choices={choices} isEarly={early} canEdit={canEdit} />
      </div>
      <div className="automation-part">
        <h3>{t("on_error")}</h3>
        <Radio.Group aria-label={t("on_error")} value={draft.on_error} disabled={!canEdit} onChange={(event) => set({ on_error: event.target.value as Draft["on_error"] })}
          options={(["go_on", "hold"] as const).map((value) => ({ value, label: t(`on_error.${value}`) }))} />
      </div>
      <Sentence checked={checked} isEmpty={!draft.actions.length} />
    </fieldset>
  );
}

function Sentence({ checked, isEmpty }: { checked: Checked | undefined; isEmpty: boolean }) {
  const t = useWords(words);
  return (
    <div className="automation-reads" aria-live="polite">
      <h3>{t("reads")}</h3>
      <p>{isEmpty ? <span className="soft">{t("no_action")}</span> : checked?.sentence ?? <span className="bone" style={{ width: "70%" }} />}</p>
      {!isEmpty && checked?.problem && checked.field !== "title" && <p className="toned tone-bad">{checked.problem}</p>}
    </div>
  );
}

/** How the draft reads, a moment after the last key. */
function useChecked(draft: Draft): Checked | undefined {
  const asked = useLater(useDeferredValue(draft), 300);
  const { data } = useQuery({
    queryKey: ["automations", "check", askedOf(asked)], staleTime: Infinity, gcTime: 30_000, placeholderData: (before: Checked | undefined) => before,
    queryFn: () => said(api.POST("/api/v1/automations/check", { body: askedOf(asked) })),
  });
  return data;
}
