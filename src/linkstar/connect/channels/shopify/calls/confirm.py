"""Telling Shopify of parcels that left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.shopify.calls.ask import ask
from linkstar.connect.channels.shopify.queries import ORDERS_PER_LOOKUP
from linkstar.connect.channels.shopify.wire import answers, fulfil
from linkstar.connect.channels.shopify.wire.values import gid, tail
from linkstar.connect.wire import Http, PartnerRefused


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Creates the fulfilments of parcels; what Shopify already knows by its tracking number is not created again."""
    said: list[ConfirmAnswer] = []
    for start in range(0, len(confirmations), ORDERS_PER_LOOKUP):
        some = confirmations[start : start + ORDERS_PER_LOOKUP]
        orders = await _orders(http, list(dict.fromkeys(gid("Order", one.order_id) for one in some)))
        told: set[str] = set()
        for one in some:
            id_ = gid("Order", one.order_id)
            if id_ in told:  # an earlier parcel of this order changed what is left
                orders |= await _orders(http, [id_])
            told.add(id_)
            said.append(await _one(http, one, orders.get(id_)))
    return said


async def _orders(http: Http, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    data = await ask(http, "ToFulfil", {"ids": ids})
    return {node["id"]: node for node in data["nodes"] if node and node["__typename"] == "Order"}


async def _one(http: Http, one: Confirmation, order: dict[str, Any] | None) -> ConfirmAnswer:
    plan = fulfil.plan(one, order, notify=http.account.config.get("notify_customer", "true") == "true")
    if plan.refusal:
        return plan.refusal
    ids = list(plan.known)
    try:
        for said in plan.inputs:
            # Not safe to repeat blindly: after a time-out the caller asks again, and the look-up above tells.
            data = (await ask(http, "Fulfil", {"fulfillment": said}, is_safe=False))["fulfillmentCreate"]
            if errors := answers.user_errors(data):
                raise answers.refused(errors)
            ids.append(tail(data["fulfillment"]["id"]))
    except PartnerRefused as wrong:
        return ConfirmAnswer(key=one.key, is_taken=False, code=wrong.code, message=wrong.message)
    return ConfirmAnswer(key=one.key, is_taken=True, external_id=",".join(ids))
