// A secret that is shown this once: it stays until the reader says that it is kept.
import { Button, Modal } from "antd";
import { Copy } from "../kit/show/Copy";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export function Once({ secret, title, hint, onClose }: { secret: string | null; title: string; hint: string; onClose: () => void }) {
  const t = useWords(words);
  return (
    <Modal open={secret !== null} title={title} closable={false} mask={{ closable: false }} keyboard={false} footer={<Button type="primary" onClick={onClose}>{t("close")}</Button>} destroyOnHidden>
      <div className="once">
        <p className="soft">{hint}</p>
        <div className="once-secret">{secret && <Copy text={secret} />}</div>
      </div>
    </Modal>
  );
}
