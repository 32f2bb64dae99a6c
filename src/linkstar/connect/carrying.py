"""What carriers' adapters do alike: ask for many parcels a few at once, and take a refusal for what it means."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from linkstar.connect import refusal_words
from linkstar.connect.carrier import Label, Quote, QuoteRequest, Rate, TrackingEvent, VoidAnswer
from linkstar.connect.wire import Answer, PartnerRefused

# Weights at which rate rows are asked for. A row holds the price of its upper end, so a parcel is never priced too low.
WEIGHT_STEPS_G = (100, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000, 10000, 20000, 30000)
TOGETHER = 4  # calls under way at once where many are asked for
_DIGEST_LETTERS = 20
_T = TypeVar("_T")


def order_number(key: str, *, length_max: int) -> str:
    """Our key as an order number of letters, digits and dashes: as it is, or shortened the same way every time."""
    if len(key) <= length_max and re.fullmatch(r"[A-Za-z0-9-]+", key):
        return key
    plain = re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-")[: length_max - _DIGEST_LETTERS - 1]
    return f"{plain}-{hashlib.sha256(key.encode()).hexdigest()[:_DIGEST_LETTERS]}"


async def known(asked: Awaitable[_T]) -> _T | None:
    """What was asked for; None where the carrier says that there is no such thing. Raises PartnerError."""
    try:
        return await asked
    except PartnerRefused as refused:
        if refusal_words.is_not_found(refused.message):
            return None
        raise


async def buy(
    order: Awaitable[Answer],
    earlier: Callable[[], Awaitable[Label | None]],
    label: Callable[[Answer], Awaitable[Label]],
) -> Label:
    """Orders a parcel and fetches its label; a number that exists already leads to the earlier parcel. Raises PartnerError."""
    try:
        answer = await order
    except PartnerRefused as refused:
        found = await earlier() if refusal_words.is_duplicate(refused.message) else None
        if found is None:
            raise
        return found
    return await label(answer)


async def void(cancel: Awaitable[Answer]) -> VoidAnswer:
    """Cancels a parcel that was not charged yet, so no refund is due; one that is cancelled already is an effect too."""
    try:
        await cancel
    except PartnerRefused as refused:
        if refusal_words.is_already_void(refused.message):
            return VoidAnswer(True, code=refused.code, message=refused.message)
        return VoidAnswer(False, code=refused.code, message=refused.message, refund="refused")
    return VoidAnswer(True)


async def scans(
    numbers: Sequence[str], ask: Callable[[str], Awaitable[Sequence[TrackingEvent]]]
) -> list[TrackingEvent]:
    """All scans of these parcels, asked for one by one, parcel by parcel; a number that is not known has none."""
    events: list[TrackingEvent] = []
    for start in range(0, len(numbers), TOGETHER):
        asked = (known(ask(number)) for number in numbers[start : start + TOGETHER])
        for seen in await asyncio.gather(*asked):
            events += seen or ()
    return events


async def price_rows(
    countries: Sequence[str], quote: Callable[[QuoteRequest], Awaitable[Sequence[Quote]]]
) -> list[Rate]:
    """Price rows made of quotes, one call per country and weight step; where nothing goes to there are none."""
    steps = list(zip((0, *WEIGHT_STEPS_G), WEIGHT_STEPS_G, strict=False))
    asked = [(country, *step) for country in countries for step in steps]
    rows: list[Rate] = []
    for start in range(0, len(asked), TOGETHER):
        some = asked[start : start + TOGETHER]
        priced = await asyncio.gather(*(_priced(quote, QuoteRequest(country, "", up_to)) for country, _, up_to in some))
        for (country, over, up_to), quotes in zip(some, priced, strict=True):
            rows += [_rate(one, country, over, up_to) for one in quotes]
    return rows


async def _priced(quote: Callable[[QuoteRequest], Awaitable[Sequence[Quote]]], parcel: QuoteRequest) -> Sequence[Quote]:
    try:
        return await quote(parcel)
    except PartnerRefused as refused:
        if refusal_words.is_not_found(refused.message) or refused.field in ("country", "service", "weight_g"):
            return []
        raise


def _rate(quote: Quote, country: str, over_g: int, up_to_g: int) -> Rate:
    return Rate(
        service=quote.service,
        country=country,
        over_g=over_g,
        up_to_g=up_to_g,
        currency=quote.currency,
        base_minor=quote.cost_minor,
        days_min=quote.days_min,
        days_max=quote.days_max,
    )
