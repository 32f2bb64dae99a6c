"""Serving the browser's pages out of the wheel: hashed files for ever and already compressed, one page for every other address.

The bundle is made by `make web` into `linkstar/web_dist`; without it the plain page of api/pages.py says how to make it.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from linkstar.api.guard import cookie_name

FOLDER = Path(__file__).resolve().parent.parent / "web_dist"
# Addresses of the program itself: never answered with a page of the browser's.
OURS = (
    "/api",
    "/docs",
    "/openapi.json",
    "/problems",
    "/page.css",
    "/health",
    "/ready",
    "/metrics",
    "/webhooks",
    "/assets",
)
FOR_EVER = "public, max-age=31536000, immutable"
CODINGS = {"br": ".br", "gzip": ".gz"}
# antd writes its styles while it runs, and some without a nonce; scripts are only ever our own files.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:;"
    " connect-src 'self'; worker-src 'self' blob:; object-src 'none'; frame-src 'self' blob:; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'self'"
)
# The camera's barcode reader is WebAssembly, one of our own files. It is compiled in a worker of its own, whose policy this is:
# nowhere else may anything be compiled, and neither there nor here may text become script.
READER = "/assets/zxing.worker-"
READER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
PERMISSIONS = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"  # the camera reads barcodes


@dataclass(frozen=True, slots=True)
class Served:
    """A file as it leaves: its bytes by coding ("" is plain)."""

    media_type: str
    bodies: dict[str, bytes] = field(default_factory=dict)


class Web:
    """Answers what belongs to the browser's pages and hands on everything else."""

    def __init__(self, app: ASGIApp, folder: Path = FOLDER) -> None:
        self.app = app
        self.folder = folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = (
            self._answer(Request(scope)) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        )
        await (answer or self.app)(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        path = request.url.path
        is_ours = any(path == one or path.startswith(f"{one}/") for one in OURS)
        if is_ours and not path.startswith("/assets/"):
            return None
        files = files_of(self.folder, _stamp(self.folder))
        page = files.get("/index.html")
        if (found := files.get(path)) and found is not page:
            answer = _file(request, found, is_hashed=path.startswith("/assets/"))
            if path.startswith(READER):
                answer.headers["content-security-policy"] = READER_POLICY
            return answer
        is_page = path == "/" or "text/html" in request.headers.get("accept", "")
        return _page(request, page) if page and is_page and not is_ours else None


def _stamp(folder: Path) -> float:
    """When the bundle was made: a fresh one is served without a restart."""
    try:
        return (folder / "index.html").stat().st_mtime
    except FileNotFoundError:
        return 0.0


@cache
def files_of(folder: Path, _made: float) -> dict[str, Served]:
    """The files of a bundle by their address, read into memory once; empty when there is none."""
    found: dict[str, Served] = {}
    for file in sorted(folder.rglob("*")):
        place = file.relative_to(folder)
        if not file.is_file() or file.suffix in CODINGS.values() or any(part.startswith(".") for part in place.parts):
            continue
        served = Served(mimetypes.guess_type(file.name)[0] or "application/octet-stream", {"": file.read_bytes()})
        for coding, ending in CODINGS.items():
            packed = file.with_name(file.name + ending)
            if packed.is_file():
                served.bodies[coding] = packed.read_bytes()
        found["/" + place.as_posix()] = served
    return found


def _file(request: Request, file: Served, *, is_hashed: bool) -> Response:
    accepted = {part.partition(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
    coding = next((one for one in CODINGS if one in accepted and one in file.bodies), "")
    headers = {"vary": "Accept-Encoding", "cache-control": FOR_EVER if is_hashed else "public, max-age=3600"}
    if coding:
        headers["content-encoding"] = coding
    return Response(_body(request, file.bodies[coding]), media_type=file.media_type, headers=headers)


def _page(request: Request, page: Served) -> Response:
    """The one page; it knows whether a session cookie came along, so that nobody asks in vain who is signed in."""
    is_in = request.cookies.get(cookie_name(request))
    said = page.bodies[""].replace(b"%LINKSTAR_SESSION%", b"yes" if is_in else b"no")
    headers = {"content-security-policy": POLICY, "permissions-policy": PERMISSIONS, "cache-control": "no-store"}
    return Response(_body(request, said), media_type="text/html", headers=headers)


def _body(request: Request, body: bytes) -> bytes:
    return b"" if request.method == "HEAD" else body
