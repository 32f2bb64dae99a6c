import { useEffect, useState } from "react";

/** A value as it was when it last rested for a while. */
export function useLater<T>(value: T, waitMs: number): T {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => rest(value), waitMs);
    return () => clearTimeout(waiting);
  }, [value, waitMs]);
  return rested;
}
