"""Reading TikTok Shop's JSON: our sample to the cent, and what nobody knows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import RawMessage
from linkstar.connect.channels import tiktok_shop
from linkstar.connect.channels.tiktok_shop import ADAPTER, wire
from linkstar.connect.wire import Unreadable
from tests.contracts.accounts import stage

SAMPLES = Path(tiktok_shop.__file__).parent / "samples"
ACCOUNT = stage("tiktok_shop").account


def sample(**changes: Any) -> RawMessage:
    """Our sample order as a raw message."""
    return wire.order_message(orjson.loads((SAMPLES / "order.json").read_bytes()) | changes, "file")


def test_the_sample_order_is_read_to_the_cent() -> None:
    seen = ADAPTER.read_order(sample(), ACCOUNT)
    assert (seen.total_minor, seen.shipping_minor, seen.discount_minor) == (6170, 480, 300)
    assert [(line.quantity, line.price_minor, line.discount_minor, line.fulfilled, line.cancelled) for line in seen.lines] == [
        (2, 5000, 300, 1, 0), (1, 990, 0, 0, 1),
    ]  # fmt: skip
    assert (seen.commercial, seen.payment, seen.channel_state) == ("cancel_requested", "paid", "PARTIALLY_SHIPPING")
    assert [line.title for line in seen.lines] == ["Lamp - Blue", "Bulb E27"]
    assert [(one.tracking_number, one.carrier) for one in seen.parcels] == [("YT2600000000000001", "YunExpress")]
    assert (seen.ship_by_at, seen.paid_at) == (
        datetime.fromtimestamp(1795344960, UTC),
        datetime.fromtimestamp(1795172220, UTC),
    )
    assert seen.unknown == []


def test_masked_fields_are_empty_and_the_rest_is_kept() -> None:
    seen = ADAPTER.read_order(sample(), ACCOUNT)
    assert (seen.ship_to.name, seen.ship_to.phone, seen.ship_to.line1) == ("", "", "")
    assert (seen.ship_to.postcode, seen.ship_to.country, seen.ship_to.city) == ("1010", "AT", "Wien")
    assert (seen.buyer.name, seen.buyer.external_id, seen.buyer.is_relay_email) == ("", "7494726673780140001", True)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"status": "ON_THE_MOON"}, ["status=ON_THE_MOON"]),
        ({"moon_phase": "full"}, ["order.moon_phase"]),
    ],
)
def test_what_nobody_knows_is_told_and_read_on(changes: dict[str, Any], told: list[str]) -> None:
    seen = ADAPTER.read_order(sample(**changes), ACCOUNT)
    assert list(seen.unknown) == told
    assert seen.total_minor == 6170


def test_cash_on_delivery_is_authorised_and_not_paid() -> None:
    seen = ADAPTER.read_order(sample(is_cod=True, paid_time=0), ACCOUNT)
    assert (seen.payment, seen.paid_at) == ("authorised", None)


def test_an_order_without_items_is_unreadable_and_one_without_id_is_kept() -> None:
    with pytest.raises(Unreadable):
        ADAPTER.read_order(sample(line_items=[]), ACCOUNT)
    assert wire.order_message({"status": "X"}, "poll").external_id == ""


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('{"content":"Grüße"}', "Grüße"),
        ("not JSON", "not JSON"),
        ("", "A card"),
        ('{"url":"https://x/y.png"}', "A card"),
    ],
)
def test_the_words_of_a_message_are_found_in_its_content(content: str, text: str) -> None:
    said = {"id": "1", "type": "TEXT", "content": content, "plaintext": "A card", "create_time": 1795172280,
            "sender": {"role": "ROBOT"}}  # fmt: skip
    seen = ADAPTER.read_message(wire.message_of({"id": "4"}, said), ACCOUNT)
    assert (seen.text, seen.author) == (text, "channel")
    assert [one.url for one in seen.attachments] == (["https://x/y.png"] if "url" in content else [])
