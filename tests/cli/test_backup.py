"""`linkstar backup` and `restore`: a copy is proved equal, is safe between companies, and does not act by itself."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
import time
import zipfile
from typing import Any

import psycopg
import pytest

from linkstar.cli.backup.programs import find_programs
from linkstar.connect.accounts import get_accounts, list_accounts
from linkstar.core import incidents
from linkstar.core.db.digest import digest_of
from linkstar.core.db.embedded import EmbeddedPostgres
from linkstar.core.db.roles import APP, WORKER, conninfo_of
from linkstar.core.secrets import key_id
from linkstar.core.settings import secret_key
from tests.cli.conftest import OTHER_POSTGRES, Installation
from tests.cli.copies import PASSWORD, Copy, as_json, backup, company, copy, linkstar, partner, restored, saved
from tools.postgres15 import programs

__all__ = ["backup", "company", "copy", "partner"]  # fixtures


def test_a_copy_has_the_digest_of_what_was_saved(company, backup, copy):
    told = as_json(restored(backup, copy, company.home))
    assert told["restored_digest"] == told["digest"]
    assert told["rows"] > 20
    assert copy.sql("SELECT count(*) FROM orders.orders") == [(5,)]
    assert copy.sql("SELECT title FROM catalog.items") == company.sql("SELECT title FROM catalog.items")


def test_the_roles_of_the_product_work_with_the_copy_and_see_their_own_company_only(company, backup, copy):
    as_json(restored(backup, copy, company.home))
    key = secret_key(company.settings)
    for role in (APP, WORKER):
        with psycopg.connect(conninfo_of(copy.url, key, role)) as connection:
            assert connection.execute("SELECT count(*) FROM orders.orders").fetchone() == (0,)
            connection.execute("SELECT set_config('linkstar.tenant', %s, true)", (str(company.tenant_id),))
            assert connection.execute("SELECT count(*) FROM orders.orders").fetchone() == (5,)
    answer = linkstar("doctor", "--json", LINKSTAR_HOME=str(company.home), DATABASE_URL=copy.url)
    told = json.loads(answer.stdout)
    assert [one for one in told["checks"] if one["state"] == "fail"] == []


def test_a_copy_calls_no_partner_until_a_person_says_so(company, backup, copy, partner):
    told = as_json(restored(backup, copy, company.home))
    assert told["paused"] == 2
    there = Installation(company.home, copy.url, company.tenant_id)
    before = len(partner)
    at_work = worker(company, copy)
    try:
        looked = "SELECT count(*) FROM core.work WHERE fact_ids = '{}' AND step = ANY('{intake.poll_shops,subscribe.subscribe_all}')"
        until(lambda: copy.sql(f"{looked} AND due_at > now()") == [(2,)])
        assert len(partner) == before
        assert there.act(incidents.count_open)["place_restored"] == 2
        resumed = as_json(
            linkstar("restore", "--resume", "--json", LINKSTAR_HOME=str(company.home), DATABASE_URL=copy.url)
        )
        assert resumed == {"resumed": 2}
        until(lambda: len(partner) > before)  # so that the silence before was no accident
    finally:
        at_work.terminate()
        at_work.wait(30)
    states = {one.title: one.state for one in there.act(list_accounts)}
    assert states == {"lamps": "connected", "shut": "paused", "sheet": "connected"}
    assert "place_restored" not in there.act(incidents.count_open)


def worker(company: Installation, copy: Copy) -> subprocess.Popen[bytes]:
    environment = {"LINKSTAR_HOME": str(company.home), "DATABASE_URL": copy.url, "LINKSTAR_REACH_OWN_NETWORK": "true"}
    return subprocess.Popen([sys.executable, "-m", "linkstar.worker"], env={**os.environ, **environment})


def until(is_true: Any) -> None:
    deadline = time.monotonic() + 60
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_what_is_written_while_it_is_saved_is_wholly_in_or_wholly_out(company, copy, tmp_path):
    stop = threading.Event()

    def write() -> None:
        add = "INSERT INTO core.facts (tenant_id, id, name, body, actor, trace_id, recorded_at) SELECT %s, gen_random_uuid(), 'x.Y', '{}', 'a', 't', now() FROM generate_series(1, 50)"
        with psycopg.connect(company.owner, autocommit=True) as connection:
            while not stop.is_set():
                connection.execute(add, (company.tenant_id,))

    writing = threading.Thread(target=write)
    writing.start()
    try:
        told = saved(company, tmp_path / "busy.backup")
    finally:
        stop.set()
        writing.join()
    with psycopg.connect(company.owner, autocommit=True) as connection:
        assert digest_of(connection).text != told["digest"]  # it truly was written to meanwhile
    assert as_json(restored(tmp_path / "busy.backup", copy, company.home))["restored_digest"] == told["digest"]
    company.sql("DELETE FROM core.facts WHERE name = 'x.Y'")


def test_the_file_is_private_and_opens_with_the_tools_of_everybody_but_holds_no_key(company, backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    programs = find_programs(15)
    listed = subprocess.run(
        [programs.folder / "pg_restore", "--list", backup], capture_output=True, text=True, check=True
    )
    assert "TABLE DATA orders orders" in listed.stdout
    with zipfile.ZipFile(backup) as zipped:
        assert zipped.namelist() == ["manifest.json"]
        manifest = json.loads(zipped.read("manifest.json"))
    assert manifest["keys"] == [key_id(secret_key(company.settings))]
    assert {k: v for k, v in row_of(manifest, "orders.orders").items() if k in ("name", "rows")} == {
        "name": "orders.orders",
        "rows": 5,
    }
    held = backup.read_bytes()
    key = secret_key(company.settings)
    assert key not in held
    assert key.hex().encode() not in held


def row_of(manifest: dict[str, Any], table: str) -> dict[str, Any]:
    [row] = [one for one in manifest["tables"] if one["name"] == table]
    return dict(row)


def test_a_backup_with_its_key_makes_a_whole_new_place_in_which_secrets_open(company, room):
    file, home = room / "all.backup", room / "h"
    saved(company, file, "--with-key")
    told = as_json(linkstar("restore", file, "--json", LINKSTAR_HOME=str(home)))
    assert told["restored_digest"] == told["digest"]
    assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
    with EmbeddedPostgres.start(home) as running:
        there = Installation(home, running.url, company.tenant_id)
        (lamps, *_) = there.act(list_accounts)
        opened = there.act(lambda tx: get_accounts(tx, [lamps.id], there.vault))
        assert opened[lamps.id].secrets["token"] == PASSWORD
        again = linkstar("restore", file, "--json", LINKSTAR_HOME=str(home))
        assert "backup.place_not_empty" in str(again.exception)


def test_the_wrong_key_is_refused_and_a_lost_one_can_be_done_without(company, backup, copy, tmp_path):
    for home in (tmp_path / "none", tmp_path / "other"):
        home.mkdir()
        if home.name == "other":
            secret_key(Installation(home, "", company.tenant_id).settings)
        answer = restored(backup, copy, home)
        assert "backup.wrong_key" in str(answer.exception)
        assert key_id(secret_key(company.settings)) in str(answer.exception)
    assert not (tmp_path / "none" / "secret.key").exists()  # asking made none
    assert copy.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'orders'") == [(0,)]
    as_json(restored(backup, copy, tmp_path / "other", "--any-key"))
    as_json(restored(backup, copy, company.home, "--replace"))  # the roles have the installation's passwords again


def test_doctor_says_how_old_the_last_backup_is_and_a_copy_was_never_saved(company, backup, copy):
    as_json(restored(backup, copy, company.home))

    def told(**environment: str) -> str:
        answer = linkstar("doctor", "--json", LINKSTAR_HOME=str(company.home), **environment)
        return " ".join(
            one["state"] + " " + one["found"] for one in json.loads(answer.stdout)["checks"] if one["check"] == "backup"
        )

    assert told() == "ok last saved 0 hours ago"
    assert told(DATABASE_URL=copy.url) == "warn this database was never saved"
    company.sql("COMMENT ON SCHEMA core IS 'last backup 2026-01-01T00:00:00+00:00'")
    assert told().startswith("warn last saved ")


def test_a_copy_moves_to_a_server_of_another_version_and_back_unchanged(company, backup, copy, room):
    """From the embedded 18 to 15 and back; under `make test15` the other way round."""
    other = None if OTHER_POSTGRES else programs()
    if other is None and not OTHER_POSTGRES:
        pytest.skip("PostgreSQL 15 is not on this machine (Debian: apt-get install postgresql-15)")
    with EmbeddedPostgres.start(room / "h", bin_dir=other) as running:
        there = Copy(running.url, "linkstar")
        assert there.sql("SHOW server_version_num")[0][0][:2] != company.sql("SHOW server_version_num")[0][0][:2]
        told = as_json(restored(backup, there, company.home))
        assert told["restored_digest"] == told["digest"]
        moved = as_json(
            linkstar("backup", room / "moved.backup", "--json", LINKSTAR_HOME=str(company.home), DATABASE_URL=there.url)
        )
        back = as_json(restored(room / "moved.backup", copy, company.home))
        assert back["restored_digest"] == moved["digest"]
        assert moved["postgres"] != told["postgres"]


def test_a_database_that_does_not_answer_is_told_in_a_sentence(tmp_path, monkeypatch):
    away = {"LINKSTAR_HOME": str(tmp_path), "DATABASE_URL": "postgresql://li:hunter2@127.0.0.1:1/shop"}
    answer = linkstar("backup", tmp_path / "x", **away)
    assert "backup.database_away" in str(answer.exception)
    assert "hunter2" not in str(answer.exception)
    assert [one.name for one in tmp_path.iterdir()] == []
