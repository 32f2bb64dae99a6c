/** Keys of a partner that does not say which it needs: "name = value", a line each. */
export function freeKeys(text: string): Record<string, string> {
  const lines = text.split("\n").map((line) => /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line)).filter((line) => line !== null);
  return Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, value]));
}
