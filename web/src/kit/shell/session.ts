// Who is signed in, and what they may do.
import { useQuery } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useState } from "react";
import { api, said, type Schemas, takeToken } from "../api/client";
import { queries } from "../api/queries";

export type Me = Schemas["Me"];
type Can = (noun: string, verb: string) => boolean;

// The server says in the page whether a session cookie came along, so that nobody asks in vain.
const hint = document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content;
const KEY = ["session"];

export function signedIn(): Promise<void> {
  return queries.invalidateQueries({ queryKey: KEY, refetchType: "all" });
}

/** The session: undefined while it is asked for, null when nobody is signed in. */
export function useSession(): { me: Me | null | undefined; problem: unknown; begin: () => void } {
  const [isIn, setIn] = useState(hint !== "no");
  const found = useQuery({
    queryKey: KEY,
    queryFn: () => said(api.GET("/api/v1/session")),
    enabled: isIn,
    staleTime: Infinity,
  });
  useEffect(() => {
    takeToken(found.data?.csrf ?? "", () => {
      setIn(false);
      queries.clear();
    });
  }, [found.data?.csrf]);
  const me = isIn ? (found.data ?? undefined) : null;
  return { me, problem: isIn ? found.error : null, begin: () => setIn(true) };
}

export async function signOut(): Promise<void> {
  try {
    await said(api.POST("/api/v1/session/logout"));
  } finally { // without a connection, too, nothing stays on the screen
    queries.clear();
    location.assign("/");
  }
}

export const Who = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(Who);
  if (!me) throw new Error("only below the shell");
  return me;
}

export function useCan(): Can {
  const { permissions } = useMe();
  return useCallback((noun, verb) => permissions[noun]?.includes(verb) ?? false, [permissions]);
}
