"""The door of partners: deliveries are verified and kept before they are acknowledged, and read later by steps."""

from __future__ import annotations

import structlog
from fastapi import APIRouter
from starlette.requests import Request

from linkstar.api.call import PUBLIC, door_of
from linkstar.api.guard import Guarded
from linkstar.api.problems import refuses
from linkstar.api.shapes import Shown
from linkstar.connect.channel import WebhookRequest
from linkstar.connect.wire import BadSignature
from linkstar.kit.errors import NotFound, Refusal

log = structlog.get_logger()
router = APIRouter(tags=["webhooks"], route_class=Guarded)


class NotSigned(Refusal):
    """A delivery that its partner did not sign, or signed too long ago."""

    code = "webhooks.not_signed"
    status = 401
    en = "The signature of this delivery does not fit."
    zh = "该推送的签名不符。"


class Kept(Shown):
    """What became of a delivery: messages that are new, and those that had come before."""

    new: int
    duplicates: int


@router.post("/webhooks/{token}", dependencies=[PUBLIC], responses=refuses(NotFound, NotSigned))
async def receive(request: Request, token: str) -> Kept:
    """Takes a delivery; 2xx is said after it is committed and not before."""
    delivery = WebhookRequest(
        path=request.url.path,
        headers={name.lower(): value for name, value in request.headers.items()},
        query=dict(request.query_params),
        body=await request.body(),
    )
    try:
        stored = await door_of(request).webhooks.receive(token, delivery)
    except BadSignature as wrong:
        log.warning("webhook_refused", why=wrong.message[:200])
        raise NotSigned from wrong
    return Kept(new=len(stored.new), duplicates=stored.duplicates)
