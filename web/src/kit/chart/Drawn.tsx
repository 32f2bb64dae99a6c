import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { dark, light } from "../look/palette";
import { useIsDark } from "../look/preferences";
import type { ChartAsked } from "./Chart";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export default function Drawn({ steps, series, kind = "bar", about }: ChartAsked) {
  const box = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();
  useEffect(() => {
    if (!box.current) return;
    const palette = isDark ? dark : light;
    const chart = init(box.current, null, { renderer: "svg" });
    const text = { color: palette.faint, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 11 };
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 4, top: series.length > 1 ? 30 : 10, bottom: 4, containLabel: true },
      legend: series.length > 1 ? { top: 0, left: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, itemGap: 18, textStyle: { ...text, color: palette.soft } } : { show: false },
      tooltip: { trigger: "axis", backgroundColor: palette.raised, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 }, confine: true },
      xAxis: { type: "category", data: [...steps], axisLabel: text, axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } } },
      yAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: palette.line } } },
      series: series.map(({ name, values, tone }) => ({
        name, type: kind, data: [...values], color: palette[tone], barMaxWidth: 14, symbolSize: 5, itemStyle: kind === "bar" ? { borderRadius: [2, 2, 0, 0] } : {},
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [steps, series, kind, isDark]);
  return <div ref={box} className="chart-box" role="img" aria-label={about} />;
}
