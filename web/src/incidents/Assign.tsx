// Who takes care of incidents: a person by name, or a team.
import { useQuery } from "@tanstack/react-query";
import { App, Modal, Select } from "antd";
import { api, said } from "../kit/api/client";
import { queries } from "../kit/api/queries";
import { Field, Form } from "../kit/form/Form";
import { useCan, useMe } from "../kit/shell/session";
import { useWords } from "../kit/words/useWords";
import { words } from "./words";

export const TEAMS = ["operator", "warehouse", "support", "manager", "finance", "admin"] as const;

/** The names that incidents can be given to: oneself, and the others for who may see them. */
export function usePeople(): string[] {
  const can = useCan();
  const me = useMe();
  const { data } = useQuery({
    queryKey: ["users", "names"],
    queryFn: () => said(api.GET("/api/v1/users", { params: { query: { limit: 200 } } })),
    enabled: can("users", "read"),
    staleTime: 300_000,
  });
  return [...new Set([me.name, ...(data?.rows ?? []).filter(({ state }) => state === "active").map(({ name, email }) => name || email)])];
}

export function Assign({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const people = usePeople();
  const done = () => {
    onClose();
    void message.success(t("assigned"));
    void queries.invalidateQueries({ queryKey: ["incidents"] });
  };
  const options = [
    { label: t("people"), options: people.map((value) => ({ value, label: value })) },
    { label: t("teams"), options: TEAMS.map((value) => ({ value, label: t.of("owner", value) })) },
  ];
  return (
    <Modal open onCancel={onClose} footer={null} title={t("assign_title")}>
      <Form<{ owner: string }> submit={({ owner }) => said(api.POST("/api/v1/incidents/acknowledge", { body: { ids, owner } }))} onDone={done} label={t("assign_do")}>
        <Field name="owner" label={t("assign_to")} rules={[{ required: true, message: t("assign_missing") }]}><Select options={options} showSearch={{ optionFilterProp: "label" }} /></Field>
      </Form>
    </Modal>
  );
}
