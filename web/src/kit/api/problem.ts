// How the API says no (RFC 9457), as an error that forms and pages can show.
import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** Every error as a problem: what is not one (no network, a bug of ours) becomes one, so that there is one way to show it. */
export function problemOf(wrong: unknown): Problem {
  if (wrong instanceof ProblemError) return wrong.problem;
  const isAway = wrong instanceof TypeError; // what fetch throws without a network
  const detail = wrong instanceof Error ? wrong.message : String(wrong);
  return isAway ? plainProblem(0, "away", detail) : plainProblem(500, "internal", detail);
}

export function plainProblem(status: number, code: string, detail: string, trace_id = ""): Problem {
  return { type: "", title: "", status, code, detail, trace_id, field: null, errors: null };
}

/** The messages of a problem by field; those without a field stand under "". */
export function messagesByField(problem: Problem): Record<string, string> {
  if (problem.errors?.length) return Object.fromEntries(problem.errors.map((one) => [one.field, one.detail]));
  return { [problem.field ?? ""]: problem.detail };
}
