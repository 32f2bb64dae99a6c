// How waves and manifests stand: the colour beside the word.
import type { Tone } from "../kit/look/palette";

const WAVE: Record<string, Tone> = { open: "warn", picking: "busy", picked: "busy", packed: "good", closed: "calm" };
const PARCEL: Record<string, Tone> = { waiting: "busy", packed: "good", out: "bad" };
const MANIFEST: Record<string, Tone> = { made: "busy", handed_over: "good", cancelled: "calm" };

export const WAVE_STATES = ["open", "picking", "picked", "packed", "closed"] as const;
export const MANIFEST_STATES = ["made", "handed_over", "cancelled"] as const;
export const KINDS = ["single", "same", "mixed"] as const;
export const toneOfWave = (state: string): Tone => WAVE[state] ?? "calm";
export const toneOfParcel = (state: string): Tone => PARCEL[state] ?? "calm";
export const toneOfManifest = (state: string): Tone => MANIFEST[state] ?? "calm";
