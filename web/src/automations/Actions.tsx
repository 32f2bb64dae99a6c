// What is done with an order that fits.
import { AutoComplete, Button, Dropdown, Input, Select } from "antd";
import { Plus, X } from "lucide-react";
import { useWords } from "../kit/words/useWords";
import type { Action, ActionKind, Choices } from "./draft";
import { words } from "./words";

interface Asked {
  of: Action[];
  write: (of: Action[]) => void;
  choices: Choices;
  isEarly: boolean;
  canEdit: boolean;
}

export function Actions({ of, write, choices, isEarly, canEdit }: Asked) {
  const t = useWords(words);
  const set = (place: number, action: Action | null) => write(action ? of.map((one, n) => (n === place ? action : one)) : of.filter((_, n) => n !== place));
  const free = choices.actions.filter((one) => (isEarly || !one.is_early) && (one.is_many || !of.some(({ kind }) => kind === one.value)));
  const first = (kind: ActionKind) => (kind === "priority" ? "high" : "");
  return (
    <>
      <ul className="automation-lines">
        {of.map((action, n) => (
          <li key={n} className="automation-line automation-action">
            <span className="automation-kind">{t(`kind.${action.kind}`)}</span>
            <Value action={action} number={n + 1} choices={choices} write={(next) => set(n, next)} canEdit={canEdit} />
            <Button type="text" aria-label={t("remove_action", { number: n + 1 })} icon={<X className="iconic" />} onClick={() => set(n, null)} />
          </li>
        ))}
      </ul>
      <Dropdown trigger={["click"]} disabled={!canEdit || of.length >= 10} menu={{
        items: free.map(({ value }) => ({ key: value, label: t(`kind.${value as ActionKind}`) })),
        onClick: ({ key }) => write([...of, { kind: key as ActionKind, value: first(key as ActionKind), service: "" }]),
      }}>
        <Button size="small" icon={<Plus className="iconic" />}>{t("add_action")}</Button>
      </Dropdown>
    </>
  );
}

function Value({ action, number, choices, write, canEdit }: { action: Action; number: number; choices: Choices; write: (action: Action) => void; canEdit: boolean }) {
  const t = useWords(words);
  const label = t("action_value", { number });
  const kind = choices.actions.find(({ value }) => value === action.kind);
  const options = (choices.lists[kind?.of ?? ""] ?? []).map(({ value, label: text }) => ({ value, label: text }));
  const set = (value: string) => write({ ...action, value, service: "" });
  if (action.kind === "tag") return <AutoComplete aria-label={label} value={action.value} maxLength={40} options={options} onChange={set} disabled={!canEdit} />;
  if (!kind?.of) return <Input aria-label={label} value={action.value} maxLength={300} onChange={(event) => set(event.target.value)} />;
  if (kind.of === "receivers") {
    return (
      <span className="automation-tell">
        <Select aria-label={label} value={action.value || null} showSearch={{ optionFilterProp: "label" }} options={options} onChange={set} disabled={!canEdit} notFoundContent={<span className="soft">{t("tell_none")}</span>} />
        <span className="faint">{options.length ? t("tell_hint") : t("tell_none")}</span>
      </span>
    );
  }
  const chosen = <Select aria-label={label} value={action.value || null} showSearch={{ optionFilterProp: "label" }} options={options} onChange={set} disabled={!canEdit} />;
  if (kind.of !== "carriers") return chosen;
  const services = (choices.lists["services"] ?? []).filter(({ of }) => of === action.value);
  return (
    <span className="automation-carrier">
      {chosen}
      <Select aria-label={t("action_service", { number })} value={action.service} disabled={!canEdit || !action.value} onChange={(service) => write({ ...action, service })} popupMatchSelectWidth={false}
        options={[{ value: "", label: t("any_service") }, ...services.map(({ value, label: text }) => ({ value, label: text }))]} />
    </span>
  );
}
