// Names and values, one beside the other: the plain facts of a thing.
import { Fragment, type ReactNode } from "react";
import "./show.css";

export function Facts({ of }: { of: readonly (readonly [name: string, value: ReactNode] | false | null)[] }) {
  return (
    <dl className="facts">
      {of.filter((one) => !!one).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}
    </dl>
  );
}
