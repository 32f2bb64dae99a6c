// The one way to the API: typed by docs/openapi.json, in the reader's language, with the session's CSRF token.
import createClient from "openapi-fetch";
import { preferences } from "../look/preferences";
import { plainProblem, type Problem, ProblemError } from "./problem";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
/** What the list behind a path may be asked. */
export type QueryOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

export const api = createClient<paths>({ baseUrl: "/" });

let csrf = "";
let onSignedOut: () => void = () => undefined;

/** Told by the session: the token of every change, and what happens when the session has ended. */
export function takeToken(token: string, signedOut: () => void): void {
  csrf = token;
  onSignedOut = signedOut;
}

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", preferences().language === "zh" ? "zh-CN" : "en");
    if (csrf && request.method !== "GET") request.headers.set("X-CSRF-Token", csrf);
  },
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = await problemIn(response);
    if (problem.code === "access.not_signed_in") onSignedOut();
    throw new ProblemError(problem);
  },
});

async function problemIn(response: Response): Promise<Problem> {
  try {
    return (await response.clone().json()) as Problem;
  } catch {
    const trace_id = response.headers.get("x-trace-id") ?? "";
    return plainProblem(response.status, "internal", response.statusText, trace_id);
  }
}

/** What the API answered. Throws ProblemError. */
export async function said<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
