// Other names in the ERP: items and materials, places and stocks, shops and customers, our accounts and the chart's; typed, or from a sheet.
import { App, Button, Input, Segmented } from "antd";
import { Download, Trash2, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useParams, useSearchParams } from "wouter";
import { api, said } from "../../kit/api/client";
import { messagesByField, problemOf } from "../../kit/api/problem";
import { download, textOf } from "../../kit/list/csv";
import { useCan } from "../../kit/shell/session";
import { Empty } from "../../kit/show/Empty";
import { UnreadPart } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { draftOf, type Mapping, readTable, tablesOf, writeTable } from "./draft";
import { ErpPage } from "./ErpPage";
import { readAgain, useMapping } from "./erps";
import { words } from "./words";

const SHOWN = 200; // rows at once; the search finds the others

export default function TablesPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const { data, error, refetch } = useMapping(id);
  return !data ? <ErpPage id={id} title={t("tables")} hint={t("tables_hint")}><UnreadPart wrong={error} again={refetch} rows={10} /></ErpPage> : <Editor key={`${id} ${data.version}`} id={id} of={data} />;
}

function Editor({ id, of: mapping }: { id: string; of: Mapping }) {
  const t = useWords(words);
  const mayEdit = useCan()("finance", "edit");
  const { message } = App.useApp();
  const [search, setSearch] = useSearchParams();
  const [tables, setTables] = useState(() => tablesOf(mapping));
  const [wanted, setWanted] = useState("");
  const [fresh, setFresh] = useState("");
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const table = mapping.tables.find(({ name }) => name === search.get("table")) ?? mapping.tables[0];
  if (!table) return <ErpPage id={id} title={t("tables")} hint={t("tables_hint")}><section className="card"><Empty title={t("tables_none")} /></section></ErpPage>;
  const mine = tables[table.name] ?? {};
  const rows = [...new Set([...Object.keys(table.ours), ...Object.keys(table.defaults), ...Object.keys(mine)])].map((ours) => ({ ours, title: table.ours[ours] ?? "", theirs: mine[ours] ?? "", standard: table.defaults[ours] ?? (table.is_needed ? "" : ours) }));
  const found = rows.filter(({ ours, title, theirs }) => `${ours} ${title} ${theirs}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  const missing = table.is_needed ? rows.filter(({ theirs, standard }) => !theirs && !standard).length : 0;
  const put = (next: Readonly<Record<string, string>>) => setTables({ ...tables, [table.name]: next });
  const isChanged = JSON.stringify(tables) !== JSON.stringify(tablesOf(mapping));
  const headings = [t("ours"), t("theirs")] as const;
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const sheet = readTable(await textOf(chosen), ["LinkStar", ...headings]);
    if (sheet.wrong !== null) void message.error(t("sheet_wrong", { line: sheet.wrong }));
    else {
      put({ ...mine, ...sheet.rows });
      void message.info(t("sheet_read", { count: Object.keys(sheet.rows).length }));
    }
    if (file.current) file.current.value = "";
  };
  const save = async () => {
    setBusy(true);
    setWrong({});
    try {
      await said(api.PUT("/api/v1/finance/erps/{account_id}/mapping", { params: { path: { account_id: id } }, body: { ...draftOf(mapping.fields, mapping.values, tables), version: mapping.version } }));
      void message.success(t("saved"));
      readAgain();
    } catch (thrown) {
      setWrong(messagesByField(problemOf(thrown)));
      void message.error(problemOf(thrown).detail);
    } finally {
      setBusy(false);
    }
  };
  const add = () => {
    if (fresh.trim()) put({ ...mine, [fresh.trim()]: mine[fresh.trim()] ?? "" });
    setFresh("");
  };
  const drop = (ours: string) => put(Object.fromEntries(Object.entries(mine).filter(([name]) => name !== ours)));
  return (
    <ErpPage id={id} title={t("tables")} hint={t("tables_hint")} actions={mayEdit && <Button type="primary" loading={isBusy} disabled={!isChanged} onClick={() => void save()}>{t("save")}</Button>}>
      <div className="mapping-kinds"><Segmented value={table.name} onChange={(next) => setSearch({ table: next }, { replace: true })} options={mapping.tables.map(({ name }) => ({ value: name, label: t.of("table", name) }))} /></div>
      <p className="soft settings-hint table-hint">{t(table.is_needed ? "table_needed" : "table_lets_through")}</p>
      {missing > 0 && <p className="blocked" role="status">{t("table_missing", { count: missing })}</p>}
      <div className="ask-row">
        <Input.Search className="table-search" allowClear value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder={t("table_search")} aria-label={t("table_search")} />
        <Button icon={<Download className="iconic" />} onClick={() => download(`linkstar-${table.name}.csv`, writeTable(headings, rows.map(({ ours, theirs, standard }) => [ours, theirs || (table.defaults[ours] ? standard : "")])))}>{t("sheet_out")}</Button>
        {mayEdit && <><input ref={file} type="file" accept=".csv,.txt,text/csv,text/plain" hidden onChange={(event) => void read(event.target.files?.[0])} aria-label={t("sheet_in")} /><Button icon={<Upload className="iconic" />} onClick={() => file.current?.click()}>{t("sheet_in")}</Button></>}
      </div>
      {Object.entries(wrong).map(([field, said_wrong]) => <p key={field} role="alert" className="toned tone-bad"><code>{field}</code> {said_wrong}</p>)}
      <section className="card">
        {rows.length === 0 ? <Empty title={t("table_empty")} hint={t("table_empty_hint")} /> : (
          <table className="plain stacks mapping">
            <thead><tr><th scope="col">{t("ours")}</th><th scope="col">{t("theirs")}</th><th scope="col"><span className="sr">{t("row_drop")}</span></th></tr></thead>
            <tbody>
              {found.slice(0, SHOWN).map(({ ours, title, theirs, standard }) => (
                <tr key={ours} className={!theirs && !standard ? "gap" : ""}>
                  <td data-label={t("ours")}><span><code>{ours}</code>{title && title !== ours && <span className="soft"> {title}</span>}</span></td>
                  <td data-label={t("theirs")}>{mayEdit ? <Input size="small" className="mono" value={theirs} placeholder={standard || t("row_missing")} status={!theirs && !standard ? "warning" : ""} maxLength={300} aria-label={`${t("theirs")}: ${ours}`} onChange={(event) => put({ ...mine, [ours]: event.target.value })} /> : <code className={theirs ? "" : "faint"}>{theirs || standard || "–"}</code>}</td>
                  <td>{mayEdit && ours in mine && <Button size="small" type="text" icon={<Trash2 className="iconic" />} onClick={() => drop(ours)} aria-label={`${t("row_drop")}: ${ours}`} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {found.length > SHOWN && <p className="soft table-more">{t("table_more", { count: found.length - SHOWN })}</p>}
        {mayEdit && <form className="mapping-add" onSubmit={(event) => { event.preventDefault(); add(); }}><Input size="small" value={fresh} onChange={(event) => setFresh(event.target.value)} placeholder={t("row_new")} aria-label={t("row_new")} maxLength={200} /><Button size="small" htmlType="submit">{t("row_add")}</Button></form>}
      </section>
    </ErpPage>
  );
}
