// Every word is used, whole in both languages, and nothing on a page is written past the words.
import { expect, test } from "vitest";
import { sayIn, type Words } from "./say";

const modules = import.meta.glob<{ words: Words }>("../../**/words.ts", { eager: true });
const sources = import.meta.glob<string>("../../**/*.{ts,tsx}", { eager: true, query: "?raw", import: "default" });
const code = Object.entries(sources).filter(([path]) => !/\.test\.ts|schema\.d\.ts/.test(path));
const pages = code.filter(([path]) => !path.endsWith("/words.ts"));

const folders = Object.entries(modules).map(([path, { words }]) => {
  // The words of a folder are used there, or by whoever imports them.
  const folder = path.replace(/words\.ts$/, "");
  const name = folder.split("/").at(-2) ?? "";
  const using = pages.filter(([place, text]) => place.startsWith(folder) || text.includes(`${name}/words"`)).map(([, text]) => text).join("\n");
  return { name, words, using };
});

const Chinese = /[\u3400-\u9fff]/;
const same = new Set(["CSV", "中文"]); // the same in both languages, or each in the other one on purpose

function isUsed(key: string, using: string): boolean {
  if (using.includes(`"${key}"`)) return true;
  const parts = key.split(".");
  return parts.some((_, n) => n > 0 && [`of("${parts.slice(0, n).join(".")}"`, `\`${parts.slice(0, n).join(".")}.\${`].some((call) => using.includes(call)));
}

test.each(folders)("the words of $name are all used", ({ words, using }) => {
  expect(Object.keys(words).filter((key) => !isUsed(key, using))).toEqual([]);
});

test.each(folders)("the words of $name are whole in both languages", ({ words }) => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort().join();
  const wrong = Object.entries(words).filter(([, [en, zh]]) => {
    const isSame = same.has(en) || !/[A-Za-z]{2}/.test(en.replace(/\{\w+\}/g, ""));
    return !en || !zh || holes(en) !== holes(zh) || (!isSame && (Chinese.test(en) || !Chinese.test(zh)));
  });
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test("no key is asked for that is not there", () => {
  // Typed calls cannot miss; groups of codes can: each has at least one word.
  const missing = folders.flatMap(({ name, words, using }) =>
    [...using.matchAll(/\bt\.of\("([a-z_.]+)"/g)].map(([, group]) => group ?? "").filter((group) => !folders.some((one) => Object.keys(one.words).some((key) => key.startsWith(`${group}.`))) && !Object.keys(words).some((key) => key.startsWith(`${group}.`))).map((group) => `${name}: ${group}`));
  expect(missing).toEqual([]);
});

test("nothing on a page is written past the words", () => {
  const texts = />\s*([A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff ,.!?'’]{2,})\s*</g;
  const attributes = /\b(?:title|placeholder|label|aria-label|alt)="([^"]*[A-Za-z\u3400-\u9fff]{2}[^"]*)"/g;
  const found = pages.filter(([path]) => path.endsWith(".tsx")).flatMap(([path, text]) =>
    [...text.matchAll(texts), ...text.matchAll(attributes)].map(([, said]) => `${path}: ${said}`).filter((one) => !/: (LinkStar|Esc|Enter)$/.test(one) && !/=>|\breturn\b|Promise|string|extends/.test(one)));
  expect(found).toEqual([]);
});

test("a word is filled, and a code without a word shows itself", () => {
  const t = sayIn({ "state.ready": ["Ready", "待发货"], hello: ["Hello {name}", "你好 {name}"] }, "en");
  expect(t("hello", { name: "Mei" })).toBe("Hello Mei");
  expect([t.of("state", "ready"), t.of("state", "on_fire")]).toEqual(["Ready", "On fire"]);
});
