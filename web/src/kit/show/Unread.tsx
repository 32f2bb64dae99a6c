// What stands where something is read from the API and is not there: the problem, or bones while it comes. A page says
// `if (!data) return <Unread wrong={error} again={refetch} />`; what was read before stays, whatever goes wrong later.
import { ProblemShown } from "./ProblemShown";
import { Bones, Waiting } from "./Waiting";

interface Asked {
  wrong: unknown;
  again?: () => unknown;
}

/** Of a whole page. */
export function Unread(asked: Asked) {
  return asked.wrong ? <div className="page"><Problem {...asked} /></div> : <Waiting />;
}

/** Inside of a card that has room for so many rows. */
export function UnreadPart({ rows, ...asked }: Asked & { rows: number }) {
  return asked.wrong ? <Problem {...asked} isSmall /> : <Bones rows={rows} />;
}

function Problem({ wrong, again, isSmall = false }: Asked & { isSmall?: boolean }) {
  return <ProblemShown wrong={wrong} isSmall={isSmall} {...(again ? { onAgain: () => void again() } : {})} />;
}
