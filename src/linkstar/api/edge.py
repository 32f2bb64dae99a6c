"""What every request passes first and every answer last: trace id, size, characters, security headers, unknown errors."""

from __future__ import annotations

import re
import time
from uuid import uuid4

import structlog
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from linkstar.api.problems import BodyTooLarge, Packed, problem, tell_internal, tell_refusal
from linkstar.api.proxies import believe

log = structlog.get_logger()
BODY_MAX = 10_000_000  # bytes
QUERY_MAX = 8_000  # characters
TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
    " frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains"
PRIVATE = ("/api/", "/webhooks/", "/metrics")  # answers that no cache may keep
QUIET = ("/health", "/ready", "/metrics", "/webhooks/")  # not one line of log for each


class Edge:
    """The outermost layer of our own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        believe(scope, scope["app"].state.door.settings.trusted_proxies)
        request = Request(scope)
        trace_id = trace_id_of(request.headers.get("traceparent", ""))
        scope.setdefault("state", {})["trace_id"] = trace_id
        started = time.perf_counter()
        said = {"status": 0}

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                said["status"] = message["status"]
                _dress(MutableHeaders(scope=message), request, trace_id)
            await send(message)

        with structlog.contextvars.bound_contextvars(trace_id=trace_id):
            await self._answer(scope, _measured(receive), dressed, said=said)
            if not request.url.path.startswith(QUIET):
                ms = round((time.perf_counter() - started) * 1000, 1)
                log.info(
                    "request", method=request.method, path=plain(request.url.path), status=said["status"], ms=ms,
                    actor=scope["state"].get("actor", ""),
                )  # fmt: skip

    async def _answer(self, scope: Scope, receive: Receive, send: Send, *, said: dict[str, int]) -> None:
        request = Request(scope, receive)
        if _is_nul(scope) or len(scope.get("query_string", b"")) > QUERY_MAX:
            await problem(
                request, 400, "bad_address", detail="The address holds a NUL or is too long. / 地址含 NUL 或过长。"
            )(scope, receive, send)
            return
        coding = request.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity") and not request.url.path.startswith(
            "/webhooks/"
        ):  # those are kept as they come
            await tell_refusal(request, Packed(coding=coding[:60]))(scope, receive, send)
            return
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > BODY_MAX:
            await tell_refusal(request, BodyTooLarge(megabytes=BODY_MAX // 1_000_000))(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except ClientDisconnect:  # nobody is there to hear the answer; a body that breaks off looks the same
            await problem(request, 400, "body_broken_off", detail="The body ended before its end. / 正文未传完。")(
                scope, receive, send
            )
        except Exception:
            log.exception("internal", method=request.method, path=plain(request.url.path))
            if said["status"]:
                raise  # half an answer has left: only the connection can tell that it is broken
            await tell_internal(request)(scope, receive, send)


def trace_id_of(traceparent: str) -> str:
    """The trace id of a W3C traceparent header, or a fresh one."""
    found = TRACEPARENT.fullmatch(traceparent.strip())
    return found[1] if found and set(found[1]) != {"0"} else uuid4().hex


def plain(text: str) -> str:
    """A text as a line of log may hold it: what would end the line or steer a terminal is written out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def _measured(receive: Receive) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY_MAX:  # a body of unknown length
            raise BodyTooLarge(megabytes=BODY_MAX // 1_000_000)
        return message

    return counted


def _is_nul(scope: Scope) -> bool:
    return b"%00" in scope.get("query_string", b"") or "\x00" in scope["path"]


def _dress(headers: MutableHeaders, request: Request, trace_id: str) -> None:
    headers["x-trace-id"] = trace_id
    headers["server"] = "LinkStar"  # else the server names itself
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-store" if request.url.path.startswith(PRIVATE) else "no-cache")
    if request.url.scheme == "https":
        headers["strict-transport-security"] = HSTS
