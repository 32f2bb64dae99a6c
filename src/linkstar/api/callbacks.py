"""The door for people who write to a robot of ours: a link is answered to what is signed. Nothing is done by a callback."""

from __future__ import annotations

from typing import Any, cast

import structlog
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from linkstar.api.call import PUBLIC, door_of
from linkstar.api.guard import Guarded
from linkstar.api.problems import refuses
from linkstar.api.webhooks import NotSigned, TooOld
from linkstar.connect import registry
from linkstar.connect.channel import WebhookRequest
from linkstar.connect.notifier import AnsweringNotifier, Reply
from linkstar.connect.wire import TOO_OLD, BadSignature, Unreadable
from linkstar.kit.errors import NotFound, Refusal

log = structlog.get_logger()
router = APIRouter(tags=["callbacks"], route_class=Guarded)
_ANSWERS: dict[int | str, Any] = {
    200: {"description": "What the partner wants to read.", "content": {"text/plain": {}}}
}
_SAID = "请在 LinkStar 中查看和处理 · Open LinkStar:"


class CallbackUnreadable(Refusal):
    """A signed callback that cannot be read."""

    code = "callbacks.unreadable"
    status = 400
    en = "This callback cannot be read."
    zh = "无法解析该回调。"


@router.get("/callbacks/{token}", dependencies=[PUBLIC],
            responses={**_ANSWERS, **refuses(NotFound, NotSigned, TooOld, CallbackUnreadable)})  # fmt: skip
async def prove(request: Request, token: str) -> Response:
    """Proves to a partner that the address is ours, when the callback is set up there."""
    return await _answer(request, token)


@router.post("/callbacks/{token}", dependencies=[PUBLIC],
             responses={**_ANSWERS, **refuses(NotFound, NotSigned, TooOld, CallbackUnreadable)})  # fmt: skip
async def answer(request: Request, token: str) -> Response:
    """Answers somebody who wrote to our robot with a link to LinkStar, where they sign in and decide."""
    return await _answer(request, token)


async def _answer(request: Request, token: str) -> Response:
    door = door_of(request)
    account = await door.webhooks.account(token)
    adapter = registry.adapters(account.kind).get(account.partner)
    if adapter is None or "callback" not in adapter.can:
        raise NotFound(thing="account")
    told = WebhookRequest(
        request.scope["path"], dict(request.headers), dict(request.query_params), await request.body()
    )
    reply = Reply(_SAID, f"{door.settings.reached_at()}/incidents")
    try:
        said = cast(AnsweringNotifier, adapter).answer(told, account, door.database.clock.now(), reply=reply)
    except BadSignature as wrong:
        log.warning("callback_refused", why=wrong.message[:200])
        raise (TooOld if wrong.code == TOO_OLD else NotSigned) from wrong
    except Unreadable as wrong:
        raise CallbackUnreadable from wrong
    return Response(said.body, media_type=said.media_type)
