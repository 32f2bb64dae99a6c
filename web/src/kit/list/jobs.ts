// Actions on many things: sent in chunks so that there is progress; what was refused is told, what was done can be undone.
import { useSyncExternalStore } from "react";
import { problemOf } from "../api/problem";
import { say } from "../words/useWords";
import { words } from "./words";

export interface Refused {
  id: string;
  detail: string;
}
/** What became of some things; those that were so before are done too, but there is nothing to undo. */
export interface Fate {
  refused: Refused[];
  same?: string[];
}
/** Does it to these things and says which were refused; throws a ProblemError when all were. */
export type Deed = (ids: string[]) => Promise<Refused[] | Fate>;

export interface Job {
  id: number;
  title: string;
  total: number;
  done: number;
  refused: Refused[];
  isOver: boolean;
  canUndo: boolean;
}

const CHUNK = 50;
const heard = new Set<() => void>();
const undos = new Map<number, () => void>();
let jobs: readonly Job[] = [];
let count = 0;

export function startJob(title: string, ids: string[], deed: Deed, undoing?: Deed): void {
  const id = ++count;
  jobs = [...jobs, { id, title, total: ids.length, done: 0, refused: [], isOver: false, canUndo: !!undoing }];
  tell();
  void work(id, ids, deed).then((changed) => {
    if (undoing) undos.set(id, () => startJob(say(words)("undoing", { title }), changed, undoing));
    change(id, { isOver: true, canUndo: !!undoing && changed.length > 0 });
  });
}

async function work(id: number, ids: string[], deed: Deed): Promise<string[]> {
  const changed: string[] = [];
  const refused: Refused[] = [];
  let done = 0;
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    try {
      const fate = await deed(chunk);
      const { refused: no, same = [] } = Array.isArray(fate) ? { refused: fate } : fate;
      const lost = new Set(no.map((one) => one.id));
      const kept = new Set(same);
      refused.push(...no);
      done += chunk.length - lost.size;
      changed.push(...chunk.filter((one) => !lost.has(one) && !kept.has(one)));
    } catch (wrong) {
      refused.push(...chunk.map((one) => ({ id: one, detail: problemOf(wrong).detail })));
    }
    change(id, { done, refused: [...refused] });
  }
  return changed;
}

/** A job whose progress somebody else counts, as writing a file. */
export function followJob(title: string): (done: number, isOver: boolean, refusal?: string) => void {
  const id = ++count;
  jobs = [...jobs, { id, title, total: 0, done: 0, refused: [], isOver: false, canUndo: false }];
  tell();
  return (done, isOver, refusal) => change(id, { done, total: done, isOver, ...(refusal ? { refused: [{ id: "", detail: refusal }] } : {}) });
}

export function undo(id: number): void {
  undos.get(id)?.();
  forget(id);
}

export function forget(id: number): void {
  undos.delete(id);
  jobs = jobs.filter((job) => job.id !== id);
  tell();
}

function change(id: number, changed: Partial<Job>): void {
  jobs = jobs.map((job) => (job.id === id ? { ...job, ...changed } : job));
  tell();
}

function tell(): void {
  heard.forEach((one) => one());
}

function listen(one: () => void): () => void {
  heard.add(one);
  return () => heard.delete(one);
}

export function useJobs(): readonly Job[] {
  return useSyncExternalStore(listen, () => jobs);
}
