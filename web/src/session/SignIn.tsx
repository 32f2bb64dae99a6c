// The door: e-mail and password, then the second factor or the company if they are needed. Nobody was here yet: the first run.
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { Field, Form } from "../kit/form/Form";
import { prefer, usePreferences } from "../kit/look/preferences";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Star } from "../kit/show/Star";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { Demo } from "./Demo";
import { FirstRun } from "./FirstRun";
import { words } from "./words";
import "./session.css";

interface Asked {
  email: string;
  password: string;
  code?: string;
  company?: string;
}
type Step = "password" | "code" | "company";

export default function SignIn({ onDone }: { onDone: () => void }) {
  const t = useWords(words);
  const { language } = usePreferences();
  const { data: first, error, refetch } = useQuery({ queryKey: ["first-run"], queryFn: () => said(api.GET("/api/v1/session/first-run")), staleTime: Infinity });
  useEffect(() => {
    document.title = `${t(first?.is_open ? "first_title" : "sign_in")} · LinkStar`;
  }, [t, first?.is_open]);
  return (
    <main className={first?.is_open ? "door first" : "door"}>
      <section className="door-card">
        <div className="door-head"><Star /><b>LinkStar</b><Button type="text" size="small" lang={language === "zh" ? "en" : "zh"} onClick={() => prefer({ language: language === "zh" ? "en" : "zh" })}>{t("language")}</Button></div>
        {first ? (first.is_open ? <FirstRun needsCode={first.needs_code} onDone={onDone} /> : <Door onDone={onDone} />)
          : error ? <ProblemShown wrong={error} onAgain={() => void refetch()} /> : <Bones rows={5} />}
      </section>
      {first && first.demo.length > 0 && <Demo people={first.demo} onDone={onDone} />}
      <p className="door-claim soft">{t("claim")}</p>
    </main>
  );
}

function Door({ onDone }: { onDone: () => void }) {
  const t = useWords(words);
  const [step, setStep] = useState<Step>("password");
  const [companies, setCompanies] = useState<{ value: string; label: string }[]>([]);
  const [lock, setLock] = useState<{ until: number; text: string } | null>(null);
  const submit = async (values: Asked) => {
    try {
      await said(api.POST("/api/v1/session/login", { body: { code: "", company: "", ...values } }));
      onDone();
    } catch (wrong) {
      const { code, detail, errors } = problemOf(wrong);
      if (code === "access.code_needed") return setStep("code");
      if (code === "access.choose_company") {
        setCompanies((errors ?? []).map((one) => ({ value: one.code, label: one.detail })));
        return setStep("company");
      }
      if (code === "access.login_locked" || code === "access.too_many_attempts") return setLock({ until: Date.now() + minutesIn(detail) * 60_000, text: detail });
      throw wrong;
    }
  };
  return (
    <>
      <h1>{t("title")}</h1>
      {lock && <Locked {...lock} />}
      <Form<Asked> submit={submit} label={t("sign_in")} isWide>
        <div hidden={step !== "password"}>
          <Field name="email" label={t("email")} rules={[{ required: true, message: t("email_missing") }]}><Input type="email" size="large" autoComplete="username" autoFocus inputMode="email" /></Field>
          <Field name="password" label={t("password")} rules={[{ required: true, message: t("password_missing") }]}><Input.Password size="large" autoComplete="current-password" /></Field>
        </div>
        {companies.length > 0 && <Field name="company" label={t("company")} extra={t("company_hint")} rules={[{ required: true, message: t("company_missing") }]}><Select size="large" autoFocus options={companies} /></Field>}
        {step === "code" && (
          <Field name="code" label={t("code")} extra={t("code_hint")} rules={[{ required: true, message: t("code_missing") }]}>
            <Input size="large" autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={40} />
          </Field>
        )}
      </Form>
      {step !== "password" && <Button type="link" className="door-other" onClick={() => location.reload()}>{t("other")}</Button>}
    </>
  );
}

/** Too many tries: said kindly, with the minutes that are left. */
function Locked({ until, text }: { until: number; text: string }) {
  const t = useWords(words);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(ticking);
  }, []);
  const minutes = Math.ceil((until - now) / 60_000);
  return (
    <div className="door-lock" role="alert">
      <p className="problem-title">{t("locked")}</p>
      <p>{text}</p>
      <p>{t("locked_hint")}</p>
      <p><b>{minutes > 0 ? t("locked_left", { minutes }) : t("locked_over")}</b></p>
    </div>
  );
}

function minutesIn(detail: string): number {
  return Number(/\d+/.exec(detail)?.[0] ?? 1);
}
