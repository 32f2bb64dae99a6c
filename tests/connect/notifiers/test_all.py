"""What every notifier does: it tells once what it was given, and says in types what went wrong."""

from __future__ import annotations

import orjson
import pytest

from linkstar.connect import registry
from linkstar.connect.notifier import plain_text
from linkstar.connect.wire import Answer, PartnerError, Throttled, TokenRevoked
from tests.connect.notifiers.rooms import ROWS, message, stage

ALL = sorted(ROWS)
CHATS = [name for name in ALL if name not in ("webhook", "email")]
KNOWING = [name for name in ALL if "knows_keys" in registry.adapter("notifier", name).can]
LIMITED = {"wecom": 20, "dingtalk": 20, "feishu": 100, "slack": 60, "email": 100}


def test_every_notifier_is_tried():
    assert set(ROWS) == set(registry.adapters("notifier"))


@pytest.mark.parametrize("name", ALL)
async def test_a_message_arrives_with_its_words_and_its_link(name):
    set_up = stage(name)
    await set_up.adapter.tell(set_up.http, message())
    [text] = set_up.texts()
    if name == "webhook":
        [row] = set_up.fake.received()["messages"]
        assert row["said"]["type"] == "ship_by.at_risk"
        assert row["said"]["data"] == {"incident_id": "00000000-0000-0000-0000-000000000007"}
    else:
        for words in ("订单即将超过最晚发货时间", "订单 1001 须在 18:00 前发货", "https://linkstar.example/incidents"):
            assert words in text


@pytest.mark.parametrize("name", KNOWING)
async def test_a_message_that_is_sent_again_under_its_key_is_seen_once(name):
    set_up = stage(name)
    for _ in range(2):
        await set_up.adapter.tell(set_up.http, message("msg_1"))
    await set_up.adapter.tell(set_up.http, message("msg_2"))
    assert len(set_up.texts()) == 2


@pytest.mark.parametrize("name", ALL)
async def test_who_was_thrown_out_has_to_be_let_in_by_a_person(name):
    set_up = stage(name)
    set_up.fake.revoke("room-1")
    with pytest.raises(TokenRevoked):
        await set_up.adapter.tell(set_up.http, message())
    assert set_up.texts() == []


@pytest.mark.parametrize("name", sorted(LIMITED))
async def test_who_writes_too_much_is_put_off(name):
    set_up = stage(name)
    for number in range(LIMITED[name]):
        await set_up.adapter.tell(set_up.http, message(f"msg_{number}"))
    with pytest.raises(Throttled) as put_off:
        await set_up.adapter.tell(set_up.http, message("one too many"))
    assert put_off.value.retry_after_s
    set_up.world.forward(61)
    await set_up.adapter.tell(set_up.http, message("later"))
    assert len(set_up.texts()) == LIMITED[name] + 1


@pytest.mark.parametrize("name", ALL)
async def test_the_budget_keeps_below_what_the_partner_allows(name):
    adapter = registry.adapter("notifier", name)
    assert adapter.budgets["*"].rate * 60 <= LIMITED.get(name, 6000)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"errcode":', b"{}"], ids=["nothing", "html", "list", "half", "empty"]
)
async def test_an_answer_that_says_nothing_is_no_success(name, body):
    set_up = stage(name)
    await set_up.adapter.tell(set_up.http, message())
    [request] = set_up.http.asked
    if name == "webhook":
        assert set_up.adapter.error_of(request, Answer(200, {}, body)) is None  # its status says it all
    else:
        assert isinstance(set_up.adapter.error_of(request, Answer(200, {}, body)), PartnerError)
    for status in (404, 500, 503):
        assert isinstance(set_up.adapter.error_of(request, Answer(status, {}, body)), PartnerError)


@pytest.mark.parametrize("name", ALL)
async def test_a_call_is_never_repeated_by_the_client_itself(name):
    set_up = stage(name)
    await set_up.adapter.tell(set_up.http, message())
    assert [request.is_safe for request in set_up.http.asked] == [False]


@pytest.mark.parametrize("name", CHATS)
async def test_a_flood_of_lines_fits_and_tells_how_many_are_left_out(name):
    set_up = stage(name)
    lines = [f"订单 {number} 缺货：陶瓷杯 少 {number} 件" for number in range(3000)]
    await set_up.adapter.tell(set_up.http, message("msg_1", *lines))
    [text] = set_up.texts()
    assert "另有" in text
    assert text.endswith("https://linkstar.example/incidents")


async def test_what_a_buyer_wrote_calls_nobody_and_makes_no_link():
    for name in ("feishu", "slack"):
        set_up = stage(name)
        await set_up.adapter.tell(set_up.http, message("msg_1", '<at user_id="all"></at> <https://evil.example|pay>'))
        assert "<" not in set_up.texts()[0]
    for name in ("wecom", "dingtalk"):
        set_up = stage(name)
        await set_up.adapter.tell(set_up.http, message("msg_1", "[pay](https://evil.example)"))
        assert orjson.loads(set_up.http.asked[0].body)["msgtype"] == "text"


@pytest.mark.parametrize("bytes_max", [200, 300, 2048])
def test_a_text_is_never_longer_than_it_may_be(bytes_max):
    for lines in (["一" * 5000], ["一二三"] * 500, ["a"], []):
        text = plain_text(message("m", *lines) if lines else message("m", ""), bytes_max=bytes_max)
        assert len(text.encode()) <= bytes_max
        assert text.startswith("订单即将")
