// The label of a parcel, to print or to save; where there is none yet it says why.
import { App, Button } from "antd";
import { Printer } from "lucide-react";
import { useState } from "react";
import type { Schemas } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { useWords } from "../kit/words/useWords";
import { printLabel } from "./label";
import { words } from "./words";

type Parcel = Schemas["WaveParcelShown"];

export function PrintButton({ parcel, size, isPrimary = false }: { parcel: Parcel; size: "large" | "middle"; isPrimary?: boolean }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  if (!parcel.label_format) return null;
  const format = parcel.label_format;
  const print = async () => {
    setBusy(true);
    await printLabel(parcel.id, parcel.number, format).catch((wrong: unknown) => message.error(problemOf(wrong).detail));
    setBusy(false);
  };
  return (
    <Button size={size} type={isPrimary ? "primary" : "default"} loading={isBusy} icon={<Printer className="iconic" />} onClick={() => void print()}>
      {t(format === "zpl" ? "label_save" : "label_print", { format: format.toUpperCase() })}
    </Button>
  );
}
