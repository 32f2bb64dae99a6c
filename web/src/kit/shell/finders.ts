// What ⌘K can find. A finder is a few lines: which right it needs, and the rows that it finds for a text.
import { api, said } from "../api/client";
import { queries } from "../api/queries";

export interface Found {
  path: string;
  title: string;
  hint: string;
}

export interface Finder {
  group: string; // the key `search.<group>` in words.ts
  needs: readonly [noun: string, verb: string];
  find: (text: string) => Promise<Found[]>;
}

const FEW = 5;

export const finders: readonly Finder[] = [
  {
    group: "orders",
    needs: ["orders", "read"],
    find: async (text) => {
      const page = await said(api.GET("/api/v1/orders", { params: { query: { q: text, limit: FEW } } }));
      return page.rows.map((one) => ({ path: `/orders/${one.id}`, title: one.number, hint: `${one.buyer.name ?? ""} ${one.country}` }));
    },
  },
  {
    group: "items",
    needs: ["catalog", "read"],
    find: async (text) => {
      const page = await said(api.GET("/api/v1/catalog/items", { params: { query: { search: text, limit: FEW } } }));
      return page.rows.map((one) => ({ path: `/items/${one.id}`, title: one.sku, hint: one.title }));
    },
  },
  {
    // Whoever may see buyers in full may look for one; the orders of each are what is found.
    group: "customers",
    needs: ["contacts", "unmask"],
    find: async (text) => {
      const page = await said(api.GET("/api/v1/orders", { params: { query: { customer: text, limit: 20 } } }));
      const each = new Map(page.rows.flatMap((one) => (one.contact_id ? [[one.contact_id, one.buyer] as const] : [])));
      return [...each].slice(0, FEW).map(([id, { name, email }]) => ({ path: `/orders?contact_id=${id}`, title: name || email || "–", hint: (name && email) || "" }));
    },
  },
  {
    group: "shops",
    needs: ["connect", "read"],
    find: async (text) => {
      const known = await queries.fetchQuery({
        queryKey: ["connect", "shops"], staleTime: 300_000,
        queryFn: () => said(api.GET("/api/v1/connect/accounts", { params: { query: { kind: "channel" } } })),
      });
      const wanted = text.toLowerCase();
      return known.rows.filter(({ title, partner }) => `${title} ${partner}`.toLowerCase().includes(wanted)).slice(0, FEW)
        .map(({ id, title, partner }) => ({ path: `/connect/${id}`, title, hint: partner }));
    },
  },
];
