// What ⌘K can find. A finder is a few lines: which right it needs, and the rows that it finds for a text.
import { api, said } from "../api/client";

export interface Finder {
  group: string; // the key `search.<group>` in words.ts
  needs: readonly [noun: string, verb: string];
  find: (text: string) => Promise<{ path: string; title: string; hint: string }[]>;
}

export const finders: readonly Finder[] = [
  {
    group: "orders",
    needs: ["orders", "read"],
    find: async (text) => {
      const page = await said(api.GET("/api/v1/orders", { params: { query: { q: text, limit: 8 } } }));
      return page.rows.map((one) => ({ path: `/orders/${one.id}`, title: one.number, hint: `${one.buyer.name ?? ""} ${one.country}` }));
    },
  },
];
