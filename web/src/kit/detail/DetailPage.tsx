// A page about one thing: its head, what it is made of at the left, its plain facts at the right (below on a phone).
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useDeferredValue } from "react";
import { Link } from "wouter";
import { Bones } from "../show/Waiting";
import { useWords } from "../words/useWords";
import { words } from "./words";
import "./detail.css";

interface Asked {
  back: { path: string; title: string };
  title: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
  side: ReactNode;
  children: ReactNode;
}

export function DetailPage({ back, title, tags, actions, side, children }: Asked) {
  const t = useWords(words);
  const isWhole = useDeferredValue(true, false); // the click is answered first: head and bones at once, the rest a moment later
  return (
    <div className="page detail">
      <Link href={back.path} className="back" aria-label={`${t("back")}: ${back.title}`}><ArrowLeft className="iconic" aria-hidden />{back.title}</Link>
      <div className="page-head"><h1>{title}</h1>{tags}<div className="push">{actions}</div></div>
      <div className="detail-body">
        {isWhole ? <><div className="detail-main">{children}</div><aside className="detail-side">{side}</aside></> : <div className="card"><div className="body"><Bones /></div></div>}
      </div>
    </div>
  );
}

export function Card({ title, extra, children, isFlush = false }: { title: string; extra?: ReactNode; children: ReactNode; isFlush?: boolean }) {
  return (
    <section className="card">
      <header><h2>{title}</h2>{extra}</header>
      {isFlush ? children : <div className="body">{children}</div>}
    </section>
  );
}
