"""Pages stand still while they come, ask for little, and the browser has nothing to complain of."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Arrive

pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds
SHIFT_MAX, ASKED_MAX = 0.05, 14  # of the API; the files of the bundle come on top, once
_WATCH = """
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) window.shift += one.value; }))
    .observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize(("language", "width"), [("en", "wide"), ("zh", "narrow")])
def test_pages_do_not_jump_while_they_come_and_ask_for_little(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.page.context.add_init_script(_WATCH)
    here.sign_in()
    page, asked = here.page, list[str]()
    page.on("request", lambda one: asked.append(one.url) if "/api/" in one.url else None)
    order = page.request.get("/api/v1/orders?state=released&limit=1").json()["rows"][0]["id"]
    told = {}
    for path in ("/", "/orders", f"/orders/{order}", "/incidents"):
        asked.clear()
        page.goto(path)
        page.locator("main h1").first.wait_for()
        page.locator(".bone").first.wait_for(state="detached")
        page.wait_for_timeout(400)
        told[path] = (round(page.evaluate("window.shift"), 3), len(asked))
    assert {path: one for path, one in told.items() if one[0] > SHIFT_MAX or one[1] > ASKED_MAX} == {}
