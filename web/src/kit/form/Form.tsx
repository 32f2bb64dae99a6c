// Forms: fields from antd, the server's errors at the field they are about, one button that waits.
import { Button, Form as AntForm, type FormInstance } from "antd";
import { type ReactNode, useState } from "react";
import { messagesByField, problemOf } from "../api/problem";
import { ProblemShown } from "../show/ProblemShown";
import { useKept } from "./useKept";
import "./form.css";

interface Asked<V> {
  initial?: Partial<V>;
  submit: (values: V) => Promise<unknown>;
  label: string; // of the button
  children: ReactNode; // <Field name="..."> elements
  onDone?: () => void;
  aside?: ReactNode; // beside the button
  isDangerous?: boolean;
  isWide?: boolean;
  isIdle?: boolean; // there is nothing to send yet
  form?: FormInstance<V>;
}

export function Form<V extends object>({ initial, submit, label, children, onDone, aside, isDangerous, isWide, isIdle, form: given }: Asked<V>) {
  const [form] = AntForm.useForm<V>(given);
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const keep = useKept(form);
  const send = async (values: V) => {
    setBusy(true);
    setWrong(null);
    try {
      await submit(values);
      onDone?.();
    } catch (thrown) {
      setWrong(showAtFields(form, thrown) ? null : thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <AntForm<V> form={form} layout="vertical" onFinish={(values) => void send(values)} requiredMark={false} scrollToFirstError={{ focus: true }} onKeyDown={keep}
      {...(initial ? { initialValues: initial } : {})}>
      {children}
      {wrong !== null && <div className="form-problem"><ProblemShown wrong={wrong} isSmall /></div>}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={isIdle ?? false} danger={isDangerous ?? false} block={isWide ?? false}>{label}</Button>{aside}
      </div>
    </AntForm>
  );
}

/** Puts a problem's messages at the fields that are on the form; true if that tells all of it. */
function showAtFields<V>(form: FormInstance<V>, wrong: unknown): boolean {
  const messages = messagesByField(problemOf(wrong));
  const known = Object.keys(form.getFieldsValue(true) as object).concat(Object.keys(form.getFieldsValue() as object));
  const places = form.getFieldsError().map(({ name }) => name.map(String)); // fields inside of others too, as secrets.robot_key
  let isTold = true;
  for (const [field, message] of Object.entries(messages)) {
    const last = field.split(".").at(-1) ?? "";
    const name = places.find((place) => place.join(".") === field) ?? [field, last].find((one) => known.includes(one)) ?? places.find((place) => place.at(-1) === last);
    if (name) form.setFields([{ name: name as never, errors: [message] }]);
    else isTold = false;
  }
  return isTold;
}

export const Field = AntForm.Item;
