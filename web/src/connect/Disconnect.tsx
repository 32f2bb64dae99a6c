// Ending a connection: what it ends and what it leaves behind is said before.
import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { api, said } from "../kit/api/client";
import { Form } from "../kit/form/Form";
import { usePreferences } from "../kit/look/preferences";
import { numberText } from "../kit/show/format";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import type { Account } from "./connections";
import { words } from "./words";

const LEFT = ["open_orders", "untold", "listings", "unlabelled", "moving", "services", "places"] as const;

export function Disconnect({ account, onDone, onClose }: { account: Account; onDone: () => void; onClose: () => void }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const params = { params: { path: { account_id: account.id } } };
  const { data, error } = useQuery({ queryKey: ["connect", "one", account.id, "leaving"], queryFn: () => said(api.GET("/api/v1/connect/accounts/{account_id}/disconnect", params)), staleTime: 0 });
  const kind = account.kind === "channel" || account.kind === "carrier" ? account.kind : "other";
  const left = data ? LEFT.filter((name) => data[name] > 0) : [];
  return (
    <Modal open onCancel={onClose} footer={null} title={t("disconnect_title", { name: account.title || account.partner })} destroyOnHidden>
      <Form submit={() => said(api.POST("/api/v1/connect/accounts/{account_id}/disconnect", params))} onDone={onDone} label={t("disconnect_yes")} isDangerous isIdle={!data}>
        <ul className="leaving">
          <li>{t.of("disconnect_ends", kind)}</li><li>{t("disconnect_keys")}</li><li>{t("disconnect_stays")}</li>
        </ul>
        {error ? <ProblemShown wrong={error} isSmall /> : !data ? <Bones rows={3} /> : !left.length ? <p className="soft ways">{t("leaves_none")}</p> : (
          <ul className="leaves">
            {left.map((name) => <li key={name}><span>{t.of("leaves", name)}</span><b className="number">{numberText(data[name], language)}{data[name] >= data.count_max ? "+" : ""}</b></li>)}
          </ul>
        )}
      </Form>
    </Modal>
  );
}
