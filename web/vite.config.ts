import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";

const product = loadEnv("", ".", "LINKSTAR_")["LINKSTAR_URL"] ?? "http://127.0.0.1:8080";
const served = ["/api", "/docs", "/openapi.json", "/problems", "/page.css", "/health", "/ready"];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../src/linkstar/web_dist",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    chunkSizeWarningLimit: 1500, // the wall is tools/budget.mjs
    assetsInlineLimit: 0, // data: addresses would need a wider content security policy
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(served.map((path) => [path, { target: product }])) },
});
