// A chart, drawn by ECharts, which comes when the first chart is needed. Its numbers are also told as a table to those who cannot
// see it.
import { lazy, Suspense } from "react";
import "./chart.css";

export interface Series {
  name: string;
  values: readonly number[];
  tone: "link" | "good" | "busy" | "warn" | "bad";
}

export interface ChartAsked {
  about: string;
  steps: readonly string[]; // the words below
  series: readonly Series[];
  kind?: "bar" | "line";
  height?: number;
}

const Drawn = lazy(() => import("./Drawn"));

export function Chart(asked: ChartAsked) {
  const { about, steps, series, height = 180 } = asked;
  return (
    <figure className="chart" style={{ height }}>
      <Suspense fallback={<span className="bone" style={{ width: "100%", height: height - 24 }} />}><Drawn {...asked} /></Suspense>
      <table className="sr">
        <caption>{about}</caption>
        <thead><tr><td />{series.map(({ name }) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>{steps.map((step, n) => <tr key={step}><th scope="row">{step}</th>{series.map(({ name, values }) => <td key={name}>{values[n]}</td>)}</tr>)}</tbody>
      </table>
    </figure>
  );
}
