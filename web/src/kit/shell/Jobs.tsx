// Actions on many things at once, while they run and when they are done: progress, what was refused and why, undo.
import { Button, Progress } from "antd";
import { X } from "lucide-react";
import { useWords } from "../words/useWords";
import { forget, type Job, undo, useJobs } from "../list/jobs";
import { words as listWords } from "../list/words";
import { words } from "./words";

export function Jobs() {
  const t = useWords(words);
  const jobs = useJobs();
  return <aside className="jobs" aria-label={t("jobs")} aria-live="polite">{jobs.map((job) => <JobCard key={job.id} job={job} />)}</aside>;
}

function JobCard({ job }: { job: Job }) {
  const t = useWords(listWords);
  const { done, total, refused, isOver } = job;
  const reasons = [...new Set(refused.map(({ detail }) => detail))];
  return (
    <section className="job card">
      <div className="job-head">
        <b className="cut">{job.title}</b>
        <Button size="small" type="text" aria-label={t("dismiss")} icon={<X className="iconic" />} onClick={() => forget(job.id)} disabled={!isOver} />
      </div>
      {!isOver && <Progress percent={Math.round(((done + refused.length) / total) * 100)} size="small" />}
      <p>{t(isOver ? "job_done" : "job_running", { done, total })}</p>
      {refused.length > 0 && (
        <details><summary className="toned tone-bad">{t("job_refused", { count: refused.length })}</summary>{reasons.slice(0, 5).map((one) => <p key={one}>{one}</p>)}</details>
      )}
      {isOver && job.canUndo && done > 0 && <Button size="small" onClick={() => undo(job.id)}>{t("undo")}</Button>}
    </section>
  );
}
