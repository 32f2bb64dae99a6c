import { Button, type ButtonProps } from "antd";
import { useLocation } from "wouter";

/** A button that leads to a page: a real link, so that it can be opened in another tab. */
export function ButtonLink({ path, ...looks }: { path: string } & Omit<ButtonProps, "href" | "onClick">) {
  const [, go] = useLocation();
  const open = (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(path);
  };
  return <Button {...looks} href={path} onClick={open} />;
}
