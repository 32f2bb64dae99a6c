import { expect, test } from "vitest";
import { dark, light, type Palette, tones } from "./palette";

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test.each<[string, Palette]>([["light", light], ["dark", dark]])("%s text can be read on every ground it stands on", (_, p) => {
  const grounds = [p.ground, p.surface, p.raised, p.hover, p.chosen];
  const pairs = grounds.flatMap((ground) => [p.ink, p.soft, p.faint, p.link].map((text) => [text, ground] as const));
  const tags = tones.map((tone) => [p[tone], p[`${tone}Ground`]] as const);
  const weak = [...pairs, ...tags, [p.onAccent, p.accent] as const].filter(([a, b]) => contrast(a, b) < 4.5);
  expect(weak).toEqual([]);
  expect(contrast(p.edge, p.surface)).toBeGreaterThanOrEqual(3);
});
