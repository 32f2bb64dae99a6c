// The words that people put on an order.
import "./orders.css";

export function Tags({ of }: { of: readonly string[] }) {
  return of.length ? <span className="order-tags">{of.map((tag) => <span key={tag} className="order-tag">{tag}</span>)}</span> : null;
}
