"""Who writes to a robot of ours gets a link, if the partner signed it; whatever else comes is refused and nothing is done."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import cast

import orjson
import pytest
from hypothesis import given, strategies as st

from linkstar.connect import registry
from linkstar.connect.channel import WebhookRequest
from linkstar.connect.notifier import AnsweringNotifier, Reply
from linkstar.connect.notifiers.dingtalk import sign as dingtalk
from linkstar.connect.notifiers.wecom import callback as wecom
from linkstar.connect.wire import TOO_OLD, BadSignature, Unreadable
from tests.connect.notifiers.rooms import AES_KEY, NOW, account

REPLY = Reply("Open LinkStar:", "https://linkstar.example/incidents")
ASKED = b"<xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[mei]]></FromUserName></xml>"


def adapter(name: str) -> AnsweringNotifier:
    return cast(AnsweringNotifier, registry.adapter("notifier", name))


def from_wecom(message: bytes = ASKED, *, echo: bool = False, receiver: str = "ww1", ago_s: int = 0) -> WebhookRequest:
    """A callback as WeCom sends it."""
    encrypted = wecom.encrypt(AES_KEY, message, receiver, salt=b"0123456789abcdef")
    stamp = str(int((NOW - timedelta(seconds=ago_s)).timestamp()))
    query = {"msg_signature": wecom.signature("tok", stamp, "n1", encrypted), "timestamp": stamp, "nonce": "n1"}
    if echo:
        return WebhookRequest("/callbacks/x", {}, {**query, "echostr": encrypted}, b"")
    body = f"<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>".encode()
    return WebhookRequest("/callbacks/x", {}, query, body)


def from_dingtalk(**headers: str) -> WebhookRequest:
    """A callback as DingTalk sends it."""
    stamp = str(int(NOW.timestamp() * 1000))
    signed = {"timestamp": stamp, "sign": dingtalk.signature("app", stamp)} | headers
    return WebhookRequest(
        "/callbacks/x", signed, {}, orjson.dumps({"text": {"content": " approve 1001"}, "msgtype": "text"})
    )


def test_wecom_learns_that_the_address_is_ours():
    said = adapter("wecom").answer(from_wecom(b"4375120948345356249", echo=True), account("wecom"), NOW, reply=REPLY)
    assert said.body == b"4375120948345356249"


def test_who_writes_to_the_wecom_app_gets_the_link_and_only_they_can_read_it():
    said = adapter("wecom").answer(from_wecom(), account("wecom"), NOW, reply=REPLY)
    assert REPLY.url.encode() not in said.body
    found = {name: re.search(rf"<{name}>(?:<!\[CDATA\[)?([^<\]]*)", said.body.decode())[1]  # type: ignore[index]
             for name in ("Encrypt", "MsgSignature", "TimeStamp", "Nonce")}  # fmt: skip
    assert found["MsgSignature"] == wecom.signature("tok", found["TimeStamp"], found["Nonce"], found["Encrypt"])
    plain = wecom.decrypt(AES_KEY, found["Encrypt"], "ww1").decode()
    assert REPLY.url in plain
    assert "<ToUserName><![CDATA[mei]]></ToUserName>" in plain


def test_who_writes_to_the_dingtalk_robot_gets_the_link():
    said = adapter("dingtalk").answer(from_dingtalk(), account("dingtalk"), NOW, reply=REPLY)
    assert orjson.loads(said.body) == {"msgtype": "text", "text": {"content": f"{REPLY.text}\n{REPLY.url}"}}


@pytest.mark.parametrize("name", ["wecom", "dingtalk"])
def test_a_copy_that_comes_later_is_refused(name):
    request = from_wecom() if name == "wecom" else from_dingtalk()
    with pytest.raises(BadSignature) as old:
        adapter(name).answer(request, account(name), NOW + timedelta(minutes=6), reply=REPLY)
    assert old.value.code == TOO_OLD


@pytest.mark.parametrize("name", ["wecom", "dingtalk"])
def test_an_account_without_callback_keys_answers_nobody(name):
    bare = replace(account(name), secrets={"robot_key": "k", "access_token": "t"})
    with pytest.raises(BadSignature):
        adapter(name).answer(from_wecom() if name == "wecom" else from_dingtalk(), bare, NOW, reply=REPLY)


def test_a_callback_for_another_company_is_refused():
    with pytest.raises(BadSignature):
        adapter("wecom").answer(from_wecom(receiver="ww2"), account("wecom"), NOW, reply=REPLY)


@pytest.mark.parametrize(
    "headers", [{"sign": ""}, {"sign": "AAAA"}, {"timestamp": "yesterday"}, {"timestamp": "9" * 400}, {"timestamp": "１２３"}],
    ids=["none", "forged", "no number", "huge", "wide digits"],
)  # fmt: skip
def test_a_forged_dingtalk_callback_is_refused(headers):
    with pytest.raises(BadSignature):
        adapter("dingtalk").answer(from_dingtalk(**headers), account("dingtalk"), NOW, reply=REPLY)


@given(st.binary(max_size=200), st.dictionaries(st.sampled_from(["msg_signature", "timestamp", "nonce", "echostr"]), st.text(max_size=60)))  # fmt: skip
def test_whatever_strangers_send_to_wecoms_door_is_refused_by_name(body, query):
    with pytest.raises(BadSignature):
        adapter("wecom").answer(WebhookRequest("/", {}, query, body), account("wecom"), NOW, reply=REPLY)


@given(st.text(alphabet="ABCDabcd0123+/=", max_size=120))
def test_what_is_signed_and_cannot_be_decrypted_is_unreadable(encrypted):
    stamp = str(int(NOW.timestamp()))
    query = {
        "msg_signature": wecom.signature("tok", stamp, "n", encrypted),
        "timestamp": stamp,
        "nonce": "n",
        "echostr": encrypted,
    }
    with pytest.raises((Unreadable, BadSignature)):
        adapter("wecom").answer(WebhookRequest("/", {}, query, b""), account("wecom"), NOW, reply=REPLY)


@given(st.binary(max_size=300), st.text(alphabet="abcdef", max_size=20))
def test_what_is_encrypted_is_decrypted_again(message, receiver):
    assert wecom.decrypt(AES_KEY, wecom.encrypt(AES_KEY, message, receiver), receiver) == message
