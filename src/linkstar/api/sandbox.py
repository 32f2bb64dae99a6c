"""The sandbox as a page of the product: pretend shops, orders, faults, and what the partners received.

The browser talks to us only; we talk to the sandbox at the address of the settings. A company sees and moves its own accounts;
a fault strikes a partner for every company on the installation.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar import catalog, inventory
from linkstar.api.call import Call, Here, needs_outside
from linkstar.api.connect import Kind as AccountKind
from linkstar.api.guard import noun_router
from linkstar.api.pretend_orders import Kind, Offered, Till, pretend_orders
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Count, Rows, Shown, Text
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.pretend import Console, SandboxAway, SandboxOff, SandboxRefused
from linkstar.connect.registry import UnknownAdapter
from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/sandbox", "sandbox")
REFUSES = refuses(SandboxOff, SandboxAway, SandboxRefused, NotFound)
SHOWN = 100  # rows of a kind, the newest
# What a row of a partner tells; anything else in it may be a buyer's.
TOLD = (
    "tracking_number",
    "waybill_number",
    "order_number",
    "order_id",
    "customer_order_number",
    "carrier",
    "status",
    "at",
)
Fault = Literal["429", "500", "timeout_after_work", "half_json", "cut", "duplicate", "reordered", "delayed", "wrong_signature",
                "dropped", "revoked"]  # fmt: skip


ReceivedKind = Literal["label", "void", "confirmation", "stock"]
KINDS: Mapping[str, ReceivedKind] = {"labels": "label", "voids": "void", "confirmations": "confirmation"}


class PretendPartner(Shown):
    """A pretend partner: what it was asked since the sandbox started, how it answered, and our accounts there."""

    name: str
    kind: str
    calls: int
    answers: dict[str, int]
    accounts: list[UUID]


class FaultShown(Shown):
    """A fault in force: it has seen so many calls or webhooks, and struck so many of them."""

    id: int
    partner: str
    kind: str
    rate: float
    count: int | None
    operation: str
    delay_s: float
    seen: int
    struck: int


class SandboxShown(Shown):
    """The sandbox as it stands; `deliveries` counts webhooks by what became of them."""

    url: str
    partners: list[PretendPartner]
    faults: list[FaultShown]
    deliveries: dict[str, int]


class ShopAsked(Asked):
    """A pretend shop or carrier contract to be opened."""

    kind: AccountKind = "channel"
    partner: Annotated[str, Field(max_length=60)]
    name: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")] = "harbour-try"


class ShopOpened(Shown):
    """What a person enters to connect a pretend account; the keys are as pretend as the shop."""

    base_url: str
    external_id: str
    secrets: dict[str, str]


class OrdersAsked(Asked):
    """Orders to be placed at a shop of ours, one of each kind named."""

    account_id: UUID
    kinds: Annotated[list[Kind], Field(min_length=1, max_length=200)]


class Placed(Shown):
    """The numbers of the orders that were placed."""

    numbers: list[str]


class FaultAsked(Asked):
    """A fault: it strikes a share `rate`, `count` times at most. `revoked` takes the tokens of `account_id` away, at once."""

    kind: Fault
    partner: Annotated[str, Field(max_length=60)] = "*"
    account_id: UUID | None = None
    rate: Annotated[float, Field(gt=0, le=1)] = 1.0
    count: Annotated[int, Field(ge=1, le=100_000)] | None = None
    operation: Text = ""
    delay_s: Annotated[float, Field(ge=0, le=86_400)] | None = None


class Received(Shown):
    """Something that a partner got from us."""

    kind: ReceivedKind
    partner: str
    account_id: UUID
    told: dict[str, str]


class Delivery(Shown):
    """A webhook of a pretend partner to us."""

    id: int
    partner: str
    account_id: UUID
    topic: str
    state: str
    attempts: int
    status: int
    error: str
    fault: str
    ms: int


@router.get("", dependencies=[needs_outside("sandbox", "use")], responses=REFUSES)
async def summary(call: Here) -> SandboxShown:
    """The pretend partners, our accounts there, and the faults in force."""
    console, told = call.door.partners.sandbox, await call.door.partners.sandbox.get("summary")
    ours = await _ours(call)
    partners = [
        PretendPartner(
            name=one["name"], kind=one["kind"], calls=one["calls"], answers=one["answers"],
            accounts=[row.id for row in ours if row.partner == one["name"]],
        )
        for one in told["partners"]
    ]  # fmt: skip
    faults = [FaultShown.model_validate(one) for one in told["faults"]]
    return SandboxShown(url=console.url, partners=partners, faults=faults, deliveries=told["deliveries"])


@router.post("/shops", dependencies=[needs_outside("sandbox", "use")], responses=refuses(UnknownAdapter) | REFUSES)
async def open_shop(call: Here, body: ShopAsked) -> ShopOpened:
    """Opens a pretend shop or carrier contract with fresh keys; connect it like a real one."""
    adapter = registry.adapter(body.kind, body.partner)
    form, console = registry.form_of(adapter), call.door.partners.sandbox
    external_id = form.external_id.replace("{name}", f"{body.name}-{secrets.token_hex(3)}")
    keys = {key.name: secrets.token_hex(12) for key in form.keys if key.place == "secrets" and not key.is_optional}
    await console.post("shops", {"partner": body.partner, "external_id": external_id, "secrets": keys})
    call.changed(None, after={"did": "opened", "partner": body.partner, "external_id": external_id})
    return ShopOpened(base_url=f"{console.url}/{body.partner}", external_id=external_id, secrets=keys)


@router.post("/orders", dependencies=[needs_outside("sandbox", "use")], responses=REFUSES)
async def place_orders(call: Here, body: OrdersAsked) -> Placed:
    """Places pretend orders; they come in by webhook or poll like any other."""
    console = call.door.partners.sandbox
    row = await _one(call, body.account_id, kind="channel")
    async with _tx(call) as tx:
        offers = await _offers(tx, row.id)
        orders = pretend_orders(Till(row.site, row.currency, offers), body.kinds, tx.now)
    await console.post("orders", {"partner": row.partner, "shop": row.external_id, "orders": orders})
    call.changed(row.id, after={"did": "placed", "kinds": sorted(set(body.kinds)), "count": len(orders)})
    return Placed(numbers=[one["number"] for one in orders])


@router.post("/faults", dependencies=[needs_outside("sandbox", "use")], responses=REFUSES)
async def ask_fault(call: Here, body: FaultAsked) -> Count:
    """Puts a fault in force, for every company whose partners the sandbox plays; counts those in force then."""
    console = call.door.partners.sandbox
    said = body.model_dump(exclude={"account_id"}, exclude_none=True)
    if body.kind == "revoked" or body.account_id:
        row = await _one(call, body.account_id)
        said |= {"partner": row.partner, "shop": row.external_id}
    await console.post("faults", said)
    call.changed(body.account_id, after={"did": "fault", "kind": body.kind, "partner": said["partner"]})
    return Count(count=len(await console.get("faults")))


@router.delete("/faults", dependencies=[needs_outside("sandbox", "use")], responses=REFUSES)
async def end_faults(call: Here, fault_id: Annotated[int | None, Field(ge=1, le=2**31)] = None) -> Count:
    """Ends one fault, or all; counts those that ended."""
    ended = (await call.door.partners.sandbox.delete(f"faults/{fault_id}" if fault_id else "faults"))["ended"]
    call.changed(None, after={"did": "faults ended", "count": len(ended)})
    return Count(count=len(ended))


@router.get("/received", dependencies=[needs_outside("sandbox", "use")], responses=REFUSES)
async def received(call: Here) -> Rows[Received]:
    """What the pretend partners got from us: labels, confirmations, stock; the newest of each kind."""
    console, ours = call.door.partners.sandbox, await _ours(call)
    rows: list[Received] = []
    for partner in dict.fromkeys(row.partner for row in ours):
        mine = {row.external_id: row.id for row in ours if row.partner == partner}
        rows += received_rows(partner, await console.get(f"received/{partner}"), mine)
    return Rows[Received](rows=rows, next=None)


@router.get("/deliveries", dependencies=[needs_outside("sandbox", "use")], responses=REFUSES)
async def deliveries(call: Here) -> Rows[Delivery]:
    """The latest webhooks of the pretend partners to our shops, the newest first."""
    mine = {(row.partner, row.external_id): row.id for row in await _ours(call)}
    told = (await call.door.partners.sandbox.get("deliveries?limit=500"))["rows"]
    found = [(one, mine[one["partner"], one["account"]]) for one in told if (one["partner"], one["account"]) in mine]
    return Rows[Delivery](rows=[Delivery(**{**one, "account_id": id_}) for one, id_ in found[:SHOWN]], next=None)


def _tx(call: Call) -> Any:
    return call.door.database.tx(call.who.tenant_id, actor=call.who.actor, trace_id=call.request.state.trace_id)


async def _ours(call: Call) -> list[AccountRow]:
    """The accounts of theirs that the sandbox plays. Raises SandboxOff."""
    console: Console = call.door.partners.sandbox
    below = f"{console.url}/"
    async with _tx(call) as tx:
        rows = await list_accounts(tx)
    return [
        row
        for row in rows
        if row.base_url.startswith(below) and (row.kind != "channel" or call.scope.allows(shop=row.id))
    ]


async def _one(call: Call, account_id: UUID | None, *, kind: str = "") -> AccountRow:
    """An account of theirs at the sandbox. Raises SandboxOff, NotFound."""
    for row in await _ours(call):
        if row.id == account_id and kind in ("", row.kind):
            return row
    raise NotFound(thing="account")


async def _offers(tx: Tx, shop_id: UUID) -> Sequence[Offered]:
    """What the shop sells and we have; for a shop that has no listing yet, goods of ours under their own SKU."""
    listings = [
        one for one in (await catalog.list_listings(tx, state="linked", shop_id=shop_id, limit=200)).rows if one.item_id
    ]
    if listings:
        atp = await inventory.get_atp(tx, [one.item_id for one in listings if one.item_id])
        listings.sort(key=lambda one: -atp[one.item_id] if one.item_id else 0)
        return [Offered(one.listing_id, one.sku, one.title) for one in listings if one.item_id and atp[one.item_id] > 0]
    items = (await catalog.list_items(tx, limit=20)).rows
    return [Offered(f"7{one.id.int % 10**8:08d}", one.sku, one.title) for one in items]


def received_rows(partner: str, told: Mapping[str, Any], mine: Mapping[str, UUID]) -> list[Received]:
    """The rows of a partner that are ours, the newest of each kind first."""
    rows: list[Received] = []
    for name, kind in KINDS.items():
        ours = [(one, id_) for one in told.get(name, ()) if (id_ := _owner(one, mine))]
        rows += [
            Received(kind=kind, partner=partner, account_id=id_, told=_told(one))
            for one, id_ in ours[: -SHOWN - 1 : -1]
        ]
    for key, units in list(told.get("stock", {}).items())[: -SHOWN - 1 : -1]:
        shop, _, listing = str(key).partition("/")
        if shop in mine:
            said = {"listing": listing, "quantity": str(units)}
            rows.append(Received(kind="stock", partner=partner, account_id=mine[shop], told=said))
    return rows


def _owner(row: Mapping[str, Any], mine: Mapping[str, UUID]) -> UUID | None:
    """Whose row it is; each pretend partner has its own word for the account."""
    return next((mine[said] for said in row.values() if isinstance(said, str) and said in mine), None)


def _told(row: Mapping[str, Any]) -> dict[str, str]:
    said = {name: str(row[name]) for name in TOLD if row.get(name)}
    lines = row.get("lines")
    return said | ({"units": str(sum(int(one.get("quantity", 0)) for one in lines))} if isinstance(lines, list) else {})
