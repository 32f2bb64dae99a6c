"""What a company ships with: its locations, carriers' services and prices, and its own rules."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request

from linkstar import shipping
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import BodyTooLarge, refuses
from linkstar.api.shapes import (
    Asked,
    Country,
    Done,
    Made,
    Minor,
    Rows,
    Shown,
    Units,
    Words,
)
from linkstar.connect import registry
from linkstar.connect.accounts import get_account_row, put_config
from linkstar.connect.carrier import SheetProblem
from linkstar.connect.registry import NotARateSheet
from linkstar.kit.errors import NotFound, Refusal
from linkstar.shipping.queries import read_options
from linkstar.shipping.rules import Rate, Service, UserRule
from linkstar.shipping.rules.records import RuleKind

router: APIRouter = noun_router("/shipping", "shipping")
ServiceKeys = Annotated[
    list[tuple[UUID, Annotated[str, Field(max_length=100)]]], Field(default_factory=list, max_length=200)
]
SHEET_MAX = 5_000_000  # characters
PROBLEMS_MAX = 500  # of a sheet that are told at once


class SheetBroken(Refusal):
    """A price list with lines that cannot be used: nothing of it is taken."""

    code = "shipping.sheet_broken"
    status = 422
    en = "{count} line(s) of the price list cannot be used; nothing was changed. First: line {line}, {column}: {why}"
    zh = "价格表有 {count} 行无法使用，未做任何修改。首个问题：第 {line} 行 {column}：{why}"


class ServiceShown(Shown):
    """A carrier's product and what it takes."""

    account_id: UUID
    code: str
    title_en: str
    title_zh: str
    takes_battery: bool
    takes_liquid: bool
    takes_dangerous: bool
    is_tracked: bool
    takes_po_box: bool
    needs_ioss_eu: bool
    needs_customs: bool
    is_latin_only: bool
    needs_postcode: bool
    needs_phone: bool
    needs_state: bool
    address_line_max: int
    is_enabled: bool


class RateShown(Shown):
    """A price row, for weights in (over_g, up_to_g]. The prices are null for those who may not see costs."""

    account_id: UUID
    service: str
    country: str
    over_g: int
    up_to_g: int
    currency: str
    base_minor: int | None
    base_g: int
    per_kg_minor: int | None
    step_g: int
    postcode_prefix: str
    volumetric_divisor: int
    fuel_percent_bp: int
    days_min: int
    days_max: int


class SheetTaken(Shown):
    """How many price rows an account has now."""

    rates: int


class RuleFields(Asked):
    """What a company configured. All conditions that are set have to fit; an empty one fits anything."""

    kind: RuleKind
    title: Words
    countries: Annotated[list[Country], Field(default_factory=list, max_length=250)]
    shop_ids: Annotated[list[UUID], Field(default_factory=list, max_length=200)]
    item_ids: Annotated[list[UUID], Field(default_factory=list, max_length=500)]
    services: ServiceKeys
    location_ids: Annotated[list[UUID], Field(default_factory=list, max_length=200)]
    over_g: Units = 0
    up_to_g: Units = 0
    over_minor: Minor = 0
    up_to_minor: Minor = 0
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""
    only_late: bool = False
    is_enabled: bool = True

    def rule(self, id_: UUID) -> UserRule:
        """As shipping takes it."""
        said = self.model_dump()
        sets: dict[str, Any] = {name: frozenset(map(_plain, said.pop(name))) for name in _SETS}
        return UserRule(id=id_, **said, **sets)


_SETS = ("countries", "shop_ids", "item_ids", "services", "location_ids")


class RuleShown(Shown):
    """A rule of the company."""

    id: UUID
    kind: str
    title: str
    countries: list[str]
    shop_ids: list[UUID]
    item_ids: list[UUID]
    services: list[tuple[UUID, str]]
    location_ids: list[UUID]
    over_g: int
    up_to_g: int
    over_minor: int
    up_to_minor: int
    currency: str
    only_late: bool
    is_enabled: bool


@router.get("/services", dependencies=[needs("shipping", "read")])
async def list_services(call: Here) -> Rows[ServiceShown]:
    """The carriers' services that may be used."""
    found = (await read_options(call.tx, [])).services
    return Rows[ServiceShown](rows=[ServiceShown.model_validate(one) for one in found], next=None)


@router.get("/rates", dependencies=[needs("shipping", "read")])
async def list_rates(call: Here, country: Country) -> Rows[RateShown]:
    """The price rows to a country, and those to anywhere."""
    found: list[Rate] = (await read_options(call.tx, [country])).rates
    shown = [RateShown.model_validate(one) for one in found]
    if not call.who.can("catalog", "see_cost"):
        for row in shown:
            row.base_minor = row.per_kg_minor = None
    return Rows[RateShown](rows=shown, next=None)


@router.put(
    "/accounts/{account_id}/rates", dependencies=[needs("shipping", "configure")],
    responses=refuses(BodyTooLarge, NotFound, NotARateSheet, SheetBroken),
    openapi_extra={"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}},
)  # fmt: skip
async def put_rates(call: Here, account_id: UUID, request: Request) -> SheetTaken:
    """Replaces the price list of a rate-sheet carrier by a CSV; one line that cannot be used, and nothing is changed."""
    row = await get_account_row(call.tx, account_id)
    if row.kind != "carrier":
        raise NotFound(thing="carrier account")
    text = (await request.body()).decode("utf-8-sig", "surrogateescape")
    if len(text) > SHEET_MAX:
        raise BodyTooLarge(megabytes=SHEET_MAX // 1_000_000)
    rates, problems = registry.read_rate_sheet(row.partner, text)
    if problems or not rates:
        told = problems or [SheetProblem(1, "*", "no price rows")]
        first, errors = told[0], [_told(one) for one in told[:PROBLEMS_MAX]]
        raise SheetBroken(
            count=len(told), line=first.line, column=first.field or "*", why=_shown(first.why), errors=errors
        )
    await put_config(call.tx, account_id, {"rates_csv": text})
    services = [Service(account_id, code, code, code) for code in dict.fromkeys(rate.service for rate in rates)]
    known = {one.key for one in (await read_options(call.tx, [])).services}
    await shipping.put_services(call.tx, [one for one in services if one.key not in known])
    await shipping.put_rates(call.tx, account_id, [Rate(account_id=account_id, **_fields(rate)) for rate in rates])
    call.changed(account_id, after={"rates": len(rates), "services": len(services)})
    return SheetTaken(rates=len(rates))


def _told(one: SheetProblem) -> dict[str, str]:
    """A problem of a sheet as one of the `errors` of our answer."""
    field = f"{one.line}.{_shown(one.field)}" if one.field else str(one.line)
    return {"field": field, "code": "sheet_line", "detail": _shown(one.why)}


def _shown(text: str) -> str:
    """A text from a sheet that may hold anything, fit for an answer."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()[:300]


@router.get("/rules", dependencies=[needs("shipping", "read")])
async def list_rules(call: Here) -> Rows[RuleShown]:
    """The company's rules that are switched on."""
    found = (await read_options(call.tx, [])).user_rules
    return Rows[RuleShown](rows=[RuleShown.model_validate(one) for one in found], next=None)


@router.post("/rules", dependencies=[needs("shipping", "configure")], status_code=201)
async def create_rule(call: Here, body: RuleFields) -> Made:
    """Makes a rule: prefer, forbid or hold."""
    id_ = call.tx.new_id()
    await _put_rule(call, id_, body)
    return Made(id=id_)


@router.put("/rules/{rule_id}", dependencies=[needs("shipping", "configure")])
async def put_rule(call: Here, rule_id: UUID, body: RuleFields) -> Done:
    """Changes a rule; one that is not wanted any more is put with `is_enabled` false."""
    await _put_rule(call, rule_id, body)
    return Done()


async def _put_rule(call: Call, id_: UUID, body: RuleFields) -> None:
    await shipping.put_user_rules(call.tx, [body.rule(id_)])
    call.changed(id_, after={"kind": body.kind, "title": body.title, "enabled": body.is_enabled})


def _fields(rate: Any) -> dict[str, Any]:
    return {name: getattr(rate, name) for name in RateShown.model_fields if name != "account_id"} | {
        "length_max_mm": rate.length_max_mm, "girth_max_mm": rate.girth_max_mm,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """[account, code] as a key; a plain value as it is."""
    return tuple(value) if isinstance(value, list) else value
