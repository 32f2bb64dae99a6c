"""What channels' adapters do alike when they tell of parcels that left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from linkstar.connect.channel import Channel, ConfirmAnswer, Confirmation
from linkstar.connect.wire import Http

_Order = TypeVar("_Order")


async def confirm_surely(channel: Channel, http: Http, parcels: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Tells of parcels, and once more of those that were refused. Raises PartnerError.

    A worker that was slow may have told of a parcel after this one had looked: then the channel refuses what it has. At the
    second look it is known, and nothing is told twice.
    """
    answers = list(await channel.confirm(http, parcels))
    refused = [place for place, answer in enumerate(answers) if not answer.is_taken]
    if refused:
        again = await channel.confirm(http, [parcels[place] for place in refused])
        for place, answer in zip(refused, again, strict=True):
            answers[place] = answer
    return answers


async def confirm_in_turn(
    confirmations: Sequence[Confirmation],
    fetch: Callable[[Sequence[str]], Awaitable[dict[str, _Order]]],
    confirm: Callable[[Confirmation, _Order | None], Awaitable[ConfirmAnswer]],
) -> list[ConfirmAnswer]:
    """Tells of parcels one by one, each with its order as it stands then. Raises PartnerError."""
    orders = await fetch(list(dict.fromkeys(one.order_id for one in confirmations)))
    said, told = [], set()
    for one in confirmations:
        if one.order_id in told:  # an earlier parcel of this order changed what is left
            orders |= await fetch([one.order_id])
        told.add(one.order_id)
        said.append(await confirm(one, orders.get(one.order_id)))
    return said


def not_taken(parcel: Confirmation, code: str, message: str) -> ConfirmAnswer:
    """The answer for a parcel that the channel does not take."""
    return ConfirmAnswer(parcel.key, is_taken=False, code=code, message=message)
