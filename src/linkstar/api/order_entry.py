"""Orders that a person types in."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar import catalog, orders
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import AddressAsked, Asked, Currency, Made, Minor, Moment, Some, Text
from linkstar.connect.accounts import get_account_row
from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder
from linkstar.flows.reading import as_mapped
from linkstar.kit.errors import NotFound, Refusal

router: APIRouter = noun_router("/orders", "orders")


class NumberTaken(Refusal):
    """An order of this number was typed in before."""

    code = "orders.number_taken"
    status = 409
    en = "Order {number} was typed in for this shop already. Edit that one, or use another number."
    zh = "该店铺已录入订单 {number}，请修改原订单或使用其他编号。"


class NewLine(Asked):
    """A line that was sold by hand; the price is of the whole line."""

    sku: Annotated[str, Field(min_length=1, max_length=100)]
    title: Text = ""
    quantity: Some
    price_minor: Minor = 0
    tax_minor: Minor = 0
    discount_minor: Minor = 0


class NewOrder(Asked):
    """An order that came by telephone or mail. `number` is the shop's; a number is used once."""

    shop_id: UUID
    number: Annotated[str, Field(min_length=1, max_length=100)]
    currency: Currency
    lines: Annotated[list[NewLine], Field(min_length=1, max_length=200)]
    ship_to: AddressAsked
    buyer_name: Text = ""
    buyer_email: Text = ""
    buyer_phone: Text = ""
    shipping_minor: Minor = 0
    ship_by_at: Moment | None = None
    is_paid: bool = True


@router.post("", dependencies=[needs("orders", "create")], status_code=201, responses=refuses(NotFound, NumberTaken))
async def create(call: Here, body: NewOrder) -> Made:
    """Takes an order that came by telephone or mail; it goes the same way as all others."""
    call.check_scope("shop", shop=body.shop_id)
    shop = await get_account_row(call.tx, body.shop_id)
    if shop.kind != "channel":
        raise NotFound(thing="shop")
    seen = _seen(call, body)
    sold = {line.external_id: catalog.Sold(shop.id, "", line.sku) for line in seen.lines}
    known = await catalog.resolve(call.tx, list(sold.values()))
    new = [
        catalog.ListingSeen(sold[line.external_id], line.title)
        for line in seen.lines
        if sold[line.external_id] not in known
    ]
    await catalog.note_listings(call.tx, new)
    mapped = {line: as_mapped(known[one]) for line, one in sold.items() if one in known}
    done = await orders.capture(call.tx, [orders.records.Capture(shop.id, shop.zone, seen, mapped, "manual")])
    if not done.new:
        raise NumberTaken(field="number", number=body.number)
    (id_,) = done.new.values()
    call.changed(id_, after={"number": body.number, "shop": shop.id, "lines": len(body.lines)})
    return Made(id=id_)


def _seen(call: Call, body: NewOrder) -> SeenOrder:
    """The order as a channel would have told it."""
    lines = [
        SeenLine(f"{n}", "", line.sku, line.title or line.sku, line.quantity, price_minor=line.price_minor,
                 tax_minor=line.tax_minor, discount_minor=line.discount_minor)
        for n, line in enumerate(body.lines, 1)
    ]  # fmt: skip
    total = sum(line.price_minor + line.tax_minor - line.discount_minor for line in lines) + body.shipping_minor
    now = call.tx.now
    return SeenOrder(
        f"manual:{body.number}", body.number, int(now.timestamp() * 1_000_000), now, now, "open",
        "paid" if body.is_paid else "pending", "seller", body.currency, max(0, total), lines,
        SeenBuyer("", body.buyer_name, body.buyer_email, body.buyer_phone), body.ship_to.address(),
        paid_at=now if body.is_paid else None, ship_by_at=body.ship_by_at, shipping_minor=body.shipping_minor,
    )  # fmt: skip
