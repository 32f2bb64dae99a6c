// Which field of the ERP takes which value of ours: what comes with the adapter in grey, what the company changed in ink, gaps marked,
// and a document of yesterday beside it as it would go.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { App, Button, Input, Segmented } from "antd";
import { RotateCcw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useParams, useSearchParams } from "wouter";
import { api, said } from "../../kit/api/client";
import { messagesByField, problemOf } from "../../kit/api/problem";
import { Card } from "../../kit/detail/DetailPage";
import { useCan } from "../../kit/shell/session";
import { UnreadPart } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { byPlace, type Draft, draftOf, type MappedField, type Mapping, placeOf, tablesOf } from "./draft";
import { Drawing } from "./Drawing";
import { ErpPage } from "./ErpPage";
import { readAgain, useMapping } from "./erps";
import { words } from "./words";

export default function MappingPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const { data, error, refetch } = useMapping(id);
  return !data ? <ErpPage id={id} title={t("mapping")} hint={t("mapping_hint")}><UnreadPart wrong={error} again={refetch} rows={10} /></ErpPage> : <Editor key={`${id} ${data.version}`} id={id} of={data} />;
}

function Editor({ id, of: mapping }: { id: string; of: Mapping }) {
  const t = useWords(words);
  const mayEdit = useCan()("finance", "edit");
  const { message } = App.useApp();
  const [search, setSearch] = useSearchParams();
  const [fields, setFields] = useState<readonly MappedField[]>(mapping.fields);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(mapping.values);
  const [tried, setTried] = useState<Draft>(() => draftOf(mapping.fields, mapping.values, tablesOf(mapping)));
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const kind = mapping.kinds.find((one) => one.kind === search.get("kind")) ?? mapping.kinds[0];
  const path = { params: { path: { account_id: id } } };
  const drawn = useQuery({
    queryKey: ["finance", "drawn", id, mapping.version, kind?.kind, tried], enabled: !!kind, placeholderData: keepPreviousData, retry: false,
    queryFn: () => said(api.POST("/api/v1/finance/erps/{account_id}/mapping/preview", { ...path, body: { ...tried, kind: kind?.kind ?? "", on: null } })),
  });
  if (!kind) return <ErpPage id={id} title={t("mapping")} hint={t("mapping_hint")}><p>{t("kinds_none")}</p></ErpPage>;
  const draft = draftOf(fields, values, tablesOf(mapping));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(mapping.fields, mapping.values, tablesOf(mapping)));
  const tryIt = (next: readonly MappedField[] = fields, said_values = values) => {
    setRefused({});
    setTried(draftOf(next, said_values, tablesOf(mapping)));
  };
  const change = (place: string, template: string) => setFields(fields.map((one) => (placeOf(one) === place ? { ...one, template } : one)));
  const reset = (one: MappedField) => {
    const next = one.default ? fields.map((other) => (placeOf(other) === placeOf(one) ? { ...other, template: one.default } : other)) : fields.filter((other) => placeOf(other) !== placeOf(one));
    setFields(next);
    tryIt(next);
  };
  const add = (part: "head" | "line", name: string) => setFields([...fields.filter((one) => placeOf(one) !== placeOf({ kind: kind.kind, part, path: name })), { kind: kind.kind, part, path: name, template: "", default: "" }]);
  const save = async () => {
    setBusy(true);
    try {
      await said(api.PUT("/api/v1/finance/erps/{account_id}/mapping", { ...path, body: { ...draft, version: mapping.version } }));
      void message.success(t("saved"));
      readAgain();
    } catch (wrong) {
      setRefused(byPlace(messagesByField(problemOf(wrong)), draft));
      void message.error(problemOf(wrong).detail);
    } finally {
      setBusy(false);
    }
  };
  const wrong = drawn.error ? byPlace(messagesByField(problemOf(drawn.error)), tried) : {};
  const gaps = Object.fromEntries(drawn.error ? [] : (drawn.data?.gaps ?? []).map((one) => [`${kind.kind} ${one.field.replace(".", " ")}`, one.detail]));
  const shown: Shown = {
    kind: kind.kind, refusedAt: (place) => refused[place] ?? wrong[place], gapAt: (place) => gaps[place], mayEdit,
    valueAt: ({ part, path: name }) => (drawn.error ? undefined : drawn.data?.cells.find((cell) => cell.part === part && cell.path === name)?.value), change, reset, tryIt: () => tryIt(), add,
  };
  return (
    <ErpPage id={id} title={t("mapping")} hint={t("mapping_hint")} actions={mayEdit && <Button type="primary" loading={isBusy} disabled={!isChanged} onClick={() => void save()}>{t("save")}</Button>}>
      <div className="mapping-kinds"><Segmented value={kind.kind} onChange={(next) => setSearch({ kind: next }, { replace: true })} options={mapping.kinds.map((one) => ({ value: one.kind, label: t.of("kind", one.kind) }))} /></div>
      <div className="mapping-body">
        <div className="mapping-main">
          <Fields title={t("head_of", { form: kind.form })} fields={fields.filter((one) => one.kind === kind.kind && one.part === "head")} part="head" names={kind.head} shown={shown} />
          <Fields title={t("lines_of", { form: kind.form })} fields={fields.filter((one) => one.kind === kind.kind && one.part === "line")} part="line" names={kind.line} shown={shown} />
          <Values of={mapping} values={values} mayEdit={mayEdit} change={(name, value) => setValues({ ...values, [name]: value })} tryIt={() => tryIt()} refused={refused} />
        </div>
        <Drawing id={id} drawn={drawn.data} wrong={drawn.error} isStale={drawn.isPlaceholderData} />
      </div>
    </ErpPage>
  );
}

interface Shown {
  kind: string;
  mayEdit: boolean;
  refusedAt: (place: string) => string | undefined;
  gapAt: (place: string) => string | undefined;
  valueAt: (field: MappedField) => string | undefined;
  change: (place: string, template: string) => void;
  reset: (field: MappedField) => void;
  tryIt: () => void;
  add: (part: "head" | "line", path: string) => void;
}

function Fields({ title, fields, part, names, shown }: { title: string; fields: readonly MappedField[]; part: "head" | "line"; names: readonly string[]; shown: Shown }) {
  const t = useWords(words);
  const [fresh, setFresh] = useState("");
  const [at, setAt] = useState(""); // the field that was written in last: a value is put there
  const put = (name: string) => {
    const one = fields.find((field) => placeOf(field) === at);
    if (one) shown.change(at, `${one.template}{${name}}`);
  };
  const add = () => {
    if (!fresh.trim()) return;
    shown.add(part, fresh.trim());
    setFresh("");
  };
  return (
    <Card title={title} isFlush>
      <table className="plain stacks mapping">
        <thead><tr><th scope="col">{t("field")}</th><th scope="col">{t("filled_by")}</th><th scope="col">{t("example")}</th><th scope="col"><span className="sr">{t("reset")}</span></th></tr></thead>
        <tbody>{fields.map((one) => <Line key={placeOf(one)} of={one} shown={shown} onFocus={() => setAt(placeOf(one))} />)}</tbody>
      </table>
      {shown.mayEdit && (
        <div className="mapping-foot">
          <p className="mapping-names"><span className="soft">{t("can_say")}</span>{names.map((name) => <Button key={name} size="small" type="text" disabled={!fields.some((one) => placeOf(one) === at)} title={t.of("value", name)} onClick={() => put(name)}>{`{${name}}`}</Button>)}</p>
          <form className="mapping-add" onSubmit={(event) => { event.preventDefault(); add(); }}>
            <Input size="small" value={fresh} onChange={(event) => setFresh(event.target.value)} placeholder={t("field_new")} aria-label={`${t("field_new")}: ${title}`} maxLength={300} />
            <Button size="small" htmlType="submit">{t("field_add")}</Button>
          </form>
        </div>
      )}
    </Card>
  );
}

function Line({ of: one, shown, onFocus }: { of: MappedField; shown: Shown; onFocus: () => void }) {
  const t = useWords(words);
  const place = placeOf(one);
  const isOwn = one.template !== one.default || !one.default;
  const refused = shown.refusedAt(place);
  const gap = refused ? undefined : shown.gapAt(place);
  const value = shown.valueAt(one);
  return (
    <tr className={gap ? "gap" : ""}>
      <td data-label={t("field")}><code>{one.path}</code></td>
      <td data-label={t("filled_by")}>
        <Told wrong={refused ?? gap} tone={refused ? "bad" : "warn"}>
          {shown.mayEdit ? <Input size="small" className={isOwn ? "mono" : "mono standard"} value={one.template} status={refused ? "error" : gap ? "warning" : ""} aria-label={one.path} placeholder={t("left_out")} maxLength={300}
            onFocus={onFocus} onChange={(event) => shown.change(place, event.target.value)} onBlur={shown.tryIt} onPressEnter={shown.tryIt} />
            : <code className={isOwn ? "" : "faint"}>{one.template || t("left_out")}</code>}
        </Told>
      </td>
      <td data-label={t("example")}><span className="mapping-value">{value ? value : <span className="faint">–</span>}</span></td>
      <td>{shown.mayEdit && isOwn && <Button size="small" type="text" icon={<RotateCcw className="iconic" />} onClick={() => shown.reset(one)} aria-label={`${t(one.default ? "reset" : "field_drop")}: ${one.path}`} title={one.default ? t("reset_to", { template: one.default }) : t("field_drop")} />}</td>
    </tr>
  );
}

function Told({ wrong, tone, children }: { wrong: string | undefined; tone: "bad" | "warn"; children: ReactNode }) {
  return <div className="mapping-told">{children}{wrong && <span role="alert" className={`toned tone-${tone}`}>{wrong}</span>}</div>;
}

/** Values that are the same in every document: the organisation, the unit, the account book. */
function Values({ of: mapping, values, mayEdit, change, tryIt, refused }: { of: Mapping; values: Readonly<Record<string, string>>; mayEdit: boolean; change: (name: string, value: string) => void; tryIt: () => void; refused: Record<string, string> }) {
  const t = useWords(words);
  const names = Object.entries(mapping.default_values);
  return (
    <Card title={t("values")}>
      <p className="soft">{t("values_hint")}</p>
      <div className="mapping-values">
        {names.map(([name, standard]) => (
          <label key={name}>{t.of("value", name)} <code className="faint">{`{${name}}`}</code>
            <Told wrong={refused[`values.${name}`]} tone="bad"><Input size="small" disabled={!mayEdit} value={values[name] ?? ""} placeholder={standard} maxLength={300} onChange={(event) => change(name, event.target.value)} onBlur={tryIt} onPressEnter={tryIt} /></Told>
          </label>
        ))}
      </div>
    </Card>
  );
}
