"""What happens becomes news for those who want to hear of it (core/notices).

IncidentOpened -> tell_incidents; orders and parcels on their way -> tell_orders; by the clock: incidents over their time, and the
day in figures. What nobody subscribed to costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from linkstar import orders
from linkstar.core import incidents, notices, work
from linkstar.core.access.rules.masks import STARS
from linkstar.core.db import Tx
from linkstar.core.incidents import COSTS, Incident, IncidentOpened
from linkstar.core.notices import News
from linkstar.core.notices.queries import get_templates
from linkstar.core.notices.records import Template
from linkstar.core.notices.rules.events import EVENTS, FAILED_INCIDENT, line_of, names_of_incident
from linkstar.core.notices.rules.times import daily_moment, day_of
from linkstar.core.tenants import get_tenant
from linkstar.flows.incident_shops import shops_about
from linkstar.kit.paging import LIMIT_MAX, key_of
from linkstar.orders.facts import OrderCancelled, OrderCaptured, OrderHeld, OrderShipped
from linkstar.shipping.facts import LabelBought, ParcelDelivered, ParcelHandedOver


@dataclass(frozen=True, slots=True)
class ByAutomation:
    """What an automation wants to be told: to whom (a subscription), about which order, why (by language)."""

    event: ClassVar[str] = "automation.told"
    to: UUID
    automation_id: UUID
    title: str
    order_id: UUID
    why: Mapping[str, str]

    def params(self, order: orders.Order, shop: str) -> dict[str, dict[str, str]]:
        """What the sentence names, by language."""
        said = {"number": order.number, "shop": shop, "automation": self.title}
        return {language: {**said, "why": self.why[language]} for language in ("zh", "en")}


_MANY = frozenset(name for name, event in EVENTS.items() if event.is_many)
_OF_INCIDENTS = frozenset(EVENTS) - _MANY - {"test", "digest.daily", "incident.overdue", ByAutomation.event}
Told = OrderCaptured | OrderHeld | OrderCancelled | OrderShipped | LabelBought | ParcelHandedOver | ParcelDelivered
_NAMES: Mapping[type[Any], str] = {
    OrderCaptured: "order.captured", OrderHeld: "order.held", OrderCancelled: "order.cancelled", OrderShipped: "order.shipped",
    LabelBought: "parcel.labelled", ParcelHandedOver: "parcel.handed_over", ParcelDelivered: "parcel.delivered",
}  # fmt: skip
_DAY = {
    OrderCaptured.fact_name: "captured", OrderCancelled.fact_name: "cancelled", LabelBought.fact_name: "labelled",
    ParcelHandedOver.fact_name: "handed_over",
}  # fmt: skip
_OVERDUE_FOR = timedelta(days=1)  # what has been over its time for longer was told
_OVERDUE_PAGES = 10
_DAY_LATE = timedelta(minutes=30)  # a worker that was down at the hour still tells the day, for so long


async def _hears_incidents(tx: Tx) -> bool:
    return await notices.is_heard(tx, _OF_INCIDENTS)


async def _hears_orders(tx: Tx) -> bool:
    return await notices.is_heard(tx, _MANY)


@work.step(on=IncidentOpened, priority=6, when=_hears_incidents)
async def tell_incidents(tx: Tx, opened: list[IncidentOpened]) -> None:
    """Tells of incidents that were opened; the same one is told again only when it was opened again."""
    found = {one.id: one for one in await incidents.get_incidents(tx, [one.incident_id for one in opened])}
    pairs = [(found[one.incident_id], one.due_at) for one in opened if one.incident_id in found]
    zone = (await get_tenant(tx)).zone
    shops = await _shops(tx, [one for one, _ in pairs])
    news = [
        _of_incident(
            one, names_of_incident(one.kind), f"incident:{one.id}:{due_at.isoformat()}", zone, shop_id=shops.get(one.id)
        )
        for one, due_at in pairs
    ]
    await notices.note(tx, news, zone=zone)


@work.step(
    on=(OrderCaptured, OrderHeld, OrderCancelled, OrderShipped, LabelBought, ParcelHandedOver, ParcelDelivered),
    priority=7, when=_hears_orders,
)  # fmt: skip
async def tell_orders(tx: Tx, told: list[Told]) -> None:
    """Tells of orders and parcels on their way: numbers and ids, nothing about buyers."""
    found = await orders.get_orders(tx, [one.order_id for one in told])
    news = [_of_order(tx, one, found[one.order_id]) for one in told if one.order_id in found]
    await notices.note(tx, news, zone=(await get_tenant(tx)).zone)


async def tell_for_automations(tx: Tx, told: Sequence[ByAutomation], shops: Mapping[str, str]) -> None:
    """Tells what automations want to be told, each automation once of an order. `shops`: what they are called, by id."""
    if not told:
        return
    found = await orders.get_orders(tx, list({one.order_id for one in told}))
    news = [
        News(
            (one.event,), f"{one.event}:{one.automation_id}:{order.id}", order.id,
            one.params(order, shops.get(str(order.shop_id), "")),
            {"order_id": order.id, "shop_id": order.shop_id, "number": order.number, "automation_id": one.automation_id},
            order.shop_id, to=(one.to,),
        )
        for one in told if (order := found.get(one.order_id))
    ]  # fmt: skip
    await notices.note(tx, news, zone=(await get_tenant(tx)).zone)


async def words_for(tx: Tx, told: Sequence[ByAutomation], shops: Mapping[str, str]) -> list[str]:
    """What would be told, word for word as its receiver reads it; "" for a receiver that is no more or switched off."""
    receivers = {one.id: one.draft.language for one in await notices.get_active(tx)} if told else {}
    found = await orders.get_orders(tx, list({one.order_id for one in told})) if told else {}
    own = await get_templates(tx) if told else {}
    return [
        _line(one, found[one.order_id], language, shops, own)
        if (language := receivers.get(one.to)) and one.order_id in found
        else ""
        for one in told
    ]


def _line(
    one: ByAutomation,
    order: orders.Order,
    language: str,
    shops: Mapping[str, str],
    own: Mapping[tuple[str, str], Template],
) -> str:
    form = own.get((one.event, language))
    params = one.params(order, shops.get(str(order.shop_id), ""))[language]
    return line_of(one.event, language, params, own=form.line if form else "")


@work.every("5m")
async def tell_overdue(tx: Tx) -> None:
    """Tells of incidents that are over their time, each once."""
    if not await notices.is_heard(tx, {"incident.overdue"}):
        return
    zone = (await get_tenant(tx)).zone
    after: str | None = key_of((tx.now - _OVERDUE_FOR).isoformat(), str(UUID(int=0)))
    for _ in range(_OVERDUE_PAGES):  # loop: a page of many each
        page = await incidents.list_incidents(tx, after=after or "", limit=LIMIT_MAX, due_before=tx.now)
        shops = await _shops(tx, page.rows)
        news = [
            _of_incident(
                one,
                ("incident.overdue",),
                f"overdue:{one.id}:{one.due_at.isoformat()}",
                zone,
                shop_id=shops.get(one.id),
            )
            for one in page.rows
        ]
        await notices.note(tx, news, zone=zone)
        after = page.next
        if after is None:
            return


@work.every("10m")
async def tell_the_day(tx: Tx) -> None:
    """Tells the last day in figures to those whose hour it is."""
    if not await notices.is_heard(tx, {"digest.daily"}):
        return
    zone = (await get_tenant(tx)).zone
    wanted = tuple(
        one.id
        for one in await notices.get_active(tx)
        if "digest.daily" in one.draft.events
        and timedelta(0) <= tx.now - daily_moment(tx.now, zone, one.draft.daily_at) < _DAY_LATE
    )
    if not wanted:
        return
    figures = await notices.count_day(tx, tx.now - timedelta(days=1), _DAY)
    day = day_of(tx.now, zone)
    news = News(
        ("digest.daily",),
        f"digest:{day}",
        None,
        {"zh": figures, "en": figures},
        {"day": day, **figures},
        only_for=wanted,
    )
    await notices.note(tx, [news], zone=zone)


async def _shops(tx: Tx, found: Sequence[Incident]) -> Mapping[UUID, UUID]:
    """The shops of incidents, if anybody hears of some shops only."""
    if not any(one.draft.shops for one in await notices.get_active(tx)):
        return {}
    return await shops_about(tx, found)


def _of_incident(one: Incident, names: tuple[str, ...], key: str, zone: str, *, shop_id: UUID | None) -> News:
    """News of an incident. Costs are blanked: a message is read by a whole group."""
    if one.kind in COSTS:
        one = replace(one, params={**one.params, **dict.fromkeys(COSTS[one.kind], STARS)})
    said = {"due": _local(one.due_at, zone), "owner": one.owner}
    data = {
        "incident_id": one.id, "kind": one.kind, "subject": one.subject, "owner": one.owner, "due_at": one.due_at,
        "text": one.text("en"),
    }  # fmt: skip
    return News(
        names, key, one.id, {language: {**said, "text": one.text(language)} for language in ("zh", "en")}, data, shop_id,
        one.subject if one.kind == FAILED_INCIDENT else None,
    )  # fmt: skip


def _of_order(tx: Tx, told: Told, order: orders.Order) -> News:
    name = _NAMES[type(told)]
    parcel_id, code = getattr(told, "parcel_id", None), getattr(told, "code", "")
    once = str(tx.new_id()) if isinstance(told, OrderHeld) else f"{told.order_id}:{parcel_id or ''}"
    said = {"number": order.number, "code": code}
    data: dict[str, Any] = {"order_id": order.id, "shop_id": order.shop_id, "number": order.number}
    if parcel_id:
        data["parcel_id"] = parcel_id
    if code:
        data["code"] = code
    return News((name,), f"{name}:{once}", order.id, {"zh": said, "en": said}, data, order.shop_id)


def _local(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%m-%d %H:%M}"
