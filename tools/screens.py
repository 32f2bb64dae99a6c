"""Takes a picture of every page in both languages, both widths, light and dark: `make screens`, into build/screens.

Needs a running LinkStar with the demo company (make run) and Chromium. For people to look at; no test.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
EMAIL, PASSWORD = "owner@demo.linkstar.example", "harbour-pine-owner-8452"
PATHS = {
    "today": "/",
    "orders": "/orders",
    "incidents": "/incidents",
    "ship": "/ship",
    "waves": "/ship/waves",
    "manifests": "/ship/manifests",
    "inventory": "/inventory",
    "counts": "/inventory/counts",
    "listed": "/inventory/listed",
    "items": "/items",
    "item-new": "/items/new",
    "import": "/items/import",
    "listings": "/items/listings",
    "unknown": "/items/listings/unknown",
    "automations": "/automations",
    "automation-new": "/automations/new",
    "company": "/settings",
    "users": "/settings/users",
    "roles": "/settings/roles",
    "keys": "/settings/keys",
    "locations": "/settings/locations",
    "location-new": "/settings/locations/new",
    "notices": "/settings/notices",
    "subscriptions": "/settings/notices/subscriptions",
    "templates": "/settings/notices/templates",
    "deliveries": "/settings/notices/deliveries",
    "rates": "/settings/rates",
    "erps": "/settings/erps",
    "audit": "/settings/audit",
    "connections": "/connect",
    "connect-new": "/connect/new",
    "connect-shopify": "/connect/new?partner=shopify",
    "calls": "/connect/calls",
    "messages": "/connect/messages",
    "sandbox": "/sandbox",
    "me": "/me",
}


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
        for language in ("en", "zh"):
            for theme in ("light", "dark"):
                for width in WIDTHS:
                    name = f"{language}-{theme}-{width}"
                    if said.only in name:
                        _tour(signed_in(browser, said.url, language, theme, width), said.into, name)
        browser.close()


def _tour(page: Page, into: Path, name: str) -> None:
    page.wait_for_selector("form")
    page.screenshot(path=into / f"{name}-sign-in.png")
    page.fill("input[type=email]", EMAIL)
    page.fill("input[type=password]", PASSWORD)
    page.press("input[type=password]", "Enter")
    page.wait_for_selector(".tiles")
    paths = dict(PATHS)
    for noun, path in paths.items():
        page.goto(path)
        _settle(page)
        page.screenshot(path=into / f"{name}-{noun}.png")
        row = page.locator(".grid-row a").first
        if (
            noun in ("orders", "incidents", "users", "audit", "inventory", "items", "listings", "unknown")
            and row.count()
        ):
            row.click()
            page.wait_for_selector(".detail")
            _settle(page)
            page.screenshot(path=into / f"{name}-{noun}-one.png")
            page.locator("main").evaluate("one => one.scrollTo(0, one.scrollHeight)")
            page.wait_for_timeout(150)
            page.screenshot(path=into / f"{name}-{noun}-one-end.png")
    page.context.close()


def _settle(page: Page) -> None:
    page.wait_for_selector("main h1, main .empty")
    page.locator(".bone").first.wait_for(state="detached")
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
