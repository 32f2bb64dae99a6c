// Writes the types of the API from docs/openapi.json, or with --check says when they are stale.
import { readFileSync, writeFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";

const document = new URL("../../docs/openapi.json", import.meta.url);
const page = new URL("../src/kit/api/schema.d.ts", import.meta.url);
const fresh = "// Written by `make docs` from docs/openapi.json; do not edit.\n" + astToString(await openapi(document));

if (!process.argv.includes("--check")) writeFileSync(page, fresh);
else if (readFileSync(page, "utf8") !== fresh) {
  console.error("web/src/kit/api/schema.d.ts is stale: make docs, and commit it with the change");
  process.exit(1);
} else console.log("the types of the API are fresh");
