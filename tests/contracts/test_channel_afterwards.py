"""The contract of a channel's optional verbs: claims, settlements, messages, replies and listings (decision 0014)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from linkstar.connect import registry
from linkstar.connect.afterwards import (
    Reply,
    SeenClaim,
    SeenClaimLine,
    SeenListing,
    SeenMessage,
    SeenSettlement,
    SeenSettlementLine,
)
from linkstar.connect.channel import Cursor, RawMessage
from linkstar.connect.wire import PartnerDown, Unreadable
from tests.contracts.accounts import NOW, ROWS, Stage, adapters, stage
from tests.contracts.faults import BAD_ANSWERS, answer_badly, error_from, heal, lose_answers
from tests.contracts.orders import HOUR_AGO, placed

METHODS = {
    "claims": ("claims_since", "read_claims"),
    "settlements": ("settlements_since", "read_settled"),
    "messages": ("messages_since", "read_message"),
    "reply": ("templates", "reply"),
    "listings": ("listings_page",),
}
SINCE = Cursor(NOW - timedelta(days=2))
CLAIMING, SETTLING = adapters("channel", "claims"), adapters("channel", "settlements")
LISTENING, REPLYING = adapters("channel", "messages"), adapters("channel", "reply")
LISTED = [name for name in CLAIMING if ROWS[name].lists_claims]  # the others tell all of them in their orders
_POLLED = {"claims": LISTED, "settlements": SETTLING, "messages": LISTENING}
POLLED = [(name, verb) for verb, names in _POLLED.items() for name in names]
MANY = 130


def micros(at: datetime) -> int:
    """A version made of a moment."""
    return int(at.timestamp() * 1_000_000)


def a_claim(order: Any, number: int = 1, *, at: datetime = HOUR_AGO, **changes: Any) -> SeenClaim:
    """A lamp that shall go back."""
    line = SeenClaimLine(order.lines[0].external_id, order.lines[0].sku, 1, 2500)
    claim = SeenClaim(
        f"{7000 + number}", "return", order.external_id, micros(at), "asked", at, at, words="It is broken",
        currency=order.currency, refund_minor=2500, lines=[line],
    )  # fmt: skip
    return replace(claim, **changes)


def a_line(order_id: str, number: int = 1, *, at: datetime = HOUR_AGO, **changes: Any) -> SeenSettlementLine:
    """What a sale brought."""
    line = SeenSettlementLine(f"5{number:05d}", micros(at), "sale", "", 6170, "EUR", at, order_id=order_id)
    return replace(line, **changes)


def a_message(number: int = 1, *, at: datetime = HOUR_AGO, **changes: Any) -> SeenMessage:
    """A question of a buyer."""
    message = SeenMessage(f"{9000 + number}", f"{400 + number // 3}", "buyer", "Where is it?", at, buyer_id="maria")
    return replace(message, **changes)


async def read_all(one: Stage, verb: str, cursor: Cursor = SINCE) -> tuple[list[RawMessage], int, Cursor]:
    """All raw messages from a cursor on, how many pages they took, and the cursor to go on from."""
    found: list[RawMessage] = []
    for pages in range(1, 200):
        page = await getattr(one.adapter, METHODS[verb][0])(one.http, cursor)
        found += page.messages
        cursor = Cursor(page.cursor.since, str(page.cursor.page))
        if not page.has_more:
            return found, pages, cursor
    raise AssertionError("the pages have no end")


async def tell_some(one: Stage, verb: str, count: int) -> set[str]:
    """Puts so many things of a kind into the partner; their ids."""
    order = await placed(one)
    ats = [HOUR_AGO + timedelta(seconds=number // 3) for number in range(count)]
    make: Any = {
        "claims": lambda number, at: a_claim(order, number, at=at),
        "settlements": lambda number, at: a_line(order.external_id, number, at=at),
        "messages": lambda number, at: a_message(number, at=at),
    }[verb]
    told = [make(number, at) for number, at in enumerate(ats)]
    one.fake.tell(one.row.external_id, told[::2] + told[1::2])
    return {each.external_id for each in told}


def parts_of(one: Stage, verb: str, messages: Sequence[RawMessage]) -> list[Any]:
    """What the messages hold, as the adapter reads them."""
    found: list[Any] = []
    for message in messages:
        read = getattr(one.adapter, METHODS[verb][1])(message, one.account)
        found += read.lines if verb == "settlements" else read if verb == "claims" else [read]
    return found


def has_own_ids(one: Stage, verb: str) -> bool:
    """Whether the partner numbers these things, so that what was told can be found by its id."""
    return {"settlements": one.row.names_lines, "messages": one.row.names_messages}.get(verb, True)


def found_line(one: Stage, lines: Sequence[SeenSettlementLine], told: SeenSettlementLine) -> SeenSettlementLine:
    """The newest reading of a line: by its id, or by its amount where the partner has no ids."""
    return [
        each
        for each in lines
        if (each.external_id == told.external_id if one.row.names_lines else each.amount_minor == told.amount_minor)
    ][-1]


@pytest.mark.parametrize("name", adapters("channel"))
def test_a_channel_has_the_methods_of_the_verbs_that_it_names(name: str) -> None:
    adapter = registry.channel(name)
    for verb, methods in METHODS.items():
        has = [method for method in methods if hasattr(adapter, method)]
        assert has == (list(methods) if verb in adapter.can else []), verb


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_what_came_afterwards_is_read_whole_page_by_page(name: str, verb: str) -> None:
    one = stage(name)
    wanted = await tell_some(one, verb, MANY)
    messages, pages, _ = await read_all(one, verb)
    found = [part.external_id for part in parts_of(one, verb, messages)]
    assert len(set(found)) == len(found) == len(wanted)
    assert set(found) == wanted or not has_own_ids(one, verb)
    assert {message.topic for message in messages} == {verb}
    assert len({message.key for message in messages}) == len(messages)
    assert pages > 1 or len(messages) < MANY, "a hundred things take more than one page, unless they come in one file"


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_the_same_thing_has_the_same_key_when_it_is_read_again(name: str, verb: str) -> None:
    one = stage(name)
    await tell_some(one, verb, 5)
    first, _, _ = await read_all(one, verb)
    again, _, _ = await read_all(one, verb)
    assert [message.key for message in first] == [message.key for message in again] != []


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_reading_on_from_the_cursor_brings_what_is_new(name: str, verb: str) -> None:
    one = stage(name)
    await tell_some(one, verb, 5)
    old, _, cursor = await read_all(one, verb)
    before = len(parts_of(one, verb, old))
    one.world.forward(7200)
    at, order = NOW + timedelta(hours=1), await placed(one, 2)
    news: Any = {"claims": a_claim(order, 50, at=at), "settlements": a_line(order.external_id, 50, at=at),
                 "messages": a_message(50, at=at)}  # fmt: skip
    one.fake.tell(one.row.external_id, [news[verb]])
    messages, _, _ = await read_all(one, verb, cursor)
    known = {message.key for message in old}
    fresh = parts_of(one, verb, [each for each in messages if each.key not in known])
    ids = {part.external_id for part in fresh}
    assert news[verb].external_id in ids or (
        not has_own_ids(one, verb) and len(ids) in (1, before + 1)  # alone, or in a file of all
    )


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_nothing_that_happened_is_no_trouble(name: str, verb: str) -> None:
    assert (await read_all(stage(name), verb))[:2] == ([], 1)


@pytest.mark.parametrize(("name", "verb"), POLLED)
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff"])
def test_what_cannot_be_read_is_kept(name: str, verb: str, body: bytes) -> None:
    one = stage(name)
    with pytest.raises(Unreadable) as wrong:
        getattr(one.adapter, METHODS[verb][1])(RawMessage(verb, "k", "", body, "file"), one.account)
    assert wrong.value.body == body


@pytest.mark.parametrize(("name", "verb"), POLLED)
@pytest.mark.parametrize(("bad", "kind"), [pair for pair in BAD_ANSWERS if pair.id in ("500", "503 empty", "a page")])
async def test_a_bad_answer_has_its_type(name: str, verb: str, bad: Any, kind: type) -> None:
    one = stage(name)
    await tell_some(one, verb, 1)
    answer_badly(one, bad)
    assert type(await error_from(read_all(one, verb))) is kind


@pytest.mark.parametrize("name", LISTED)
async def test_a_claim_tells_its_order_its_lines_and_its_money(name: str) -> None:
    one = stage(name)
    order = await placed(one)
    one.fake.tell(one.row.external_id, [a_claim(order)])
    messages, _, _ = await read_all(one, "claims")
    (claim,) = [each for message in messages for each in one.adapter.read_claims(message, one.account)]
    assert (claim.kind, claim.order_id, claim.state, claim.asked_by) == ("return", order.external_id, "asked", "buyer")
    assert (claim.asked_at, claim.currency, claim.refund_minor) == (HOUR_AGO, "EUR", 2500)
    line_id = order.lines[0].external_id if one.row.names_claimed_lines else ""
    told = [(line.order_line_id, line.sku or order.lines[0].sku, line.quantity) for line in claim.lines]
    assert told == [(line_id, order.lines[0].sku, 1)]
    assert list(claim.unknown) == []


@pytest.mark.parametrize("name", CLAIMING)
async def test_a_cancellation_is_told_by_a_list_or_by_its_order(name: str) -> None:
    one = stage(name)
    order = await placed(one, commercial="cancelled")
    one.fake.tell(one.row.external_id, [a_claim(order, kind="cancellation", state="done", lines=[])])
    messages, _, _ = await read_all(one, "claims")
    single = await one.adapter.one_order(one.http, order.external_id)
    found = [each for message in [*messages, single] for each in one.adapter.read_claims(message, one.account)]
    cancelled = [claim for claim in found if claim.kind == "cancellation"]
    assert {(claim.order_id, claim.state) for claim in cancelled} == {(order.external_id, "done")}


@pytest.mark.parametrize("name", SETTLING)
async def test_a_line_of_a_settlement_keeps_sign_amount_and_words(name: str) -> None:
    one = stage(name)
    order = await placed(one)
    told = [a_line(order.external_id), a_line(order.external_id, 2, kind="refund", amount_minor=-1234)]
    one.fake.tell(one.row.external_id, told)
    messages, _, _ = await read_all(one, "settlements")
    settled = [one.adapter.read_settled(message, one.account) for message in messages]
    lines = [line for each in settled for line in each.lines]
    found = [found_line(one, lines, each) for each in told]
    assert [(line.kind, line.amount_minor, line.currency) for line in found] == [
        ("sale", 6170, "EUR"), ("refund", -1234, "EUR"),
    ]  # fmt: skip
    assert {line.order_id for line in found} == {order.external_id}
    assert all(line.channel_kind for line in found)
    assert [words for each in settled for words in each.unknown] == []


@pytest.mark.parametrize("name", SETTLING)
async def test_a_payout_tells_what_was_paid(name: str) -> None:
    one = stage(name)
    order = await placed(one)
    paid = SeenSettlement("88001", micros(HOUR_AGO), "EUR", 6170, "", is_paid=True, paid_at=HOUR_AGO, lines_count=1)
    line = a_line(order.external_id, settlement_id="88001")
    one.fake.tell(one.row.external_id, [line, paid])
    messages, _, _ = await read_all(one, "settlements")
    settled = [one.adapter.read_settled(message, one.account) for message in messages]
    (found,) = {each.external_id: each for one_of in settled for each in one_of.settlements}.values()
    assert (found.total_minor, found.currency, found.is_paid) == (6170, "EUR", True)
    lines = [each for one_of in settled for each in one_of.lines]
    assert found_line(one, lines, line).settlement_id == found.external_id


@pytest.mark.parametrize("name", LISTENING)
async def test_a_message_tells_who_said_what_and_when(name: str) -> None:
    one = stage(name)
    one.fake.tell(one.row.external_id, [a_message(text="Grüße, 你好 & <b>"), a_message(2, author="seller", text="Hi")])
    messages, _, _ = await read_all(one, "messages")
    read = [one.adapter.read_message(message, one.account) for message in messages]
    asked, answered = sorted(read, key=lambda each: each.author)
    assert (asked.text, asked.author, asked.sent_at) == ("Grüße, 你好 & <b>", "buyer", HOUR_AGO)
    assert (answered.text, answered.author, asked.buyer_id) == ("Hi", "seller", "maria")
    assert not one.row.names_messages or (asked.external_id, answered.external_id) == ("9001", "9002")


@pytest.mark.parametrize("name", REPLYING)
async def test_a_reply_reaches_the_buyer_once(name: str) -> None:
    one = stage(name)
    order = await placed(one)
    if "messages" in one.adapter.can:
        one.fake.tell(one.row.external_id, [a_message()])
    template = (list(await one.adapter.templates(one.http, order.external_id)) or [""])[0]
    reply = Reply("k-1", "It left today", conversation_id="400", order_id=order.external_id, template=template)
    lose_answers(one, lambda request: bool(one.fake.received().get("replies")))
    assert isinstance(await error_from(one.adapter.reply(one.http, [reply])), PartnerDown)
    heal(one)
    (answer,) = await one.adapter.reply(one.http, [reply])
    assert (answer.key, answer.is_taken) == ("k-1", True)
    if "messages" in one.adapter.can:  # who cannot read cannot look it up either
        assert len(one.fake.received()["replies"]) == 1


@pytest.mark.parametrize("name", adapters("channel", "listings"))
async def test_listings_are_read_to_the_end(name: str) -> None:
    one = stage(name)
    told = [
        SeenListing(
            f"44{n:03d}", f"SKU-{n}", f"Lamp {n}", "", is_live=True, quantity=n, price_minor=1999, currency="EUR"
        )
        for n in range(MANY)
    ]
    one.fake.tell(one.row.external_id, told)
    found: list[SeenListing] = []
    page = ""
    while True:
        some, page = await one.adapter.listings_page(one.http, page)
        found += some
        if not page:
            break
    assert sorted((each.sku, each.title) for each in found) == sorted((each.sku, each.title) for each in told)
    assert all(each.is_live and each.external_id for each in found)
