// The first load may cost 350 kB of script, gzip. Counts what a browser fetches before it can show the first page: the entry and
// everything it imports at once, and the largest page on top.
import { existsSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MAX = 350 * 1000;
const folder = new URL("../../src/linkstar/web_dist/", import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(`${folder}.vite/manifest.json`, "utf8"));

function reached(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reached(next, seen);
  return seen;
}

const weigh = (file) => (existsSync(`${folder}${file}.gz`) ? statSync(`${folder}${file}.gz`).size : gzipSync(readFileSync(folder + file)).length);
const sum = (keys) => [...keys].reduce((all, key) => all + weigh(manifest[key].file), 0);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const base = reached(entry);
const pages = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry && key.startsWith("src/") && !key.includes("/kit/"))
  .map((key) => ({ page: key, bytes: sum(new Set([...base, ...reached(key)])) }))
  .sort((a, b) => b.bytes - a.bytes);

console.log(`first script ${Math.round(sum(base) / 1000)} kB gzip`);
for (const { page, bytes } of pages) console.log(`${String(Math.round(bytes / 1000)).padStart(5)} kB with ${page}`);
if ((pages[0]?.bytes ?? sum(base)) > MAX) {
  console.error(`more than the ${MAX / 1000} kB that a first load may cost: load what is large when it is first needed`);
  process.exit(1);
}
