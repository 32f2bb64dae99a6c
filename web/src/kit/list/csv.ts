// Rows as a CSV file that spreadsheets open without harm: a cell never begins a formula.
import type { Column } from "./types";

export function csvText<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const told = columns.filter((column) => column.text);
  const lines = [told.map(({ title }) => title), ...rows.map((row) => told.map((column) => column.text?.(row) ?? ""))];
  return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" })); // so that Excel reads Chinese
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The cells of a CSV text, quotes taken off; the separator is the one that the first line has most of. */
export function readCsv(text: string): string[][] {
  const first = text.slice(0, text.indexOf("\n") >>> 0);
  const separator = [",", ";", "\t"].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  const lines: string[][] = [];
  let line: string[] = [];
  let cellText = "";
  let isQuoted = false;
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const endLine = () => {
    line.push(cellText);
    if (line.some((one) => one.trim())) lines.push(line);
    line = [];
    cellText = "";
  };
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at] ?? "";
    if (isQuoted && letter === '"' && plain[at + 1] === '"') { cellText += '"'; at++; }
    else if (letter === '"' && (isQuoted || cellText === "")) isQuoted = !isQuoted;
    else if (!isQuoted && letter === separator) { line.push(cellText); cellText = ""; }
    else if (!isQuoted && letter === "\n") endLine();
    else cellText += letter;
  }
  endLine();
  return lines;
}

/** Cells as a CSV text that spreadsheets open without harm. */
export function writeCsv(lines: readonly (readonly (string | number)[])[]): string {
  return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** The text of a file in UTF-8, or as spreadsheets in China write it. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
