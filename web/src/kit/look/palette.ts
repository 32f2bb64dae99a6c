// The colours of LinkStar, once for light and once for dark. They become CSS variables (`--ink`) and antd's tokens.
// Every text on its ground has a contrast of at least 4.5 : 1 (palette.test.ts).
export interface Palette {
  ground: string; // behind everything
  surface: string; // cards, tables, bars
  raised: string; // menus, dialogs
  hover: string;
  chosen: string;
  line: string; // hairlines
  edge: string; // borders of inputs: 3 : 1 on the surface
  ink: string;
  soft: string; // second in rank
  faint: string; // third: still readable
  accent: string;
  onAccent: string;
  link: string;
  good: string;
  goodGround: string;
  busy: string;
  busyGround: string;
  warn: string;
  warnGround: string;
  bad: string;
  badGround: string;
  calm: string;
  calmGround: string;
}

export const light: Palette = {
  ground: "#f5f6f4",
  surface: "#ffffff",
  raised: "#ffffff",
  hover: "#f3f5f3",
  chosen: "#e6f2f0",
  line: "#e3e6e2",
  edge: "#868e8a",
  ink: "#161b1a",
  soft: "#48524f",
  faint: "#5f6a66",
  accent: "#0b5f5c",
  onAccent: "#ffffff",
  link: "#0b5f5c",
  good: "#17633a",
  goodGround: "#e4f3e9",
  busy: "#1f4f96",
  busyGround: "#e6eefa",
  warn: "#7d4a00",
  warnGround: "#fdf0d8",
  bad: "#a3221b",
  badGround: "#fce8e6",
  calm: "#48524f",
  calmGround: "#eceeec",
};

export const dark: Palette = {
  ground: "#0e1211",
  surface: "#151a19",
  raised: "#1c2321",
  hover: "#1b2220",
  chosen: "#143532",
  line: "#28302e",
  edge: "#6e7a76",
  ink: "#e9eeec",
  soft: "#b4bfbb",
  faint: "#95a19d",
  accent: "#15807a",
  onAccent: "#ffffff",
  link: "#62cdc2",
  good: "#7fd6a2",
  goodGround: "#14301f",
  busy: "#9dc1fb",
  busyGround: "#182a47",
  warn: "#f0c069",
  warnGround: "#382908",
  bad: "#ff9d94",
  badGround: "#421815",
  calm: "#b4bfbb",
  calmGround: "#252c2a",
};

export const tones = ["good", "busy", "warn", "bad", "calm"] as const;
export type Tone = (typeof tones)[number];
