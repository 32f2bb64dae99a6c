// Pages of one noun, side by side.
import { Link, useLocation } from "wouter";
import "./show.css";

export function Sections({ about, of }: { about: string; of: readonly (readonly [path: string, title: string])[] }) {
  const [here] = useLocation();
  const mine = of.map(([path]) => path).filter((path) => here === path || here.startsWith(`${path}/`)).sort((a, b) => b.length - a.length)[0]; // a page below it is its too
  return (
    <nav className="sections" aria-label={about}>
      {of.map(([path, title]) => <Link key={path} href={path} aria-current={path === mine ? "page" : undefined}>{title}</Link>)}
    </nav>
  );
}
