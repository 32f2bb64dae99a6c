"""Which shop an incident is about: who works for some shops only sees and hears of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from linkstar import orders
from linkstar.catalog.queries.listings import get_listings
from linkstar.connect.accounts import list_accounts
from linkstar.connect.messages import get_messages
from linkstar.core.db import Tx
from linkstar.core.incidents import Incident


async def shops_about(tx: Tx, found: Sequence[Incident]) -> dict[UUID, UUID]:
    """The shop that each incident is about: of its order, listing or message, or the one that its cause names."""
    subjects = [one.subject for one in found if one.subject]
    about = {id_: order.shop_id for id_, order in (await orders.get_orders(tx, subjects)).items()}
    about |= {id_: listing.shop_id for id_, listing in (await get_listings(tx, subjects)).items()}
    about |= {message.id: message.account_id for message in await get_messages(tx, subjects)}
    shops = {str(row.id): row.id for row in await list_accounts(tx, kind="channel")}
    about |= {id_: id_ for id_ in shops.values()}
    named = {one.id: shops[part] for one in found for part in one.cause.split(":") if part in shops}
    return named | {one.id: about[one.subject] for one in found if one.subject in about}
