"""Takes a picture of every page in both languages, both widths, light and dark: `make screens`, into build/screens.

Needs a running LinkStar with the demo company (make run) and Chromium. For people to look at; no test.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.checks.source import ROOT
from tools.furnish import furnish

WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
EMAIL, PASSWORD = "owner@demo.linkstar.example", "harbour-pine-owner-8452"
# Every page as web/src/pages.ts lists it: a new one is looked at by itself.
PAGES = re.findall(r'path: "(/[^"]*)"', (ROOT / "web" / "src" / "pages.ts").read_text())
MORE = {"connect-shopify": "/connect/new?partner=shopify", "automation-new": "/automations/new",
        "location-new": "/settings/locations/new", "nowhere": "/nothing-here"}  # fmt: skip


def chromium() -> str:
    """Where Chromium is; empty if there is none. LINKSTAR_CHROMIUM may name another one."""
    return os.environ.get("LINKSTAR_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""


def signed_in(browser: Browser, url: str, language: str, theme: str, width: str) -> Page:
    """A page of somebody who likes this language and theme."""
    wide, high = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": wide, "height": high}, base_url=url, locale="zh-CN" if language == "zh" else "en-GB",
        timezone_id="Asia/Shanghai", device_scale_factor=1,
    )  # fmt: skip
    liked = json.dumps({"language": language, "theme": theme})
    context.add_init_script(f"localStorage.setItem('linkstar.preferences', {json.dumps(liked)})")
    page = context.new_page()
    page.on("console", lambda one: print("console", one.type, one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda wrong: print("page error", wrong))
    page.goto("/")
    return page


def main() -> None:
    """Takes them all."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--url", default=f"http://127.0.0.1:{os.environ.get('LINKSTAR_PORT', '8080')}")
    asked.add_argument("--into", type=Path, default=Path("build/screens"))
    asked.add_argument("--only", default="", help="a part of the names of pictures")
    said = asked.parse_args()
    said.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        furnish(enter(signed_in(browser, said.url, "en", "light", "wide")))
        for language in ("en", "zh"):
            for theme in ("light", "dark"):
                for width in WIDTHS:
                    name = f"{language}-{theme}-{width}"
                    if said.only in name:
                        _tour(signed_in(browser, said.url, language, theme, width), said.into, name)
        browser.close()


def enter(page: Page) -> Page:
    """Signs the owner in."""
    page.wait_for_selector("form")
    page.fill("input[type=email]", EMAIL)
    page.fill("input[type=password]", PASSWORD)
    page.press("input[type=password]", "Enter")
    page.wait_for_selector(".tiles")
    return page


def _tour(page: Page, into: Path, name: str) -> None:
    page.wait_for_selector("form")
    page.screenshot(path=into / f"{name}-sign-in.png")
    enter(page)
    links: dict[str, None] = {}  # every address that was seen on a page
    for pattern in sorted(PAGES, key=lambda one: (one.count(":"), one)):
        path = _address(pattern, list(links))
        if not path:
            print(name, pattern, "nothing there to look at")
            continue
        noun = pattern.strip("/").replace("/", "-").replace(":", "") or "today"
        _shoot(page, path, into / f"{name}-{noun}.png")
        links |= dict.fromkeys(
            page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
        )
        main = page.locator("main")
        if ":" in pattern and main.evaluate("one => one.scrollHeight > one.clientHeight + 40"):
            main.evaluate("one => one.scrollTo(0, one.scrollHeight)")
            page.wait_for_timeout(150)
            page.screenshot(path=into / f"{name}-{noun}-end.png")
    for noun, path in MORE.items():
        _shoot(page, path, into / f"{name}-{noun}.png")
    page.context.close()


def _address(pattern: str, links: Sequence[str]) -> str:
    """An address of this page: its own, or one that another page leads to; "" if none does."""
    if ":" not in pattern:
        return pattern
    own = re.compile(re.sub(r":\w+", "[^/?#]+", pattern))
    base, _, rest = pattern.rpartition("/")
    if rest[:1] != ":" and (above := _address(base, links)):
        return f"{above}/{rest}"
    return next((link for link in links if own.fullmatch(link) and link not in (*PAGES, *MORE.values())), "")


def _shoot(page: Page, path: str, into: Path) -> None:
    page.goto(path)
    _settle(page)
    page.screenshot(path=into)


def _settle(page: Page) -> None:
    page.wait_for_selector("main h1, main .empty")
    page.locator(".bone").first.wait_for(state="detached")
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
