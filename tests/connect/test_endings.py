"""Authorisations that end: who is warned of it, how often, and what takes the warning away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from linkstar.connect import accounts, create_accounts
from linkstar.connect.accounts.endings import warn_of_ends, warning
from linkstar.connect.consent import ends_at, ends_in
from linkstar.connect.wire import Tokens
from linkstar.core import incidents
from linkstar.core.db import Database, Tx
from linkstar.core.secrets import Vault
from linkstar.kit.clock import SetClock
from tests.conftest import NOON
from tests.connect.conftest import an_account

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("left", "days"),
    [(30 * DAY, None), (14 * DAY + DAY / 24, None), (14 * DAY, 14), (4 * DAY, 14), (3 * DAY, 3), (DAY, 1), (-DAY, 1)],
)
def test_the_nearest_warning_counts(left: timedelta, days: int | None) -> None:
    assert warning(left) == days


def test_an_end_that_is_not_told_or_makes_no_sense_is_none() -> None:
    assert ends_in(NOON, "86400") == NOON + DAY
    assert ends_at(1764633600) == datetime(2025, 12, 2, tzinfo=UTC)
    assert [ends_in(NOON, odd) for odd in (None, "", "soon", 0, -5, 1e300, "nan")] == [None] * 7
    assert [ends_at(odd) for odd in (None, "", "soon", 10**30)] == [None] * 4


async def warned(database: Database, tenant_id: UUID) -> list[tuple[str, int]]:
    """The hourly look, and what is open after it: the date that is told, and how often it was."""
    async with database.tx(tenant_id) as tx:
        await warn_of_ends(tx)
        found = (await incidents.list_incidents(tx, kind="authorisation_ends")).rows
    return [(str(one.params["date"]), one.times) for one in found]


async def test_people_are_warned_three_times_and_never_twice(
    database: Database, tenant_id: UUID, clock: SetClock, vault: Vault
) -> None:
    until = NOON + 20 * DAY
    async with database.tx(tenant_id) as tx:
        new = an_account(authorised_until=until, zone="Asia/Shanghai")
        await create_accounts(tx, [new, an_account(name="says-nothing")], vault)
    for _ in range(19 * 4):
        clock.forward(timedelta(hours=6))
        assert await warned(database, tenant_id) in ([], [("2026-12-10", 1)])
    async with database.tx(tenant_id) as tx:
        opened = await tx.rows(
            "SELECT state, cause FROM core.incidents WHERE tenant_id = %(tenant)s ORDER BY opened_at"
        )
    assert [(row.state, row.cause.rpartition(":")[2]) for row in opened] == [
        ("resolved", "14"), ("resolved", "3"), ("open", "1"),
    ]  # fmt: skip


async def test_a_warning_that_a_person_closed_comes_back_nearer_to_the_end_only(
    database: Database, tenant_id: UUID, clock: SetClock, vault: Vault
) -> None:
    async with database.tx(tenant_id) as tx:
        await create_accounts(tx, [an_account(authorised_until=NOON + 10 * DAY)], vault)
    assert await warned(database, tenant_id) == [("2026-11-30", 1)]
    async with database.tx(tenant_id) as tx:
        [one] = (await incidents.list_incidents(tx)).rows
        await incidents.ignore(tx, [one.id], "they know")
    clock.forward(DAY)
    assert await warned(database, tenant_id) == []
    clock.forward(7 * DAY)
    assert await warned(database, tenant_id) == [("2026-11-30", 1)]


async def test_a_renewal_takes_the_warning_away_and_a_refresh_does_not(
    database: Database, tenant_id: UUID, clock: SetClock, vault: Vault
) -> None:
    until = NOON + 10 * DAY
    async with database.tx(tenant_id) as tx:
        [id_] = await create_accounts(tx, [an_account(authorised_until=until)], vault)
    assert len(await warned(database, tenant_id)) == 1
    near = Tokens({"access_token": "2"}, authorised_until=until + timedelta(minutes=2))
    async with database.tx(tenant_id) as tx:
        for known, fresh in enumerate((near, Tokens({"access_token": "3"})), start=1):
            assert await accounts.save_tokens(tx, id_, fresh, vault=vault, known=known)
        assert (await accounts.get_account_row(tx, id_)).authorised_until == until
    clock.forward(timedelta(hours=1))
    assert await warned(database, tenant_id) == [("2026-11-30", 1)]
    later = Tokens({"access_token": "4"}, authorised_until=NOON + 365 * DAY)
    async with database.tx(tenant_id) as tx:
        assert await accounts.connect_account(tx, an_account(), later, vault) == id_
        assert (await accounts.get_account_row(tx, id_)).authorised_until == NOON + 365 * DAY
        assert not (await incidents.list_incidents(tx)).rows
    assert await warned(database, tenant_id) == []


async def test_keys_that_a_person_typed_in_have_no_known_end(tx: Tx, vault: Vault) -> None:
    [id_] = await create_accounts(tx, [an_account(authorised_until=NOON + DAY)], vault)
    await warn_of_ends(tx)
    await accounts.put_secrets(tx, id_, {"access_token": "typed"}, vault=vault)
    assert (await accounts.get_account_row(tx, id_)).authorised_until is None
    assert not (await incidents.list_incidents(tx)).rows


async def test_who_is_shut_out_already_is_not_warned(tx: Tx, vault: Vault) -> None:
    [id_] = await create_accounts(tx, [an_account(authorised_until=NOON + DAY)], vault)
    await accounts.mark_revoked(tx, id_)
    await warn_of_ends(tx)
    assert [one.kind for one in (await incidents.list_incidents(tx)).rows] == ["auth_revoked"]
