"""The contract of those who keep places: what every adapter that the registry finds has to keep (decision 0017)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from linkstar.connect import registry
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.warehouse import SeenArrival, SeenDelivery, SeenUnits, Stated, StockState
from linkstar.connect.wire import BadSignature, PartnerDown, PartnerRefused, Throttled, TokenRevoked, Unreadable
from tests.connect.carriers.builders import BERLIN, LAMP
from tests.contracts.accounts import NOW, ROWS, adapters
from tests.contracts.faults import BAD_ANSWERS, answer_badly, error_from, heal, lose_answers
from tests.contracts.warehouses import (
    a_delivery,
    a_place,
    a_return,
    an_entry,
    deliveries_of,
    heard,
    lamps,
    spoilt,
    stock,
    tell,
)

VERBS = {"kept_stock", "deliver", "enter", "take_back", "webhooks"}
METHODS = {
    "kept_stock": ("stock_of",), "deliver": ("deliver", "delivery_of", "void", "external_id_of", "takes_key"),
    "enter": ("enter", "entry_of"), "take_back": ("take_back",), "webhooks": ("receive", "read_delivery", "read_arrival"),
}  # fmt: skip
ALL = adapters("warehouse")
DELIVERING, HOOKED = adapters("warehouse", "deliver"), adapters("warehouse", "webhooks")
ENTERING, RETURNING = adapters("warehouse", "enter"), adapters("warehouse", "take_back")
KEEPING = sorted(name for kind in registry.KINDS for name in adapters(kind, "kept_stock"))


def test_every_warehouse_has_a_row_in_the_table_of_accounts() -> None:
    assert set(ALL) <= set(ROWS)


@pytest.mark.parametrize("name", ALL)
def test_a_warehouse_says_what_it_can_and_has_the_methods_of_it(name: str) -> None:
    adapter = registry.warehouse(name)
    assert (adapter.name, bool(adapter.title), {"kept_stock"} <= adapter.can <= VERBS) == (name, True, True)
    for verb in adapter.can:
        assert all(hasattr(adapter, method) for method in METHODS[verb]), verb
    assert all(budget.rate > 0 and budget.burst >= 1 for budget in adapter.budgets.values())


@pytest.mark.parametrize("name", ALL)
def test_the_folder_tells_people_and_brings_samples(name: str) -> None:
    folder = Path(registry.__file__).parent / "warehouses" / name
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "ever tried against the live service" in text
    assert list((folder / "samples").iterdir())


@pytest.mark.parametrize("name", KEEPING)
async def test_a_statement_tells_units_by_state_and_when_it_was_made(name: str) -> None:
    one = a_place(name, lamps(7), lamps(2, "damaged"), lamps(20, "inbound"))
    said = await one.adapter.stock_of(one.http, [LAMP.sku, "NO-SUCH-SKU"])
    assert await stock(one) == {"free": 7, "damaged": 2, "inbound": 20}
    assert (said.stated_at, list(said.unknown)) == (NOW, [])
    assert all(each.partner_state and each.state in get_args(StockState) for each in said.stock)
    assert {each.sku for each in said.stock} == {LAMP.sku}


@pytest.mark.parametrize("name", KEEPING)
async def test_many_skus_are_asked_for_together_and_none_is_lost(name: str) -> None:
    one = a_place(name, *(Stated(f"SKU-{n}", "free", n + 1, "") for n in range(120)))
    said = await one.adapter.stock_of(one.http, [f"SKU-{n}" for n in range(120)])
    assert {each.sku: each.quantity for each in said.stock if each.state == "free"} == {
        f"SKU-{n}": n + 1 for n in range(120)
    }
    assert len(one.http.asked) <= 8


@pytest.mark.parametrize("name", KEEPING)
async def test_nothing_to_ask_for_is_no_trouble(name: str) -> None:
    one = a_place(name)
    assert list((await one.adapter.stock_of(one.http, [])).stock) == []


@pytest.mark.parametrize("name", ALL)
async def test_a_state_that_nobody_knows_is_kept_and_named(name: str) -> None:
    one = a_place(name, lamps(3), lamps(1, "researching", "??"))
    said = await one.adapter.stock_of(one.http, [LAMP.sku])
    assert "??" in str(said.unknown)
    assert (await stock(one))["researching"] == 1


@pytest.mark.parametrize("name", DELIVERING)
async def test_a_delivery_order_locks_goods_and_is_asked_for_by_our_key(name: str) -> None:
    one = a_place(name)
    sent = await one.adapter.deliver(one.http, a_delivery(one))
    assert sent.external_id == one.adapter.external_id_of("parcel-1")
    assert await stock(one) == {"free": 5, "locked": 2}
    seen = await one.adapter.delivery_of(one.http, sent.external_id)
    assert (seen.external_id, seen.state, seen.tracking_number) == (sent.external_id, "waiting", "")
    assert await one.adapter.delivery_of(one.http, "never-sent") is None


@pytest.mark.parametrize("name", DELIVERING)
async def test_the_same_key_twice_is_one_delivery_order_and_a_lost_answer_is_found(name: str) -> None:
    one = a_place(name)
    lose_answers(one, lambda request: not request.is_safe)
    assert isinstance(await error_from(one.adapter.deliver(one.http, a_delivery(one))), PartnerDown)
    heal(one)
    assert await one.adapter.delivery_of(one.http, one.adapter.external_id_of("parcel-1")) is not None
    again = await one.adapter.deliver(one.http, a_delivery(one))
    assert again.external_id == one.adapter.external_id_of("parcel-1")
    assert len(one.fake.received()["deliveries"]) == 1


@pytest.mark.parametrize("name", DELIVERING)
async def test_writing_is_marked_as_not_safe_to_repeat_unless_the_key_is_taken(name: str) -> None:
    one = a_place(name)
    await one.adapter.deliver(one.http, a_delivery(one))
    assert one.adapter.takes_key or not one.http.asked[0].is_safe


@pytest.mark.parametrize("name", DELIVERING)
async def test_a_key_of_any_length_is_taken(name: str) -> None:
    one = a_place(name, lamps(50))
    keys = [
        "k",
        "0198c1d2-aaaa-7bbb-8ccc-123456789012:1",
        "0198c1d2-aaaa-7bbb-8ccc-123456789012:order it there:attempt-12345",
    ]
    made = [(await one.adapter.deliver(one.http, a_delivery(one, key))).external_id for key in keys]
    assert made == [one.adapter.external_id_of(key) for key in keys]
    assert len(set(made)) == 3


@pytest.mark.parametrize("name", DELIVERING)
async def test_receiver_and_goods_reach_the_warehouse(name: str) -> None:
    one = a_place(name)
    await one.adapter.deliver(one.http, a_delivery(one))
    sent = one.http.asked[0].body.decode()
    for words in (BERLIN.name, BERLIN.line1, BERLIN.city, BERLIN.postcode, BERLIN.phone, LAMP.sku, "P-2026-0001"):
        assert words in sent, words


@pytest.mark.parametrize("name", DELIVERING)
@pytest.mark.parametrize(("change", "field"), [("name", "name"), ("line1", "line1"), ("phone", "phone")])
async def test_an_incomplete_address_is_refused_with_the_field_to_mend(name: str, change: str, field: str) -> None:
    one = a_place(name)
    wrong = a_delivery(one, to=replace(BERLIN, **{change: ""}))
    refused = await error_from(one.adapter.deliver(one.http, wrong))
    assert (type(refused), refused.field) == (PartnerRefused, field)
    assert one.fake.received()["deliveries"] == []


@pytest.mark.parametrize("name", DELIVERING)
async def test_goods_and_carriers_that_it_does_not_know_are_refused(name: str) -> None:
    one = a_place(name)
    strange = a_delivery(one, customs=[replace(LAMP, sku="NOWHERE")])
    assert isinstance(await error_from(one.adapter.deliver(one.http, strange)), PartnerRefused)
    unknown = replace(a_delivery(one), service="NO-SUCH-SERVICE")
    assert (await error_from(one.adapter.deliver(one.http, unknown))).field == "service"


@pytest.mark.parametrize("name", DELIVERING)
async def test_a_delivery_order_that_left_tells_its_number_when_asked_and_by_message_alike(name: str) -> None:
    one = a_place(name)
    sent = await one.adapter.deliver(one.http, a_delivery(one))
    tell(one, SeenDelivery(sent.external_id, "shipped", "", tracking_number="LX100000021DE"))
    seen = await one.adapter.delivery_of(one.http, sent.external_id)
    assert (seen.state, seen.tracking_number, list(seen.units)) == (
        "shipped",
        "LX100000021DE",
        [SeenUnits(LAMP.sku, 2)],
    )
    assert await stock(one) == {"free": 5}
    (message,) = heard(one)
    assert (message.topic, message.external_id) == ("deliveries", sent.external_id)
    (told,) = one.adapter.read_delivery(message, one.account)
    assert (told.external_id, told.state, told.tracking_number, list(told.units)) == (
        sent.external_id, "shipped", "LX100000021DE", list(seen.units),
    )  # fmt: skip


@pytest.mark.parametrize("name", DELIVERING)
async def test_a_delivery_order_that_has_not_left_is_taken_back_once(name: str) -> None:
    one = a_place(name)
    sent = await one.adapter.deliver(one.http, a_delivery(one))
    assert (await one.adapter.void(one.http, sent.external_id)).is_voided
    assert (await one.adapter.void(one.http, sent.external_id)).is_voided
    assert (await stock(one), len(one.fake.received()["voids"])) == ({"free": 7}, 1)
    assert (await one.adapter.delivery_of(one.http, sent.external_id)).state == "stopped"


@pytest.mark.parametrize("name", DELIVERING)
async def test_what_has_left_or_was_never_sent_is_not_taken_back(name: str) -> None:
    one = a_place(name)
    sent = await one.adapter.deliver(one.http, a_delivery(one))
    tell(one, SeenDelivery(sent.external_id, "shipped", ""))
    for external_id in (sent.external_id, "never-sent"):
        answer = await one.adapter.void(one.http, external_id)
        assert (answer.is_voided, bool(answer.message)) == (False, True)


@pytest.mark.parametrize("name", ENTERING)
async def test_an_entry_is_announced_once_and_tells_what_arrived(name: str) -> None:
    one = a_place(name)
    sent = await one.adapter.enter(one.http, an_entry())
    assert (await one.adapter.enter(one.http, an_entry())).external_id == sent.external_id
    assert len(one.fake.received()["entries"]) == 1
    assert (await one.adapter.entry_of(one.http, sent.external_id)).state == "waiting"
    units = [SeenUnits(LAMP.sku, 18), SeenUnits(LAMP.sku, 1, "damaged")]
    tell(one, SeenArrival(sent.external_id, "entry", "done", "", units))
    (message,) = heard(one)
    (told,) = one.adapter.read_arrival(message, one.account)
    assert (message.topic, told.external_id, told.kind, told.state) == ("arrivals", sent.external_id, "entry", "done")
    assert (list(told.units), told.is_final) == (units, True)
    assert (await one.adapter.entry_of(one.http, sent.external_id)).state == "done"
    assert await one.adapter.entry_of(one.http, "never-sent") is None
    assert await stock(one) == {"free": 25, "damaged": 1}


@pytest.mark.parametrize("name", RETURNING)
async def test_a_return_is_announced_with_the_delivery_it_belongs_to(name: str) -> None:
    one = a_place(name)
    delivery = await one.adapter.deliver(one.http, a_delivery(one))
    sent = await one.adapter.take_back(one.http, a_return(delivery.external_id))
    assert (await one.adapter.take_back(one.http, a_return(delivery.external_id))).external_id == sent.external_id
    assert delivery.external_id in one.http.asked[-1].body.decode()
    tell(one, SeenArrival(sent.external_id, "return", "done", "", [SeenUnits(LAMP.sku, 1, "damaged")]))
    (told,) = one.adapter.read_arrival(heard(one)[-1], one.account)
    assert (told.kind, told.state, list(told.units)) == ("return", "done", [SeenUnits(LAMP.sku, 1, "damaged")])
    assert len(one.fake.received()["returns"]) == 1


@pytest.mark.parametrize("name", HOOKED)
async def test_a_change_of_stock_is_told_and_a_copy_is_known_as_one(name: str) -> None:
    one = a_place(name)
    tell(one, lamps(3))
    (first,), (again,) = heard(one), heard(one)
    assert (first.topic, first.key) == ("stock_changes", again.key)
    tell(one, lamps(2))
    assert len({message.key for message in heard(one)}) == 2


@pytest.mark.parametrize("name", HOOKED)
async def test_a_forged_or_spoilt_message_is_not_believed(name: str) -> None:
    one = a_place(name)
    tell(one, lamps(3))
    (good,) = deliveries_of(one)
    for request in (spoilt(good, good.body + b" "), WebhookRequest(good.path, {}, {}, good.body)):
        with pytest.raises(BadSignature):
            one.adapter.receive(request, one.account, NOW)
    with pytest.raises(BadSignature):
        one.adapter.receive(good, replace(one.account, secrets={}), NOW)


@pytest.mark.parametrize("name", HOOKED)
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"<a/>", b"<a><b>1</b></a>", b"\xff", b"<!DOCTYPE a><a><b/></a>"])
def test_what_cannot_be_read_is_kept(name: str, body: bytes) -> None:
    one = a_place(name)
    for read in (one.adapter.read_delivery, one.adapter.read_arrival):
        with pytest.raises(Unreadable) as wrong:
            read(RawMessage("deliveries", "k", "", body, "webhook"), one.account)
        assert wrong.value.body == body


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("bad", "kind"), BAD_ANSWERS)
async def test_a_bad_answer_has_its_type_whatever_is_asked(name: str, bad: FakeAnswer, kind: type) -> None:
    one = a_place(name)
    await one.adapter.stock_of(one.http, [LAMP.sku])
    answer_badly(one, bad)
    adapter, http = one.adapter, one.http
    calls: dict[str, list[Any]] = {
        "kept_stock": [lambda: adapter.stock_of(http, [LAMP.sku])],
        "deliver": [lambda: adapter.deliver(http, a_delivery(one)), lambda: adapter.delivery_of(http, "x"),
                    lambda: adapter.void(http, "x")],
        "enter": [lambda: adapter.enter(http, an_entry()), lambda: adapter.entry_of(http, "x")],
        "take_back": [lambda: adapter.take_back(http, a_return("x"))],
    }  # fmt: skip
    for verb in adapter.can & set(calls):
        for call in calls[verb]:
            assert type(await error_from(call())) is kind, verb


@pytest.mark.parametrize("name", DELIVERING)
async def test_a_spent_budget_is_throttled_and_nothing_was_done(name: str) -> None:
    one = a_place(name)
    answer_badly(one, one.fake.throttled())
    assert isinstance(await error_from(one.adapter.deliver(one.http, a_delivery(one))), Throttled)
    assert one.fake.received()["deliveries"] == []


@pytest.mark.parametrize("name", ALL)
async def test_a_revoked_account_asks_for_a_person(name: str) -> None:
    one = a_place(name)
    one.fake.revoke(one.row.external_id)
    assert isinstance(await error_from(one.adapter.stock_of(one.http, [LAMP.sku])), TokenRevoked)


@pytest.mark.parametrize("name", ALL)
async def test_secrets_never_travel_in_a_path_query_or_message(name: str) -> None:
    one = a_place(name)
    await one.adapter.stock_of(one.http, [LAMP.sku])
    tell(one, lamps(3))
    signed = [one.adapter.sign(request, one.account, NOW + timedelta(0)) for request in one.http.asked]
    secret = [one.account.secrets[key] for key in ("app_secret", "client_secret") if key in one.account.secrets]
    told = [text for request in signed for text in (request.path, *request.query.values(), *request.headers.values())]
    told += [each.url + each.body.decode() for each in one.world.sent]
    assert [text for text in told if any(each in text for each in secret)] == []
