// What a role may do, and what a change of it gives and takes. Pure; rights.test.ts.
export type Permissions = Readonly<Record<string, readonly string[]>>;

export const flat = (permissions: Permissions): string[] => Object.entries(permissions).flatMap(([noun, verbs]) => verbs.map((verb) => `${noun}.${verb}`));

export function changeOf(before: Permissions, after: Permissions): { gives: string[]; takes: string[] } {
  const [was, is] = [new Set(flat(before)), new Set(flat(after))];
  return { gives: [...is].filter((one) => !was.has(one)), takes: [...was].filter((one) => !is.has(one)) };
}

export function toggled(permissions: Permissions, noun: string, verb: string): Permissions {
  const verbs = permissions[noun] ?? [];
  return { ...permissions, [noun]: verbs.includes(verb) ? verbs.filter((one) => one !== verb) : [...verbs, verb] };
}
