"""Connected accounts and their sealed secrets."""

from __future__ import annotations

import os

import pytest

from linkstar.connect import accounts, create_accounts, get_accounts, list_accounts
from linkstar.connect.errors import AccountTaken
from linkstar.connect.facts import AccountConnected, AccountResumed, AccountRevoked
from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.core.incidents.facts import IncidentOpened
from linkstar.core.secrets import SealBroken, Vault
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import new_id
from tests.connect.conftest import an_account


async def test_secrets_are_opened_for_calls_and_nowhere_readable_at_rest(tx: Tx, vault: Vault) -> None:
    ids = await create_accounts(
        tx, [an_account(zone="Asia/Shanghai", config={"app": "7"}), an_account(name="shop-2")], vault
    )
    opened = await get_accounts(tx, ids, vault)
    assert opened[ids[0]].secrets["access_token"] == "first"
    assert (opened[ids[0]].zone, opened[ids[0]].config, opened[ids[1]].external_id) == (
        "Asia/Shanghai",
        {"app": "7"},
        "shop-2",
    )
    assert [one.fact for one in tx.recorded] == [AccountConnected(id_) for id_ in ids]
    kept = await tx.rows("SELECT sealed FROM connect.secrets WHERE tenant_id = %(tenant)s")
    assert len(kept) == 2
    assert not any(b"first" in row.sealed for row in kept)


async def test_the_same_shop_is_not_connected_twice(tx: Tx, vault: Vault) -> None:
    await create_accounts(tx, [an_account()], vault)
    with pytest.raises(AccountTaken):
        await create_accounts(tx, [an_account()], vault)


async def test_secrets_moved_to_another_account_do_not_open(tx: Tx, vault: Vault) -> None:
    ids = await create_accounts(tx, [an_account(), an_account(name="shop-2")], vault)
    await tx.run(
        "UPDATE connect.secrets s SET sealed = o.sealed FROM connect.secrets o WHERE s.tenant_id = %(tenant)s"
        " AND o.tenant_id = %(tenant)s AND s.account_id = %(to)s AND o.account_id = %(of)s",
        {"to": ids[0], "of": ids[1]},
    )
    with pytest.raises(SealBroken):
        await get_accounts(tx, [ids[0]], vault)


async def test_rotation_seals_all_secrets_with_the_new_key(tx: Tx) -> None:
    old, new = os.urandom(32), os.urandom(32)
    ids = await create_accounts(tx, [an_account(), an_account(name="shop-2")], Vault.of(old))
    assert await accounts.rotate_secrets(tx, Vault.of(new, old)) == 2
    assert await accounts.rotate_secrets(tx, Vault.of(new)) == 0
    assert (await get_accounts(tx, ids, Vault.of(new)))[ids[1]].secrets["refresh_token"] == "r"


async def test_a_revoked_account_is_told_once_and_resumed(tx: Tx, vault: Vault) -> None:
    [id_] = await create_accounts(tx, [an_account()], vault)
    tx.recorded.clear()
    assert [await accounts.mark_revoked(tx, id_) for _ in range(3)] == [True, False, False]
    [incident] = (await incidents.list_incidents(tx)).rows
    assert (incident.kind, incident.times) == ("auth_revoked", 1)
    assert "Toy shop" in incident.text("zh")
    await accounts.resume(tx, [id_])
    told = [one.fact for one in tx.recorded if not isinstance(one.fact, IncidentOpened)]
    assert told == [AccountRevoked(id_), AccountResumed(id_)]
    assert not (await incidents.list_incidents(tx)).rows


async def test_accounts_are_listed_by_kind_and_state(tx: Tx, vault: Vault) -> None:
    ids = await create_accounts(tx, [an_account(), an_account(name="shop-2")], vault)
    await accounts.pause(tx, [ids[1]])
    assert [row.id for row in await list_accounts(tx, kind="channel", state="connected")] == [ids[0]]
    assert await list_accounts(tx, kind="carrier") == []
    with pytest.raises(NotFound):
        await accounts.pause(tx, [tx.new_id()])


async def test_a_webhook_address_tells_whose_it_is(tx: Tx, vault: Vault) -> None:
    [id_] = await create_accounts(tx, [an_account()], vault)
    token = (await accounts.get_account_row(tx, id_)).webhook_token
    assert accounts.tenant_of(token) == tx.tenant_id
    assert await accounts.find_account_by_token(tx, token) == id_
    assert await accounts.find_account_by_token(tx, accounts.new_token(tx.tenant_id)) is None
    assert [accounts.tenant_of(bad) for bad in ("", "abc", "é", "A" * 48 + "!", str(new_id(tx.now)))] == [None] * 5
