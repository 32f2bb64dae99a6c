"""Lists of orders: every filter, and the search for an order by whatever somebody has of it."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import orders
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.orders import OrderShown, State, shown
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Limit, Moment, Rows, Search, page_shown
from linkstar.insights.orders import By, find_orders
from linkstar.kit.errors import Forbidden, Invalid
from linkstar.kit.paging import Page
from linkstar.orders.queries import OrderFilter

router: APIRouter = noun_router("/orders", "orders")
Payment = Literal["", "pending", "authorised", "paid", "partly_refunded", "refunded", "charged_back"]
_SEARCHES: tuple[tuple[By, str], ...] = (("text", "q"), ("customer", "customer"), ("tracking", "tracking"))


class OrdersAsked(Asked):
    """Which orders: all that is given has to hold. At most one of `q`, `customer` and `tracking`.

    The newest placed come first; with `ship_by_until` the most urgent; with a search, `sku`, `hold` or `tag` the newest captured.
    """

    state: State = ""
    shop_id: UUID | None = None
    number: Search = ""
    contact_id: UUID | None = None
    country: Annotated[str, Field(pattern="^([A-Z]{2})?$", description="where it goes, ISO 3166-1 alpha-2")] = ""
    payment: Payment = ""
    placed_from: Moment | None = None
    placed_until: Annotated[Moment | None, Field(description="not included")] = None
    ship_by_until: Annotated[Moment | None, Field(description="open ones to be handed over before")] = None
    hold: Annotated[Search, Field(description="held for this reason, its code")] = ""
    is_late: Annotated[bool, Field(description="only those that no webhook told of in time")] = False
    sku: Annotated[Search, Field(description="with a line of exactly this SKU")] = ""
    tag: Annotated[str, Field(max_length=40, description="with this tag")] = ""
    assignee_id: Annotated[UUID | None, Field(description="that this person looks after")] = None
    q: Annotated[
        Search,
        Field(description="a number, tracking number or SKU; words of a listing; words of a buyer if you may unmask"),
    ] = ""
    customer: Annotated[
        Search,
        Field(description="words of a name, an e-mail address or its beginning, a phone number; for who may unmask"),
    ] = ""
    tracking: Annotated[Search, Field(description="a tracking number or a parcel's number")] = ""
    id: Annotated[
        list[UUID], Field(default_factory=list, max_length=200, description="only those of these orders that fit")
    ]
    after: After = ""
    limit: Limit = 50

    def filter(self, call: Call) -> OrderFilter:
        """As orders takes it, within the shops of the reader."""
        allowed = call.scope.shops
        return OrderFilter(
            ids=self.id, state=self.state, shop_id=self.shop_id,
            number=self.number, contact_id=self.contact_id, country=self.country,
            payment=self.payment, placed_from=self.placed_from, placed_until=self.placed_until, is_late=self.is_late,
            ship_by_until=self.ship_by_until, hold=self.hold, sku=self.sku, tag=self.tag, assignee_id=self.assignee_id,
            shop_ids=None if allowed is None else sorted(allowed),
        )  # fmt: skip


@router.get("", dependencies=[needs("orders", "read")], responses=refuses(Forbidden))
async def list_orders(call: Here, asked: Annotated[OrdersAsked, Query()]) -> Rows[OrderShown]:
    """Orders by filter, or found by a search; personal data is masked, and only who may see it may search by it."""
    page = await _page(call, asked)
    return page_shown(page, lambda order: shown(order, in_full=False))


async def _page(call: Call, asked: OrdersAsked) -> Page[orders.Order]:
    searches = [(by, getattr(asked, name).strip()) for by, name in _SEARCHES if getattr(asked, name).strip()]
    if not searches:
        return await orders.list_orders(call.tx, after=asked.after, limit=asked.limit, **asked.filter(call))
    if len(searches) > 1:
        raise Invalid("q", "look for one thing at a time: q, customer or tracking")
    (by, said), people = searches[0], call.who.scope("contacts", "unmask").shops
    if by == "customer" and not call.who.can("contacts", "unmask"):
        raise Forbidden(noun="contacts", verb="unmask")
    found = await find_orders(
        call.tx, said, by=by, people=None if people is None else sorted(people), after=asked.after, limit=asked.limit,
        **asked.filter(call),
    )  # fmt: skip
    rows = await orders.get_orders(call.tx, found.rows)
    return Page([rows[id_] for id_ in found.rows], found.next)
