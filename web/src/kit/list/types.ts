// What a page says about its list; ListPage does the rest.
import type { ReactNode } from "react";
import type { Deed } from "./jobs";

/** The filters in the address bar: name and text; several values are joined by commas. */
export type Filtered = Readonly<Record<string, string>>;

export interface Column<T> {
  key: string;
  title: string;
  width: string; // a track of a CSS grid, as "minmax(120px, 1fr)"
  show: (row: T) => ReactNode;
  text?: (row: T) => string | number; // its cell in a CSV file; without one it is left out
  isNumber?: boolean;
  isOptional?: boolean; // hidden until somebody chooses it
}

export interface Filter {
  key: string;
  label: string;
  kind: "text" | "choice" | "many" | "day";
  options?: readonly { value: string; label: string }[];
}

export interface View {
  key: string;
  title: string;
  filter: Filtered;
}

export interface Action {
  key: string;
  title: string;
  icon?: ReactNode;
  isDangerous?: boolean;
  run?: Deed;
  undo?: Deed;
  open?: (ids: string[]) => void; // instead of `run`: something has to be asked first
}

export interface Rows<T> {
  rows: T[];
  next: string | null;
}

export interface ListAsked<T> {
  name: string; // what is kept in the browser is kept under it
  noun: string; // whose news change the list
  title: string;
  hint?: ReactNode;
  head?: ReactNode; // buttons beside the title, on a phone too
  load: (filter: Filtered, after: string) => Promise<Rows<T>>;
  file?: (filter: Filtered) => string; // the address of a file of all rows, where the API writes one itself
  /** Those of these ids that still fit the filter: lets news repaint only what changed. */
  loadSome?: (filter: Filtered, ids: string[]) => Promise<T[]>;
  columns: readonly Column<T>[] | null; // none as long as it is not known which there are
  filters: readonly Filter[];
  views?: readonly View[];
  actions?: readonly Action[];
  path: (row: T) => string;
  label: (row: T) => string; // the row in a word, for screen readers
  card: (row: T) => ReactNode; // the row on a phone
  empty: { title: string; hint: string; action?: ReactNode };
}
