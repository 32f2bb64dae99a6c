"""`linkstar doctor` names what is wrong and what to do, and changes nothing."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from linkstar import inventory
from linkstar.cli import app
from linkstar.cli.doctor.company import Patient, of_backlog, of_connection
from linkstar.cli.doctor.database import of_clock
from linkstar.connect import Health, NewAccount, create_accounts
from linkstar.connect.accounts import mark_revoked
from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.core.tenants import Tenant
from linkstar.core.work import Backlog
from tests.cli.conftest import Installation
from tests.conftest import NOON


def ask(*options: str) -> tuple[int, dict[str, Any]]:
    answer = CliRunner().invoke(app, ["doctor", "--json", *options])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.exit_code, json.loads(answer.stdout)


def found(told: dict[str, Any], check: str, state: str) -> list[dict[str, Any]]:
    return [one for one in told["checks"] if one["check"] == check and one["state"] == state]


def test_without_a_running_database_it_says_how_to_start_it_and_starts_nothing(tmp_path, monkeypatch):
    home = tmp_path / "nowhere"
    monkeypatch.setenv("LINKSTAR_HOME", str(home))
    code, told = ask()
    assert code == 1
    (said,) = found(told, "database", "fail")
    assert "not running" in said["found"]
    assert "linkstar up" in said["fix"]
    assert not home.exists()


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path, monkeypatch):
    monkeypatch.setenv("LINKSTAR_HOME", str(tmp_path))
    monkeypatch.setenv("LINKSTAR_SECRET_KEY", "ab" * 32)
    monkeypatch.setenv("DATABASE_URL", "postgresql://li:hunter2@127.0.0.1:1/shop")
    code, told = ask()
    assert code == 1
    assert "does not answer" in found(told, "database", "fail")[0]["found"]
    assert told["settings"]["database_url"] == "postgresql://li:********@127.0.0.1:1/shop"
    assert "hunter2" not in json.dumps(told)


def test_a_setting_that_cannot_be_used_and_one_that_is_none_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("LINKSTAR_HOME", str(tmp_path))
    monkeypatch.setenv("LINKSTAR_PROT", "9000")
    _, told = ask()
    (slip,) = found(told, "settings", "warn")
    assert "LINKSTAR_PORT" in slip["fix"]
    monkeypatch.setenv("LINKSTAR_PORT", "many")
    code, told = ask()
    assert code == 1
    assert "LINKSTAR_PORT" in found(told, "settings", "fail")[0]["found"]


def test_a_sound_installation_has_nothing_wrong(at_home):
    code, told = ask()
    assert [one for one in told["checks"] if one["state"] == "fail"] == []
    assert code == 0
    for check in (
        "database",
        "migrations",
        "roles",
        "row security",
        "clock",
        "disk",
        "work",
        "stock",
        "secrets",
        "incidents",
    ):
        assert found(told, check, "ok"), check
    assert found(told, "workers", "warn")[0]["fix"] == "linkstar up"  # no worker was started
    assert told["settings"]["home"] == str(at_home.home)


def test_the_table_for_people_shows_settings_findings_and_what_to_do(at_home):
    answer = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "220"})
    assert answer.exit_code == 0
    assert "facts_keep_days" in answer.stdout
    assert "PostgreSQL 1" in answer.stdout
    assert "0 wrong" in answer.stdout


@pytest.mark.parametrize(
    ("broken", "mended", "check", "said"),
    [
        ("ALTER TABLE orders.orders DISABLE ROW LEVEL SECURITY", "ALTER TABLE orders.orders ENABLE ROW LEVEL SECURITY",
         "row security", "orders.orders has no row security"),
        ("CREATE POLICY all_see ON orders.lines USING (true)", "DROP POLICY all_see ON orders.lines",
         "row security", "orders.lines has the policy all_see"),
        ("ALTER ROLE linkstar_app BYPASSRLS", "ALTER ROLE linkstar_app NOBYPASSRLS", "roles", "linkstar_app may pass row security"),
        ("ALTER TABLE orders.holds OWNER TO linkstar_worker", "ALTER TABLE orders.holds OWNER TO linkstar_owner",
         "roles", "linkstar_worker owns orders.holds"),
        ("UPDATE alembic_version SET version_num = 'ffff'", "", "migrations", "does not know"),
        ("ALTER ROLE linkstar_worker PASSWORD 'other'", "", "database", "not to the product's role"),
    ],
    ids=["row security off", "a policy for everybody", "a role passes it", "a role owns a table", "a newer database", "a wrong password"],
)  # fmt: skip
def test_what_is_unsafe_in_the_database_is_found(
    at_home: Installation, broken: str, mended: str, check: str, said: str
):
    (revision,) = at_home.sql("SELECT version_num FROM alembic_version")[0]
    secret = at_home.sql("SELECT rolpassword FROM pg_authid WHERE rolname = 'linkstar_worker'")[0][0]
    at_home.sql(broken)
    try:
        code, told = ask()
    finally:
        at_home.sql(mended or f"UPDATE alembic_version SET version_num = '{revision}'")
        at_home.sql(f"ALTER ROLE linkstar_worker PASSWORD '{secret}'")
    assert code == 1
    (finding,) = found(told, check, "fail")
    assert said in finding["found"]
    assert finding["fix"]
    assert ask()[0] == 0


def test_stock_that_disagrees_is_told_and_opens_an_incident_only_when_asked(at_home: Installation):
    async def lose_a_movement(tx: Tx) -> None:
        item, place = tx.new_id(), tx.new_id()
        await inventory.put_locations(tx, [inventory.Location(place, "SZ")])
        await inventory.receive(tx, [inventory.records.Arrival(item, place, 5)])
        await tx.run(
            "UPDATE inventory.levels SET on_hand = 7 WHERE tenant_id = %(tenant)s AND item_id = %(i)s", {"i": item}
        )

    at_home.act(lose_a_movement)
    try:
        code, told = ask()
        assert code == 1
        assert "on hand 7, ledger 5" in found(told, "stock", "fail")[0]["found"]
        assert at_home.act(incidents.count_open) == {}
        ask("--open-incidents")
        assert at_home.act(incidents.count_open) == {"stock_diverged": 1}
        assert "stock_diverged 1" in found(ask()[1], "incidents", "warn")[0]["found"]
    finally:
        at_home.sql("UPDATE inventory.levels SET on_hand = 5; DELETE FROM core.incidents")


def test_a_shop_that_no_longer_takes_our_tokens_is_to_be_connected_again(at_home: Installation):
    async def revoke(tx: Tx) -> None:
        new = NewAccount(
            "channel", "shopify", "Lamp shop", "http://127.0.0.1:1", "lamps.example", secrets={"token": "x"}
        )
        (id_,) = await create_accounts(tx, [new], at_home.vault)
        await mark_revoked(tx, id_)

    at_home.act(revoke)
    try:
        code, told = ask()
    finally:
        at_home.sql("DELETE FROM connect.secrets; DELETE FROM connect.accounts; DELETE FROM core.incidents")
    assert code == 1
    (said,) = found(told, "channel Lamp shop", "fail")
    assert "connect it again" in said["fix"]


PATIENT = Patient(Tenant(None, "demo", "Demo", "UTC", "EUR", NOON), NOON, has_workers=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(("minutes", "state"), [(1, "ok"), (10, "warn"), (90, "fail")])
def test_the_older_the_oldest_fact_the_worse(minutes: int, state: str):
    waiting = Backlog("order_to_door.capture", 40, NOON - timedelta(minutes=minutes), 0, 0)
    assert max((one.state for one in of_backlog([waiting], PATIENT)), key=["ok", "warn", "fail"].index) == state


def test_parked_work_is_named_with_its_step_and_the_replay():
    said = [
        one for one in of_backlog([Backlog("order_to_door.buy_label", 0, None, 0, 3)], PATIENT) if one.state == "warn"
    ]
    assert [("buy_label: 3 facts" in one.found, "replay" in one.fix) for one in said] == [(True, True)]


def test_an_account_tells_its_token_its_budget_and_its_last_success():
    health = Health(
        PATIENT.tenant.id, "channel", "amazon", "DE shop", "connected", NOON + timedelta(hours=3), 0.01, "getOrders",
        NOON - timedelta(days=5), None, "503", 20, 15, None,
    )  # fmt: skip
    states = [(one.state, one.found) for one in of_connection(health, PATIENT)]
    assert [state for state, _ in states] == ["warn", "warn", "warn", "ok"]
    assert "15 of 20 calls" in states[1][1]
    assert states[3][1] == "last success 5 days ago; token valid for 3 hours; 1% of its rate budget left (getOrders)"


@pytest.mark.parametrize(("ahead_s", "state"), [(0.3, "ok"), (-3.0, "warn"), (-120.0, "fail")])
def test_clocks_that_differ_are_told(ahead_s: float, state: str):
    assert of_clock(ahead_s, "UTC").state == state
