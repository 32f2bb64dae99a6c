"""Money that goes back: a refund once for each key."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from linkstar.connect.payment import RefundAnswer, RefundAsk
from linkstar.connect.payments.stripe import wire
from linkstar.connect.payments.stripe.wire.values import part_of, rows, stripes_amount
from linkstar.connect.reading import loads, reading
from linkstar.connect.wire import Http, PartnerRefused, Request
from linkstar.kit.errors import Invalid

PATH = "/v1/refunds"
KEY_MAX = 255
_REASONS: Mapping[str, str] = {
    "asked_by_buyer": "requested_by_customer", "duplicate": "duplicate", "fraudulent": "fraudulent",
}  # fmt: skip


async def refund(http: Http, asks: Sequence[RefundAsk]) -> Sequence[RefundAnswer]:
    """Sends money back; a refusal is an answer, any other trouble is raised: the tries before it are known by their keys."""
    return [await _one(http, ask) for ask in asks]


async def _one(http: Http, ask: RefundAsk) -> RefundAnswer:
    try:
        body = urlencode(form_of(ask)).encode()
        answer = await http.send(Request(
            "PostRefunds", "POST", PATH, body=body,
            headers={"content-type": "application/x-www-form-urlencoded", "idempotency-key": key_of(ask.key)},
        ))  # fmt: skip
    except PartnerRefused as no:
        return RefundAnswer(ask.key, False, code=no.code, message=no.message)
    except Invalid as no:
        return RefundAnswer(ask.key, False, code="amount", message=str(no))
    with reading("a refund", answer.body):
        return wire.refund_answer(ask, loads(answer.body))


async def find_refund(http: Http, ask: RefundAsk) -> RefundAnswer | None:
    """The refund of this payment that carries our key in its metadata."""
    after = ""
    while True:
        answer = await http.send(Request("GetRefunds", "GET", PATH, query={
            **_payment(ask.payment_id), "limit": "100", **({"starting_after": after} if after else {}),
        }))  # fmt: skip
        found = rows(answer)
        for one in found:
            if part_of(one.get("metadata")).get(wire.KEY_NAME) == ask.key:
                with reading("a refund", answer.body):
                    return wire.refund_answer(ask, one)
        if not found or not answer.json().get("has_more"):
            return None
        after = found[-1]["id"]


def form_of(ask: RefundAsk) -> dict[str, str]:
    """A refund as Stripe's form. Raises Invalid for an amount that Stripe cannot say."""
    said: dict[str, Any] = dict(_payment(ask.payment_id))
    if ask.amount_minor is not None:
        said["amount"] = str(stripes_amount(ask.amount_minor, ask.currency))
    if ask.reason:
        said["reason"] = _REASONS[ask.reason]
    named = {wire.KEY_NAME: ask.key, "order_id": ask.order_id, "note": ask.note}
    return said | {f"metadata[{name}]": value[:500] for name, value in named.items() if value}


def key_of(key: str) -> str:
    """The key as Stripe takes it: at most 255 characters."""
    return key if len(key) <= KEY_MAX and key.isascii() else hashlib.sha256(key.encode()).hexdigest()


def _payment(id_: str) -> dict[str, str]:
    return {"payment_intent" if id_.startswith("pi_") else "charge": id_}
