// An item to make or to edit. Money is typed as an amount; the API takes minor units.
import { Checkbox, Input, InputNumber, Select } from "antd";
import { Field, Form } from "../kit/form/Form";
import { useCan } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import type { Item } from "./api";
import { exponentOf } from "./money";
import { words } from "./words";

export interface ItemValues {
  sku: string;
  title: string;
  is_kit?: boolean;
  weight_g: number | null;
  length_mm: number | null;
  width_mm: number | null;
  height_mm: number | null;
  cost_minor?: number | null;
  cost_currency?: string;
  hs_code: string;
  origin: string;
  declared_name_en: string;
  declared_name_zh: string;
  declared_value_minor: number | null;
  declared_currency: string;
  has_battery: boolean;
  has_liquid: boolean;
  is_dangerous: boolean;
  barcodes: string[];
}

interface Asked {
  item?: Item;
  submit: (body: Record<string, unknown>) => Promise<unknown>;
  onDone?: () => void;
  label: string;
}

const CURRENCIES = ["CNY", "USD", "EUR", "GBP", "JPY", "CAD", "AUD", "BRL", "MXN", "SGD", "MYR", "THB", "VND", "PHP", "IDR", "PLN", "SEK", "KRW", "HKD", "TWD"];

export function ItemForm({ item, submit, onDone, label }: Asked) {
  const t = useWords(words);
  const can = useCan();
  const text = (name: keyof ItemValues & string, max: number, more: { required?: boolean; hint?: string } = {}) => (
    <Field name={name} label={t.of("field", name)} {...(more.hint ? { extra: more.hint } : {})} rules={more.required ? [{ required: true, message: t("needed") }] : []}><Input maxLength={max} /></Field>
  );
  const number = (name: keyof ItemValues & string) => <Field name={name} label={t.of("field", name)}><InputNumber min={0} max={1_000_000_000} precision={0} /></Field>;
  const currency = (name: "cost_currency" | "declared_currency") => (
    <Field name={name} label={t.of("field", name)}><Select allowClear showSearch options={CURRENCIES.map((value) => ({ value, label: value }))} /></Field>
  );
  const amount = (name: "cost_minor" | "declared_value_minor", shown: string) => <Field name={name} label={t.of("field", shown)}><InputNumber min={0} max={1_000_000_000} stringMode={false} /></Field>;
  const send = (values: ItemValues) => submit(bodyOf(values, item));
  return (
    <Form<ItemValues> submit={send} label={label} initial={valuesOf(item)} {...(onDone ? { onDone } : {})}>
      <div className="form-pair">{text("sku", 100, { required: true })}{text("title", 300)}</div>
      {!item && <Field name="is_kit" valuePropName="checked"><Checkbox>{t("is_kit_hint")}</Checkbox></Field>}
      <Field name="barcodes" label={t("field.barcodes")} extra={t("barcodes_hint")}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[" ", ",", ";"]} /></Field>
      <h3 className="form-head">{t("size")}</h3>
      <div className="form-four">{number("weight_g")}{number("length_mm")}{number("width_mm")}{number("height_mm")}</div>
      <h3 className="form-head">{t("customs")}</h3>
      <div className="form-pair">{text("hs_code", 12, { hint: t("hs_hint") })}{text("origin", 2, { hint: t("origin_hint") })}</div>
      <div className="form-pair">{text("declared_name_en", 300)}{text("declared_name_zh", 300)}</div>
      <div className="form-pair">{amount("declared_value_minor", "declared_value")}{currency("declared_currency")}</div>
      <div className="form-flags">
        {(["has_battery", "has_liquid", "is_dangerous"] as const).map((name) => <Field key={name} name={name} valuePropName="checked"><Checkbox>{t(`field.${name}`)}</Checkbox></Field>)}
      </div>
      {can("catalog", "see_cost") && <><h3 className="form-head">{t("field.cost")}</h3><div className="form-pair">{amount("cost_minor", "cost")}{currency("cost_currency")}</div></>}
    </Form>
  );
}

function valuesOf(item?: Item): Partial<ItemValues> {
  if (!item) return { declared_currency: "USD", cost_currency: "CNY" };
  const { cost_minor, cost_currency, declared_value_minor, declared_currency } = item;
  return {
    ...item, cost_currency: cost_currency ?? "",
    cost_minor: cost_minor === null ? null : cost_minor / 10 ** exponentOf(cost_currency ?? ""), declared_value_minor: declared_value_minor / 10 ** exponentOf(declared_currency),
  };
}

/** What is different, in the units of the API. */
function bodyOf(values: ItemValues, item?: Item): Record<string, unknown> {
  const minor = (amount: number | null | undefined, currency: string | undefined) => Math.round((amount ?? 0) * 10 ** exponentOf(currency ?? ""));
  const all: Record<string, unknown> = {
    ...values, origin: values.origin?.toUpperCase(), declared_value_minor: minor(values.declared_value_minor, values.declared_currency), declared_currency: values.declared_currency ?? "",
    ...("cost_minor" in values ? { cost_minor: minor(values.cost_minor, values.cost_currency), cost_currency: values.cost_currency ?? "" } : {}),
  };
  if (!all["declared_value_minor"] && !item) delete all["declared_currency"];
  if (!all["cost_minor"] && !item) { delete all["cost_minor"]; delete all["cost_currency"]; }
  const before = item as Record<string, unknown> | undefined;
  const isSame = (name: string, value: unknown) => (before ? JSON.stringify(value ?? emptyOf(before[name])) === JSON.stringify(before[name]) : value === undefined || value === null || value === "" || value === false);
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => !isSame(name, value)).map(([name, value]) => [name, value ?? emptyOf(before?.[name])]));
}

const emptyOf = (value: unknown) => (typeof value === "number" ? 0 : typeof value === "boolean" ? false : "");
