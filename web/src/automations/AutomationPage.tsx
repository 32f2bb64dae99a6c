// One automation: written, tried, switched on for a share and then for all; its versions and what it did.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation, useParams } from "wouter";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card, DetailPage } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Waiting } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import "./automations.css";
import { type Automation, askedOf, type Choices, draftOf, EMPTY } from "./draft";
import { Done } from "./Done";
import { DryRun } from "./DryRun";
import { Editor } from "./Editor";
import { History } from "./History";
import { Rollout } from "./Rollout";
import { StateShown } from "./StateShown";
import { words } from "./words";

export default function AutomationPage() {
  const { id = "new" } = useParams();
  const isNew = id === "new";
  const one = useQuery({ // not "one": news of automations name the orders that they dealt with
    queryKey: ["automations", "kept", id], enabled: !isNew,
    queryFn: () => said(api.GET("/api/v1/automations/{automation_id}", { params: { path: { automation_id: id } } })),
  });
  const choices = useQuery({ queryKey: ["automations", "choices"], queryFn: () => said(api.GET("/api/v1/automations/choices")), staleTime: 60_000 });
  const wrong = one.error ?? choices.error;
  if (wrong) return <div className="page"><ProblemShown wrong={wrong} onAgain={() => { void one.refetch(); void choices.refetch(); }} /></div>;
  if (!choices.data || (!isNew && !one.data)) return <Waiting />;
  return <Shown key={id} kept={one.data ?? null} choices={choices.data} />;
}

function Shown({ kept, choices }: { kept: Automation | null; choices: Choices }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const canEdit = useCan()("automations", "edit");
  const { message } = App.useApp();
  const [draft, write] = useState(() => (kept ? draftOf(kept) : EMPTY));
  const [wrong, setWrong] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const version = kept?.version;
  useEffect(() => {
    if (kept) write(draftOf(kept));
  }, [version]); // somebody saved, or took a version back
  const isChanged = JSON.stringify(askedOf(draft)) !== JSON.stringify(askedOf(kept ? draftOf(kept) : EMPTY));
  const save = async () => {
    setBusy(true);
    setWrong(null);
    try {
      if (kept) {
        const saved = await said(api.PUT("/api/v1/automations/{automation_id}", { params: { path: { automation_id: kept.id } }, body: { ...askedOf(draft), version: kept.version } }));
        queries.setQueryData(["automations", "kept", kept.id], saved);
        void queries.invalidateQueries({ queryKey: ["automations"] });
      } else {
        const { id } = await said(api.POST("/api/v1/automations", { body: askedOf(draft) }));
        void queries.invalidateQueries({ queryKey: ["automations", "all"] });
        go(`/automations/${id}`, { replace: true });
      }
      void message.success(t("saved"));
    } catch (thrown) {
      setWrong(thrown);
    } finally {
      setBusy(false);
    }
  };
  const remove = () => kept && void said(api.DELETE("/api/v1/automations/{automation_id}", { params: { path: { automation_id: kept.id } } })).then(() => {
    void queries.invalidateQueries({ queryKey: ["automations", "all"] });
    go("/automations");
  }, (thrown: unknown) => message.error(problemOf(thrown).detail));
  return (
    <DetailPage back={{ path: "/automations", title: t("title") }} title={kept?.title ?? t("new")} tags={kept && <StateShown one={kept} />}
      actions={kept && canEdit && <Popconfirm title={t("remove_ask")} okText={t("remove")} cancelText={t("cancel")} onConfirm={remove}><Button icon={<Trash2 className="iconic" />}>{t("remove")}</Button></Popconfirm>}
      side={<>
        <Rollout kept={kept} isChanged={isChanged} />
        {kept && <History one={kept} />}
      </>}>
      <Card title={t("write")}>
        <Editor draft={draft} write={write} choices={choices} canEdit={canEdit} />
        {wrong !== null && <div className="form-problem"><ProblemShown wrong={wrong} isSmall /></div>}
        {canEdit && <div className="form-end">
          <Button type="primary" loading={isBusy} disabled={!isChanged || !draft.actions.length || !draft.title.trim()} onClick={() => void save()}>{t(kept ? "save" : "make")}</Button>
          {kept && isChanged && <Button onClick={() => write(draftOf(kept))}>{t("undo")}</Button>}
          {kept && isChanged && kept.state === "on" && <span className="soft">{t("unsaved", { version: kept.version })}</span>}
        </div>}
      </Card>
      <DryRun draft={draft} id={kept?.id ?? null} />
      {kept && <Done one={kept} />}
    </DetailPage>
  );
}
