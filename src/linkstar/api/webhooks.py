"""The door of partners: deliveries are verified and kept before they are acknowledged, and read later by steps."""

from __future__ import annotations

import psycopg
import structlog
from fastapi import APIRouter
from psycopg_pool import PoolTimeout
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from linkstar.api.call import PUBLIC, door_of
from linkstar.api.guard import Guarded
from linkstar.api.problems import refuses, tell_busy, tell_refusal
from linkstar.api.shapes import Shown
from linkstar.connect.channel import WebhookRequest
from linkstar.connect.messages import Stored
from linkstar.connect.wire import TOO_OLD, BadSignature
from linkstar.kit.errors import NotFound, Refusal

log = structlog.get_logger()
PATH = "/webhooks/"
router = APIRouter(tags=["webhooks"], route_class=Guarded)


class NotSigned(Refusal):
    """A delivery that its partner did not sign, or signed too long ago."""

    code = "webhooks.not_signed"
    status = 401
    en = "The signature of this delivery does not fit."
    zh = "该推送的签名不符。"


class TooOld(Refusal):
    """A delivery that was signed long ago: a copy that somebody sends again."""

    code = "webhooks.too_old"
    status = 401
    en = "This delivery was signed too long ago. Send a fresh one."
    zh = "该推送签名时间过久，请重新发送。"


class Kept(Shown):
    """What became of a delivery: messages that are new, and those that had come before."""

    new: int
    duplicates: int


@router.post("/webhooks/{token}", dependencies=[PUBLIC], responses=refuses(NotFound, NotSigned, TooOld))
async def receive(request: Request, token: str) -> Kept:
    """Takes a delivery; 2xx is said after it is committed and not before. Some partners are answered in their own words."""
    stored = await _take(request, token)
    return Kept(new=len(stored.new), duplicates=stored.duplicates)


class WebhookWay:
    """The short way to `receive`: shops send hundreds of deliveries a second, and the long one costs ten times what it does."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        token = scope["path"].removeprefix(PATH) if scope["type"] == "http" and scope["method"] == "POST" else ""
        if not token or "/" in token:
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            stored = await _take(request, token)
            plain = b'{"new":%d,"duplicates":%d}' % (len(stored.new), stored.duplicates), "application/json"
            body, media_type = door_of(request).webhooks.acknowledgement(token) or plain
            answer = Response(body, media_type=media_type)
        except Refusal as refused:
            answer = tell_refusal(request, refused)
        except (psycopg.OperationalError, PoolTimeout) as away:
            answer = tell_busy(request, away)
        await answer(scope, receive, send)


async def _take(request: Request, token: str) -> Stored:
    headers: dict[str, str] = {}
    for name, value in request.headers.items():  # two of a kind are a list (RFC 9110): two signatures fit nothing
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    delivery = WebhookRequest(
        path=request.scope["path"],
        headers=headers,
        query=dict(request.query_params) if request.scope.get("query_string") else {},
        body=await request.body(),
    )
    try:
        return await door_of(request).webhooks.receive(token, delivery)
    except BadSignature as wrong:
        log.warning("webhook_refused", why=wrong.message[:200])
        raise (TooOld if wrong.code == TOO_OLD else NotSigned) from wrong
