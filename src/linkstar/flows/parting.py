"""Ending a connection, and what happens when it stands again.

`disconnect`: the keys go, what waits for the account meets a closed door and ends: a parcel without its label is held with an
incident, stock that was to be pushed is left, tracking numbers that cannot be told stand in one incident of the shop.
AccountResumed -> come_back: everything that the partner missed is told to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from linkstar import inventory, shipping
from linkstar.connect.accounts import AccountRow, actions as accounts
from linkstar.connect.errors import AccountGone
from linkstar.connect.facts import AccountResumed
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.core.secrets import Vault
from linkstar.inventory.queries import list_listed_of
from linkstar.shipping.actions.options import send_away
from linkstar.shipping.facts import ParcelReady
from linkstar.shipping.queries.asks import list_held, list_untold
from linkstar.shipping.queries.records import ConfirmAsk

UNTOLD = "orders_untold"


async def disconnect(tx: Tx, row: AccountRow, *, vault: Vault) -> None:
    """Ends the connection of an account, with one incident for what its shop cannot be told. Raises NotFound."""
    if not await accounts.disconnect(tx, row.id, vault=vault):
        return
    if row.kind == "carrier":
        await send_away(tx, [row.id], is_away=True)
    if row.kind == "channel":
        listings = await list_listed_of(tx, [row.id])
        await incidents.resolve_causes(tx, [f"{kind}:{id_}" for kind in ("push", "drift") for id_ in listings])
        await _tell(tx, [row])


async def tellable(
    tx: Tx, known: Mapping[UUID, AccountRow], told: Sequence[ConfirmAsk | None]
) -> list[ConfirmAsk | None]:
    """Those of these confirmations whose shop can be told; the others are counted in an incident of their shop."""
    gone = {one.shop_id for one in told if one and known[one.shop_id].state == "disconnected"}
    await _tell(tx, [known[shop] for shop in sorted(gone)])
    return [None if one and one.shop_id in gone else one for one in told]


async def _tell(tx: Tx, shops: Sequence[AccountRow]) -> None:
    untold = [shop for shop, _, _ in await list_untold(tx, [one.id for one in shops])] if shops else []
    news = [
        incidents.New(
            UNTOLD, f"untold:{one.id}", one.id,
            {"partner": one.partner, "shop": one.title or one.external_id, "count": untold.count(one.id)},
        )
        for one in shops if one.id in untold
    ]  # fmt: skip
    await incidents.open_many(tx, news)


@work.step(on=AccountResumed)
async def come_back(tx: Tx, resumed: list[AccountResumed]) -> None:
    """A partner that was disconnected is told what it missed, and its services are ways to send again."""
    ids = sorted({one.account_id for one in resumed if one.was_gone})
    if not ids:
        return
    await incidents.resolve_about(tx, UNTOLD, ids)
    await send_away(tx, ids, is_away=False)
    await shipping.release_parcels(tx, await list_held(tx, ids, AccountGone.code_of_all))
    await inventory.listed.tell_again(tx, ids)
    tx.record(*(ParcelReady(order_id, parcel_id) for _, order_id, parcel_id in await list_untold(tx, ids)))
