// The camera as scanner. Where there is none, the page says so.
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../kit/words/useWords";
import { pictureReader } from "./readPicture";
import { words } from "./words";

const EVERY_MS = 180;
const SAME_MS = 2_000; // the same code again is meant only after a pause: the camera still looks at it

export default function CameraScan({ onScan, onClose }: { onScan: (code: string) => void; onClose: () => void }) {
  const t = useWords(words);
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onScan);
  const [wrong, setWrong] = useState<"camera_cannot" | "camera_refused" | "camera_reader" | null>(null);
  useEffect(() => {
    read.current = onScan;
  });
  useEffect(() => {
    if (!navigator.mediaDevices) {
      setWrong("camera_cannot"); // no camera, or a page that came without https
      return;
    }
    return watch(video.current, (code) => read.current(code), setWrong);
  }, []);
  return (
    <div className="camera">
      {wrong ? <p role="alert">{t(wrong)}</p> : <video ref={video} playsInline muted aria-label={t("camera")} />}
      <Button size="large" onClick={onClose}>{t("camera_off")}</Button>
    </div>
  );
}

function watch(shown: HTMLVideoElement | null, read: (code: string) => void, fail: (why: "camera_refused" | "camera_reader") => void): () => void {
  const refuse = () => fail("camera_refused");
  const reader = pictureReader();
  let stream: MediaStream | null = null;
  let isOver = false;
  let last = { code: "", at: 0 };
  const look = async () => {
    if (isOver || !shown) return;
    try {
      const code = shown.readyState >= 2 ? await (await reader).read(shown) : null;
      if (code && !isOver && (code !== last.code || Date.now() - last.at > SAME_MS)) {
        last = { code, at: Date.now() };
        read(code);
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
      void shown.play().then(look, refuse);
    },
    refuse,
  );
  reader.catch(() => !isOver && fail("camera_reader"));
  return () => {
    isOver = true;
    stream?.getTracks().forEach((track) => track.stop());
    reader.then(({ close }) => close(), () => undefined);
  };
}
