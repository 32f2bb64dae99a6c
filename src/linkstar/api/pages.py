"""Pages for people who come by browser: that LinkStar runs, the list of endpoints, and what each problem means."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from linkstar import __version__
from linkstar.api.call import PUBLIC, door_of
from linkstar.api.guard import Guarded
from linkstar.kit.errors import NotFound, Refusal

router = APIRouter(route_class=Guarded, include_in_schema=False)
STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #1a2233 }
h1 { font-size: 1.6rem } table { border-collapse: collapse; width: 100% } td { padding: .3rem .6rem; border-top: 1px solid #dde }
code { font: 13px/1.4 ui-monospace, monospace } .get { color: #0a6 } .post { color: #06c } .patch, .put { color: #a60 }
.delete { color: #c22 } a { color: #06c } small { color: #667 }
"""


@router.get("/", dependencies=[PUBLIC])
async def front(request: Request) -> Response:
    """LinkStar runs. Seen only where the browser's pages were not built (api/web.py answers first)."""
    settings = door_of(request).settings
    sandbox = f"http://{escape(settings.host)}:{settings.sandbox_port}/_sandbox/"
    return _page(
        "LinkStar 联星出海",
        f"<h1>LinkStar 联星出海</h1><p>LinkStar {escape(__version__)} is running. 系统正在运行。</p>"
        "<p>The pages for people are not built on this machine. Build them with <code>make web</code>; it needs the npm registry"
        " once, and brings Node.js itself if there is none. Then load this page again.<br>"
        "<span lang='zh'>本机尚未构建网页界面，请运行 <code>make web</code>（首次需访问 npm 源），然后刷新。</span></p>"
        f"<ul><li><a href='/docs'>API</a> (<a href='/openapi.json'>OpenAPI</a>)</li>"
        f"<li><a href='{sandbox}'>Sandbox 沙箱</a></li><li><a href='/ready'>Ready?</a></li></ul>",
    )


@router.get("/docs", dependencies=[PUBLIC])
async def docs(request: Request) -> Response:
    """Every endpoint with its permission; works without the internet and without scripts."""
    document: dict[str, Any] = request.app.openapi()
    rows = []
    for path, verbs in document["paths"].items():
        for verb, said in verbs.items():
            permission = said.get("x-permission", "")
            rows.append(
                f"<tr><td><code class='{verb}'>{verb.upper()}</code></td><td><code>{escape(path)}</code></td>"
                f"<td>{escape(said.get('summary', ''))}<br><small>{escape(said.get('description', ''))}</small></td>"
                f"<td><code>{escape(permission)}</code></td></tr>"
            )
    head = (
        "<h1>LinkStar API</h1><p><a href='/openapi.json'>openapi.json</a> · sign in with a session cookie, or send"
        " <code>Authorization: Bearer ls_…</code></p>"
    )
    return _page("LinkStar API", f"{head}<table>{''.join(rows)}</table>")


@router.get("/problems/{code}", dependencies=[PUBLIC])
async def problem_page(code: str) -> Response:
    """What a problem's `type` leads to: its sentence in both languages."""
    found = next((one for one in _below(Refusal) if one.code == code), None)
    if found is None:
        raise NotFound(thing="page")
    said = f"<h1><code>{escape(code)}</code></h1><p>{escape(found.en)}</p><p lang='zh'>{escape(found.zh)}</p>"
    return _page(code, f"{said}<p><small>HTTP {found.status} · {escape(found.__doc__ or '')}</small></p>")


@router.get("/page.css", dependencies=[PUBLIC])
async def style() -> Response:
    """The looks of these pages."""
    return Response(STYLE, media_type="text/css")


def _page(title: str, body: str) -> HTMLResponse:
    return HTMLResponse(
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<meta name='viewport' content='width=device-width'><link rel='stylesheet' href='/page.css'><body>{body}"
    )


def _below(base: type[Refusal]) -> list[type[Refusal]]:
    return [base, *(one for child in base.__subclasses__() for one in _below(child))]
