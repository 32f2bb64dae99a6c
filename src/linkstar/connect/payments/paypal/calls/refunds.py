"""Money that goes back: a refund of a capture, once for each key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import orjson

from linkstar.connect.payment import RefundAnswer, RefundAsk
from linkstar.connect.payments.paypal import wire
from linkstar.connect.payments.paypal.wire.values import money
from linkstar.connect.wire import Http, PartnerRefused, Request
from linkstar.kit.errors import Invalid

KEY_MAX = 108
NOTE_MAX, CUSTOM_MAX = 255, 127


async def refund(http: Http, asks: Sequence[RefundAsk]) -> Sequence[RefundAnswer]:
    """Sends money back; a refusal is an answer, any other trouble is raised: the tries before it are known by their keys."""
    return [await _one(http, ask) for ask in asks]


async def _one(http: Http, ask: RefundAsk) -> RefundAnswer:
    try:
        body = orjson.dumps(body_of(ask))
        answer = await http.send(Request(
            "captures.refund", "POST", f"/v2/payments/captures/{quote(ask.payment_id, safe='')}/refund", body=body,
            headers={
                "content-type": "application/json", "paypal-request-id": key_of(ask.key), "prefer": "return=representation",
            },
        ))  # fmt: skip
    except PartnerRefused as no:
        return RefundAnswer(ask.key, False, code=no.code, message=no.message)
    except Invalid as no:
        return RefundAnswer(ask.key, False, code="amount", message=str(no))
    return wire.refund_answer(ask, answer.body)


def body_of(ask: RefundAsk) -> dict[str, Any]:
    """A refund as PayPal takes it. The reason has no field there: the buyer reads the note. Raises Invalid."""
    said: dict[str, Any] = {"custom_id": re.sub(r"[^A-Za-z0-9_.,-]", "-", ask.key)[:CUSTOM_MAX]}
    if ask.amount_minor is not None:
        said["amount"] = money(ask.amount_minor, ask.currency)
    return said | ({"note_to_payer": ask.note[:NOTE_MAX].replace("\n", " ")} if ask.note else {})


def key_of(key: str) -> str:
    """The key as PayPal takes it."""
    return key if len(key) <= KEY_MAX and key.isascii() else hashlib.sha256(key.encode()).hexdigest()
