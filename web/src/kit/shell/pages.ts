// What a page is to the shell. The list of all pages is src/pages.ts.
import type { LucideIcon } from "lucide-react";
import { type ComponentType, lazy } from "react";
import type { Pair } from "../words/useWords";

type Loaded = Promise<{ default: ComponentType }>;

export interface Page {
  path: string; // as in wouter: "/orders/:id"
  title: Pair;
  load: () => Loaded; // its own chunk of script, fetched when first needed
  icon?: LucideIcon; // with one it stands in the navigation
  group?: "work" | "keep";
  needs?: readonly [noun: string, verb: string];
  key?: string; // g, then this letter
}

export interface KnownPage extends Page {
  Shown: ComponentType;
}

export function known(pages: readonly Page[]): KnownPage[] {
  return pages.map((page) => ({ ...page, Shown: lazy(page.load) }));
}
