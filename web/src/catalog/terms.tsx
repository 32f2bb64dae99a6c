// How much of the stock a listing may show.
import { InputNumber, Modal } from "antd";
import { api, said } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { type Say, useWords } from "../kit/words/useWords";
import type { Listing } from "./api";
import { words } from "./words";

type Terms = Pick<Listing, "buffer" | "cap" | "share_percent">;

export function termsText({ share_percent, buffer, cap }: Terms, t: Say<typeof words>): string {
  return [share_percent < 100 && t("share_of", { count: share_percent }), buffer > 0 && t("buffer_of", { count: buffer }), cap !== null && t("cap_of", { count: cap })].filter(Boolean).join(t("comma")) || t("terms_all");
}

interface Values {
  share_percent: number;
  buffer: number;
  cap: number | null;
}

export function TermsForm({ ids, now, onDone }: { ids: readonly string[]; now: Terms; onDone?: () => void }) {
  const t = useWords(words);
  const submit = async ({ share_percent, buffer, cap }: Values) => {
    await said(api.PUT("/api/v1/catalog/listings/terms", { body: { listing_row_ids: [...ids], share_percent: share_percent ?? 100, buffer: buffer ?? 0, cap: cap ?? null } }));
    await queries.invalidateQueries({ queryKey: ["catalog"] });
  };
  return (
    <Form<Values> submit={submit} initial={now} label={t("save")} {...(onDone ? { onDone } : {})}>
      <p className="soft hint-line">{t("terms_hint")}</p>
      <div className="form-three">
        <Field name="share_percent" label={t("share")}><InputNumber min={0} max={100} precision={0} suffix="%" /></Field>
        <Field name="buffer" label={t("buffer")}><InputNumber min={0} max={1_000_000} precision={0} /></Field>
        <Field name="cap" label={t("cap")}><InputNumber min={0} max={1_000_000} precision={0} placeholder={t("no_limit")} /></Field>
      </div>
    </Form>
  );
}

export function TermsDialog({ ids, onDone }: { ids: readonly string[] | null; onDone: () => void }) {
  const t = useWords(words);
  return (
    <Modal open={ids !== null} onCancel={onDone} footer={null} title={t("terms_many", { count: ids?.length ?? 0 })} destroyOnHidden>
      {ids && <TermsForm ids={ids} now={{ share_percent: 100, buffer: 0, cap: null }} onDone={onDone} />}
    </Modal>
  );
}
