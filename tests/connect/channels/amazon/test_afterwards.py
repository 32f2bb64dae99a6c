"""Returns, cancellations, transactions, settlement reports, templates and listings at Amazon."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.afterwards import Reply, SeenClaim, SeenClaimLine, SeenListing, SeenSettlementLine
from linkstar.connect.channel import Cursor, RawMessage
from linkstar.connect.channels.amazon import ADAPTER, claims, money
from linkstar.connect.wire import Unreadable
from tests.connect.channels.amazon.builders import NOW, SELLER, a_shop, an_account, an_order

ACCOUNT = an_account()
HOUR_AGO = NOW - timedelta(hours=1)
SINCE = Cursor(NOW - timedelta(days=2))


def eur(text: str) -> dict[str, Any]:
    """An amount as the Finances API writes it."""
    return {"currencyAmount": float(text), "currencyCode": "EUR"}


def leaf(name: str, amount: str, *inner: dict[str, Any]) -> dict[str, Any]:
    """A row of a breakdown."""
    return {"breakdownType": name, "breakdownAmount": eur(amount), "breakdowns": list(inner)}


def a_transaction(**changes: Any) -> dict[str, Any]:
    """What a sale of 26.00 with 4.00 commission and 3.22 for the parcel brings."""
    sales = leaf(
        "Sales", "26.00", leaf("ProductCharges", "22.00", leaf("Principal", "22.00")), leaf("Shipping", "4.00")
    )
    expenses = leaf(
        "Expenses", "-7.22", leaf("AmazonFees", "-7.22", leaf("Commission", "-4.00"), leaf("FBAFees", "-3.22"))
    )
    said = {
        "relatedIdentifiers": [
            {"relatedIdentifierName": "ORDER_ID", "relatedIdentifierValue": "305-1234567-0000001"},
            {"relatedIdentifierName": "SETTLEMENT_ID", "relatedIdentifierValue": "25829544191"},
        ],
        "transactionType": "Shipment", "transactionId": "T-1", "transactionStatus": "RELEASED", "description": "Order Payment",
        "postedDate": "2026-11-20T09:00:00Z", "totalAmount": eur("18.78"),
        "items": [{"totalAmount": eur("18.78"), "contexts": [{"contextType": "ProductContext", "sku": "LAMP"}],
                   "breakdowns": [sales, expenses]}],
    }  # fmt: skip
    return said | changes


def settled(row: dict[str, Any]) -> Any:
    """What the adapter reads in a transaction."""
    return ADAPTER.read_settled(money.transaction_message(row), ACCOUNT)


def test_the_leaves_of_a_transaction_make_its_total_and_have_kinds() -> None:
    read = settled(a_transaction())
    assert [(line.kind, line.amount_minor) for line in read.lines] == [
        ("sale", 2200), ("shipping", 400), ("fee", -400), ("fee", -322),
    ]  # fmt: skip
    assert {(line.order_id, line.settlement_id, line.sku) for line in read.lines} == {
        ("305-1234567-0000001", "25829544191", "LAMP"),
    }  # fmt: skip
    assert read.lines[2].channel_kind == "Shipment/Expenses/AmazonFees/Commission"
    assert list(read.unknown) == []


def test_a_breakdown_that_does_not_make_the_total_is_told_in_one_line() -> None:
    [line] = settled(a_transaction(totalAmount=eur("18.79"))).lines
    assert line.amount_minor == 1879


def test_the_goods_of_a_refund_are_a_refund_and_its_fees_fees() -> None:
    read = settled(a_transaction(transactionType="Refund"))
    assert [line.kind for line in read.lines] == ["refund", "shipping", "fee", "fee"]


def test_words_that_nobody_knew_are_other_and_named() -> None:
    tree = [leaf("Moon", "5.00", leaf("Dust", "5.00"))]
    read = settled(
        a_transaction(transactionType="Lunar", description="", totalAmount=eur("5.00"), items=[], breakdowns=tree)
    )
    assert [line.kind for line in read.lines] == ["other"]
    assert list(read.unknown) == ["breakdown=Moon/Dust"]


def test_a_release_takes_the_place_of_what_was_deferred() -> None:
    deferred = settled(a_transaction(transactionStatus="DEFERRED"))
    related = [{"relatedIdentifierName": "DEFERRED_TRANSACTION_ID", "relatedIdentifierValue": "T-1"}]
    later = a_transaction(transactionId="T-9", postedDate="2026-11-27T09:00:00Z", relatedIdentifiers=related)
    released = settled(later)
    assert [line.external_id for line in released.lines] == [line.external_id for line in deferred.lines]
    assert min(line.version for line in released.lines) > max(line.version for line in deferred.lines)


def test_a_transaction_comes_again_when_its_status_changes() -> None:
    before, after = (
        money.transaction_message(a_transaction(transactionStatus=state)) for state in ("DEFERRED", "RELEASED")
    )
    assert before.key != after.key
    assert (
        ADAPTER.read_settled(after, ACCOUNT).lines[0].version > ADAPTER.read_settled(before, ACCOUNT).lines[0].version
    )


HEAD = (
    "settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type"
)


@pytest.mark.parametrize("row", [
    "258\t2026-03-06 08:52:26 UTC\t2026-03-20 08:52:26 UTC\t2026-03-22 08:52:26 UTC\t1649.12\tEUR\t",
    "258\t06.03.2026 08:52:26 UTC\t20.03.2026 08:52:26 UTC\t22.03.2026 08:52:26 UTC\t1649,12\tEUR\t",
    "258\t2026-03-06T08:52:26+00:00\t2026-03-20T08:52:26+00:00\t2026-03-22T08:52:26+00:00\t1649.12\tEUR\t",
])  # fmt: skip
def test_a_settlement_report_tells_what_was_paid_however_it_is_written(row: str) -> None:
    message = money.report_message("R-1", f"{HEAD}\n{row}\n\t\t\t\t\t\tOrder\n".encode(), "2026-03-22T10:00:00Z")
    [one] = ADAPTER.read_settled(message, ACCOUNT).settlements
    assert (one.external_id, one.total_minor, one.currency, one.is_paid) == ("258", 164912, "EUR", True)
    assert one.ends_at == datetime(2026, 3, 20, 8, 52, 26, tzinfo=UTC)
    assert one.paid_at == datetime(2026, 3, 22, 8, 52, 26, tzinfo=UTC)


async def test_a_report_of_returns_is_waited_for_over_polls_and_asked_for_once_an_hour() -> None:
    fake, http, world = a_shop()
    world.table("settings")["report_seconds"] = {"value": 900}
    line = SeenClaimLine("", "LAMP-BLUE", 1, 2500)
    told = SeenClaim(
        "RMA1", "return", an_order().external_id, 1, "asked", HOUR_AGO, HOUR_AGO, currency="EUR", lines=[line]
    )
    fake.tell(SELLER, [told])
    first = await ADAPTER.claims_since(http, SINCE)
    assert (list(first.messages), first.has_more, first.cursor.since) == ([], False, SINCE.since)
    world.forward(600)
    still = await ADAPTER.claims_since(http, first.cursor)
    assert still.cursor == first.cursor
    world.forward(600)
    done = await ADAPTER.claims_since(http, still.cursor)
    assert (len(done.messages), done.has_more, done.cursor.page) == (1, False, "")
    asked = len(http.asked)
    assert list((await ADAPTER.claims_since(http, done.cursor)).messages) == []
    assert len(http.asked) == asked, "Amazon is not asked twice within the hour"
    asked_for = [request.operation for request in http.asked]
    assert asked_for[asked_for.index("refreshToken") :].count("createReport") == 1


async def test_a_report_that_is_gone_is_asked_for_anew() -> None:
    _, http, _ = a_shop()
    page = await ADAPTER.claims_since(http, Cursor(SINCE.since, "404 2026-11-20T12:00:00Z"))
    assert page.cursor == SINCE


HEADS = "Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tCurrency code\tReturn carrier\tTracking ID\tMerchant SKU\tReturn quantity\tReturn Reason\tResolution\tReturn delivery date\tRefunded Amount"  # fmt: skip


@pytest.mark.parametrize(("row", "state", "refund"), [
    ("1\t14-Aug-2026\tPending\tR1\tEUR\t\t\tSKU\t1\tCR\tRefund\t\t", "asked", 0),
    ("1\t14-Aug-2026\tApproved\tR1\tEUR\t\t\tSKU\t1\tCR\tRefund\t\t", "accepted", 0),
    ("1\t14-Aug-2026\tApproved\tR1\tEUR\tDHL\t003\tSKU\t1\tCR\tRefund\t\t", "on_its_way", 0),
    ("1\t14-Aug-2026\tApproved\tR1\tEUR\tDHL\t003\tSKU\t1\tCR\tRefund\t20-Aug-2026\t", "arrived", 0),
    ("1\t14-Aug-2026\tApproved\tR1\tEUR\tDHL\t003\tSKU\t1\tCR\tRefund\t20-Aug-2026\t25,90", "done", 2590),
    ("1\t2026-08-14T10:00:00Z\tCompleted\tR1\tEUR\t\t\tSKU\t1\tCR\tRefund\t\t25.90", "done", 2590),
    ("1\t14-Aug-2026\tDenied\tR1\tEUR\t\t\tSKU\t1\tCR\tRefund\t\t", "refused", 0),
])  # fmt: skip
def test_a_row_of_a_return_tells_how_far_it_is(row: str, state: str, refund: int) -> None:
    [message] = claims.messages_of(f"{HEADS}\r\n{row}\r\n".encode())
    [claim] = ADAPTER.read_claims(message, ACCOUNT)
    assert (claim.state, claim.refund_minor, claim.order_id, claim.external_id) == (state, refund, "1", "R1")
    assert claim.asked_at.date().isoformat() == "2026-08-14"
    assert list(claim.unknown) == []


def test_a_state_and_a_column_that_nobody_knew_are_named() -> None:
    row = "1\t14-Aug-2026\tOn the moon\tR1\tEUR\t\t\tSKU\t1\tCR\tReplacement\t\t\t7"
    [message] = claims.messages_of(f"{HEADS}\tMood\n{row}\n".encode())
    [claim] = ADAPTER.read_claims(message, ACCOUNT)
    assert (claim.kind, claim.state) == ("replacement", "asked")
    assert list(claim.unknown) == ["return request status=On the moon", "return.mood"]


@pytest.mark.parametrize("table", [b"", b"no\ttable\n1\t2", b'{"a": 1}'])
def test_a_table_that_is_no_report_of_returns_is_kept(table: bytes) -> None:
    with pytest.raises(Unreadable) as wrong:
        claims.messages_of(table)
    assert wrong.value.body == table


async def test_a_cancellation_is_told_by_the_order_as_wish_and_as_deed() -> None:
    fake, http, _ = a_shop()
    fake.place(SELLER, [an_order()])
    order_id = an_order().external_id
    told = []
    for state in ("asked", "done"):
        fake.tell(SELLER, [SeenClaim(order_id, "cancellation", order_id, 1, state, NOW, NOW)])
        message = await ADAPTER.one_order(http, order_id)
        assert message is not None
        told += ADAPTER.read_claims(message, ACCOUNT)
    assert [(claim.kind, claim.state, claim.asked_by) for claim in told] == [
        ("cancellation", "asked", "buyer"), ("cancellation", "done", "buyer"),
    ]  # fmt: skip
    assert len(told[0].lines) == 2
    notice = RawMessage("orders", f"{order_id}@x~notice", order_id, b"{}", "webhook")
    assert list(ADAPTER.read_claims(notice, ACCOUNT)) == []


@pytest.mark.parametrize(("template", "text", "code"), [
    ("", "Hello", "no_template"), ("legalDisclosure", "Hello", "no_template"), ("unexpectedProblem", "", "text_length"),
    ("digitalAccessKey", "x" * 401, "text_length"), ("digitalAccessKey", "Hello", "Unauthorized"),
])  # fmt: skip
async def test_only_an_allowed_template_with_words_is_sent(template: str, text: str, code: str) -> None:
    fake, http, _ = a_shop()
    fake.place(SELLER, [an_order()])
    reply = Reply("k-1", text, order_id=an_order().external_id, template=template)
    [answer] = await ADAPTER.reply(http, [reply])
    assert (answer.is_taken, answer.code) == (False, code)
    assert fake.received()["replies"] == []
    [good] = await ADAPTER.reply(http, [replace(reply, template="unexpectedProblem", text="It is late")])
    assert good.is_taken
    assert [one["text"] for one in fake.received()["replies"]] == ["It is late"]


async def test_more_than_a_thousand_listings_are_read_by_their_date_of_creation() -> None:
    fake, http, world = a_shop(throttle_factor="0")
    for part in range(0, 1100, 100):
        world.forward(60)
        fake.tell(
            SELLER,
            [SeenListing(f"B{n:04}", f"SKU-{n:04}", "Lamp", "", True, 1, 999, "EUR") for n in range(part, part + 100)],
        )
    found, page, pages = set[str](), "", 0
    while True:
        some, page = await ADAPTER.listings_page(http, page)
        found |= {one.sku for one in some}
        pages += 1
        if not page:
            break
    assert len(found) == 1100
    assert pages < 80


async def test_a_deferred_sale_is_there_within_minutes_of_being_posted() -> None:
    fake, http, _ = a_shop()
    fake.tell(SELLER, [SeenSettlementLine("T-1", 1, "sale", "", 6170, "EUR", NOW - timedelta(minutes=3))])
    page = await ADAPTER.settlements_since(http, Cursor(NOW - timedelta(hours=1)))
    assert [orjson.loads(message.body)["transactionStatus"] for message in page.messages] == ["DEFERRED"]
