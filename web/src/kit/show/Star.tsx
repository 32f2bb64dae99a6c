export function Star() {
  return <img src="/star.svg" alt="" className="star" width={22} height={22} />;
}
