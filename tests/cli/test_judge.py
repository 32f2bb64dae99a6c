"""The judge believes nobody: each kind of loss that could happen is made by hand, and it has to see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace as Row
from typing import Any
from uuid import UUID

import pytest

from linkstar.cli.replay import demo
from linkstar.cli.replay.build import Stage
from linkstar.cli.replay.feed import Ledger
from linkstar.cli.replay.judge import CHECKS, Books, Verdict, judge
from linkstar.cli.replay.measures import freight_ratio, pairs
from linkstar.cli.replay.scene import Placed
from linkstar.cli.replay.tempo import percentiles
from linkstar.connect.channel import SeenOrder

SHOP, ORDER, LINE, ITEM, PLACE, PARCEL, CONTACT = (UUID(int=n) for n in range(1, 8))
PART = UUID(int=20)


def an_order() -> tuple[str, SeenOrder]:
    placed = next(
        one for one in demo.scene(40, 1).events
        if isinstance(one, Placed) and one.order.payment == "paid" and one.order.commercial == "open" and len(one.order.lines) == 1
    )  # fmt: skip
    return placed.shop, placed.order


def books_of(order: SeenOrder, **changes: Any) -> Books:
    [line] = order.lines
    row = Row(
        id=ORDER, shop_id=SHOP, external_id=order.external_id, commercial="open", payment="paid", currency=order.currency,
        total_minor=order.total_minor, contact_id=CONTACT, state="released", postcode=order.ship_to.postcode, line2="",
        lines=[[line.listing_id, line.sku, line.quantity, 0, line.external_id, line.price_minor]],
    )  # fmt: skip
    label = Row(
        id=UUID(int=30), parcel_id=PARCEL, external_id="YT1", tracking_number="LX1", state="bought", order_id=ORDER, account_id=PLACE,
        parcel_state="labelled", estimate_minor=900, currency="CNY", bought_at=datetime(2026, 3, 3, tzinfo=UTC),
        contents=[[str(PART), line.quantity]],
    )  # fmt: skip
    told = {
        "shop": "x", "order_id": order.external_id, "tracking_number": "LX1",
        "lines": [{"external_id": line.external_id, "quantity": line.quantity}],
    }  # fmt: skip
    stock = Row(
        item_id=ITEM, location_id=PLACE, on_hand=9, reserved=line.quantity, ledger=9, lowest=0, promised=line.quantity
    )
    parcel = {"waybill_number": "YT1", "customer_order_number": f"{PARCEL}:1", "status": "A"}
    books = Books(
        [row], {"orders": 1, "again": 0}, {}, [label], [Row(id=PART, order_id=ORDER, item_id=ITEM, ordered=line.quantity, wanted=1)],
        [stock], set(CHECKS), {}, {}, {"shopify": {"confirmations": [told]}, "yunexpress": {"labels": [parcel]}},
    )  # fmt: skip
    return replace(books, **changes)


def verdict_of(shop: str, order: SeenOrder, books: Books) -> Verdict:
    stage = Stage(demo.scene(3, 1), UUID(int=99), shops={shop: SHOP})
    return judge(stage, Ledger(placed={(shop, order.external_id): order}), books)


def test_a_clean_run_is_called_clean() -> None:
    shop, order = an_order()
    verdict = verdict_of(shop, order, books_of(order))
    assert verdict.is_clean, verdict.cases
    assert verdict.numbers["captured"] == verdict.numbers["labelled"] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"total_minor": 1}, {"commercial": "cancelled"}, {"payment": "pending"}, {"currency": "XXX"}, {"postcode": "0"},
        {"lines": []}, {"external_id": "another"},
    ],
)  # fmt: skip
def test_an_order_that_differs_from_its_channel_is_lost(change: dict[str, Any]) -> None:
    shop, order = an_order()
    books = books_of(order)
    for name, value in change.items():
        setattr(books.orders[0], name, value)
    assert verdict_of(shop, order, books).numbers["lost"] == 1


def test_an_order_that_stands_twice_is_doubled() -> None:
    shop, order = an_order()
    books = books_of(order)
    assert verdict_of(shop, order, replace(books, orders=[*books.orders, *books.orders])).numbers["doubled"] == 1


def test_a_second_label_is_doubled_wherever_it_is() -> None:
    shop, order = an_order()
    books = books_of(order)
    second = Row(**{**vars(books.labels[0]), "parcel_id": UUID(int=77), "external_id": "YT2"})
    assert verdict_of(shop, order, replace(books, labels=[*books.labels, second])).numbers["doubled"] == 1
    parcel = {"waybill_number": "YT1", "customer_order_number": f"{PARCEL}:2", "status": "A"}
    received = {**books.received, "yunexpress": {"labels": [*books.received["yunexpress"]["labels"], parcel]}}
    assert verdict_of(shop, order, replace(books, received=received)).numbers["doubled"] == 1


def test_a_second_confirmation_is_doubled() -> None:
    shop, order = an_order()
    books = books_of(order)
    told = books.received["shopify"]["confirmations"]
    received = {**books.received, "shopify": {"confirmations": [*told, {**told[0], "tracking_number": "LX9"}]}}
    assert verdict_of(shop, order, replace(books, received=received)).numbers["doubled"] == 1


@pytest.mark.parametrize(
    "change", [{"lowest": -1}, {"promised": 10}, {"reserved": 0}, {"on_hand": 8}, {"ledger": 0, "on_hand": 0}]
)
def test_units_beyond_what_there_was_are_oversold(change: dict[str, int]) -> None:
    shop, order = an_order()
    books = books_of(order)
    for name, value in change.items():
        setattr(books.stock[0], name, value)
    assert verdict_of(shop, order, books).numbers["oversold"] >= 1


def test_a_missing_check_is_oversold() -> None:
    shop, order = an_order()
    assert verdict_of(shop, order, books_of(order, checks={CHECKS[0]})).numbers["oversold"] == 1


def test_a_label_that_only_the_carrier_knows_is_an_orphan() -> None:
    shop, order = an_order()
    books = books_of(order)
    alive = {"waybill_number": "YT7", "customer_order_number": f"{UUID(int=70)}:1", "status": "A"}
    received = {**books.received, "yunexpress": {"labels": [*books.received["yunexpress"]["labels"], alive]}}
    assert verdict_of(shop, order, replace(books, received=received)).numbers["orphan_labels"] == 1
    alive["status"] = "E"  # cancelled there: nobody pays for it
    assert verdict_of(shop, order, replace(books, received=received)).numbers["orphan_labels"] == 0


def test_what_was_confirmed_cannot_be_cancelled_any_more() -> None:
    shop, order = an_order()
    [line] = order.lines
    late = replace(order, lines=[replace(line, cancelled=line.quantity)])
    assert verdict_of(shop, late, books_of(order)).numbers["lost"] == 0
    books = books_of(order, received={"shopify": {"confirmations": []}})
    assert verdict_of(shop, late, books).numbers["lost"] == 1


def test_pairs_of_orders_measure_who_is_who() -> None:
    assert pairs([("c1", "a"), ("c1", "a"), ("c2", "b")]) == (1.0, 1.0)
    assert pairs([("c1", "a"), ("c1", "b"), ("c2", "b")]) == (0.0, 0.0)
    assert pairs([("c1", "a"), ("c2", "b")]) == (None, None)
    assert pairs([("c1", "a"), ("c1", "a"), ("c2", "a")]) == (1.0, 0.3333)


def test_freight_is_compared_over_the_orders_that_have_both() -> None:
    labels = [
        Row(state="bought", order_id=ORDER, estimate_minor=900),
        Row(state="voided", order_id=ORDER, estimate_minor=900),
    ]
    assert freight_ratio(labels, {ORDER: 1000, ITEM: 5000}) == 0.9
    assert freight_ratio(labels, {ORDER: None}) is None


def test_percentiles_are_those_of_the_sorted_seconds() -> None:
    assert percentiles([3.0, 1.0, 2.0]) == {"p50": 2.0, "p99": 3.0}
    assert percentiles([]) == {"p50": None, "p99": None}
