// An automation while it is written. Pure, so that it can be tested without a browser.
import type { Schemas } from "../kit/api/client";
import { decimals } from "../kit/show/format";

export type Automation = Schemas["AutomationShown"];
export type Choices = Schemas["Choices"];
export type Choice = Schemas["Choice"];
export type FieldShown = Schemas["FieldShown"];
export type Checked = Schemas["Checked"];
export type Tried = Schemas["TriedRow"];
export type Trigger = Schemas["DraftAsked"]["trigger"];
export type ActionKind = Schemas["ActionAsked"]["kind"];

export interface Line {
  field: string;
  compare: string;
  values: string[];
  number: number;
  currency: string;
}

export interface Action {
  kind: ActionKind;
  value: string;
  service: string;
}

export interface Draft {
  title: string;
  trigger: Trigger;
  conditions: { match: "all" | "any"; lines: Line[] } | null; // null: the expression is written by an expert
  source: string;
  actions: Action[];
  on_error: "go_on" | "hold";
}

export const EMPTY: Draft = { title: "", trigger: "order_captured", conditions: { match: "all", lines: [] }, source: "", actions: [], on_error: "go_on" };

export function draftOf(one: Automation): Draft {
  return {
    title: one.title, trigger: one.trigger as Trigger, conditions: one.conditions, source: one.source,
    actions: one.actions.map((action) => ({ ...action, kind: action.kind as ActionKind })), on_error: one.on_error as Draft["on_error"],
  };
}

/** What the API is told: the lines, or the expression. */
export function askedOf(draft: Draft): Schemas["DraftAsked"] {
  return { ...draft, source: draft.conditions ? "" : draft.source };
}

/** A new line: the field's first comparison and nothing to compare with. */
export function lineOf(field: FieldShown, currency: string): Line {
  return { field: field.name, compare: field.comparisons[0]?.value ?? "", values: [], number: 0, currency: field.kind === "money" ? currency : "" };
}

/** Another comparison takes the values along as far as it can use them. */
export function compared(line: Line, compare: string): Line {
  const isSingle = !["in", "not_in", "has_any", "has_none"].includes(compare);
  return { ...line, compare, values: isSingle ? line.values.slice(0, 1) : line.values.filter((one) => one !== "") };
}

export const minorOf = (major: number, currency: string): number => Math.round(major * 10 ** decimals(currency));
export const majorOf = (minor: number, currency: string): number => minor / 10 ** decimals(currency);

/** How much of the time is looked through, from now back to `since`. */
export function progressOf(reachedAt: string, days: number, now: number): number {
  return Math.min(100, Math.max(0, Math.round(((now - new Date(reachedAt).getTime()) / (days * 86_400_000)) * 100)));
}
