// Exchange rates as people paste them: a line each, code and worth, by comma, semicolon, tab or blank. Pure; fx.test.ts.
export interface ReadRates {
  rates: Record<string, string>;
  wrong: { line: number; text: string } | null;
}

const LINE = /^"?([A-Za-z]{3})"?[\s,;:=]+"?(\d{1,9}(?:\.\d{1,12})?)"?(?:[\s,;].*)?$/;

const EMPTY = /^"?[A-Za-z]{3}"?[\s,;:=]*$/; // a currency whose rate nobody entered yet

export function readRates(text: string): ReadRates {
  const rates: Record<string, string> = {};
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/).map((line) => line.trim());
  for (const [at, line] of lines.entries()) {
    if (!line || EMPTY.test(line)) continue;
    const found = LINE.exec(line);
    if (found) rates[(found[1] ?? "").toUpperCase()] = found[2] ?? "";
    else if (at > 0 || Object.keys(rates).length > 0 || /\d/.test(line)) return { rates, wrong: { line: at + 1, text: line.slice(0, 60) } }; // the first line may be a head
  }
  return { rates, wrong: null };
}
