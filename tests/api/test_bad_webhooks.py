"""What reaches the door of partners spoilt, forged, repeated or under a wrong name: never a crash, and nothing signed is lost."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import orjson
import pytest

from linkstar.connect import NewAccount, create_accounts, registry
from linkstar.connect.accounts import get_account_row
from linkstar.connect.warehouses.qimen import sign as qimen_sign
from linkstar.connect.wire import TOO_OLD, BadSignature, refuse_replayed
from linkstar.core import incidents
from tests.contracts.accounts import NOW, ROWS, stage
from tests.contracts.orders import an_order, place
from tests.world.access import code_of
from tests.world.mutations import harms

MUTATIONS = 90  # of each partner's body, beside some two dozen strange bodies
NAMING = {"amazon", "lazada", "shopee", "tiktok_shop", "walmart"}  # their bodies name the seller
SIGNING = [name for name, row in ROWS.items() if row.sign(b"")]
KINDS = {name: registry.fakes()[name](stage(name).world).kind for name in ROWS}
DOORS = [name for name in ROWS if KINDS[name] != "erp"]  # an ERP sends nothing


@pytest.fixture
async def doors(company, vault):
    """The webhook address of one account at every partner that there is."""
    news = [
        NewAccount(KINDS[name], name, name, "http://127.0.0.1:1", row.external_id, row.site, row.zone, row.currency,
                   row.config, row.secrets)
        for name, row in ROWS.items()
    ]  # fmt: skip
    async with company.tx() as tx:
        ids = await create_accounts(tx, news, vault)
        return {name: (await get_account_row(tx, id_)).webhook_token for name, id_ in zip(ROWS, ids, strict=True)}


@cache
def good(name: str) -> tuple[bytes, dict[str, str]]:
    """A delivery as the pretend partner makes it, if it makes any."""
    set_up = stage(name)
    if hasattr(set_up.fake, "place"):
        place(set_up, an_order(set_up))
    if not set_up.world.sent:
        return b'{"id": 1, "items": [{"sku": "A", "units": 2}]}', {}
    return set_up.world.sent[0].body, dict(set_up.world.sent[0].headers)


def signed(name: str, body: bytes) -> dict[str, str]:
    """The headers that make this body genuine; those of the partner's own delivery beside."""
    return {**good(name)[1], **ROWS[name].sign(body)}


async def bodies_of(company) -> set[bytes]:
    async with company.tx() as tx:
        return {
            bytes(row.body) for row in await tx.rows("SELECT body FROM connect.messages WHERE tenant_id = %(tenant)s")
        }


def test_every_partner_that_there_is_is_tried():
    kinds = [kind for kind in registry.KINDS if kind != "notifier"]  # tests/api/test_notices.py tries those
    assert set(ROWS) == {name for kind in kinds for name in registry.adapters(kind)}
    assert set(SIGNING) >= {"shopify", "amazon"}


@pytest.mark.parametrize("name", sorted(set(ROWS) - set(DOORS)))
async def test_who_sends_nothing_is_never_believed(web, company, doors, name):
    assert (await web.post(f"/webhooks/{doors[name]}", content=b"{}")).status_code in (401, 404)


@pytest.mark.parametrize("name", DOORS)
async def test_a_spoilt_body_with_the_old_signature_is_refused_and_leaves_no_trace(web, company, doors, name):
    body, headers = good(name)
    binds_body = "x-shopify-hmac-sha256" in headers  # Amazon's destination proves itself by a key, whatever it brings
    for harmed in harms(body, seed=1, count=MUTATIONS):
        answer = await web.post(f"/webhooks/{doors[name]}", content=harmed, headers=headers)
        if name in SIGNING and (not binds_body or harmed == body):
            assert answer.status_code in (200, 401), (harmed[:200], answer.text)
        else:
            assert (answer.status_code, code_of(answer)) == (401, "webhooks.not_signed"), harmed[:200]
    if binds_body or name not in SIGNING:
        assert await bodies_of(company) <= {body}


@pytest.mark.parametrize("name", SIGNING)
async def test_whatever_is_signed_is_kept_as_it_came_or_refused_by_name(web, company, doors, name):
    seen = 0
    for harmed in harms(good(name)[0], seed=2, count=MUTATIONS):
        answer = await web.post(f"/webhooks/{doors[name]}", content=harmed, headers=signed(name, harmed))
        assert answer.status_code in (200, 401), (harmed[:300], answer.text)
        if answer.status_code == 401:
            assert code_of(answer) == "webhooks.not_signed"
            assert name in NAMING  # the body names another seller
            continue
        said = answer.json()
        if said["new"]:
            seen += 1
            assert harmed in await bodies_of(company), harmed[:300]
    assert seen > 40
    async with company.tx() as tx:
        page = await incidents.list_incidents(tx)
        assert {row.kind for row in page.rows} == {"message_unreadable"}


@pytest.mark.parametrize("name", DOORS)
@pytest.mark.parametrize(
    "kind", ["text/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "", "\t;;"]
)
async def test_the_kind_of_content_decides_nothing(web, company, doors, name, kind):
    body = good(name)[0]
    answer = await web.post(
        f"/webhooks/{doors[name]}", content=body, headers={**signed(name, body), "content-type": kind}
    )
    assert answer.status_code == (200 if name in SIGNING else 401)


@pytest.mark.parametrize("name", SIGNING)
async def test_two_signatures_in_one_delivery_are_no_signature(web, company, doors, name):
    body = good(name)[0]
    mark = next(iter(ROWS[name].sign(body)))
    right = signed(name, body)
    for wrong in ([*right.items(), (mark, "forged")], [(mark, "forged"), *right.items()]):
        answer = await web.post(f"/webhooks/{doors[name]}", content=body, headers=wrong)
        assert (answer.status_code, code_of(answer)) == (401, "webhooks.not_signed")
    assert await bodies_of(company) == set()


@pytest.mark.parametrize("name", SIGNING)
async def test_a_delivery_at_another_companys_or_shops_door_is_refused(web, found, doors, vault, name):
    row, other = ROWS[name], await found("rival")
    async with other.tx() as tx:
        new = NewAccount(KINDS[name], name, name, "http://127.0.0.1:1", f"other-{row.external_id}", row.site, row.zone,
                         row.currency, row.config, {**row.secrets, row.own_secret: "another"})  # fmt: skip
        (id_,) = await create_accounts(tx, [new], vault)
        token = (await get_account_row(tx, id_)).webhook_token
    body = good(name)[0]
    headers = signed(name, body)
    for sent in (headers, {key: value for key, value in headers.items() if "shop-domain" not in key}):
        answer = await web.post(f"/webhooks/{token}", content=body, headers=sent)
        assert (answer.status_code, code_of(answer)) == (401, "webhooks.not_signed")
    assert await bodies_of(other) == set()


async def test_a_name_that_the_database_cannot_keep_is_mended_and_known_again(web, company, doors):
    said = orjson.loads(good("amazon")[0])
    change = said["Payload"]["OrderChangeNotification"]
    for number in ("305\x00-1", "9" * 5_000, "\U0001f680" * 600):
        change["AmazonOrderId"] = number
        body = orjson.dumps(said)
        answers = [
            (await web.post(f"/webhooks/{doors['amazon']}", content=body, headers=signed("amazon", body))).json()
            for _ in range(2)
        ]
        assert answers == [{"new": 1, "duplicates": 0}, {"new": 0, "duplicates": 1}]
        assert body in await bodies_of(company)


async def test_a_body_beyond_the_limit_is_refused_and_the_partner_told_so(web, doors):
    body = b" " * 10_000_001
    answer = await web.post(f"/webhooks/{doors['shopify']}", content=body, headers=signed("shopify", body))
    assert (answer.status_code, code_of(answer)) == (413, "body_too_large")


async def test_a_packed_body_is_kept_packed(web, company, doors):
    body = next(one for one in harms(b"{}", seed=0, count=0) if one[:2] == b"\x1f\x8b")
    headers = {**signed("shopify", body), "content-encoding": "gzip"}
    answer = await web.post(f"/webhooks/{doors['shopify']}", content=body, headers=headers)
    assert answer.json() == {"new": 1, "duplicates": 0}
    assert await bodies_of(company) == {body}


async def test_a_copy_sent_again_with_fresh_headers_changes_nothing(web, company, doors):
    """Shopify signs the body and no time: a replay is known by what is signed, whatever its headers say of themselves."""
    body = good("shopify")[0]
    headers = signed("shopify", body)
    first = await web.post(f"/webhooks/{doors['shopify']}", content=body, headers=headers)
    fresh = {
        **headers,
        "x-shopify-event-id": "e-new",
        "x-shopify-webhook-id": "w-new",
        "x-shopify-triggered-at": "2026-11-20T12:00:00Z",
    }
    again = await web.post(f"/webhooks/{doors['shopify']}", content=body, headers=fresh)
    assert [first.json(), again.json()] == [{"new": 1, "duplicates": 0}, {"new": 0, "duplicates": 1}]


async def test_a_shop_that_wants_it_has_old_deliveries_refused_by_name(web, company, vault):
    row = ROWS["shopify"]
    async with company.tx() as tx:
        new = NewAccount("channel", "shopify", "strict", "http://127.0.0.1:1", row.external_id, row.site, row.zone, row.currency,
                         {**row.config, "webhook_max_age_s": "300"}, row.secrets)  # fmt: skip
        (id_,) = await create_accounts(tx, [new], vault)
        token = (await get_account_row(tx, id_)).webhook_token
    body = good("shopify")[0]
    told = {
        "2026-11-20T11:56:00Z": (200, None), "2026-11-20T11:54:59Z": (401, "webhooks.too_old"),
        "2026-11-20T12:05:01Z": (401, "webhooks.too_old"), "": (401, "webhooks.too_old"), "yesterday": (401, "webhooks.too_old"),
        "0001-01-01T00:00:00+14:00": (401, "webhooks.too_old"),
    }  # fmt: skip
    for triggered_at, (status, code) in told.items():
        headers = {**signed("shopify", body), "x-shopify-triggered-at": triggered_at}
        answer = await web.post(f"/webhooks/{token}", content=body, headers=headers)
        assert answer.status_code == status, (triggered_at, answer.text)
        assert code is None or code_of(answer) == code


def test_a_signed_time_more_than_five_minutes_away_is_no_signature():
    for seconds in (-300, 0, 300):
        refuse_replayed(NOW + timedelta(seconds=seconds), NOW)
    for seconds in (-301, 301, 86_400 * 365):
        with pytest.raises(BadSignature) as refused:
            refuse_replayed(NOW + timedelta(seconds=seconds), NOW)
        assert refused.value.code == TOO_OLD


async def test_a_warehouse_is_answered_in_its_own_words(web, company, doors):
    body = b"<request><items><item><itemCode>MUG</itemCode><outBizCode>m-1</outBizCode></item></items></request>"
    query = qimen_sign.signed("stockchange.report", body, NOW, keys=ROWS["qimen"].secrets)
    for _ in range(2):
        answer = await web.post(f"/webhooks/{doors['qimen']}", params=query, content=body)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("text/xml")
        assert b"<flag>success</flag>" in answer.content
    assert body in await bodies_of(company)
    assert (
        await web.post(f"/webhooks/{doors['qimen']}", params={**query, "v": "3.0"}, content=body)
    ).status_code == 401
