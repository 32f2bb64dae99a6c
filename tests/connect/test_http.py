"""The one HTTP client: tokens, retries, budgets, the call log, over real sockets and a real database."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from linkstar.connect import NewAccount, Partners, accounts, create_accounts, list_health
from linkstar.connect.call_log import Call, list_calls, purge_calls
from linkstar.connect.errors import AccountPaused
from linkstar.connect.wire import Budget, PartnerDown, PartnerRefused, Request, Throttled, TokenRevoked
from linkstar.core import incidents
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.core.work import Again
from linkstar.kit.clock import SetClock
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import new_id
from tests.connect.conftest import Shop
from tests.connect.partner import Asked, Partner, Said, ToyAdapter

GET = Request("get", "GET", "/orders", {"since": "2026-11-20T12:00:00Z"})
POST = Request("post", "POST", "/labels", body=b'{"name":"Li Wei","sku":"A"}', is_safe=False)


async def calls_of(shop: Shop, trace_id: str = "") -> list[Call]:
    await shop.partners._wires.log.flush()
    async with shop.database.tx(shop.tenant_id) as tx:
        return list(reversed((await list_calls(tx, trace_id=trace_id, account_id=shop.id)).rows))


async def test_a_call_is_signed_answered_and_logged_without_people(shop: Shop, partner: Partner) -> None:
    http = await shop.partners.http(shop.tenant_id, shop.id, trace_id="t-1")
    assert (await http.send(POST)).json() == {"ok": True}
    assert partner.asked[0].headers["authorization"] == "Bearer first"
    [call] = await calls_of(shop, "t-1")
    assert (call.operation, call.method, call.status, call.error) == ("post", "POST", 200, "")
    assert call.request == '{"name":"***","sku":"A"}'
    assert call.response == '{"ok":true}'
    async with shop.database.tx(shop.tenant_id) as tx:
        [health] = await list_health(tx)
    assert (health.calls, health.failures, health.last_success_at) == (1, 0, call.at)


async def test_query_values_arrive_as_they_were_meant(shop: Shop, partner: Partner) -> None:
    http = await shop.partners.http(shop.tenant_id, shop.id)
    await http.send(
        Request("get", "GET", "/orders", {"ids": "1,2", "q": "a b&c=d+e%", "at": "2026-11-20T12:00:00+08:00"})
    )
    assert partner.asked[0].query == {"ids": "1,2", "q": "a b&c=d+e%", "at": "2026-11-20T12:00:00+08:00"}


async def test_many_callers_with_an_expired_token_refresh_it_once(
    shop: Shop, partner: Partner, database: Database, vault: Vault
) -> None:
    partner.token = "second"
    others = [
        Partners(database, vault, adapter_of=lambda kind, name: shop.adapter) for _ in range(3)
    ]  # other processes
    https = [await each.http(shop.tenant_id, shop.id) for each in [shop.partners, *others] for _ in range(4)]
    answers = await asyncio.gather(*(http.send(GET) for http in https))
    assert [answer.status for answer in answers] == [200] * 16
    assert partner.count("/token") == 1
    for each in others:
        await each.close()
    async with database.tx(shop.tenant_id) as tx:
        kept = (await accounts.open_accounts(tx, [shop.id], vault))[shop.id]
    assert kept.account.secrets == {"access_token": "second", "refresh_token": "r", "hook": "signed"}
    assert kept.token_expires_at == database.clock.now() + timedelta(hours=1)


async def test_a_token_is_renewed_before_it_expires(shop: Shop, partner: Partner, clock: SetClock) -> None:
    partner.token = "second"
    http = await shop.partners.http(shop.tenant_id, shop.id)
    await http.send(GET)
    clock.forward(timedelta(minutes=59, seconds=30))
    partner.token = "third"
    await http.send(GET)
    assert [asked.path for asked in partner.asked] == ["/orders", "/token", "/orders", "/token", "/orders"]


async def test_a_token_revoked_in_the_night_is_one_incident_and_stops_all_calls(
    shop: Shop, partner: Partner, vault: Vault
) -> None:
    partner.is_revoked = True
    http = await shop.partners.http(shop.tenant_id, shop.id)

    async def call(_: int) -> object:
        return await http.send(GET)

    answers = await shop.partners.each(range(5), call)
    assert [answer.waits_for for answer in answers if isinstance(answer, Again)] == [shop.id] * 5
    assert partner.count("/token") == 1
    shop.partners.forget(shop.id)
    arrived = len(partner.asked)
    with pytest.raises(TokenRevoked):
        await shop.partners.http(shop.tenant_id, shop.id)
    assert len(partner.asked) == arrived
    async with shop.database.tx(shop.tenant_id) as tx:
        [incident] = (await incidents.list_incidents(tx)).rows
        assert (incident.kind, incident.times, incident.subject) == ("auth_revoked", 1, shop.id)
        await accounts.put_secrets(tx, shop.id, {"access_token": "first"}, vault=vault)
    partner.is_revoked = False
    shop.partners.forget(shop.id)
    assert (await (await shop.partners.http(shop.tenant_id, shop.id)).send(GET)).status == 200
    async with shop.database.tx(shop.tenant_id) as tx:
        assert not (await incidents.list_incidents(tx)).rows


async def test_a_late_failure_does_not_undo_a_new_authorisation(shop: Shop, vault: Vault) -> None:
    async with shop.database.tx(shop.tenant_id) as tx:
        await accounts.put_secrets(tx, shop.id, {"access_token": "new"}, vault=vault)
        assert not await accounts.mark_revoked(tx, shop.id, known=1)
        assert (await accounts.get_account_row(tx, shop.id)).state == "connected"


async def test_a_paused_account_is_not_called(shop: Shop, partner: Partner) -> None:
    async with shop.database.tx(shop.tenant_id) as tx:
        await accounts.pause(tx, [shop.id])
    with pytest.raises(AccountPaused):
        await shop.partners.http(shop.tenant_id, shop.id)


async def test_another_company_does_not_find_the_account(shop: Shop) -> None:
    await shop.partners.http(shop.tenant_id, shop.id)
    with pytest.raises(NotFound):
        await shop.partners.http(new_id(shop.database.clock.now()), shop.id)


def breaking(*first: Said) -> Callable[[Asked], object]:
    """Answers with `first` one after the other, then well."""
    waiting = list(first)

    async def answer(asked: Asked) -> Said:
        return waiting.pop(0) if waiting else Said(body=b'{"ok":true}')

    return answer


@pytest.mark.parametrize(
    "broken",
    [Said(500), Said(200, b'{"orders":[{"id":', ), Said(200, b'{"orders":[1]}', is_cut=True), Said(503, b"<html>")],
    ids=["500", "half JSON", "cut", "503"],
)  # fmt: skip
async def test_a_safe_call_that_broke_is_sent_again_and_an_unsafe_one_is_not(
    shop: Shop, partner: Partner, broken: Said, soon: object
) -> None:
    http = await shop.partners.http(shop.tenant_id, shop.id, trace_id="t")
    partner.answer = breaking(broken, broken)  # type: ignore[assignment]
    assert (await http.send(GET)).json() == {"ok": True}
    assert partner.count("/orders") == 3
    assert [call.error != "" for call in await calls_of(shop, "t")] == [True, True, False]
    partner.answer = breaking(broken)  # type: ignore[assignment]
    with pytest.raises(PartnerDown):
        await http.send(POST)
    assert partner.count("/labels") == 1


async def test_a_call_that_surely_did_not_arrive_is_repeated_even_if_unsafe(
    shop: Shop, vault: Vault, soon: object
) -> None:
    nobody = NewAccount("channel", "toy", "", "http://127.0.0.1:9", "nobody", secrets={"access_token": "first"})
    async with shop.database.tx(shop.tenant_id) as tx:
        [id_] = await create_accounts(tx, [nobody], vault)
    http = await shop.partners.http(shop.tenant_id, id_, trace_id="t")
    with pytest.raises(PartnerDown, match="cannot be reached"):
        await http.send(POST)
    await shop.partners._wires.log.flush()
    async with shop.database.tx(shop.tenant_id) as tx:
        assert [call.status for call in (await list_calls(tx, trace_id="t")).rows] == [0, 0, 0]


async def test_a_refusal_keeps_the_partners_code_and_field(shop: Shop, partner: Partner) -> None:
    partner.answer = breaking(Said(422))  # type: ignore[assignment]
    http = await shop.partners.http(shop.tenant_id, shop.id)
    with pytest.raises(PartnerRefused) as refused:
        await http.send(GET)
    assert (refused.value.code, refused.value.field, partner.count("/orders")) == ("sku", "sku", 1)


async def test_a_short_throttle_is_waited_for_and_a_long_one_is_told(
    shop: Shop, partner: Partner, soon: object
) -> None:
    http = await shop.partners.http(shop.tenant_id, shop.id)
    partner.answer = breaking(Said(429, headers={"retry-after": "0.2"}))  # type: ignore[assignment]
    started = time.monotonic()
    await http.send(GET)
    assert time.monotonic() - started >= 0.2
    partner.answer = breaking(Said(429, headers={"retry-after": "60"}))  # type: ignore[assignment]
    with pytest.raises(Throttled) as throttled:
        await http.send(GET)
    assert throttled.value.retry_after_s == 60
    arrived = partner.count("/orders")
    with pytest.raises(Throttled):  # nobody asks again before the partner's time is over
        await http.send(GET)
    assert partner.count("/orders") == arrived


async def test_two_processes_share_one_budget(shop: Shop, partner: Partner, database: Database, vault: Vault) -> None:
    adapter = ToyAdapter({"get": Budget(rate=20, burst=10)})
    processes = [Partners(database, vault, adapter_of=lambda kind, name: adapter) for _ in range(2)]
    https = [await each.http(shop.tenant_id, shop.id) for each in processes]
    started = time.monotonic()
    await asyncio.gather(*(https[n % 2].send(GET) for n in range(40)))
    took = time.monotonic() - started
    assert 1.4 <= took < 4  # ten at once, thirty more at twenty a second
    for each in processes:
        await each.close()


async def test_calls_beyond_the_patience_are_given_back_with_the_time_to_wait(shop: Shop, partner: Partner) -> None:
    shop.adapter.budgets = {"get": Budget(rate=0.1, burst=2)}
    http = await shop.partners.http(shop.tenant_id, shop.id)

    async def call(_: int) -> object:
        return await http.send(GET)

    answers = await shop.partners.each(range(4), call)
    assert partner.count("/orders") == 2
    again = [answer for answer in answers if isinstance(answer, Again)]
    assert len(again) == 2
    assert all(9 <= (one.after_s or 0) <= 14 for one in again)
    async with shop.database.tx(shop.tenant_id) as tx:
        [health] = await list_health(tx)
    assert health.budget_left is not None
    assert health.budget_left < 0.1


async def test_a_rate_that_was_agreed_with_an_account_stands_above_the_usual_one(shop: Shop, partner: Partner) -> None:
    shop.adapter.budgets = {"get": Budget(rate=0.1, burst=2)}
    async with shop.database.tx(shop.tenant_id) as tx:
        await tx.run(
            """UPDATE connect.accounts SET config = config || '{"calls_per_s": "100"}' WHERE tenant_id = %(tenant)s"""
        )
    http = await shop.partners.http(shop.tenant_id, shop.id)
    answers = await shop.partners.each(range(20), lambda _: http.send(GET))
    assert not [answer for answer in answers if isinstance(answer, Again)]
    assert partner.count("/orders") == 20


async def test_what_an_answer_tells_about_the_budget_is_believed(shop: Shop, partner: Partner) -> None:
    shop.adapter.budgets = {"get": Budget(rate=0.5, burst=100)}
    http = await shop.partners.http(shop.tenant_id, shop.id)
    partner.answer = breaking(Said(headers={"x-left": "1"}))  # type: ignore[assignment]
    await http.send(GET)
    await http.send(GET)
    shop.partners._wires.limits.patience_s = (
        2  # a call that had longer to wait than for this one token would be Throttled
    )
    started = time.monotonic()
    await http.send(GET)
    assert time.monotonic() - started >= 1  # it waited for what comes back


async def test_one_answer_for_each_item_and_a_mistake_of_ours_is_raised(shop: Shop, partner: Partner) -> None:
    async def call(n: int) -> int:
        if n == 1:
            raise PartnerDown("away", retry_after_s=10)
        if n == 2:
            raise PartnerRefused("no", code="x")
        if n == 3:
            raise ZeroDivisionError
        return n

    zero, again, refused = await shop.partners.each(range(3), call)
    assert zero == 0
    assert isinstance(again, Again)
    assert isinstance(refused, PartnerRefused)
    with pytest.raises(ZeroDivisionError):
        await shop.partners.each(range(5), call)


async def test_no_more_calls_at_a_time_than_asked(shop: Shop) -> None:
    running = most = 0

    async def call(_: int) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1

    await shop.partners.each(range(20), call, at_most=3)
    assert most == 3


async def test_old_calls_are_purged(shop: Shop, clock: SetClock) -> None:
    http = await shop.partners.http(shop.tenant_id, shop.id)
    await http.send(GET)
    assert len(await calls_of(shop)) == 1
    async with shop.database.tx(shop.tenant_id) as tx:
        assert await purge_calls(tx, clock.now() - timedelta(days=90)) == 0
        assert await purge_calls(tx, clock.now() + timedelta(days=1)) == 1


async def begin(shop: Shop, vault: Vault, asked: NewAccount) -> str:
    async with shop.database.tx(shop.tenant_id) as tx:
        going = accounts.Authorisation(asked, "http://127.0.0.1/callback")
        url = await accounts.begin_authorisation(tx, shop.adapter, going, vault)  # type: ignore[arg-type]
    return url.rpartition("state=")[2]


async def test_a_seller_who_says_yes_is_connected_once(shop: Shop, partner: Partner, vault: Vault) -> None:
    state = await begin(shop, vault, NewAccount("channel", "toy", "New shop", partner.url, "", secrets={"hook": "h"}))
    assert accounts.tenant_of(state) == shop.tenant_id
    account_id = await shop.partners.finish_authorisation(shop.tenant_id, {"state": state, "shop": "shop-2"})
    async with shop.database.tx(shop.tenant_id) as tx:
        opened = (await accounts.open_accounts(tx, [account_id], vault))[account_id]
    assert opened.account.external_id == "shop-2"
    assert opened.account.secrets == {"hook": "h", "access_token": "first"}
    with pytest.raises(Exception, match=r"connect\.grant_unknown"):
        await shop.partners.finish_authorisation(shop.tenant_id, {"state": state, "shop": "shop-2"})


async def test_an_authorisation_that_took_too_long_is_refused(
    shop: Shop, partner: Partner, vault: Vault, clock: SetClock
) -> None:
    state = await begin(shop, vault, NewAccount("channel", "toy", "", partner.url, ""))
    clock.forward(timedelta(hours=1))
    with pytest.raises(Exception, match=r"connect\.grant_unknown"):
        await shop.partners.finish_authorisation(shop.tenant_id, {"state": state, "shop": "shop-2"})


async def test_authorising_again_renews_the_same_account_and_closes_its_incident(
    shop: Shop, partner: Partner, vault: Vault
) -> None:
    async with shop.database.tx(shop.tenant_id) as tx:
        await accounts.mark_revoked(tx, shop.id)
    partner.token = "again"
    state = await begin(shop, vault, NewAccount("channel", "toy", "", partner.url, "shop-1"))
    account_id: UUID = await shop.partners.finish_authorisation(shop.tenant_id, {"state": state, "shop": "shop-1"})
    assert account_id == shop.id
    assert (await (await shop.partners.http(shop.tenant_id, shop.id)).send(replace(GET))).status == 200
    async with shop.database.tx(shop.tenant_id) as tx:
        assert not (await incidents.list_incidents(tx)).rows


async def test_authorising_with_another_account_by_mistake_is_refused(
    shop: Shop, partner: Partner, vault: Vault
) -> None:
    state = await begin(shop, vault, NewAccount("channel", "toy", "", partner.url, "shop-1"))
    with pytest.raises(Exception, match=r"connect\.account_mismatch"):
        await shop.partners.finish_authorisation(shop.tenant_id, {"state": state, "shop": "shop-9"})


async def test_a_partner_that_throttles_without_a_word_is_asked_ever_more_rarely(
    shop: Shop, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkstar.connect.http.TRIES", 1)
    shop.adapter.budgets = {"get": Budget(rate=0.01, burst=20)}
    http = await shop.partners.http(shop.tenant_id, shop.id)
    partner.answer = breaking(Said(429), Said(429))  # type: ignore[assignment]
    moments = []
    for _ in range(3):
        with contextlib.suppress(Throttled):
            await http.send(GET)
        moments.append(time.monotonic())
    assert [round(later - before) for before, later in pairwise(moments)] == [1, 2]
    assert partner.count("/orders") == 3
