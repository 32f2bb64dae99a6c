// Labels: printed from the page where the browser can (PDF, PNG), saved for the printer's own program where it cannot (ZPL).
import { api, said } from "../kit/api/client";

export type LabelFormat = "pdf" | "zpl" | "png";

/** Fetches a parcel's label as the carrier gave it. Throws ProblemError. */
export async function fetchLabel(parcelId: string): Promise<Blob> {
  const asked = { params: { path: { parcel_id: parcelId }, query: {} }, parseAs: "blob" as const };
  return (await said(api.GET("/api/v1/shipping/parcels/{parcel_id}/label", asked) as Promise<{ data?: Blob }>));
}

/** Prints a label, or saves it where the browser cannot print its format. */
export async function printLabel(parcelId: string, number: string, format: LabelFormat): Promise<void> {
  const blob = await fetchLabel(parcelId);
  const address = URL.createObjectURL(blob);
  if (format === "zpl") save(address, `${number}.zpl`);
  else print(address, format);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

function print(address: string, format: LabelFormat): void {
  if (format === "pdf" && !navigator.pdfViewerEnabled) {
    save(address, "label.pdf");
    return;
  }
  document.querySelector("iframe.printing")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "printing";
  frame.title = format;
  frame.onload = () => {
    try {
      frame.contentWindow?.focus();
      frame.contentWindow?.print();
    } catch {
      save(address, `label.${format}`);
    }
  };
  frame.src = address;
  document.body.append(frame);
}
