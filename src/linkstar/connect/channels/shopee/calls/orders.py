"""Orders: those changed since a moment, and some by their numbers, each with the packages that were arranged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.shopee import wire
from linkstar.connect.channels.shopee.calls.ask import ask
from linkstar.connect.channels.shopee.wire.order import WAITING
from linkstar.connect.channels.shopee.wire.values import rows
from linkstar.connect.windows import Rows, next_window
from linkstar.connect.wire import Http, PartnerRefused

PAGE, DETAILS = 100, 50
OVERLAP_S = 600
SPAN_MAX_S = 15 * 86_400 - 2  # Shopee takes 15 days
LAG_S = 30
# What get_order_detail leaves out unless it is asked for.
FIELDS = ",".join((
    "buyer_user_id", "buyer_username", "estimated_shipping_fee", "recipient_address", "actual_shipping_fee", "goods_to_declare",
    "note", "note_update_time", "item_list", "pay_time", "dropshipper", "dropshipper_phone", "split_up", "buyer_cancel_reason",
    "cancel_by", "cancel_reason", "actual_shipping_fee_confirmed", "buyer_cpf_id", "fulfillment_flag", "pickup_done_time",
    "package_list", "shipping_carrier", "payment_method", "total_amount", "invoice_data", "order_chargeable_weight_gram",
    "return_request_due_date", "edt",
))  # fmt: skip
PENDING = {"request_order_status_pending": "true"}


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of orders changed since the cursor, oldest change first."""

    async def listed(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
        query = {
            "time_range_field": "update_time",
            "time_from": str(first),
            "time_to": str(last),
            "page_size": str(PAGE),
        }
        found: Rows = []
        place = ""
        while True:
            said = await ask(http, "order.get_order_list", query | PENDING | ({"cursor": place} if place else {}))
            found += rows(said, "order_list")
            place = str(said.get("next_cursor") or "")
            if not (said.get("more") and place and is_whole):
                return found, bool(said.get("more"))

    window = await next_window(
        cursor, http.now - timedelta(seconds=LAG_S), listed, overlap_s=OVERLAP_S, span_max_s=SPAN_MAX_S
    )
    orders = await get_orders(http, list(dict.fromkeys(str(one["order_sn"]) for one in window.rows)))
    messages = [wire.order_message(one["order"], one["packages"], "poll") for one in orders.values()]
    messages.sort(key=lambda message: (message.happened_at or http.now, message.external_id))
    return OrderPage(messages, window.cursor, window.has_more)


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One whole order; None if the shop has none of this number."""
    found = (await get_orders(http, [external_id])).get(external_id)
    return wire.order_message(found["order"], found["packages"], "poll") if found else None


async def get_orders(http: Http, numbers: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Orders by number, as {"order", "packages"}; what the shop does not know is not in it."""
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(numbers), DETAILS):
        for order in await _details(http, numbers[start : start + DETAILS]):
            found[str(order.get("order_sn"))] = {"order": order, "packages": []}
    names = [
        str(package["package_number"])
        for one in found.values()
        for package in one["order"].get("package_list") or ()
        if str(package.get("logistics_status") or "") not in WAITING and package.get("package_number")
    ]
    for start in range(0, len(names), DETAILS):
        query = {"package_number_list": ",".join(names[start : start + DETAILS])}
        for package in rows(await ask(http, "order.get_package_detail", query), "package_list"):
            if str(package.get("order_sn")) in found:
                found[str(package["order_sn"])]["packages"].append(package)
    return found


async def _details(http: Http, numbers: Sequence[str]) -> Rows:
    query = {"order_sn_list": ",".join(numbers), "response_optional_fields": FIELDS, **PENDING}
    try:
        return rows(await ask(http, "order.get_order_detail", query), "order_list")
    except PartnerRefused as no:
        if not no.code.endswith("error_not_found"):
            raise
    if len(numbers) == 1:
        return []
    return [order for number in numbers for order in await _details(http, [number])]  # one of them is not there
