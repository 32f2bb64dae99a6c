"""The pages in a real browser on a company of 100,000 orders: the list, scrolling it for half a minute, clicks, layout shift.

Chromium draws without a graphics card here and shares the machine with database and doors, so what a person sees at a desk is
smoother. Frames are counted by requestAnimationFrame, clicks by the browser's own event timing (from the press to the next
paint), shifts and long tasks by PerformanceObserver. LINKSTAR_BENCH_ORDERS makes the company smaller.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from playwright.sync_api import Browser, Page, sync_playwright

from bench._filler import fill, settle
from bench._house import running
from linkstar import flows
from linkstar.cli.processes import Place
from linkstar.connect.accounts import NewAccount, create_accounts
from linkstar.core.access import Grant
from linkstar.core.access.actions.users import create_user
from linkstar.core.access.records import NewUser
from linkstar.core.db import Database
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.secrets import Vault
from linkstar.core.settings import secret_key
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id
from tools.screens import FLAGS, WIDTHS, chromium

ORDERS = int(os.environ.get("LINKSTAR_BENCH_ORDERS", "100000"))
SHOPS, SCROLL_S, CLICKS, BUSY_MS = 10, 30, 12, 50
EMAIL, PASSWORD = "owner@bench.example", "nine quiet harbours"
_WATCH = """
() => {
    const seen = window.seen = {shift: 0, long: [], clicks: [], frames: []};
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) seen.shift += one.value; }))
        .observe({type: "layout-shift", buffered: true});
    new PerformanceObserver((list) => list.getEntries().forEach((one) => seen.long.push(one.duration)))
        .observe({type: "longtask", buffered: true});
    new PerformanceObserver((list) => list.getEntries().forEach((one) => {
        if (one.name === "click" || one.name === "keydown") seen.clicks.push(one.duration);
    })).observe({type: "event", durationThreshold: 16, buffered: true});
}"""
_COUNT_FRAMES = """
() => {
    let last = performance.now();
    window.seen.frames = [];
    window.seen.long = [];
    const frame = (now) => { window.seen.frames.push(now - last); last = now; window.counting = requestAnimationFrame(frame); };
    window.counting = requestAnimationFrame(frame);
}"""
# What a wheel does: a little further with every frame, for as long as it is turned.
_SCROLL = """
(ms) => new Promise((done) => {
    const grid = document.querySelector(".grid"), until = performance.now() + ms;
    let last = performance.now();
    const turn = (now) => {
        grid.scrollTop += (now - last) * 2.4;
        last = now;
        now < until ? requestAnimationFrame(turn) : (cancelAnimationFrame(window.counting), done(grid.scrollTop));
    };
    requestAnimationFrame(turn);
})"""


def run() -> dict[str, Any]:
    """Milliseconds and shares of a company of many orders, in a window of 1440 x 900 and on a phone."""
    flows.load()
    with running(doors=("web",)) as place:
        asyncio.run(_make_company(place))
        with _browser() as browser:
            wide = _measure(browser, place, "wide")
            narrow = _measure(browser, place, "narrow")
    worst = {
        name: max(wide[name], narrow[name])
        for name in ("first_rows_ms", "click_p95_ms", "shift", "long_tasks_ms", "jerky_share")
    }
    return {
        "orders": ORDERS, **worst, "wide": wide, "narrow": narrow,
        "targets": {"click_p95_ms": "<= 100", "shift": "<= 0.05", "jerky_share": "<= 0.02", "console": "== 0"},
        "console": wide["console"] + narrow["console"],
        "aims": {"first_rows_ms": "<= 1000", "long_tasks_ms": "<= 100"},
    }  # fmt: skip


async def _make_company(place: Place) -> None:
    key = secret_key(place.settings)
    database = await Database.open(
        conninfo_of(place.owner, key, WORKER), clock=WallClock(), before_commit=flush, size=2
    )
    tenant = new_id(WallClock().now())
    async with database.tx(tenant, actor="bench") as tx:
        await create_tenant(tx, "bench", "Bench")
        news = [
            NewAccount("channel", "shopify", f"Shop {n}", "https://shop.example", f"shop-{n}") for n in range(SHOPS)
        ]
        shops = await create_accounts(tx, news, Vault.of(key))
        await create_user(tx, NewUser(EMAIL, "Owner", PASSWORD, (Grant("owner"),)))
    await database.close()
    filled = _Filled(place)
    fill(filled, tenant, shops, high=ORDERS, items=2_000)  # type: ignore[arg-type]
    settle(filled)  # type: ignore[arg-type]


class _Filled:
    """The place as the filler knows one."""

    def __init__(self, place: Place) -> None:
        self.owner = place.owner

    def sql(self, statement: str) -> None:
        """Runs a statement as the owner."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def _measure(browser: Browser, place: Place, width: str) -> dict[str, Any]:
    wide, high = WIDTHS[width]
    url = f"http://{place.settings.host}:{place.settings.port}"
    context = browser.new_context(viewport={"width": wide, "height": high}, base_url=url, locale="en-GB")
    context.add_init_script(f"({_WATCH})()")
    liked = json.dumps({"language": "en", "theme": "light"})
    context.add_init_script(f"localStorage.setItem('linkstar.preferences', {liked!r})")
    page, told = context.new_page(), list[str]()
    page.set_default_timeout(120_000)
    page.on("console", lambda said: told.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda wrong: told.append(str(wrong)))
    page.goto("/")
    page.fill("input[type=email]", EMAIL)
    page.fill("input[type=password]", PASSWORD)
    page.press("input[type=password]", "Enter")
    page.wait_for_selector(".tiles")
    requests = list[str]()
    page.on("request", lambda one: requests.append(one.url))
    page.goto("/orders")
    page.wait_for_selector(".grid-row")
    first_rows_ms = page.evaluate("performance.now()")
    page.wait_for_timeout(1500)
    asked = len(requests)
    shift = page.evaluate("window.seen.shift")
    found = _scroll(page)
    clicks = _click(page, width)
    context.close()
    return {
        "first_rows_ms": round(first_rows_ms), "requests": asked, "shift": round(max(shift, found.pop("shift")), 4), **found,
        "click_p95_ms": _quantile(clicks, 0.95), "click_p50_ms": _quantile(clicks, 0.5), "clicks": len(clicks),
        "console": len(told), "said": sorted(set(told))[:5],
    }  # fmt: skip


def _scroll(page: Page) -> dict[str, Any]:
    """Scrolls for a while; a frame is jerky when it comes after more than 50 ms."""
    page.evaluate(_COUNT_FRAMES)
    page.evaluate(_SCROLL, SCROLL_S * 1000)
    seen = page.evaluate("window.seen")
    frames = seen["frames"][2:]
    return {
        "rows_loaded": int(page.locator(".list-count").inner_text().split()[0].replace(",", "")),
        "frames": len(frames), "frame_p50_ms": _quantile(frames, 0.5), "frame_p99_ms": _quantile(frames, 0.99),
        "jerky_share": round(sum(one > BUSY_MS for one in frames) / max(1, len(frames)), 4),
        "long_tasks": len(seen["long"]), "long_tasks_ms": round(max(seen["long"], default=0)), "shift": seen["shift"],
    }  # fmt: skip


def _click(page: Page, width: str) -> Sequence[float]:
    """What a person clicks all day: rows chosen and let go, keys, a page opened and left."""
    page.evaluate("() => { document.querySelector('.grid').scrollTop = 0; window.seen.clicks = []; }")
    page.wait_for_timeout(500)
    for n in range(CLICKS):
        page.locator(".grid-row input").nth(n % 6).click()
        page.keyboard.press("j")
    for _ in range(3):
        page.locator(".grid-row a").nth(3).click()
        page.wait_for_selector(".detail")
        page.wait_for_timeout(300)
        page.go_back()
        page.wait_for_selector(".grid-row")
        page.wait_for_timeout(300)
    if width == "wide":
        page.keyboard.press("Control+k")
        page.keyboard.type("lamp", delay=60)
        page.wait_for_timeout(800)
        page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    clicks: list[float] = page.evaluate("window.seen.clicks")
    return clicks or [0.0]


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1) if ordered else statistics.nan
