"""Drafts of karrio: nothing is bought twice, and what nobody knows waits for a person."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest

from linkstar.connect.carriers.karrio import ADAPTER, refusals, wire
from linkstar.connect.fake import FakeAnswer, FakeRequest
from linkstar.connect.wire import PartnerDown, PartnerError, PartnerRefused, Throttled
from tests.connect.carriers.builders import BERLIN
from tests.connect.carriers.karrio.builders import a_server, parcel
from tests.connect.world import DirectHttp
from tests.contracts.faults import Misbehaving


class Elsewhere(Misbehaving):
    """A server whose purchases are answered with something else, before anything was done."""

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Another answer to a purchase, the server's own to anything else."""
        if request.path.endswith("/purchase"):
            return self.change(request, FakeAnswer(200, b""))
        told: FakeAnswer = await self.fake.answer(request)
        return told


def break_off(
    http: DirectHttp, operations: set[str], answer: FakeAnswer | None = None, *, is_done: bool = False
) -> None:
    """From now on these calls time out, or get this answer; the server has done them before only where said."""
    once = http._once

    async def breaking(request: Any) -> Any:
        if request.operation not in operations:
            return await once(request)
        if is_done:
            await once(request)
        if answer is None:
            http.asked.append(request)
            raise PartnerDown("time-out")
        return await once(request)

    http._once = breaking  # type: ignore[method-assign]
    if answer is not None:
        http.fake = Elsewhere(http.fake, lambda request, said: answer)


def mend(http: DirectHttp, fake: Any) -> None:
    """The server answers again."""
    http.__dict__.pop("_once", None)
    http.fake = fake


def asked(http: DirectHttp, operation: str) -> int:
    """How often something was asked for."""
    return len([one for one in http.asked if one.operation == operation])


async def failure(call: Awaitable[object]) -> PartnerError:
    """What a call ends with."""
    with pytest.raises(PartnerError) as told:
        await call
    return told.value


def broken(code: str, message: str = "timed out") -> FakeAnswer:
    """What karrio answers when the carrier behind it said no, or broke off."""
    told = {"carrier_name": "dhl_express", "carrier_id": "dhl-main", "code": code, "message": message}
    return FakeAnswer(424, orjson.dumps({"messages": [told]}))


async def test_a_purchase_that_nobody_heard_of_is_not_repeated_but_waits_for_a_person() -> None:
    fake, http, world = a_server()
    break_off(http, {wire.PURCHASE})
    assert isinstance(await failure(ADAPTER.buy_label(http, parcel())), PartnerDown)
    mend(http, fake)
    before = asked(http, wire.PURCHASE)
    for told in (await failure(ADAPTER.find(http, "parcel-1")), await failure(ADAPTER.buy_label(http, parcel()))):
        assert isinstance(told, PartnerDown), "it may still be under way"
    world.forward(360)
    for told in (await failure(ADAPTER.find(http, "parcel-1")), await failure(ADAPTER.buy_label(http, parcel()))):
        assert (type(told), told.code, told.retryable) == (PartnerRefused, refusals.IN_DOUBT, False)
        assert fake.drafts()[0]["id"] in told.message
    assert asked(http, wire.PURCHASE) == before
    assert (len(fake.drafts()), fake.received()["labels"]) == (1, [])


async def test_a_purchase_that_was_done_unheard_of_is_found() -> None:
    fake, http, _ = a_server()
    break_off(http, {wire.PURCHASE}, is_done=True)
    assert isinstance(await failure(ADAPTER.buy_label(http, parcel())), PartnerDown)
    mend(http, fake)
    found = await ADAPTER.find(http, "parcel-1")
    assert found is not None
    assert found == await ADAPTER.buy_label(http, parcel())
    assert len(fake.received()["labels"]) == 1


async def test_a_call_that_broke_between_karrio_and_the_carrier_leaves_the_draft_in_doubt() -> None:
    fake, http, world = a_server()
    break_off(http, set(), broken(refusals.BROKEN))
    told = await failure(ADAPTER.buy_label(http, parcel()))
    assert (told.code, told.retryable) == (refusals.IN_DOUBT, False)
    assert "timed out" in told.message
    mend(http, fake)
    world.forward(360)
    assert (await failure(ADAPTER.buy_label(http, parcel()))).code == refusals.IN_DOUBT
    assert fake.received()["labels"] == []


async def test_a_clear_no_of_the_carrier_frees_the_key() -> None:
    fake, http, _ = a_server()
    break_off(http, set(), broken("1001", "the account is over its limit"))
    told = await failure(ADAPTER.buy_label(http, parcel()))
    assert (told.code, told.message) == ("1001", "the account is over its limit")
    mend(http, fake)
    assert (await ADAPTER.find(http, "parcel-1"), fake.drafts()) == (None, [])
    assert (await ADAPTER.buy_label(http, parcel())).document.startswith(b"%PDF-")
    assert len(fake.received()["labels"]) == 1


async def test_a_throttled_purchase_frees_the_key_too() -> None:
    fake, http, _ = a_server()
    break_off(http, set(), fake.throttled())
    assert isinstance(await failure(ADAPTER.buy_label(http, parcel())), Throttled)
    mend(http, fake)
    assert (await ADAPTER.buy_label(http, parcel())).tracking_number
    assert len(fake.received()["labels"]) == 1


async def test_a_draft_that_nobody_asked_to_buy_is_used() -> None:
    fake, http, _ = a_server()
    break_off(http, {wire.UPDATE})
    assert isinstance(await failure(ADAPTER.buy_label(http, parcel())), PartnerDown)
    mend(http, fake)
    (draft,) = fake.drafts()
    assert await ADAPTER.find(http, "parcel-1") is None
    assert (await ADAPTER.buy_label(http, parcel())).external_id == draft["id"]
    assert (asked(http, wire.CREATE), len(fake.received()["labels"])) == (1, 1)


async def test_a_mark_that_could_not_be_written_means_that_nothing_is_bought() -> None:
    _, http, _ = a_server()
    break_off(http, {wire.UPDATE})
    await failure(ADAPTER.buy_label(http, parcel()))
    assert asked(http, wire.PURCHASE) == 0


async def test_what_another_worker_bought_in_the_meantime_is_taken() -> None:
    fake, http, _ = a_server()
    real = http._once

    async def overtaken(request: Any) -> Any:
        if request.operation == wire.PURCHASE:
            await real(request)
        return await real(request)

    http._once = overtaken  # type: ignore[method-assign]
    label = await ADAPTER.buy_label(http, parcel())
    assert [label.external_id] == [one["id"] for one in fake.received()["labels"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda one: replace(one, service="dhl-main/no_such_service"), "service"),
        (lambda one: replace(one, service="nobody/dhl_express_worldwide"), "service"),
        (lambda one: replace(one, service="dhl_express_worldwide"), "service"),
        (lambda one: replace(one, ship_to=replace(BERLIN, country="AQ")), "country"),
        (lambda one: replace(one, ship_to=replace(BERLIN, country="XX")), "country"),
        (lambda one: replace(one, ship_to=replace(BERLIN, postcode="1" * 11)), "postcode"),
        (lambda one: replace(one, ship_from=replace(one.ship_from, city="x" * 51)), "ship_from"),
        (lambda one: replace(one, customs=[*one.customs, replace(one.customs[0], currency="USD")]), "currency"),
    ],
)
async def test_a_refused_parcel_names_the_field_to_mend(change: Callable[[Any], Any], field: str) -> None:
    fake, http, _ = a_server()
    told = await failure(ADAPTER.buy_label(http, change(parcel())))
    assert (type(told), told.field) == (PartnerRefused, field)
    assert fake.received()["labels"] == []


async def test_a_parcel_on_its_way_is_not_asked_to_be_cancelled() -> None:
    fake, http, _ = a_server()
    label = await ADAPTER.buy_label(http, parcel())
    for record in list(fake._shipments.values()):
        fake._shipments[record["id"]] = {**record, "status": "in_transit"}
    told = await ADAPTER.void(http, label.external_id)
    assert (told.is_voided, told.code, asked(http, wire.CANCEL)) == (False, "in_transit", 0)
