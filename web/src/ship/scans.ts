// Scans go to the server one after the other, each with a key of its own: sent again after a lost connection, it counts once.
import { useCallback, useRef, useState } from "react";
import { api, said, type Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";

export type Answer = Schemas["ScanAnswer"];
export type Asked = { code: string } | { item_id: string };

const AGAIN_MS = 1_500;

function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const isAway = (wrong: unknown) => [0, 502, 503, 504].includes(problemOf(wrong).status);

/** Sends one scan until it is answered; only what the server itself says no to is thrown. */
async function send(waveId: string, asked: Asked, parcelId: string | null, onAway: () => void): Promise<Answer> {
  const key = freshKey();
  for (;;) {
    try {
      return await said(api.POST("/api/v1/shipping/waves/{wave_id}/scan", {
        params: { path: { wave_id: waveId } }, headers: { "Idempotency-Key": key }, body: { code: null, item_id: null, ...asked, parcel_id: parcelId },
      }));
    } catch (wrong) {
      if (!isAway(wrong)) throw wrong;
      onAway();
      await new Promise((wake) => setTimeout(wake, AGAIN_MS));
    }
  }
}

/** A queue of scans: `put` adds one, `onTable` says which parcel it is for when its turn comes. */
export function useScans(waveId: string, onTable: () => string | null, heard: (answer: Answer) => void, failed: (wrong: unknown) => void) {
  const [waiting, setWaiting] = useState(0);
  const [away, setAway] = useState(false);
  const last = useRef<Promise<void>>(Promise.resolve());
  const now = useRef({ onTable, heard, failed });
  now.current = { onTable, heard, failed };
  const put = useCallback((asked: Asked) => {
    setWaiting((count) => count + 1);
    last.current = last.current.then(async () => {
      try {
        const answer = await send(waveId, asked, now.current.onTable(), () => setAway(true));
        now.current.heard(answer);
      } catch (wrong) {
        now.current.failed(wrong);
      }
      setAway(false);
      setWaiting((count) => count - 1);
    });
  }, [waveId]);
  return { put, waiting, isAway: away };
}
