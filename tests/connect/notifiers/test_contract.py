"""Notifiers against what is known of their partners: addresses, bodies and signatures of ../shared, and the vector of a specification."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import orjson
import pytest

from linkstar.connect import registry
from linkstar.connect.notifiers.dingtalk import sign as dingtalk
from linkstar.connect.notifiers.feishu import wire as feishu
from linkstar.connect.notifiers.webhook import sign as webhook
from linkstar.connect.notifiers.wecom import callback as wecom
from linkstar.connect.transport import url_of
from linkstar.connect.wire import Answer, PartnerRefused
from tests.connect import tally
from tests.connect.notifiers.rooms import SECRET, account, message, stage

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[4] / "shared")) / "contracts"
ROBOTS = {"wecom": "wecom_group_robot", "dingtalk": "dingtalk_group_robot", "feishu": "feishu_group_robot"}
SAMPLES = Path(registry.__file__).parent / "notifiers"


def shared(*path: str) -> Any:
    place = SHARED.joinpath(*path)
    if not place.exists():
        pytest.skip(f"{place} is not here")
    return orjson.loads(place.read_bytes())


def vector(system: str) -> dict[str, Any]:
    return next(one for one in shared("_signing", "test_vectors.json") if one["system"] == system)


def shape(said: Any) -> Any:
    """Names and types, without the values."""
    return {name: shape(value) for name, value in said.items()} if isinstance(said, dict) else type(said).__name__


@pytest.mark.parametrize("name", sorted(ROBOTS))
async def test_a_robot_is_called_at_its_address_with_a_body_that_it_knows(name):
    contract = shared("notifications", "contracts.json")[ROBOTS[name]]
    set_up = stage(name, base_url=registry.form_of(registry.adapter("notifier", name)).base_url)
    await set_up.adapter.tell(set_up.http, message())
    [request] = set_up.http.asked
    signed = set_up.adapter.sign(request, set_up.http.account, set_up.world.now)
    method, _, wanted = contract["url"].partition(" ")
    asked, known = urlsplit(url_of(signed, set_up.http.account)), urlsplit(wanted)
    assert (signed.method, asked.netloc) == (method, known.netloc)
    assert asked.path.startswith(known.path.partition("{")[0])
    assert parse_qs(asked.query).keys() == parse_qs(known.query).keys()
    body = orjson.loads(signed.body)
    kind = "msg_type" if name == "feishu" else "msgtype"
    theirs = next(one for one in contract["bodies"] if one[kind] == body[kind])
    extra = {field.partition(" ")[0] for field in contract.get("signed_body_fields", ())}
    assert body.keys() <= theirs.keys() | extra
    assert (
        shape(body[body[kind]] if name != "feishu" else body["content"]).items()
        <= shape(theirs[body[kind]] if name != "feishu" else theirs["content"]).items()
    )
    tally.checked(name, [request.operation])


def test_wecom_says_ok_as_its_contract_has_it():
    said = shared("notifications", "contracts.json")["wecom_group_robot"]["ok"]
    adapter = registry.adapter("notifier", "wecom")
    assert adapter.error_of(None, Answer(200, {}, orjson.dumps(said))) is None  # type: ignore[arg-type]


def test_dingtalk_signs_as_the_vector_does():
    known = vector("dingtalk-robot")
    given = known["inputs"]
    assert dingtalk.signature(given["secret"], given["timestamp"]) == unquote(known["expected"])
    tally.vector("dingtalk", "dingtalk-robot")


def test_feishu_signs_as_the_vector_does():
    known = vector("feishu-robot")
    given = known["inputs"]
    assert feishu.signature(given["secret"], given["timestamp"]) == known["expected"]
    tally.vector("feishu", "feishu-robot")


def test_wecom_callbacks_are_signed_as_the_vector_is():
    known = vector("wecom-callback")
    given = known["inputs"]
    assert wecom.signature(given["token"], given["timestamp"], given["nonce"], given["encrypt"]) == known["expected"]
    tally.vector("wecom", "wecom-callback")


def test_a_webhook_is_signed_as_the_specification_has_it():
    wanted = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="  # of the specification's own libraries
    said = webhook.signature(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert said == wanted
    tally.vector("webhook", "standard-webhooks")


async def test_a_webhook_has_the_body_and_the_headers_of_the_specification():
    set_up = stage("webhook")
    await set_up.adapter.tell(set_up.http, message("msg_7"))
    signed = set_up.adapter.sign(set_up.http.asked[0], set_up.http.account, set_up.world.now)
    sample = orjson.loads((SAMPLES / "webhook" / "samples" / "order.captured.json").read_bytes())
    assert orjson.loads(signed.body).keys() == sample.keys() == {"type", "timestamp", "data"}
    assert orjson.loads(signed.body)["timestamp"] == "2026-11-20T12:00:00.000Z"
    headers = dict(signed.headers)
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("msg_7", "1795176000")
    assert webhook.is_signed(SECRET, headers, signed.body)
    assert not webhook.is_signed(SECRET, headers, signed.body + b" ")
    assert not webhook.is_signed(SECRET, headers | {"webhook-id": "msg_8"}, signed.body)
    tally.checked("webhook", ["webhook"])


async def test_while_a_secret_is_changed_either_is_taken():
    old = "whsec_" + "b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xk"
    secrets = {"signing_secret": SECRET, "signing_secret_old": old}
    set_up = stage("webhook", secrets=secrets)
    await set_up.adapter.tell(set_up.http, message())
    signed = set_up.adapter.sign(set_up.http.asked[0], account("webhook", secrets=secrets), set_up.world.now)
    assert len(signed.headers["webhook-signature"].split(" ")) == 2
    for secret in (old, SECRET):
        assert webhook.is_signed(secret, dict(signed.headers), signed.body)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!", "whsec_" + "A" * 200])
async def test_a_secret_that_protects_nothing_is_refused_before_anything_leaves(secret):
    set_up = stage("webhook", secrets={"signing_secret": secret})
    with pytest.raises(PartnerRefused) as no:
        await set_up.adapter.tell(set_up.http, message())
    assert no.value.code == "secret"
    assert set_up.http.answers == []


@pytest.mark.parametrize("name", ["dingtalk", "email", "feishu", "slack", "wecom"])
def test_the_partners_own_answers_are_read(name):
    adapter = registry.adapter("notifier", name)
    fate = {}
    for place in sorted((SAMPLES / name / "samples").iterdir()):
        status = 404 if place.name == "gone.txt" else 200
        said = adapter.error_of(None, Answer(status, {}, place.read_bytes().strip()))  # type: ignore[arg-type]
        fate[place.stem] = type(said).__name__
        tally.sample(name, place.name)
    assert sorted(fate.values()) != ["NoneType"] * len(fate)
    assert fate.get("ok", fate.get("queued")) == "NoneType"


def test_what_cannot_be_checked_is_said():
    tally.cannot("slack", "incoming-webhook", "Slack publishes no machine-readable contract of incoming webhooks")
    tally.cannot(
        "email", "mail", "SMTP has no machine-readable contract; tests/connect/test_mail.py speaks it to a server"
    )
    for name in ("slack", "email"):
        assert name in registry.adapters("notifier")
