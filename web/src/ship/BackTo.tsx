import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";
import "../kit/detail/detail.css";

export function BackTo({ path, title }: { path: string; title: string }) {
  return <Link href={path} className="back no-print"><ArrowLeft className="iconic" aria-hidden />{title}</Link>;
}
