// The end of an authorisation: by then a person has to say yes anew; painted when it is near.
import { Moment, useMinute } from "../kit/show/Moment";
import { isOver } from "./abilities";

export function Ends({ at }: { at: string | null | undefined }) {
  const now = useMinute();
  return <span className={isOver(at, now) ? "toned tone-warn" : ""}><Moment at={at} /></span>;
}
