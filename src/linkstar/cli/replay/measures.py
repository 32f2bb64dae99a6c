"""How good the product's answers were where the source knows the truth: persons, time limits, freight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.cli.replay.build import Stage
from linkstar.cli.replay.feed import Ledger
from linkstar.cli.replay.judge import Books

_LIVE = ("bought", "void_refused")


def measure(stage: Stage, ledger: Ledger, books: Books) -> dict[str, float | None]:
    """Customer precision and recall (pairs of orders), the share of labels in time, freight by real freight. None: no truth."""
    key_of = {row_id: key for key, row_id in stage.shops.items()}
    ids = {(key_of[row.shop_id], row.external_id): row for row in books.orders if row.shop_id in key_of}
    truth = {ids[key].id: (key, told) for key, told in stage.scene.truth.items() if key in ids}
    contacts = {row.id: row.contact_id for row in books.orders}
    persons = [(contacts[id_], told.person) for id_, (_, told) in truth.items() if told.person and contacts[id_]]
    precision, recall = pairs(persons)
    open_ = {id_ for id_, (key, _) in truth.items() if _is_to_ship(ledger, key)}
    first = first_labels(books.labels)
    limits = {
        id_: limit for id_, (key, _) in truth.items() if id_ in open_ and (limit := ledger.placed[key].ship_by_at)
    }  # as it was placed: in real time the whole order was moved to today
    met = sum(1 for id_, limit in limits.items() if id_ in first and first[id_] <= limit)
    return {
        "customer_precision": precision,
        "customer_recall": recall,
        "ship_by_met": round(met / len(limits), 4) if limits else None,
        "freight_ratio": freight_ratio(books.labels, {id_: told.freight_minor for id_, (_, told) in truth.items()}),
    }


def _is_to_ship(ledger: Ledger, key: tuple[str, str]) -> bool:
    order = ledger.placed.get(key)
    return order is not None and order.commercial != "cancelled" and order.payment != "pending"


def first_labels(labels: Sequence[Any]) -> dict[UUID, datetime]:
    """When each order got its last parcel's label: only then the whole order is on time."""
    last: dict[UUID, datetime] = {}
    for row in labels:
        if row.state in _LIVE:
            last[row.order_id] = max(last.get(row.order_id, row.bought_at), row.bought_at)
    return last


def freight_ratio(labels: Sequence[Any], real: Mapping[UUID, int | None]) -> float | None:
    """Our estimates by what was really charged, summed over the orders that have both. Same currency, nothing fitted."""
    ours: Counter[UUID] = Counter()
    for row in labels:
        if row.state in _LIVE and real.get(row.order_id) is not None:
            ours[row.order_id] += row.estimate_minor
    charged = sum(real[id_] or 0 for id_ in ours)
    return round(sum(ours.values()) / charged, 4) if charged else None


def pairs(told: Iterable[tuple[object, str]]) -> tuple[float | None, float | None]:
    """Precision and recall over pairs of orders: (contact, person) of each order. None where there is no pair."""
    both: Counter[tuple[object, str]] = Counter()
    contacts: dict[object, int] = defaultdict(int)
    persons: dict[str, int] = defaultdict(int)
    for contact, person in told:
        both[contact, person] += 1
        contacts[contact] += 1
        persons[person] += 1
    right = sum(_pairs_of(count) for count in both.values())
    given, true = sum(map(_pairs_of, contacts.values())), sum(map(_pairs_of, persons.values()))
    return (round(right / given, 4) if given else None, round(right / true, 4) if true else None)


def _pairs_of(count: int) -> int:
    return count * (count - 1) // 2
