"""A LinkStar that runs with its demo company, and a real browser in front of it.

Each file of stories has its own, so that no story finds what one of another file left.

A story can be told in English at a desk and in Chinese on a phone. A run tells the first of the two that the story's mark names;
`LINKSTAR_STORIES=all` in the environment tells both, which takes twice as long.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from rich.console import Console

from linkstar.api.demo_people import DEMO_LOGINS
from linkstar.api.web import FOLDER
from linkstar.cli.processes import Place, free_port
from linkstar.cli.seeding import seed_if_empty
from linkstar.core.settings import Settings
from tests.e2e.words import Said, exactly, words
from tools.checks.source import ROOT
from tools.screens import FLAGS, WIDTHS, chromium

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright")
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
PASSWORDS = {role: (email, password) for email, password, role in DEMO_LOGINS}
ORDERS = 24
DESK, PHONE = ("en", "wide"), ("zh", "narrow")
_TOLD = 2 if os.environ.get("LINKSTAR_STORIES") == "all" else 1
DESK_FIRST = pytest.mark.parametrize(("language", "width"), [DESK, PHONE][:_TOLD])
PHONE_FIRST = pytest.mark.parametrize(("language", "width"), [PHONE, DESK][:_TOLD])
# How far things on the page move without anybody asking for it (the browser's own measure), and which they are.
WATCH_LAYOUT = """window.shifted = 0; window.moved = [];
new PerformanceObserver(list => list.getEntries().filter(one => !one.hadRecentInput).forEach(one => {
    window.shifted += one.value; window.moved.push(...one.sources.map(({node}) => node?.className || node?.nodeName));
})).observe({type: 'layout-shift', buffered: true});"""
# The API answers one question after the other, or the last one first: no page may count on the order of its answers.
ONE_BY_ONE, LAST_FIRST = "100 * asked++", "Math.max(0, 600 - 60 * asked++)"
LATE = """(() => { const ask = window.fetch; let asked = 0; window.coming = 0; window.fetch = async (what, ...more) => {
    window.coming++;
    const wait = WAIT, answer = await ask(what, ...more);
    if ((what.url ?? String(what)).includes('/api/')) await new Promise(done => setTimeout(done, wait));
    setTimeout(() => window.coming--, 100); // and what was made of it stands on the page
    return answer;
}; })();"""
STANDS_STILL = "() => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getComputedTiming().iterations === Infinity)"
WAIT_MS = 60_000  # for a busy machine; a calm one needs none of it


@dataclass
class Living:
    """The addresses of a LinkStar that runs, and of its pretend partners."""

    url: str
    sandbox: str


@dataclass
class Visitor:
    """Somebody at a browser; `told` is what the browser complained of."""

    page: playwright.Page
    language: str
    width: str
    told: list[str] = field(default_factory=list)

    def say(self, text: str, /, **fill: Said) -> Said:
        """An English text of the source as this person reads it; for a place without a value anything may stand."""
        return words().say(self.language, text, fill)

    def just(self, text: str, /, **fill: Said) -> re.Pattern[str]:
        """The same, of which nothing may be left out."""
        return exactly(self.say(text, **fill))

    def go(self, title: str) -> None:
        """Goes to a page by the navigation; on a phone most pages stand behind a button of it."""
        bar = self.page.get_by_role("navigation", name=self.say("Main navigation"))
        if self.width == "narrow" and not bar.get_by_role("link", name=self.say(title)).count():
            bar.get_by_role("button", name=self.just("More")).click()
            bar = self.page.get_by_role("dialog")
        bar.get_by_role("link", name=self.say(title)).click()

    def choose(self, label: str, option: Said, **fill: Said) -> None:
        """Chooses an option of a select by its words; a list of several stays open.

        On a busy machine the list is laid out anew under the pointer, and a click that began on one row ends on none: whoever
        sees that nothing was chosen clicks again.
        """
        box = self.page.get_by_role("combobox", name=self.say(label, **fill)).last
        chosen = self.page.locator(".ant-select", has=box).last
        box.click()
        for _ in range(5):
            self.page.locator(".ant-select-item-option:visible", has_text=option).last.click()
            with contextlib.suppress(AssertionError):
                playwright.expect(chosen).to_contain_text(option, timeout=5_000)
                return
        playwright.expect(chosen).to_contain_text(option)

    def sign_in(self, role: str = "owner") -> None:
        """Comes in as a person of the demo company and sees Today."""
        email, password = PASSWORDS[role]
        self.page.goto("/")
        self.page.fill("input[type=email]", email)
        self.page.fill("input[type=password]", password)
        self.page.press("input[type=password]", "Enter")
        self.page.wait_for_selector(".tiles")

    def delay(self, path: str) -> None:
        """From the next page on the answers of the API to this path come late."""
        self.page.add_init_script(
            """{ const ask = window.fetch; window.fetch = async (what, ...more) => {
                if ((what.url ?? String(what)).endsWith('PATH')) await new Promise(done => setTimeout(done, 1500));
                return ask(what, ...more);
            } }""".replace("PATH", path)
        )

    def complaints_of_axe(self) -> list[str]:
        """What breaks WCAG 2.2 A or AA on the page as it stands, serious or worse."""
        self.page.locator(".bone").first.wait_for(state="detached")
        self.page.wait_for_function(STANDS_STILL)  # what fades in has another contrast until it stands there
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        )
        return [
            f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"][:3]
        ]

    def complaints_of_layout(self, shift_max: float) -> list[str]:
        """What moved under the reader's eyes since the page was asked for, and what is cut off at the side."""
        self.page.wait_for_function("() => !window.coming")
        shifted, moved = self.page.evaluate("[window.shifted, window.moved]")
        told = [f"things moved by {shifted:.3f}: {moved}"] if shifted > shift_max else []
        over = self.page.evaluate(
            "[document.documentElement, document.querySelector('main')].map(one => one.scrollWidth - one.clientWidth)"
        )
        return told + ([f"{max(over)} px wider than the screen"] if max(over) > 1 else [])


def a_database(server: str) -> str:
    """The address of an empty database on a server that is given (`make test15`); without one LinkStar brings its own."""
    name = f"linkstar_e2e_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


@pytest.fixture(scope="module")
def living() -> Iterator[Living]:
    """LinkStar with its demo company; skipped where the pages or Chromium are missing."""
    if not chromium():
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    if not (FOLDER / "index.html").exists() or not AXE.exists():
        pytest.skip("the web pages are not built: make web")
    with tempfile.TemporaryDirectory(prefix="linkstar-e2e-") as home:
        os.chmod(home, 0o755)  # noqa: S103 - the database's own account must be able to enter
        settings = Settings(
            home=Path(home),
            port=free_port(),
            sandbox_port=free_port(),
            demo=True,
            demo_orders=ORDERS,
            database_url=a_database(given) if (given := os.environ.get("LINKSTAR_TEST_DATABASE_URL")) else None,
        )
        with Place(settings, say=lambda _: None) as place:
            place.start_database()
            place.start_doors()
            seed_if_empty(place, console=Console(quiet=True))
            yield Living(f"http://{settings.host}:{settings.port}", f"http://{settings.host}:{settings.sandbox_port}")


@pytest.fixture(scope="module")
def browser(living: Living) -> Iterator[playwright.Browser]:
    """Debian's Chromium."""
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


Arrive = Callable[..., Visitor]


def opposite(language: str) -> tuple[str, str]:
    """How the second person of a story comes: on a phone if the first one sits at a desk, and the other way round."""
    return PHONE if language == "en" else DESK


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remembers of a story whether it failed."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture
def arrive(browser: playwright.Browser, living: Living, request: pytest.FixtureRequest) -> Iterator[Arrive]:
    """Opens a browser for somebody: `arrive("zh", "narrow")`. At the end the browser must have had nothing to complain of.

    A story that fails leaves a picture of what each of its people saw in `build/stories`.
    """
    visitors: list[Visitor] = []

    def one(language: str = "en", width: str = "wide", *, theme: str = "light") -> Visitor:
        wide, high = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": wide, "height": high}, base_url=living.url, timezone_id="Asia/Shanghai",
            locale="zh-CN" if language == "zh" else "en-GB",
        )  # fmt: skip
        liked = json.dumps({"language": language, "theme": theme})
        context.add_init_script(
            f"localStorage.getItem('linkstar.preferences') || localStorage.setItem('linkstar.preferences', {liked!r})"
        )
        context.add_init_script(WATCH_LAYOUT)
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        visitor = Visitor(page, language, width)
        page.on("console", lambda said: visitor.told.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda wrong: visitor.told.append(str(wrong)))
        visitors.append(visitor)
        return visitor

    yield one
    if request.node.stash.get(FAILED, False):
        for number, visitor in enumerate(visitors):
            visitor.page.screenshot(path=ROOT / "build" / "stories" / f"{request.node.name}-{number}.png")
    for visitor in visitors:
        visitor.page.context.close()
        assert visitor.told == []
