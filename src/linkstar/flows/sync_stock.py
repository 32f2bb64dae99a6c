"""Stock to the channels: when what may be promised changes, every listing that stands on it is told within seconds.

AtpChanged -> plan_push -> ListedChanged -> push_stock. Quantities are versioned, so only the newest is pushed. Every half hour
the channels are asked what they show; where that differs from what they took, somebody is told and it is pushed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from linkstar import catalog, inventory
from linkstar.catalog import rules
from linkstar.catalog.facts import KitChanged, ListingLinked, ListingUnlinked, StockTermsChanged
from linkstar.catalog.queries.listings import Listing, get_listings
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.partners import Partners, once
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.inventory.facts import AtpChanged, ListedChanged, StockFreed, StockReserved
from linkstar.inventory.queries import Listed, get_listed, list_settled_listings, list_short

AT_ONCE = 250  # listings in one call: what the platforms take


@dataclass(frozen=True, slots=True)
class Push:
    """A listing to be told, with the partner of its shop."""

    tenant_id: UUID
    partner: str
    title: str
    listing_row_id: UUID
    shop_id: UUID
    push: StockPush


@work.step(on=StockFreed, priority=4, rest_s=0.3)
async def serve_waiting(tx: Tx, freed: list[StockFreed]) -> None:
    """Orders that wait get what came in, the oldest first."""
    await inventory.fill_shorts(tx, list({one.item_id for one in freed}))


@work.step(on=StockReserved, priority=6)
async def close_shortages(tx: Tx, reserved: list[StockReserved]) -> None:
    """A shortage that is no more needs nobody; one that came after the goods is not forgotten with the one before."""
    ids = {one.order_id for one in reserved}
    short = {one.order_id for one in await list_short(tx, sorted(ids))}
    await incidents.resolve_about(tx, "stock_short", sorted(ids - short))


@work.step(on=(AtpChanged, ListingLinked, KitChanged), priority=6)
async def plan_push(tx: Tx, changed: list[AtpChanged | ListingLinked | KitChanged]) -> None:
    """Tells every listing that stands on these items."""
    await _plan(tx, {one.kit_id if isinstance(one, KitChanged) else one.item_id for one in changed})


@work.step(on=StockTermsChanged, priority=6)
async def plan_terms(tx: Tx, changed: list[StockTermsChanged]) -> None:
    """Another buffer or cap is another quantity."""
    listings = await get_listings(tx, [one.listing_id for one in changed])
    await _plan(tx, {one.item_id for one in listings.values() if one.item_id})


@work.step(on=ListingUnlinked, priority=6)
async def leave_alone(tx: Tx, unlinked: list[ListingUnlinked]) -> None:
    """A listing without a link is not led by us: nothing is pushed to it and its drift is nobody's."""
    still = await get_listings(tx, [one.listing_id for one in unlinked])  # it may have been linked again meanwhile
    gone = [id_ for id_, listing in still.items() if listing.item_id is None]
    await inventory.listed.forget_listed(tx, gone)
    await incidents.resolve_causes(tx, [f"{kind}:{id_}" for kind in ("push", "drift") for id_ in gone])


async def _plan(tx: Tx, item_ids: set[UUID]) -> None:
    """Works out what each listing shall offer now: the scarcest component decides, less the buffer, up to the cap."""
    offers = await catalog.list_offers(tx, sorted(item_ids))
    parts = {part.item_id for offer in offers for part in offer.components}
    await inventory.listed.lock_listed(tx, [offer.listing_row_id for offer in offers])  # before the stock is read
    atp = await inventory.get_atp(tx, list(parts))
    wanted = {
        offer.listing_row_id: (
            offer.shop_id,
            rules.listed_quantity(
                rules.kit_quantity([(atp[part.item_id], part.quantity) for part in offer.components]),
                offer.buffer,
                offer.cap,
                offer.share_percent,
            ),
        )
        for offer in offers
    }
    await inventory.listed.set_listed(tx, wanted)


async def load_pushes(tx: Tx, changed: Sequence[ListedChanged]) -> list[Push | None]:
    """One push per listing whose change is still the newest; older ones have been overtaken and ask for nothing."""
    pushes = await _pushes(tx, [one.listing_row_id for one in changed])  # a shop that is shut too: its pushes wait
    return [
        push if (push := pushes.get(one.listing_row_id)) and push.push.version == one.version else None
        for one in changed
    ]


async def _pushes(tx: Tx, listing_row_ids: Sequence[UUID], *, state: str = "") -> dict[UUID, Push]:
    listed = await get_listed(tx, listing_row_ids)
    rows = await list_accounts(tx, kind="channel", state=state)
    shops = {row.id: row for row in rows if row.state != "disconnected"}  # told all of it when it is connected again
    listings = await get_listings(tx, list(listed))
    return {
        id_: _push(tx.tenant_id, shops[one.shop_id], listings[id_], one)
        for id_, one in listed.items()
        if one.shop_id in shops and id_ in listings
    }


def _push(tenant_id: UUID, shop: AccountRow, listing: Listing, listed: Listed) -> Push:
    told = StockPush(
        listing.listing_id, listing.sku, listed.quantity, listed.version, listing.location_id, listing.extra
    )
    return Push(tenant_id, shop.partner, shop.title, listing.id, shop.id, told)


async def _by_shop(partners: Partners, pushes: Sequence[Push], verb: str) -> Sequence[Any]:
    """One answer per push, in order; shops are called side by side, and one that fails does not stop the others."""
    calls: dict[tuple[UUID, int], list[int]] = defaultdict(list)
    count: dict[UUID, int] = defaultdict(int)
    for place, one in enumerate(pushes):
        calls[one.shop_id, count[one.shop_id] // AT_ONCE].append(place)
        count[one.shop_id] += 1

    async def call(places: list[int]) -> Sequence[StockAnswer]:
        first = pushes[places[0]]
        http = await partners.http(first.tenant_id, first.shop_id)
        adapter = partners.channel(first.partner)
        ask = adapter.push_stock if verb == "push_stock" else adapter.read_stock
        return await ask(http, [pushes[place].push for place in places])

    answers: list[Any] = [None] * len(pushes)
    for places, got in zip(calls.values(), await partners.each(calls.values(), call), strict=True):
        for n, place in enumerate(places):
            answers[place] = got[n] if isinstance(got, Sequence) else got
    return answers


async def keep_pushes(tx: Tx, pushes: Sequence[Push], answers: Sequence[StockAnswer | PartnerError]) -> None:
    """Writes what the channels took; a refusal names the listing and the channel's own words."""
    done = [(push, answer, _error(answer)) for push, answer in zip(pushes, answers, strict=True)]
    await inventory.listed.mark_pushed(
        tx,
        [
            inventory.listed.Pushed(push.listing_row_id, push.push.version, push.push.quantity, error)
            for push, _, error in done
        ],
    )
    news = [
        incidents.New(
            "stock_push_failed", f"push:{push.listing_row_id}", push.listing_row_id,
            {"partner": push.title, "sku": push.push.sku, "why": error},
        )
        for push, _, error in done
        if error
    ]  # fmt: skip
    await incidents.open_many(tx, news)
    await incidents.resolve_causes(tx, [f"push:{push.listing_row_id}" for push, _, error in done if not error])


def _error(answer: StockAnswer | PartnerError) -> str:
    if isinstance(answer, PartnerError):
        return answer.message or type(answer).__name__
    return "" if answer.is_taken else (answer.message or answer.code or "refused")


@work.outside(on=ListedChanged, load=load_pushes, keep=keep_pushes, batch=500, priority=5)
async def push_stock(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Tells the shops, each in calls of up to 250 listings."""
    return await _by_shop(partners, [one.ask for one in asked], "push_stock")


async def load_shown(tx: Tx, _: Sequence[Any]) -> list[Push]:
    """Listings whose newest quantity went out some minutes ago, so that the channel must show it by now."""
    settled = await list_settled_listings(tx, before=tx.now - timedelta(minutes=5))
    return list((await _pushes(tx, [one.listing_row_id for one in settled], state="connected")).values())


async def keep_shown(tx: Tx, pushes: Sequence[Push], answers: Sequence[StockAnswer | PartnerError]) -> None:
    """Compares what channels show with what they took; drift is told and pushed again (never repaired in silence)."""
    shown = {
        push.listing_row_id: answer.quantity
        for push, answer in zip(pushes, answers, strict=True)
        if isinstance(answer, StockAnswer) and answer.quantity is not None
    }
    await inventory.listed.mark_shown(tx, shown)
    listed = await get_listed(tx, list(shown))
    drifted = [push for push in pushes if _has_drifted(push, shown, listed)]
    news = [
        incidents.New(
            "stock_drift", f"drift:{push.listing_row_id}", push.listing_row_id,
            {"partner": push.title, "sku": push.push.sku, "theirs": shown[push.listing_row_id], "ours": push.push.quantity},
        )
        for push in drifted
    ]  # fmt: skip
    await incidents.open_many(tx, news)
    await inventory.listed.set_listed(
        tx, {one.listing_row_id: (one.shop_id, one.push.quantity) for one in drifted}, again=True
    )
    same = set(shown) - {one.listing_row_id for one in drifted}
    await incidents.resolve_causes(tx, [f"drift:{id_}" for id_ in same])


def _has_drifted(push: Push, shown: Mapping[UUID, int], listed: Mapping[UUID, Any]) -> bool:
    """Only where nothing newer was wished for while the channel was asked."""
    theirs = shown.get(push.listing_row_id)
    return (
        theirs is not None and theirs != push.push.quantity and listed[push.listing_row_id].version == push.push.version
    )


@work.outside(every="30m", load=load_shown, keep=keep_shown)
async def find_drift(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks the channels what they show."""
    return once(await _by_shop(partners, [one.ask for one in asked], "read_stock"))


@work.every("1m", priority=6)
async def end_unpaid_holds(tx: Tx) -> None:
    """Units that unpaid orders held too long are free again (scenario 13)."""
    await inventory.expire(tx)


@work.every("1h")
async def check_stock(tx: Tx) -> None:
    """Counters against the rows that they stand for."""
    await inventory.self_check(tx)
