// A page that is a list. A page of its own says what its rows are (types.ts); filters, views, columns, keys, actions and files
// are the same everywhere.
import { Button, Dropdown } from "antd";
import { Columns3, Download } from "lucide-react";
import { useCallback, useState } from "react";
import { keep, kept } from "../look/preferences";
import { useKeys } from "../shell/keys";
import { Empty } from "../show/Empty";
import { ProblemShown } from "../show/ProblemShown";
import { Bones } from "../show/Waiting";
import { say, useWords } from "../words/useWords";
import { csvText, download } from "./csv";
import { FilterBar } from "./FilterBar";
import { Grid } from "./Grid";
import { followJob, startJob } from "./jobs";
import type { Action, Column, Filtered, ListAsked } from "./types";
import { useFilter } from "./useFilter";
import { useRows } from "./useRows";
import { Views } from "./Views";
import { words } from "./words";

const FILE_ROWS_MAX = 20_000;
const NONE: ReadonlySet<string> = new Set();
const NO_COLUMNS: readonly never[] = [];

export function ListPage<T extends { id: string }>(asked: ListAsked<T>) {
  const { name, title, hint, head, filters, views = [], actions = [], path, label, card, empty } = asked;
  const t = useWords(words);
  const [filter, setFilter] = useFilter();
  const [chosen, choose] = useState(NONE);
  const [at, setAt] = useState(0);
  const columns = asked.columns ?? NO_COLUMNS;
  const [hidden, setHidden] = useHidden(name, columns);
  const { rows, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch, isPlaceholderData } = useRows(asked, filter);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const refilter = (next: Filtered) => {
    choose(NONE);
    setAt(0);
    setFilter(next);
  };
  const run = (action: Action) => {
    const ids = chosen.size ? [...chosen] : rows[at] ? [rows[at].id] : [];
    if (ids.length && action.open) action.open(ids);
    else if (ids.length && action.run) startJob(action.title, ids, action.run, action.undo);
    choose(NONE);
  };
  useKeys({ Escape: () => choose(NONE), e: () => actions[0] && run(actions[0]) });
  const shown = columns.filter(({ key }) => !hidden.includes(key));
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className="list-page">
      <div className="list-head page-head">
        <h1>{title}</h1>
        {hint}
        <span className="faint list-count" role="status">{!isPending && t(hasNextPage ? "loaded_more" : "loaded", { count: rows.length })}</span>
        {head && <div className="list-do">{head}</div>}
        <div className="push">
          <Dropdown trigger={["click"]} menu={{
            items: columns.slice(1).map((column) => ({ key: column.key, label: column.title })), multiple: true, selectable: true,
            selectedKeys: shown.map(({ key }) => key),
            onClick: ({ key }) => setHidden(hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]),
          }}>
            <Button icon={<Columns3 className="iconic" />}>{t("columns")}</Button>
          </Dropdown>
          <Button icon={<Download className="iconic" />} title={t("csv_hint")} disabled={!asked.columns} {...(asked.file ? { href: asked.file(filter), download: true } : { onClick: () => void writeFile(asked, filter, shown) })}>{t("csv")}</Button>
        </div>
      </div>
      <Views name={name} views={views} filter={filter} onChange={refilter} />
      <FilterBar filters={filters} filter={filter} onChange={refilter} />
      {error && rows.length > 0 && <ProblemShown wrong={error} isSmall onAgain={() => void refetch()} />}
      <section className={isPlaceholderData ? "card list-card stale" : "card list-card"}>
        {(isPending && !error) || !asked.columns ? <div className="body"><Bones rows={14} /></div> : rows.length > 0 ? (
          <Grid about={title} rows={rows} columns={shown} chosen={chosen} choose={choose} canChoose={actions.length > 0} at={at} setAt={setAt} path={path} label={label}
            card={card} hasMore={hasNextPage} isLoading={isFetching} onMore={more} />
        ) : error ? <div className="body"><ProblemShown wrong={error} onAgain={() => void refetch()} /></div>
          : isFiltered ? <Empty title={t("nothing_fits")} hint={t("nothing_fits_hint")} action={<Button onClick={() => refilter({})}>{t("clear")}</Button>} />
            : <Empty {...empty} />}
      </section>
      {chosen.size > 0 && (
        <div className="chosen-bar" role="toolbar" aria-label={t("chosen", { count: chosen.size })}>
          <b>{t("chosen", { count: chosen.size })}</b>
          {chosen.size < rows.length && <Button type="text" onClick={() => choose(new Set(rows.map(({ id }) => id)))}>{t("choose_rows", { count: rows.length })}</Button>}
          {actions.map((action) => <Button key={action.key} type="text" danger={action.isDangerous ?? false} icon={action.icon} onClick={() => run(action)}>{action.title}</Button>)}
          <Button type="text" onClick={() => choose(NONE)}>{t("let_go")}</Button>
        </div>
      )}
    </div>
  );
}

function useHidden<T>(name: string, columns: readonly Column<T>[]): [string[], (keys: string[]) => void] {
  const under = `linkstar.columns.${name}`;
  const [chosen, set] = useState((): string[] | null => kept(under, null));
  return [chosen ?? columns.filter(({ isOptional }) => isOptional).map(({ key }) => key), (keys) => { set(keys); keep(under, keys); }];
}

async function writeFile<T extends { id: string }>({ name, load }: ListAsked<T>, filter: Filtered, columns: readonly Column<T>[]): Promise<void> {
  const file = `linkstar-${name}.csv`;
  const follow = followJob(say(words)("csv_job", { file }));
  const rows: T[] = [];
  let after: string | null = "";
  try {
    while (after !== null && rows.length < FILE_ROWS_MAX) {
      const page: { rows: T[]; next: string | null } = await load(filter, after);
      rows.push(...page.rows);
      after = page.next;
      follow(rows.length, false);
    }
    download(file, csvText(columns, rows));
  } finally {
    follow(rows.length, true);
  }
}
