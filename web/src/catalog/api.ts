import { api, said, type Schemas } from "../kit/api/client";
import { textOf } from "../kit/list/csv";

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

const PARQUET = "PAR1";

/** The text of a sheet that a person chose: a CSV as it is, a table in Parquet as the product reads it. */
export async function textOfSheet(file: File): Promise<string> {
  if ((await file.slice(0, PARQUET.length).text()) !== PARQUET) return textOf(file);
  return (await said(api.POST("/api/v1/catalog/sheet", { body: file as unknown as string, bodySerializer: (body) => body, headers: { "Content-Type": "application/vnd.apache.parquet" } }))).text;
}

/** Sends a sheet: what becomes of each line, or the same for good. */
export async function sendSheet(kind: "items" | "listings", text: string, apply: boolean): Promise<Schemas["SheetFate"]> {
  const asked = { params: { query: { apply } }, body: text, bodySerializer: (body: unknown) => String(body), headers: { "Content-Type": "text/csv; charset=utf-8" } } as const;
  return kind === "items" ? said(api.POST("/api/v1/catalog/items/sheet", asked)) : said(api.POST("/api/v1/catalog/listings/sheet", asked));
}
