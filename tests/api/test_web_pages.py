"""The browser's pages are served out of the bundle: hashed files for ever, one page for every other address, nothing of the API."""

from __future__ import annotations

import gzip

import httpx
import pytest
from starlette.responses import PlainTextResponse

from linkstar.api.web import Web

PAGE = '<meta name="session" content="%LINKSTAR_SESSION%">'
HTML = {"Accept": "text/html,application/xhtml+xml"}
SCRIPT = b"export const star = 1;\n" * 100


@pytest.fixture
def bundle(tmp_path):
    """A small bundle."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text("{}")
    (tmp_path / "star.svg").write_text("<svg/>")
    (tmp_path / "assets" / "main-abc.js").write_bytes(SCRIPT)
    (tmp_path / "assets" / "main-abc.js.gz").write_bytes(gzip.compress(SCRIPT))
    (tmp_path / "assets" / "zxing.worker-abc.js").write_bytes(SCRIPT)
    return tmp_path


@pytest.fixture
async def browser(bundle):
    """A browser at the bundle; behind it a program that answers everything with `the program`."""
    app = Web(PlainTextResponse("the program"), bundle)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://linkstar.test") as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/orders", "/orders/018f2c1e-0000-7000-8000-000000000000"])
async def test_every_address_of_a_page_is_answered_with_the_page(browser, path):
    answer = await browser.get(path, headers=HTML)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"
    assert 'name="session" content="no"' in answer.text


async def test_only_scripts_of_our_own_files_run(browser):
    policy = (await browser.get("/", headers=HTML)).headers["content-security-policy"]
    (scripts,) = [part.strip() for part in policy.split(";") if "script-src" in part]
    assert scripts == "script-src 'self'"


async def test_only_the_barcode_reader_may_compile_webassembly(browser):
    policy = (await browser.get("/assets/zxing.worker-abc.js")).headers["content-security-policy"]
    assert policy == "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    other = (await browser.get("/assets/main-abc.js")).headers.get("content-security-policy", "")
    assert "wasm" not in other


async def test_the_page_knows_whether_somebody_may_be_signed_in(browser):
    answer = await browser.get("/", headers={**HTML, "Cookie": "linkstar_session=abc"})
    assert 'name="session" content="yes"' in answer.text


async def test_a_hashed_file_is_kept_for_ever_and_comes_as_small_as_the_browser_can_take_it(browser):
    small = await browser.get("/assets/main-abc.js", headers={"Accept-Encoding": "gzip"})
    plain = await browser.get("/assets/main-abc.js", headers={"Accept-Encoding": "identity"})
    assert small.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert small.content == plain.content == SCRIPT
    for answer in (small, plain):
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/api/v1/orders", "/api", "/docs", "/health", "/assets/gone-123.js", "/problems/x"])
async def test_what_belongs_to_the_program_is_never_answered_with_a_page(browser, path):
    assert (await browser.get(path, headers=HTML)).text == "the program"


@pytest.mark.parametrize(
    "path", ["/index.html", "/assets/../../pyproject.toml", "/%2e%2e/secrets", "/nothing.txt", "/.vite/manifest.json"]
)
async def test_only_files_of_the_bundle_are_served(browser, path):
    assert (await browser.get(path, headers={"Accept": "*/*"})).text == "the program"


async def test_a_change_is_never_answered_with_a_page(browser):
    assert (await browser.post("/orders", headers=HTML)).text == "the program"


async def test_without_a_bundle_the_program_answers_itself(tmp_path):
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=Web(PlainTextResponse("the program"), tmp_path)),
        base_url="http://linkstar.test",
    ) as client:
        assert (await client.get("/", headers=HTML)).text == "the program"


async def test_a_fresh_bundle_is_served_without_a_restart(browser, bundle):
    await browser.get("/", headers=HTML)
    (bundle / "index.html").write_text(PAGE + "<p>new</p>")
    assert "new" in (await browser.get("/", headers=HTML)).text
