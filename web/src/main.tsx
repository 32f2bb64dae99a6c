import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./kit/api/queries";
import { Look } from "./kit/look/Look";
import { useLanguageOf } from "./kit/look/preferences";
import { Boundary } from "./kit/shell/Boundary";
import { known } from "./kit/shell/pages";
import { useSession, Who } from "./kit/shell/session";
import { Shell } from "./kit/shell/Shell";
import { ProblemShown } from "./kit/show/ProblemShown";
import { Waiting } from "./kit/show/Waiting";
import { pages } from "./pages";

const SignIn = lazy(() => import("./session/SignIn"));
const FirstFactor = lazy(() => import("./session/FirstFactor"));
const FirstPassword = lazy(() => import("./settings/FirstPassword"));
const all = known(pages);

function Start() {
  const { me, problem, begin } = useSession();
  useLanguageOf(me?.language);
  if (problem) return <div className="page"><ProblemShown wrong={problem} onAgain={() => location.reload()} /></div>;
  if (me === undefined) return <Waiting />;
  if (me === null) return <SignIn onDone={begin} />;
  if (me.is_password_once) return <FirstPassword />;
  if (me.lacks_totp) return <Who value={me}><FirstFactor /></Who>;
  return <Who value={me}><Shell pages={all} /></Who>;
}

// A new version was installed while the page was open: its scripts have other names now, and a fresh page knows them.
window.addEventListener("vite:preloadError", (event) => {
  const last = Number(sessionStorage.getItem("linkstar.reloaded") ?? 0);
  if (Date.now() - last < 30_000) return;
  event.preventDefault();
  sessionStorage.setItem("linkstar.reloaded", String(Date.now()));
  location.reload();
});

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Look><Boundary><Suspense fallback={<Waiting />}><Start /></Suspense></Boundary></Look>
      </QueryClientProvider>
    </StrictMode>,
  );
}
