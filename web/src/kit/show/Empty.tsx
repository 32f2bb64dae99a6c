import "./show.css";
import type { ReactNode } from "react";

/** Nothing to see, and what to do next. */
export function Empty({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="empty" role="status">
      <p className="empty-title">{title}</p>
      {hint && <p className="soft">{hint}</p>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}
