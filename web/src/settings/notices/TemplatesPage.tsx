// What is said of each event, in both languages; a company may use words of its own, and sees at once how they read.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Form as AntForm, Input, Segmented, Select } from "antd";
import { useSearchParams } from "wouter";
import { api, said, type Schemas } from "../../kit/api/client";
import { problemOf } from "../../kit/api/problem";
import { queries } from "../../kit/api/queries";
import { Card } from "../../kit/detail/DetailPage";
import { Field, Form } from "../../kit/form/Form";
import { byLabel } from "../../kit/form/places";
import { useCan } from "../../kit/shell/session";
import { Status } from "../../kit/show/Status";
import { UnreadPart } from "../../kit/show/Unread";
import { useWords } from "../../kit/words/useWords";
import { fill, unknownPlaces } from "./fill";
import { NoticesPage } from "./NoticesPage";
import { words } from "./words";

type Template = Schemas["TemplateShown"];
const KEY = ["notices", "templates"];

export default function TemplatesPage() {
  const t = useWords(words);
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: () => said(api.GET("/api/v1/notices/templates")) });
  const language = search.get("language") === "en" ? "en" : "zh";
  const rows = data?.rows.filter((one) => one.language === language);
  const one = rows?.find(({ event }) => event === search.get("event")) ?? rows?.[0];
  const go = (event: string, to: string) => setSearch({ event, language: to }, { replace: true });
  return (
    <NoticesPage title={t("templates")} hint={t("templates_hint")}>
      {!rows || !one ? <UnreadPart wrong={error} again={refetch} rows={8} /> : (
        <>
          <div className="template-pick">
            <Select value={one.event} onChange={(event) => go(event, language)} aria-label={t("event")} showSearch={byLabel} options={rows.map((each) => ({ value: each.event, label: each.own_title || each.own_line ? t("template_own", { name: each.name }) : each.name }))} />
            <Segmented value={language} onChange={(to) => go(one.event, to)} options={(["zh", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))} />
          </div>
          <Editor key={`${one.event} ${one.language} ${one.own_title} ${one.own_line}`} of={one} />
        </>
      )}
    </NoticesPage>
  );
}

interface Asked {
  title: string;
  line: string;
}

function Editor({ of: one }: { of: Template }) {
  const t = useWords(words);
  const mayEdit = useCan()("notices", "edit");
  const { message } = App.useApp();
  const [form] = AntForm.useForm<Asked>();
  const title = (AntForm.useWatch("title", form) as string | undefined) ?? one.own_title;
  const line = (AntForm.useWatch("line", form) as string | undefined) ?? one.own_line;
  const put = (body: Asked) => said(api.PUT("/api/v1/notices/templates", { body: { event: one.event, language: one.language, ...body } }));
  const again = () => void queries.invalidateQueries({ queryKey: KEY });
  const done = () => {
    void message.success(t("saved"));
    again();
  };
  const reset = () => void put({ title: "", line: "" }).then(again, (wrong: unknown) => void message.error(problemOf(wrong).detail));
  const isOwn = !!one.own_title || !!one.own_line;
  const unknown = unknownPlaces(line, one.example);
  return (
    <div className="settings-columns">
      <Card title={one.name} extra={<Status tone={isOwn ? "busy" : "calm"}>{t(isOwn ? "own_words" : "as_it_comes")}</Status>}>
        {mayEdit ? (
          <Form<Asked> form={form} initial={{ title: one.own_title, line: one.own_line }} submit={put} onDone={done} label={t("save")}
            aside={isOwn ? <Button onClick={reset}>{t("reset")}</Button> : null}>
            <Field name="title" label={t("template_title")}><Input maxLength={100} placeholder={one.title} autoComplete="off" /></Field>
            <Field name="line" label={t("template_line")} extra={t("template_line_hint")}><Input.TextArea maxLength={400} autoSize={{ minRows: 2, maxRows: 6 }} placeholder={one.line} /></Field>
            <div className="places" role="group" aria-label={t("places")}>
              <span className="soft">{t("places")}</span>
              {Object.keys(one.example).map((name) => <Button key={name} size="small" title={t.of("place", name)} onClick={() => form.setFieldsValue({ line: `${line || one.line} {${name}}` })}>{`{${name}}`}</Button>)}
            </div>
          </Form>
        ) : <p>{one.own_line || one.line}</p>}
      </Card>
      <Card title={t("preview")}>
        <div className="bubble" lang={one.language === "zh" ? "zh-CN" : "en"}>
          <b>{title || one.title}</b>
          <p>{fill(line || one.line, one.example)}</p>
        </div>
        {unknown.length > 0 && <p role="status" className="toned tone-bad">{t("places_unknown", { places: unknown.map((name) => `{${name}}`).join(" ") })}</p>}
      </Card>
    </div>
  );
}
