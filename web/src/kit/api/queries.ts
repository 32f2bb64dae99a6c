// What was read stays for a moment; live news (live.ts) says what to read again.
import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./problem";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false, // the stream of news tells
      retry: (times, wrong) => times < 2 && !(wrong instanceof ProblemError && wrong.problem.status < 500),
    },
  },
});
