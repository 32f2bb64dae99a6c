// The camera as scanner, where the browser itself reads barcodes (BarcodeDetector). Where it does not, the page says so.
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

interface Detector {
  detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorKind = new (asked?: { formats: string[] }) => Detector;

const FORMATS = ["ean_13", "ean_8", "upc_a", "upc_e", "code_128", "code_39", "itf", "qr_code", "data_matrix"];
const EVERY_MS = 180;
const SAME_MS = 2_000; // the same code again is meant only after a pause: the camera still looks at it

export default function CameraScan({ onScan, onClose }: { onScan: (code: string) => void; onClose: () => void }) {
  const t = useWords(words);
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onScan);
  const [wrong, setWrong] = useState<"camera_cannot" | "camera_refused" | null>(null);
  useEffect(() => {
    read.current = onScan;
  });
  useEffect(() => {
    const Kind = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
    if (!Kind || !navigator.mediaDevices) {
      setWrong("camera_cannot");
      return;
    }
    return watch(new Kind({ formats: FORMATS }), video.current, (code) => read.current(code), () => setWrong("camera_refused"));
  }, []);
  return (
    <div className="camera">
      {wrong ? <p role="alert">{t(wrong)}</p> : <video ref={video} playsInline muted aria-label={t("camera")} />}
      <Button size="large" onClick={onClose}>{t("camera_off")}</Button>
    </div>
  );
}

function watch(detector: Detector, shown: HTMLVideoElement | null, read: (code: string) => void, fail: () => void): () => void {
  let stream: MediaStream | null = null;
  let isOver = false;
  let last = { code: "", at: 0 };
  const look = async () => {
    if (isOver || !shown) return;
    try {
      const [found] = shown.readyState >= 2 ? await detector.detect(shown) : [];
      if (found && (found.rawValue !== last.code || Date.now() - last.at > SAME_MS)) {
        last = { code: found.rawValue, at: Date.now() };
        read(found.rawValue);
      }
    } catch {
      /* a picture that cannot be read: the next one will */
    }
    setTimeout(() => void look(), EVERY_MS);
  };
  navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } }).then(
    (opened) => {
      stream = opened;
      if (isOver || !shown) return opened.getTracks().forEach((track) => track.stop());
      shown.srcObject = opened;
      void shown.play().then(look, fail);
    },
    fail,
  );
  return () => {
    isOver = true;
    stream?.getTracks().forEach((track) => track.stop());
  };
}
