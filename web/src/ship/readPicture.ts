// Reads barcodes in a picture: by the browser itself where it can, else by ZXing, which comes when it is first needed.
import type { ReadInputBarcodeFormat } from "zxing-wasm/reader";
import type { Answer, Picture } from "./zxing.worker";

export interface PictureReader {
  read: (from: HTMLVideoElement) => Promise<string | null>;
  close: () => void;
}

interface Detector {
  detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorKind {
  new (asked: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** What warehouses have on shelves, goods and labels: as browsers and as ZXing write it. */
const FORMATS: readonly (readonly [string, ReadInputBarcodeFormat])[] = [
  ["ean_13", "EAN13"], ["ean_8", "EAN8"], ["upc_a", "UPCA"], ["upc_e", "UPCE"], ["code_128", "Code128"], ["code_39", "Code39"], ["itf", "ITF"], ["qr_code", "QRCode"], ["data_matrix", "DataMatrix"],
];
const NEEDED = ["code_128", "ean_13", "qr_code"]; // some browsers have the name and read nothing

/** Rejects where the reader cannot be loaded. */
export async function pictureReader(): Promise<PictureReader> {
  const Kind = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
  const known = (await Kind?.getSupportedFormats().catch(() => [])) ?? [];
  if (!Kind || !NEEDED.every((one) => known.includes(one))) return byZxing();
  const detector = new Kind({ formats: FORMATS.map(([name]) => name).filter((name) => known.includes(name)) });
  return { read: async (from) => (await detector.detect(from))[0]?.rawValue ?? null, close: () => undefined };
}

async function byZxing(): Promise<PictureReader> {
  const worker = new Worker(new URL("./zxing.worker.ts", import.meta.url), { type: "module" });
  const answered = () => new Promise<Answer>((told, failed) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => told(data);
    worker.onerror = failed;
  });
  const first = await answered();
  if (!("isReady" in first && first.isReady)) {
    worker.terminate();
    throw new Error("the reader did not start");
  }
  const canvas = document.createElement("canvas");
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const read = async (from: HTMLVideoElement) => {
    if (!brush || !from.videoWidth) return null;
    [canvas.width, canvas.height] = [from.videoWidth, from.videoHeight];
    brush.drawImage(from, 0, 0);
    const pixels = brush.getImageData(0, 0, canvas.width, canvas.height);
    const answer = answered();
    worker.postMessage({ pixels, formats: FORMATS.map(([, name]) => name) } satisfies Picture, [pixels.data.buffer]);
    const said = await answer;
    return "text" in said ? said.text : null;
  };
  return { read, close: () => worker.terminate() };
}
