// ZXing (C++, as WebAssembly) for browsers that read no barcodes themselves: Safari, Firefox, Chrome on Windows and Linux.
// It works beside the page, so that a picture never holds up a click, and only here WebAssembly is allowed (api/web.py).
// Its program is one of our own files; by default it would be fetched from a stranger's server.
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from "zxing-wasm/reader";
import program from "zxing-wasm/reader/zxing_reader.wasm?url";

export interface Picture {
  pixels: ImageData;
  formats: ReadInputBarcodeFormat[];
}
/** What became of the start (`isReady`), or of a picture: its text, or null. */
export type Answer = { isReady: boolean } | { text: string | null };

const answer = (said: Answer) => postMessage(said);
const locateFile = (name: string, prefix: string) => (name.endsWith(".wasm") ? program : prefix + name);

prepareZXingModule({ overrides: { locateFile }, fireImmediately: true }).then(() => answer({ isReady: true }), () => answer({ isReady: false }));

addEventListener("message", ({ data: { pixels, formats } }: MessageEvent<Picture>) => {
  readBarcodes(pixels, { formats, maxNumberOfSymbols: 1 }).then(([found]) => answer({ text: found?.isValid ? found.text : null }), () => answer({ text: null }));
});
