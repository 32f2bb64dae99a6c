"""A packer without a scanner: the camera reads a barcode, in a browser that has no reader of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from linkstar.kit.barcode import code128
from tests.e2e.conftest import PHONE_FIRST, WAIT_MS, Arrive, Living
from tools.screens import FLAGS, chromium

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright")
expect = playwright.expect
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds
WIDE, HIGH, MODULE = 640, 480, 3
CODE = "NO-SUCH-1"


def a_film_of(code: str) -> bytes:
    """What a camera sees that looks at a paper with this barcode: one picture in grey (Y4M)."""
    bars = bytearray()
    for place, width in enumerate(code128(code)):
        bars += (b"\x10" if place % 2 == 0 else b"\xeb") * (width * MODULE)
    side = (WIDE - len(bars)) // 2
    assert side > 10 * MODULE  # the quiet zone
    empty = b"\xeb" * WIDE
    line = b"\xeb" * side + bytes(bars) + b"\xeb" * (WIDE - side - len(bars))
    rows = [line if 140 < row < 340 else empty for row in range(HIGH)]
    colour = b"\x80" * (WIDE * HIGH // 4)
    head = f"YUV4MPEG2 W{WIDE} H{HIGH} F15:1 Ip A1:1 C420jpeg\n".encode()
    return head + b"FRAME\n" + b"".join(rows) + colour + colour


@pytest.fixture(scope="module")
def browser(living: Living, tmp_path_factory: pytest.TempPathFactory) -> Iterator[playwright.Browser]:
    """Chromium with a camera that looks at a barcode."""
    film: Path = tmp_path_factory.mktemp("camera") / "barcode.y4m"
    film.write_bytes(a_film_of(CODE))
    camera = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=[*FLAGS, *camera])
        yield opened
        opened.close()


@PHONE_FIRST
def test_the_camera_reads_a_barcode_where_the_browser_cannot(arrive: Arrive, language, width):
    here = arrive(language, width)
    page, say = here.page, here.say
    page.add_init_script("delete globalThis.BarcodeDetector")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    here.sign_in("manager")
    page.goto("/ship")
    page.get_by_role("button", name=say("Make a wave here")).first.wait_for()
    for button in page.get_by_role("button", name=say("Make a wave here")).all():
        if button.is_enabled():
            button.click()
            break
    page.get_by_role("dialog").get_by_role("button", name=say("Take {count} parcels")).click()
    page.wait_for_url("**/ship/waves/*")
    page.get_by_role("link", name=here.just("Pick")).click()
    assert not [one for one in asked if "zxing" in one]  # nobody pays for it who does not need it
    page.get_by_role("button", name=say("Scan with the camera")).click()
    expect(page.locator(".verdict.bad")).to_contain_text(CODE, timeout=WAIT_MS)
    assert here.complaints_of_axe() == []  # with the camera open
    loaded = [one for one in asked if one.endswith(".wasm")]
    assert len(loaded) == 1
    assert loaded[0].startswith(page.evaluate("location.origin"))
