// Lays a .br and a .gz beside every file of the bundle that shrinks, so that the product never compresses while it serves.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = new URL("../../src/linkstar/web_dist/", import.meta.url).pathname;
const squeezed = /\.(js|css|svg|json|wasm)$/;

for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (!squeezed.test(name)) continue;
  const body = readFileSync(join(folder, name));
  if (body.length < 1024) continue;
  writeFileSync(join(folder, `${name}.gz`), gzipSync(body, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(body, { params: quality }));
}
