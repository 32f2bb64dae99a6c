"""Labels that a carrier sold and we never heard of: its answer was lost, and the parcel was given up before it was asked again.

They cost money and would travel if anybody stuck them on. Carriers that can look up our keys are asked twice a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from linkstar.connect import registry
from linkstar.connect.accounts import list_accounts
from linkstar.connect.carrier import Label
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.flows import labels
from linkstar.shipping.queries.asks import list_doubtful_keys

LOOK_BACK = timedelta(hours=36)  # so that each parcel is asked about more than once
AT_REST = timedelta(hours=1)  # a call that is under way has ended by then


async def load_doubtful(tx: Tx, _: Sequence[Any]) -> list[labels.At]:
    """Keys that have no label with us, of carriers that can look them up."""
    partners = {row.id: row.partner for row in await list_accounts(tx, kind="carrier", state="connected")}
    keys = await list_doubtful_keys(tx, since=tx.now - LOOK_BACK, until=tx.now - AT_REST)
    return [
        labels.At(tx.tenant_id, partners[one.account_id], one.account_id, tx.trace_id, one)
        for one in keys
        if one.account_id in partners and "find" in registry.carrier(partners[one.account_id]).can
    ]


async def keep_found(tx: Tx, asks: Sequence[labels.At], answers: Sequence[Label | PartnerError | None]) -> None:
    """Writes labels that turned up. Their parcels are cancelled or have another one, so they are given back at once."""
    await labels.attach(
        tx, [(at.ask, found) for at, found in zip(asks, answers, strict=True) if isinstance(found, Label)]
    )


@work.outside(every="12h", load=load_doubtful, keep=keep_found)
async def find_orphan_labels(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks carriers whether they have a label for keys that we hold none of."""

    async def one(each: work.Asked) -> Label | None:
        at: labels.At = each.ask
        http = await partners.http(at.tenant_id, at.account_id, trace_id=at.trace_id)
        return await partners.carrier(at.partner).find(http, at.ask.key)

    return await partners.each_once(asked, one, at_most=labels.AT_ONCE)
