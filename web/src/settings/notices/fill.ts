// A message as it will read: places in braces are filled, as the server fills them.
const PLACE = /\{(\w+)\}/g;

/** The sentence with its places filled; "?" for what is not known. */
export function fill(line: string, known: Readonly<Record<string, string>>): string {
  return line.replace(PLACE, (_, name: string) => known[name] ?? "?").split(/\s+/).filter(Boolean).join(" ");
}

/** What stands in braces although the event does not know it. */
export function unknownPlaces(line: string, known: Readonly<Record<string, string>>): string[] {
  return [...new Set([...line.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? ""))].filter((name) => !(name in known));
}
