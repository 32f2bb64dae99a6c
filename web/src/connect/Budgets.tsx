// How much may still be called, by operation: a gauge each.
import { useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { api, said } from "../kit/api/client";
import { Card } from "../kit/detail/DetailPage";
import { usePreferences } from "../kit/look/preferences";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function Budgets({ id }: { id: string }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const { data, error } = useQuery({
    queryKey: ["connect", "budgets", id],
    queryFn: () => said(api.GET("/api/v1/connect/accounts/{account_id}/budgets", { params: { path: { account_id: id } } })),
    refetchInterval: 10_000,
  });
  const number = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { maximumFractionDigits: 2 });
  return (
    <Card title={t("budgets")} extra={<span className="faint">{t("budgets_hint")}</span>}>
      {error ? <ProblemShown wrong={error} isSmall /> : !data ? <Bones rows={2} /> : data.rows.length === 0 ? <p className="soft">{t("budgets_none")}</p> : (
        <ul className="gauges">
          {data.rows.map((one) => {
            const share = one.burst > 0 ? one.calls / one.burst : 0;
            const name = one.operation === "*" ? t("budget_all") : one.operation;
            return (
              <li key={one.operation} className="gauge">
                <span className="cut">{name}</span>
                <span className="soft number">{t("budget_left", { left: number.format(Math.floor(one.calls)), burst: number.format(one.burst), rate: number.format(one.rate) })}</span>
                <Progress percent={Math.round(share * 100)} showInfo={false} size="small" status={share < 0.1 ? "exception" : "normal"} aria-label={name} />
                {(one.queued > 0 || one.refused > 0) && <span className="toned tone-warn">{one.queued > 0 && t("budget_queued", { count: number.format(Math.ceil(one.queued)) })} {one.refused > 0 && t("budget_refused", { count: number.format(one.refused) })}</span>}
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
