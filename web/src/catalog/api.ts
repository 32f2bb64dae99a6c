import { api, said, type Schemas } from "../kit/api/client";

export type Item = Schemas["ItemShown"];
export type Listing = Schemas["ListingShown"];
export type Unlinked = Schemas["UnlinkedShown"];
export type Suggestion = Schemas["SuggestionShown"];

export const getItem = (id: string) => said(api.GET("/api/v1/catalog/items/{item_id}", { params: { path: { item_id: id } } }));

export async function linkAll(rows: readonly { listing_row_id: string; item_id: string; quantity: number }[]) {
  return (await said(api.POST("/api/v1/catalog/listings/link", { body: { rows: [...rows] } }))).refused;
}

export async function unlinkAll(ids: string[]) {
  return (await said(api.POST("/api/v1/catalog/listings/unlink", { body: { ids } }))).refused;
}

/** Sends a sheet: what becomes of each line, or the same for good. */
export async function sendSheet(kind: "items" | "listings", text: string, apply: boolean): Promise<Schemas["SheetFate"]> {
  const asked = { params: { query: { apply } }, body: text, bodySerializer: (body: unknown) => String(body), headers: { "Content-Type": "text/csv; charset=utf-8" } } as const;
  return kind === "items" ? said(api.POST("/api/v1/catalog/items/sheet", asked)) : said(api.POST("/api/v1/catalog/listings/sheet", asked));
}
