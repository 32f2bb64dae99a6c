"""A company's locations: where they are, when they work, when carriers come, and what their printers take."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import inventory, shipping
from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import AddressAsked, AddressShown, Asked, Country, Done, Shown, Text, Zone
from linkstar.api.ship_with import ServiceKeys
from linkstar.connect import registry
from linkstar.connect.accounts import list_accounts
from linkstar.kit.errors import NotFound
from linkstar.kit.public_holidays import public_holidays, regions_of
from linkstar.shipping.queries import list_locations as read_locations
from linkstar.shipping.rules import Location
from linkstar.shipping.rules.records import PLAIN_PAPER, LabelPaper, Pickup

router: APIRouter = noun_router("/shipping", "shipping")
Days = Annotated[list[date], Field(default_factory=list, max_length=400)]


class PickupAsked(Asked):
    """When a carrier comes, where that differs from the location's own cut-off. `working_days`: bit 0 is Monday."""

    account_id: UUID
    cut_off: time
    working_days: Annotated[int, Field(ge=0, le=127)] = 127
    holidays: Days


class LabelPaperAsked(Asked):
    """What the printer of a location takes. `dpi` counts for ZPL; carriers that know one size only keep to it."""

    format: Literal["PDF", "ZPL"] = "PDF"
    size: Literal["100x150", "A6", "4x6"] = "100x150"
    dpi: Literal[203, 300, 600] = 203


class LocationAsked(Asked):
    """A place that holds stock and ships. `working_days`: bit 0 is Monday; `services`: [account, code], none: all.

    `kept_by`: the account of a partner who keeps the place; its stock is then what he states. Without `kept_by`, `pickups` or
    `label` those stay as they are.
    """

    code: Annotated[str, Field(min_length=1, max_length=40)]
    title: Text = ""
    type: Annotated[str, Field(pattern="^(own|third_party|fba|transit|supplier|customer|loss)$")] = "own"
    is_sellable: bool = True
    priority: Annotated[int, Field(ge=0, le=10_000)] = 100
    address: AddressAsked
    zone: Zone
    cut_off: time
    handling_h: Annotated[int, Field(ge=0, le=2_000)] = 0
    working_days: Annotated[int, Field(ge=0, le=127)] = 31
    holidays: Days
    eori: Text = ""
    vat_number: Text = ""
    services: ServiceKeys
    is_enabled: bool = True
    kept_by: UUID | None = None
    pickups: Annotated[list[PickupAsked] | None, Field(default=None, max_length=50)]
    label: LabelPaperAsked | None = None

    def profile(self, id_: UUID, before: Location | None) -> Location:
        """As shipping takes it."""
        said = [
            Pickup(one.account_id, one.cut_off, one.working_days, frozenset(one.holidays)) for one in self.pickups or ()
        ]
        kept = (
            before.pickups if before and self.pickups is None else tuple({one.account_id: one for one in said}.values())
        )
        paper = LabelPaper(self.label.format, self.label.size, self.label.dpi) if self.label else None
        return Location(
            id_, self.address.address(), self.zone, self.cut_off, self.handling_h, self.working_days, frozenset(self.holidays),
            self.eori, self.vat_number, frozenset(self.services), self.title or self.code, self.is_enabled,
            kept, paper or (before.label if before else PLAIN_PAPER),
        )  # fmt: skip


class StockLocationShown(Shown):
    """A location as the stock knows it."""

    id: UUID
    code: str
    title: str
    type: str
    is_sellable: bool
    country: str
    priority: int
    kept_by: UUID | None


class PickupShown(Shown):
    """When a carrier comes to a location at a time of its own."""

    account_id: UUID
    cut_off: time
    working_days: int
    holidays: list[date]


class LabelPaperShown(Shown):
    """What the printer of a location takes."""

    format: str
    size: str
    dpi: int


class LocationShown(Shown):
    """A location as shipping knows it."""

    id: UUID
    name: str
    address: AddressShown
    zone: str
    cut_off: time
    handling_h: int
    working_days: int
    holidays: list[date]
    eori: str
    vat_number: str
    services: list[tuple[UUID, str]]
    is_enabled: bool
    pickups: list[PickupShown]
    label: LabelPaperShown


class LocationsShown(Shown):
    """All locations of the stock, and those of them that ship or shipped once."""

    stock: list[StockLocationShown]
    shipping: list[LocationShown]


class HolidaysAsked(Asked):
    """Whose public holidays; without a year: this one's."""

    country: Country
    region: Annotated[str, Field(max_length=20)] = ""
    year: Annotated[int, Field(ge=0, le=9999)] = 0


class HolidayShown(Shown):
    """A day off."""

    on: date
    name: str


class HolidaysShown(Shown):
    """Days off of a year, and the country's parts that have days of their own."""

    year: int
    regions: list[str]
    rows: list[HolidayShown]


@router.get("/locations", dependencies=[needs("shipping", "read")])
async def list_locations(call: Here) -> LocationsShown:
    """The company's locations."""
    stock = [one for one in await inventory.list_locations(call.tx) if call.scope.allows(location=one.id)]
    ships = [one for one in await read_locations(call.tx) if call.scope.allows(location=one.id)]
    return LocationsShown(
        stock=[StockLocationShown.model_validate(one) for one in stock], shipping=[_location_shown(one) for one in ships]
    )  # fmt: skip


@router.put("/locations/{location_id}", dependencies=[needs("shipping", "configure")], responses=refuses(NotFound))
async def put_location(call: Here, location_id: UUID, body: LocationAsked) -> Done:
    """Makes or changes a location, for the stock and for shipping alike."""
    call.check_scope("location", location=location_id)
    accounts = {row.id: row for row in await list_accounts(call.tx)}
    carriers = {id_ for id_, row in accounts.items() if row.kind == "carrier"}
    if any(one.account_id not in carriers for one in body.pickups or ()):
        raise NotFound(thing="carrier account")
    keeper = accounts.get(body.kept_by) if body.kept_by else None
    if body.kept_by and (keeper is None or "kept_stock" not in registry.adapter(keeper.kind, keeper.partner).can):
        raise NotFound(thing="account of a partner who keeps places")
    known = next((one for one in await inventory.list_locations(call.tx) if one.id == location_id), None)
    kept_by = body.kept_by if known is None or "kept_by" in body.model_fields_set else known.kept_by
    address = body.address.address()
    await inventory.put_locations(
        call.tx,
        [
            inventory.Location(
                location_id,
                body.code,
                body.title,
                body.type,
                body.is_sellable,
                address.country,
                body.priority,
                kept_by,
            )
        ],
    )
    before = next((one for one in await read_locations(call.tx) if one.id == location_id), None)
    profile = body.profile(location_id, before)
    await shipping.put_locations(call.tx, [profile])
    call.changed(
        location_id,
        after={"code": body.code, "zone": body.zone, "cut_off": body.cut_off, "enabled": body.is_enabled,
               "kept_by": str(kept_by or ""),
               "holidays": len(body.holidays), "pickups": len(profile.pickups), "label": profile.label._asdict()},
    )  # fmt: skip
    return Done()


@router.get("/holidays", dependencies=[needs("shipping", "read")])
async def list_holidays(call: Here, asked: Annotated[HolidaysAsked, Query()]) -> HolidaysShown:
    """Public holidays to take over into a location's calendar: known here, without asking anybody."""
    year = asked.year or call.tx.now.year
    days = public_holidays(asked.country, year, region=asked.region, language=call.language)
    return HolidaysShown(
        year=year, regions=regions_of()[asked.country], rows=[HolidayShown(on=on, name=name) for on, name in days.items()]
    )  # fmt: skip


def _location_shown(one: Location) -> LocationShown:
    plain: dict[str, Any] = {name: getattr(one, name) for name in LocationShown.model_fields if name != "address"}
    return LocationShown(**plain, address=AddressShown.model_validate(one.address))
