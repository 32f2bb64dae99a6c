import { Modal } from "antd";
import { usePreferences } from "../look/preferences";
import { useWords } from "../words/useWords";
import { isMac } from "./keys";
import type { KnownPage } from "./pages";
import { words } from "./words";

export function KeyHelp({ pages, onClose }: { pages: readonly KnownPage[]; onClose: () => void }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const everywhere: [string[], string][] = [
    [[isMac ? "⌘ K" : "Ctrl K", "/"], t("key_search")],
    [["?"], t("key_help")],
    ...pages.filter(({ key }) => key).map(({ key, title }): [string[], string] => [[`g ${key}`], title[language === "zh" ? 1 : 0]]),
  ];
  const lists: [string[], string][] = [
    [["j", "k"], t("key_move")],
    [["Enter"], t("key_open")],
    [["x"], t("key_choose")],
    [["e"], t("key_act")],
    [["Esc"], t("key_escape")],
  ];
  return (
    <Modal open title={t("keys")} onCancel={onClose} footer={null} width={560} mask={{ closable: true }}>
      <div className="keys">
        <section><h3>{t("keys_everywhere")}</h3><KeyRows rows={everywhere} /></section>
        <section><h3>{t("keys_lists")}</h3><KeyRows rows={lists} /></section>
      </div>
    </Modal>
  );
}

function KeyRows({ rows }: { rows: [string[], string][] }) {
  return (
    <dl>
      {rows.map(([keys, what]) => (
        <div key={what}><dt>{what}</dt><dd>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd></div>
      ))}
    </dl>
  );
}
