// Where a code comes in without a scanner (typed, or by the camera), and what became of the last one: colour, words and sound.
import { Button, Input } from "antd";
import { Camera, CircleCheck, OctagonX, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

const CameraScan = lazy(() => import("./CameraScan"));

export interface ToldScan {
  isGood: boolean;
  text: string;
}

export function ScanField({ onScan, hint }: { onScan: (code: string) => void; hint: string }) {
  const t = useWords(words);
  const [text, setText] = useState("");
  const [isLooking, look] = useState(false);
  const send = () => {
    if (text.trim()) onScan(text.trim());
    setText("");
  };
  return (
    <>
      <div className="scan-field">
        <Input size="large" value={text} onChange={(event) => setText(event.target.value)} onPressEnter={send} placeholder={hint} aria-label={hint} autoComplete="off" autoCapitalize="none"
          spellCheck={false} enterKeyHint="done" maxLength={200} />
        <Button size="large" icon={<Camera className="iconic" />} aria-label={t("camera")} aria-pressed={isLooking} onClick={() => look(!isLooking)} />
      </div>
      {isLooking && <Suspense><CameraScan onScan={onScan} onClose={() => look(false)} /></Suspense>}
    </>
  );
}

/** The verdict on the last scan: large, in words, and it stays until the next one. */
export function Verdict({ told, onClose }: { told: ToldScan | null; onClose: () => void }) {
  const t = useWords(words);
  if (!told) return <div role="status" className="sr" />;
  const Icon = told.isGood ? CircleCheck : OctagonX;
  return (
    <div className={told.isGood ? "verdict good" : "verdict bad"} role={told.isGood ? "status" : "alert"}>
      <Icon aria-hidden /><p>{told.text}</p>
      {!told.isGood && <button type="button" onClick={onClose} aria-label={t("understood")}><X className="iconic" aria-hidden /></button>}
    </div>
  );
}
