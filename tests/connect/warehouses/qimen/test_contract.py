"""Qimen's own parameter trees judge our messages and those of the pretend warehouse; its signature is that of the TOP gateway."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.warehouse import SeenArrival, SeenDelivery, SeenUnits
from linkstar.connect.warehouses.qimen import ADAPTER, asks, sign, wire
from linkstar.connect.warehouses.qimen.xml import read
from tests.connect import tally
from tests.connect.carriers.builders import LAMP
from tests.connect.openapi import CONTRACTS, needs, vectors
from tests.contracts.warehouses import a_delivery, a_place, a_return, an_entry, deliveries_of, lamps, tell

pytestmark = needs("wms-qimen")
PLACE = CONTRACTS / "wms-qimen" / "top-metadata" / "qimen"
TREES: dict[str, Path] = (
    {orjson.loads(path.read_bytes())["name"]: path for path in PLACE.glob("taobao_*.json")} if PLACE.is_dir() else {}
)
tally.cannot("qimen", "samples", "there are none: the contract data is a tree of parameters for each method")
tally.cannot(
    "qimen", "signature with a body", "no vector has one; what is matched is the gateway's vector without a body"
)


def tree(method: str, side: str) -> Sequence[Mapping[str, Any]]:
    """The parameters of a method, below `request` or `response`."""
    said = orjson.loads(TREES[f"taobao.qimen.{method}"].read_bytes())
    (root,) = [one for one in said[f"{side}Params"] if one["name"] == side]
    found: Sequence[Mapping[str, Any]] = root["subParams"]
    return found


def wrong_with(
    said: Mapping[str, Any], known: Sequence[Mapping[str, Any]], *, where: str = "", strict: bool = True
) -> list[str]:
    """Everything that a message has and the tree does not allow, or that it lacks."""
    names = {one["name"]: one for one in known}
    wrong = [f"{where}/{name} is not known" for name in said.keys() - names.keys()]
    if strict:
        wrong += [
            f"{where}/{name} is missing" for name, one in names.items() if one.get("required") and name not in said
        ]
    for name in said.keys() & names.keys():
        wrong += _wrong_with_value(said[name], names[name], f"{where}/{name}", strict)
    return wrong


def _wrong_with_value(value: Any, one: Mapping[str, Any], where: str, strict: bool) -> list[str]:
    kind = one["type"]
    if "subParams" not in one:
        if not isinstance(value, str):
            return [f"{where} holds more than a text"]
        return (
            [f"{where} is no number"] if kind == "Number" and not value.lstrip("-").replace(".", "").isdigit() else []
        )
    if not kind.endswith("[]"):
        return wrong_with(value or {}, one["subParams"], where=where, strict=strict)
    child = kind.removesuffix("[]")
    child = child[0].lower() + child[1:]
    if value == "":
        return []
    if set(value) != {child}:
        return [f"{where} holds {sorted(value)} and not {child}"]
    rows = value[child] if isinstance(value[child], list) else [value[child]]
    return [what for row in rows for what in wrong_with(row, one["subParams"], where=where, strict=strict)]


async def every_verb() -> Any:
    """A stage on which every method was spoken, to the end of each order."""
    one = a_place("qimen", lamps(7), lamps(1, "damaged"))
    adapter, http = ADAPTER, one.http
    sent = await adapter.deliver(http, a_delivery(one))
    await adapter.delivery_of(http, sent.external_id)
    other = await adapter.deliver(http, a_delivery(one, "parcel-2"))
    await adapter.void(http, other.external_id)
    entry = await adapter.enter(http, an_entry())
    back = await adapter.take_back(http, a_return(sent.external_id))
    tell(one, SeenDelivery(sent.external_id, "shipped", ""))
    tell(one, SeenArrival(entry.external_id, "entry", "partly", "", [SeenUnits(LAMP.sku, 5)], is_final=False))
    tell(one, SeenArrival(back.external_id, "return", "done", "", [SeenUnits(LAMP.sku, 1, "damaged")]))
    await adapter.delivery_of(http, sent.external_id)
    await adapter.entry_of(http, entry.external_id)
    await adapter.stock_of(http, [LAMP.sku])
    return one


async def test_every_message_and_answer_fits_its_tree() -> None:
    one = await every_verb()
    told = {request.operation for request in one.http.asked}
    assert told == {
        asks.STOCK, asks.DELIVER, asks.DELIVERY, asks.CANCEL, asks.ENTER, asks.ENTRY, asks.TAKE_BACK,
    }  # fmt: skip
    for request, answer in zip(one.http.asked, one.http.answers, strict=True):
        assert wrong_with(read(request.body), tree(request.operation, "request")) == [], request.operation
        # Every field of an answer is called required there, also what a warehouse cannot know yet: names are held, not presence.
        assert wrong_with(read(answer.body), tree(request.operation, "response"), strict=False) == [], request.operation
    tally.checked("qimen", told)


async def test_what_the_pretend_warehouse_sends_fits_its_tree() -> None:
    one = await every_verb()
    methods = set()
    for request in deliveries_of(one):
        method = request.query["method"]
        methods.add(method)
        assert wrong_with(read(request.body), tree(method, "request")) == [], method
    assert methods == {"deliveryorder.confirm", "entryorder.confirm", "returnorder.confirm"}
    tell(one, lamps(3))
    change = deliveries_of(one)[-1]
    assert wrong_with(read(change.body), tree("stockchange.report", "request")) == []


def test_states_and_types_are_those_that_the_trees_name() -> None:
    said = TREES["taobao.qimen.deliveryorder.confirm"].read_text(encoding="utf-8")
    for word in (
        "NEW",
        "ACCEPT",
        "PARTDELIVERED",
        "DELIVERED",
        "EXCEPTION",
        "CANCELED",
        "CLOSED",
        "REJECT",
        "CANCELEDFAIL",
    ):
        assert word in said
        assert word in wire.DELIVERIES
    entries = TREES["taobao.qimen.entryorder.confirm"].read_text(encoding="utf-8")
    for word in ("NEW", "ACCEPT", "PARTFULFILLED", "FULFILLED"):
        assert word in entries
        assert word in wire.ARRIVALS
    assert all(f"{kind}=" in said for kind in wire.TYPES)


def test_the_signature_is_that_of_the_gateway() -> None:
    (vector,) = vectors("aliexpress-top-md5")
    given = vector["inputs"]
    assert sign.signature(given["params"], b"", given["secret"]) == vector["expected"]
    tally.vector("qimen", "aliexpress-top-md5")


@pytest.mark.parametrize("spoil", ["timestamp", "method", "customerId"])
def test_nothing_of_the_query_can_be_changed(spoil: str) -> None:
    one = a_place("qimen")
    query = sign.signed("stockchange.report", b"<a/>", one.world.now, keys=one.account.secrets)
    assert sign.is_genuine(query, b"<a/>", "c0ffee")
    assert not sign.is_genuine({**query, spoil: "other"}, b"<a/>", "c0ffee")
