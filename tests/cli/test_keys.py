"""`linkstar keys rotate`: every secret under a new key, and nothing lost wherever it is killed."""

from __future__ import annotations

import os
import stat
from typing import Any
from uuid import UUID

import psycopg
import pytest
from typer.testing import CliRunner

from linkstar.cli import app, keys
from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_accounts
from linkstar.core.db import Tx
from linkstar.core.db.roles import APP, WORKER, conninfo_of
from linkstar.core.secrets import Vault, count_sealed, key_id
from linkstar.core.settings import NEW, OLD, Settings, other_keys, secret_key
from tests.cli.conftest import Installation

PASSWORD = "s3same"


@pytest.fixture
def shop(at_home: Installation) -> UUID:
    """A connected shop with secrets, and a person's sealed second factor beside."""

    async def connect(tx: Tx) -> UUID:
        new = NewAccount(
            "channel", "shopify", "Lamps", "http://127.0.0.1:1", str(tx.new_id()), secrets={"token": PASSWORD}
        )
        (id_,) = await create_accounts(tx, [new], at_home.vault)
        return id_

    made: UUID = at_home.act(connect)
    return made


def opens(at_home: Installation, shop: UUID, *, vault: Vault | None = None) -> bool:
    accounts: dict[UUID, Any] = at_home.act(lambda tx: get_accounts(tx, [shop], vault or at_home.vault))
    return bool(accounts[shop].secrets["token"] == PASSWORD)


def rotate(at_home: Installation) -> keys.Rotated:
    return keys.rotate(at_home.settings, at_home.owner)


def test_every_secret_is_sealed_anew_and_the_old_key_opens_nothing(at_home, shop):
    before = secret_key(at_home.settings)
    done = rotate(at_home)
    now = secret_key(at_home.settings)
    assert now != before
    assert (done.new_key, done.old_keys) == (key_id(now), [key_id(before)])
    assert done.secrets >= 1
    assert opens(at_home, shop, vault=Vault.of(now))
    with psycopg.connect(at_home.owner) as connection:
        assert count_sealed(connection, key_id(before)) == {}
        assert count_sealed(connection, key_id(now)).get("connect.secrets.sealed", 0) >= 1
    assert other_keys(at_home.settings) == ()
    assert stat.S_IMODE((at_home.home / "secret.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("role", [APP, WORKER])
def test_the_roles_passwords_follow_the_new_key(at_home, shop, role):
    before = secret_key(at_home.settings)
    rotate(at_home)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(conninfo_of(at_home.owner, before, role))
    psycopg.connect(conninfo_of(at_home.owner, secret_key(at_home.settings), role)).close()


class Killed(BaseException):
    """The process ended here."""


PLACES = ["make_key", "count_sealed", "put_in_use", "make_roles", "_forget_old"]
KILLS = [("_seal_all", False), *((place, after) for place in PLACES for after in (False, True))]


@pytest.mark.parametrize(
    ("place", "after"), KILLS, ids=[f"{'after' if after else 'before'} {place}" for place, after in KILLS]
)
def test_wherever_it_is_killed_the_product_still_opens_everything_and_the_next_run_finishes(
    at_home, shop, monkeypatch, place, after
):
    before = secret_key(at_home.settings)
    real = getattr(keys, place)

    def killed(*given: Any, **named: Any) -> Any:
        if after:
            real(*given, **named)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(keys, place, killed)
        with pytest.raises(Killed):
            rotate(at_home)
    with psycopg.connect(at_home.owner, autocommit=True) as connection:
        keys.make_roles(connection, secret_key(at_home.settings))  # as `linkstar up` does
    assert opens(at_home, shop)
    rotate(at_home)
    assert opens(at_home, shop, vault=Vault.of(secret_key(at_home.settings)))
    assert secret_key(at_home.settings) != before
    assert not (at_home.home / NEW).exists()
    assert not (at_home.home / OLD).exists()


def test_killed_between_two_companies_both_keys_are_known_to_the_product(at_home, shop, monkeypatch):
    async def half(owner: str, vault: Vault) -> int:
        await real(owner, vault)
        raise Killed

    real = keys._seal_all
    with monkeypatch.context() as patch:
        patch.setattr(keys, "_seal_all", half)
        with pytest.raises(Killed):
            rotate(at_home)
    assert len(other_keys(at_home.settings)) == 1
    assert opens(at_home, shop)
    assert not opens_with_present_key_only(at_home, shop)
    rotate(at_home)


def opens_with_present_key_only(at_home: Installation, shop: UUID) -> bool:
    try:
        return opens(at_home, shop, vault=Vault.of(secret_key(at_home.settings)))
    except Exception as wrong:
        return "KeyMissing" not in type(wrong).__name__


def test_a_secret_that_nobody_seals_anew_keeps_the_old_key(at_home, shop):
    sealed = at_home.vault.seal(b"forgotten", about=b"somewhere")
    at_home.sql(f"CREATE TABLE core.forgotten (box bytea); INSERT INTO core.forgotten VALUES ('\\x{sealed.hex()}')")
    before = secret_key(at_home.settings)
    try:
        with pytest.raises(keys.OldKeyInUse, match=r"core\.forgotten\.box \(1\)"):
            rotate(at_home)
        assert before in (secret_key(at_home.settings), *other_keys(at_home.settings))
        assert opens(at_home, shop)
    finally:
        at_home.sql("DROP TABLE core.forgotten")
    rotate(at_home)


def test_while_web_or_worker_are_connected_nothing_is_rotated(at_home, shop):
    before = secret_key(at_home.settings)
    with psycopg.connect(conninfo_of(at_home.owner, before, WORKER)), pytest.raises(keys.StillRunning):
        rotate(at_home)
    assert secret_key(at_home.settings) == before


def test_a_key_from_the_environment_is_rotated_by_naming_both(at_home, shop, monkeypatch):
    before = secret_key(at_home.settings)
    monkeypatch.setenv("LINKSTAR_SECRET_KEY", before.hex())
    with pytest.raises(keys.NothingToRotateTo):
        keys.rotate(Settings(), at_home.owner)
    fresh = os.urandom(32)
    monkeypatch.setenv("LINKSTAR_SECRET_KEY", fresh.hex())
    monkeypatch.setenv("LINKSTAR_SECRET_KEY_OLD", before.hex())
    keys.rotate(Settings(), at_home.owner)
    assert opens(at_home, shop, vault=Vault.of(fresh))
    (at_home.home / "secret.key").write_text(fresh.hex())


def test_the_command_keeps_the_old_key_for_backups_when_asked(at_home, shop):
    before = secret_key(at_home.settings)
    answer = CliRunner().invoke(app, ["keys", "rotate", "--keep-old"])
    assert answer.exit_code == 0, answer.output
    assert (at_home.home / f"secret.key.{key_id(before)}").exists()
    assert opens(at_home, shop, vault=Vault.of(secret_key(at_home.settings)))
