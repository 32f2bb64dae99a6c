// Switching on: for a share of the orders first, then for all. The figures are those of now.
import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { Card } from "../kit/detail/DetailPage";
import { usePreferences } from "../kit/look/preferences";
import { useCan } from "../kit/shell/session";
import { Facts } from "../kit/show/Facts";
import { numberText } from "../kit/show/format";
import { useWords } from "../kit/words/useWords";
import type { Automation } from "./draft";
import { words } from "./words";

const SHARES = [5, 20, 50, 100];
const FIGURES = ["seen", "fitted", "left_out", "acted", "failed"] as const;

export function Rollout({ kept, isChanged }: { kept: Automation | null; isChanged: boolean }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const canEdit = useCan()("automations", "edit");
  if (!kept) return <Card title={t("running")}><p className="soft">{t("not_kept")}</p></Card>;
  return (
    <Card title={t("running")}>
      {kept.state === "paused" && <p className="toned tone-bad">{t("paused_why", { why: kept.why_paused })}</p>}
      {canEdit && <Switches kept={kept} isChanged={isChanged} />}
      <h3 className="automation-counts">{t("counts", { version: kept.version })}</h3>
      <Facts of={FIGURES.map((name) => [t(`count.${name}`), <span key={name} data-count={name}>{numberText(kept.counts[name], language)}</span>] as const)} />
    </Card>
  );
}

function Switches({ kept, isChanged }: { kept: Automation; isChanged: boolean }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const isOn = kept.state === "on";
  const [percent, choose] = useState(isOn ? kept.percent : 20);
  const [isBusy, setBusy] = useState(false);
  const turn = (state: "on" | "off") => {
    setBusy(true);
    said(api.POST("/api/v1/automations/{automation_id}/switch", { params: { path: { automation_id: kept.id } }, body: { state, percent: state === "on" ? percent : kept.percent } }))
      .then((now) => {
        queries.setQueryData(["automations", "kept", kept.id], now);
        void queries.invalidateQueries({ queryKey: ["automations"] });
      }, (wrong: unknown) => message.error(problemOf(wrong).detail))
      .finally(() => setBusy(false));
  };
  const shares = SHARES.includes(percent) ? SHARES : [...SHARES, percent].sort((a, b) => a - b);
  return (
    <>
      <p className="automation-share">{t("share")}</p>
      <Segmented<number> block aria-label={t("share")} value={percent} onChange={choose} options={shares.map((value) => ({ value, label: `${value} %` }))} />
      <p className="faint automation-hint">{t("share_hint")}</p>
      <div className="form-end">
        <Button type="primary" loading={isBusy} disabled={isChanged || (isOn && percent === kept.percent)} onClick={() => turn("on")}>{t("switch_on", { percent })}</Button>
        {isOn && <Button onClick={() => turn("off")}>{t("switch_off")}</Button>}
      </div>
    </>
  );
}
