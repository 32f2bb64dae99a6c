"""Double entry: what is written into the ledger for what happened. Amounts are minor units; debits above zero, credits below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money, share

FREIGHT = "expense:freight"
CARRIER = "payable:carrier"  # followed by the carrier account: what we owe it


class Posting(NamedTuple):
    """An amount on an account."""

    account: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A balanced entry in one currency. The same kind and source are posted once, however often they are sent."""

    kind: str
    source: str
    currency: str
    postings: tuple[Posting, ...]
    order_id: UUID | None = None
    parcel_id: UUID | None = None
    shop_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What finance has to know of a carrier's label."""

    label_id: UUID
    parcel_id: UUID
    order_id: UUID
    cost: Money
    carrier: str  # the carrier account, as it stands in the ledger
    shop_id: UUID | None = None
    is_share: bool = False  # of the label of a box that carries parcels of other orders too


def freight_entry(label: Label) -> Entry | None:
    """A label bought: freight is spent and owed to the carrier; None for a label that costs nothing."""
    return _entry("freight", label, label.cost.minor)


def void_entry(label: Label) -> Entry | None:
    """A label taken back with its money: the freight entry the other way round."""
    return _entry("freight_void", label, -label.cost.minor)


def freight_shares(cost: Money, weights_g: Sequence[int]) -> list[Money]:
    """The freight of a parcel that several orders share, by weight, to the last unit."""
    return [Money(part, cost.currency) for part in share(cost.minor, weights_g)]


def is_balanced(entry: Entry) -> bool:
    """Whether debits and credits are equal, and there is something on both sides."""
    amounts = [posting.amount_minor for posting in entry.postings]
    return len(amounts) > 1 and sum(amounts) == 0 and 0 not in amounts


def per_million(currency: str, euros: Decimal) -> int:
    """Thousandths of a euro that a million units are worth, from the worth of one unit in euros. Raises Invalid."""
    if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        raise Invalid("currency", f"{currency!r} is not an ISO 4217 code")
    worth = int((euros * 1_000_000_000).to_integral_value()) if euros.is_finite() else 0
    if worth <= 0:
        raise Invalid("euros", f"{euros} is no worth of a {currency}")
    return worth


def worth_in_euros(base: str, worth: Mapping[str, Decimal], known: Mapping[str, int]) -> dict[str, Decimal]:
    """What currencies are worth in euros, from what one unit of each is worth in `base`.

    Without the euro among them, what is known of `base` (as `per_million` tells it) has to serve. Raises Invalid.
    """
    wrong = next((currency for currency, value in worth.items() if not value.is_finite() or value <= 0), None)
    if wrong is not None:
        raise Invalid("rates", f"{worth[wrong]} is no worth of a {wrong}")
    if base in worth:
        raise Invalid("rates", f"the worth of a {base} in {base} is 1")
    if base == "EUR":
        return dict(worth)
    if "EUR" not in worth and base not in known:
        raise Invalid("rates", f"say what a EUR is worth in {base} too: it is not known yet")
    unit = 1 / worth["EUR"] if "EUR" in worth else Decimal(known[base]) / 1_000_000_000
    euros = {currency: value * unit for currency, value in worth.items() if currency != "EUR"}
    return euros | ({base: unit} if "EUR" in worth else {})


def totals(entries: Sequence[Entry]) -> dict[tuple[str, str], int]:
    """What entries add up to by (account, currency)."""
    summed: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        for posting in entry.postings:
            summed[posting.account, entry.currency] += posting.amount_minor
    return dict(summed)


def _entry(kind: str, label: Label, amount_minor: int) -> Entry | None:
    if amount_minor == 0:
        return None
    postings = (Posting(FREIGHT, amount_minor), Posting(f"{CARRIER}:{label.carrier}", -amount_minor))
    source = f"label:{label.label_id}" + (f":{label.parcel_id}" if label.is_share else "")
    return Entry(kind, source, label.cost.currency, postings, label.order_id, label.parcel_id, label.shop_id)
