"""A program that asks without end is held up; everybody else is served as before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar.api import pace
from linkstar.api.pace import Pace
from linkstar.api.problems import TooManyRequests
from tests.api.conftest import Company


async def test_who_asks_too_fast_is_told_when_to_ask_again_and_nobody_else_is(app, web, company: Company):
    app.state.door = replace(app.state.door, pace=Pace(3))
    wild, calm = await company.signed_in("owner"), await company.signed_in("operator")
    answers = [await web.get("/api/v1/session", headers=wild) for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    refused = answers[-1]
    assert refused.json()["code"] == "too_many_requests"
    assert 1 <= int(refused.headers["retry-after"]) <= 20
    assert (await web.get("/api/v1/session", headers=calm)).status_code == 200


def test_what_may_be_asked_comes_back_evenly_and_never_more_than_a_minutes_worth(monkeypatch):
    now = 0.0
    monkeypatch.setattr(pace.time, "monotonic", lambda: now)
    limit = Pace(60)

    def drain() -> None:
        for _ in range(1000):
            limit.take("key")
            counted.append(now)

    def taken() -> int:
        with pytest.raises(TooManyRequests) as refused:
            drain()
        assert refused.value.params["seconds"] == 1
        return sum(1 for one in counted if one == now)

    counted: list[float] = []
    assert taken() == 60
    now = 10.0
    assert taken() == 10
    now = 10_000.0
    assert taken() == 60


def test_no_limit_is_no_limit_and_only_so_many_are_remembered(monkeypatch):
    free = Pace(0)
    for _ in range(100_000):
        free.take("key")
    monkeypatch.setattr(pace, "KEPT", 10)
    limit = Pace(1)
    for one in range(50):
        limit.take(one)
    assert len(limit._left) == 10
