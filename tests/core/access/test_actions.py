"""Access on a real database: what two do at once, and what the product cannot do even if it would."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta

import psycopg
import pyotp
import pytest

from linkstar.core import access
from linkstar.core.access import Grant, NewUser, errors
from linkstar.core.access.actions import sessions, totp, users
from linkstar.core.access.actions.resealing import reseal_totp
from linkstar.core.access.queries.users import get_user
from linkstar.core.db import Database
from linkstar.core.db.roles import APP
from linkstar.core.secrets import Vault
from linkstar.core.work import flush
from linkstar.kit.ids import new_id
from tests.conftest import conninfo_of
from tests.world.access import HASH, PASSWORD, a_user


async def test_the_first_owner_may_do_everything_and_the_password_is_kept_as_argon2id(tx):
    id_ = await access.create_owner(tx, " Ada@Example.com ", "Ada", PASSWORD)
    user = await get_user(tx, id_)
    assert (user.email, user.grants) == ("ada@example.com", (Grant("owner"),))
    kept = await tx.value("SELECT password FROM core.users WHERE id = %(id)s", {"id": id_})
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


async def test_an_unknown_role_is_refused(tx):
    with pytest.raises(errors.RoleUnknown):
        await access.create_user(tx, NewUser("a@example.com", "A", PASSWORD, (Grant("gardener"),)))


async def test_attempts_at_once_are_each_counted_before_they_are_compared(database, tenant_id):
    async with database.tx(tenant_id) as tx:
        await a_user(tx, email="erika@example.com")

    async def attempt() -> str:
        try:
            async with database.tx(tenant_id) as tx:
                return "compared" if await sessions.begin_login(tx, "erika@example.com") else "unknown"
        except errors.LoginLocked:
            return "locked"

    said = await asyncio.gather(*(attempt() for _ in range(12)))
    assert said.count("compared") == 5
    assert said.count("locked") == 7


async def test_two_owners_who_disable_each_other_leave_one(database, tenant_id):
    async with database.tx(tenant_id) as tx:
        one, other = [await a_user(tx) for _ in range(2)]

    async def disable(user_id) -> bool:
        try:
            async with database.tx(tenant_id) as tx:
                await users.edit_user(tx, user_id, version=1, state="disabled")
        except (errors.LastOwner, psycopg.errors.DeadlockDetected):
            return False
        return True

    assert sorted(await asyncio.gather(disable(one), disable(other))) == [False, True]


async def test_the_companies_of_an_address_are_told_as_ids_and_only_to_the_web_door(server, fresh_name, clock):
    opened = await Database.open(conninfo_of(server, fresh_name, APP), clock=clock, before_commit=flush, size=2)
    companies = [new_id(clock.now()) for _ in range(3)]
    for company in companies[:2]:
        async with opened.tx(company) as tx:
            await a_user(tx, email="erika@example.com")
    assert await access.list_companies_of(opened, "Erika@example.com") == sorted(companies[:2])
    assert await access.list_companies_of(opened, "nobody@example.com") == []
    async with opened.tx(companies[2]) as tx:
        assert await tx.rows("SELECT * FROM core.users") == []
    await opened.close()


async def test_the_audit_trail_is_only_added_to(tx):
    await access.add_audit(tx, [access.Entry("orders", "cancel")])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        await tx.run("DELETE FROM core.audit WHERE tenant_id = %(tenant)s")


def test_the_cheap_hash_of_the_tests_belongs_to_their_password():
    assert HASH.startswith("$argon2id$")


async def test_a_second_factor_survives_the_change_of_the_key_that_seals_it(tx):
    old, new = os.urandom(32), os.urandom(32)
    id_ = await a_user(tx)
    secret, _ = await totp.begin_totp(tx, id_, "a@example.com", vault=Vault.of(old))
    await totp.confirm_totp(tx, id_, pyotp.TOTP(secret).at(tx.now), vault=Vault.of(old))
    assert await reseal_totp(tx, Vault.of(new, old)) == 1
    assert await reseal_totp(tx, Vault.of(new, old)) == 0
    await totp.use_code(tx, id_, pyotp.TOTP(secret).at(tx.now + timedelta(seconds=30)), vault=Vault.of(new))
