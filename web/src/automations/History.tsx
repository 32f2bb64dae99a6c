// What became of an automation and who did it; an earlier version can hold again.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { useCan } from "../kit/shell/session";
import { Moment } from "../kit/show/Moment";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import type { Automation } from "./draft";
import { words } from "./words";

const TEXTS = ["made", "edited", "taken_back"];

export function History({ one }: { one: Automation }) {
  const t = useWords(words);
  const canEdit = useCan()("automations", "edit");
  const { message } = App.useApp();
  const { data } = useQuery({
    queryKey: ["automations", "changes", one.id, one.version, one.state, one.percent],
    queryFn: () => said(api.GET("/api/v1/automations/{automation_id}/changes", { params: { path: { automation_id: one.id } } })),
    placeholderData: (before) => before,
  });
  const takeBack = (to: number) => said(api.POST("/api/v1/automations/{automation_id}/take-back", { params: { path: { automation_id: one.id } }, body: { to, version: one.version } }))
    .then((now) => {
      queries.setQueryData(["automations", "kept", one.id], now);
      void queries.invalidateQueries({ queryKey: ["automations"] });
    }, (wrong: unknown) => message.error(problemOf(wrong).detail));
  return (
    <Card title={t("history")}>
      {!data ? <Bones rows={3} /> : (
        <ol className="automation-history">
          {data.rows.map((each) => (
            <li key={each.id}>
              <p><b>{t.of("what", each.what)}</b>{each.percent !== null && each.what !== "off" ? ` ${each.percent} %` : ""} · {t("version", { version: each.version })}</p>
              {TEXTS.includes(each.what) && <p className="soft">{each.sentence}</p>}
              <p className="faint"><Moment at={each.changed_at} /> · {each.actor_name || t("by_program")}</p>
              {canEdit && TEXTS.includes(each.what) && each.version !== one.version && <Button size="small" onClick={() => void takeBack(each.version)}>{t("take_back")}</Button>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
