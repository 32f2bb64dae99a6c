"""The shipping side of the demo company: warehouses in Shenzhen and Leipzig, one carrier account, orders to Berlin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from linkstar import shipping
from linkstar.core.db import Tx
from linkstar.kit.address import Address
from linkstar.shipping.queries.records import LabelBoughtDetails
from linkstar.shipping.rules.records import AskLine, Location, Rate, RouteAsk, Service

FRIDAY_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # 20:00 in Shenzhen, 13:00 in Leipzig
_SPACE = UUID("0199f000-0000-7000-8000-000000000000")


def an_id(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(_SPACE, name)


ACCOUNT = an_id("carrier account")
SHENZHEN, LEIPZIG = sorted((an_id("shenzhen"), an_id("leipzig")))  # Shenzhen first: it wins where all else is equal
MUG, LAMP = an_id("mug"), an_id("lamp")
SHOP = an_id("shop")
ANNA = Address(
    name="Anna Schmidt",
    line1="Torstr. 12",
    city="Berlin",
    state="BE",
    postcode="10119",
    country="DE",
    phone="+49301234",
)


def a_location(id_: UUID = SHENZHEN, **given: Any) -> Location:
    """A warehouse in Shenzhen: cut-off 16:00, Monday to Friday, no handling time."""
    at = Address(
        name="Warehouse", line1="Bao'an Road 8", city="Shenzhen", postcode="518000", country="CN", phone="+86755"
    )
    return replace(Location(id_, at, "Asia/Shanghai", time(16), name="Shenzhen"), **given)


def leipzig(**given: Any) -> Location:
    """A warehouse in Leipzig, in the customs union of most demo buyers."""
    at = Address(name="Lager", line1="Messeallee 1", city="Leipzig", postcode="04356", country="DE", phone="+49341")
    return replace(Location(LEIPZIG, at, "Europe/Berlin", time(15), name="Leipzig"), **given)


def a_service(code: str = "STD", **given: Any) -> Service:
    """A service without special needs."""
    return replace(Service(ACCOUNT, code, f"{code} line", f"{code} 专线", takes_battery=True), **given)


def a_rate(service: str = "STD", country: str = "DE", **given: Any) -> Rate:
    """10.00 EUR for up to 30 kg, 5 to 9 days."""
    base = Rate(ACCOUNT, service, country, 0, 30_000, "EUR", 1_000, days_min=5, days_max=9)
    return replace(base, **given)


def a_line(item_id: UUID = MUG, **given: Any) -> AskLine:
    """One mug of 400 g, worth 12.00, with everything that customs ask for."""
    base = AskLine(
        an_id(f"line of {item_id}"), item_id, 1, 400, 120, 100, 90, 1_200,
        sku="MUG-1", name_en="Mug", name_zh="马克杯", hs_code="691110", origin="CN",
    )  # fmt: skip
    return base._replace(**given)


def an_ask(*lines: AskLine, **given: Any) -> RouteAsk:
    """An order of Anna's in Berlin; both warehouses hold 100 mugs and 100 lamps unless `stock` says else."""
    full = {MUG: 100, LAMP: 100}
    base = RouteAsk(
        an_id("order"), SHOP, lines or (a_line(),), ANNA, "EUR", {SHENZHEN: full, LEIPZIG: full}, order_number="1001"
    )
    return base._replace(**given)


async def open_shipping(tx: Tx, **given: Any) -> None:
    """The demo company can ship: both warehouses, a cheap and a quick service to Germany; `given` replaces a part of it."""
    await shipping.put_locations(tx, given.get("locations", [a_location(), leipzig()]))
    await shipping.put_services(tx, given.get("services", [a_service(), a_service("FAST")]))
    usual = [a_rate(base_minor=800), a_rate("FAST", base_minor=1_500, days_min=1, days_max=2)]
    await shipping.put_rates(tx, ACCOUNT, given.get("rates", usual))
    await shipping.put_user_rules(tx, given.get("user_rules", []))


async def a_parcel(tx: Tx, *lines: AskLine, **given: Any) -> UUID:
    """A planned parcel of Anna's order (or of the ask that `given` describes), in a company that can ship."""
    await open_shipping(tx)
    await shipping.commit_routes(tx, await shipping.plan(tx, [an_ask(*lines, **given)]))
    found = await shipping.list_parcels(tx, order_id=given.get("order_id", an_id("order")))
    return found.rows[0].id


def a_label(parcel_id: UUID, attempt: int = 1, **given: Any) -> LabelBoughtDetails:
    """A label of 8.00 EUR that can be voided for a day."""
    until = FRIDAY_NOON + timedelta(days=1)
    base = LabelBoughtDetails(f"{parcel_id}:{attempt}", "WB1", "TRACK1", None, 800, "EUR", until)
    return replace(base, **given)
