"""A webhook's body as the Standard Webhooks specification has it: type, timestamp, data. Pure."""

from __future__ import annotations

from datetime import UTC

import orjson

from linkstar.connect.notifier import Message
from linkstar.connect.transport import retry_after
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenRevoked,
)

OPERATION = "webhook"


def message_call(message: Message, address: str) -> Request:
    """The call that tells an event; `webhook-id` is the same on every try, so that a receiver takes it once."""
    event = message.event
    if event is None:
        raise PartnerRefused("a webhook tells one event", code="event")
    at = event.happened_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    body = orjson.dumps({"type": event.type, "timestamp": at, "data": dict(event.data)}, default=str)
    headers = {"content-type": "application/json", "webhook-id": message.key}
    return Request(OPERATION, "POST", address, headers=headers, body=body, is_safe=False)


def error_of(answer: Answer) -> PartnerError | None:
    """None for 2xx. 410: the receiver wants nothing any more. 429 and 503 may say when to come again; 3xx are not followed."""
    status, after = answer.status, retry_after(answer.headers)
    if 200 <= status < 300:
        return None
    if status == 410:
        return TokenRevoked("the receiver says that it is gone (410)", code="410")
    if status == 429:
        return Throttled("status 429", code="429", retry_after_s=after)
    if 300 <= status < 400:
        return PartnerRefused(f"status {status}: redirects are not followed", code=str(status))
    if status >= 500:
        return PartnerDown(f"status {status}", code=str(status), retry_after_s=after)
    return PartnerRefused(f"status {status}", code=str(status))
