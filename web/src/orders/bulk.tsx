// What can be done to many orders at once: each with progress, refusals in words, and undo where there is one.
import { Button, Modal, Select } from "antd";
import { FileDown, Pause, Play, Printer, Tag, UserRound } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { followJob, startJob } from "../kit/list/jobs";
import type { Action } from "../kit/list/types";
import { useCan } from "../kit/shell/session";
import { type Say, useWords } from "../kit/words/useWords";
import { TAGS, usePeople, useTags } from "./people";
import { words } from "./words";

type T = Say<typeof words>;

const release = async (ids: string[]) => (await said(api.POST("/api/v1/orders/release", { body: { ids, code: "" } }))).refused;
const hold = (reason: string) => async (ids: string[]) => (await said(api.POST("/api/v1/orders/hold", { body: { ids, reason } }))).refused;
const buy = async (ids: string[]) => (await said(api.POST("/api/v1/orders/labels", { body: { ids } }))).refused;

/** The actions of the list, and the dialog that one of them has opened. */
export function useActions(): readonly [readonly Action[], ReactNode] {
  const t = useWords(words);
  const can = useCan();
  const [asking, ask] = useState<{ what: "tag" | "assign"; ids: string[] } | null>(null);
  const actions = useMemo(() => {
    const canHold = can("orders", "hold");
    const canRelease = can("orders", "release");
    return [
      canRelease && { key: "release", title: t("release_many"), icon: <Play className="iconic" />, run: release, ...(canHold ? { undo: hold(t("undone")) } : {}) },
      canHold && { key: "hold", title: t("hold_many"), icon: <Pause className="iconic" />, run: hold(t("held_from_list")), ...(canRelease ? { undo: release } : {}) },
      can("orders", "edit") && { key: "tag", title: t("tag_many"), icon: <Tag className="iconic" />, open: (ids: string[]) => ask({ what: "tag", ids }) },
      can("orders", "edit") && { key: "assign", title: t("assign_many"), icon: <UserRound className="iconic" />, open: (ids: string[]) => ask({ what: "assign", ids }) },
      can("shipping", "label") && { key: "labels", title: t("labels_many"), icon: <FileDown className="iconic" />, run: buy },
      can("shipping", "label") && { key: "print", title: t("print_many"), icon: <Printer className="iconic" />, open: (ids: string[]) => void print(ids, t) },
    ].filter((one) => one !== false);
  }, [t, can]);
  const close = () => ask(null);
  return [actions, asking && (asking.what === "tag" ? <TagMany ids={asking.ids} onClose={close} /> : <AssignMany ids={asking.ids} onClose={close} />)];
}

/** All labels in one file. */
async function print(ids: string[], t: T): Promise<void> {
  const follow = followJob(t("printing"));
  try {
    const { data, response } = await api.POST("/api/v1/orders/labels/print", { body: { ids }, parseAs: "blob" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(data as Blob);
    link.download = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "labels.pdf";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    follow(Number(response.headers.get("x-labels") ?? 0), true);
  } catch (wrong) {
    follow(0, true, problemOf(wrong).detail);
  }
}

export function tagging(add: string[], remove: string[]) {
  return async (ids: string[]) => {
    const fate = await said(api.POST("/api/v1/orders/tag", { body: { ids, add, remove } }));
    void queries.invalidateQueries({ queryKey: TAGS });
    return fate;
  };
}

function TagMany({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const t = useWords(words);
  const known = useTags();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const options = known.map((value) => ({ value, label: value }));
  const run = () => {
    startJob(t("tagged"), ids, tagging(add, remove), tagging(remove, add));
    onClose();
  };
  return (
    <Modal open title={t("tagged")} onCancel={onClose} footer={<Button type="primary" disabled={!add.length && !remove.length} onClick={run}>{t("do_many", { count: ids.length })}</Button>}>
      <p className="soft order-hint">{t("tag_hint")}</p>
      <div className="order-asked">
        <label><span>{t("tag_add")}</span><Select mode="tags" tokenSeparators={[","]} value={add} onChange={setAdd} options={options} maxCount={20} aria-label={t("tag_add")} autoFocus /></label>
        <label><span>{t("tag_remove")}</span><Select mode="multiple" value={remove} onChange={setRemove} options={options} aria-label={t("tag_remove")} /></label>
      </div>
    </Modal>
  );
}

const NOBODY = "nobody";

function AssignMany({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const t = useWords(words);
  const people = usePeople();
  const [who, choose] = useState<string>();
  const run = () => {
    const before = new Map<string, string | null>();
    const give = (assignee_id: string | null) => async (some: string[]) => {
      const fate = await said(api.POST("/api/v1/orders/assign", { body: { ids: some, assignee_id } }));
      Object.entries(fate.before).forEach(([id, one]) => before.has(id) || before.set(id, one));
      return fate;
    };
    const undo = async (some: string[]) => {
      const fates = await Promise.all([...new Set(some.map((id) => before.get(id) ?? null))].map((one) => give(one)(some.filter((id) => (before.get(id) ?? null) === one))));
      return fates.flatMap(({ refused }) => refused);
    };
    startJob(t("assigned"), ids, give(who === NOBODY ? null : who ?? null), undo);
    onClose();
  };
  return (
    <Modal open title={t("assigned")} onCancel={onClose} footer={<Button type="primary" disabled={!who} onClick={run}>{t("do_many", { count: ids.length })}</Button>}>
      <div className="order-asked">
        <label><span>{t("assignee")}</span>
          <Select value={who ?? null} onChange={(one: string | null) => choose(one ?? undefined)} aria-label={t("assignee")} showSearch={{ optionFilterProp: "label" }} autoFocus
            options={[{ value: NOBODY, label: t("nobody") }, ...[...people].map(([value, label]) => ({ value, label }))]} />
        </label>
      </div>
    </Modal>
  );
}
