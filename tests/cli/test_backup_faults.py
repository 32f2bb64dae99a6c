"""Backups that go wrong: cut off, changed, killed, the disk full, the wrong place or version. Nothing is lost, nothing half used."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.config import Config

from linkstar.cli.backup import archive, restoring, saving
from linkstar.cli.backup.errors import NoPrograms, ProgramFailed
from linkstar.cli.backup.programs import find_programs, run
from linkstar.cli.backup.restoring import Wish
from linkstar.cli.backup.show import Steps
from linkstar.core.db import migrate as migrating, upgrade as upgrading
from linkstar.core.db.copies import RestoreUnfinished
from linkstar.core.db.digest import Digest, digest_of
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.settings import Settings, secret_key
from linkstar.kit.errors import Refusal
from tests.cli.conftest import Installation
from tests.cli.copies import Copy, as_json, backup, company, copy, linkstar, partner, restored, saved

__all__ = ["backup", "company", "copy", "partner"]  # fixtures


# ------------------------------------------------------------------------------------------------- the file


def cut_in_the_middle(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def cut_at_the_end(whole: bytes) -> bytes:
    return whole[:-30]


def one_byte_changed(whole: bytes) -> bytes:
    place = len(whole) // 2
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def without_a_manifest(whole: bytes) -> bytes:
    return whole[: whole.rindex(b"PK\x03\x04")]


def some_text(_: bytes) -> bytes:
    return b"-- PostgreSQL database dump\n"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (cut_in_the_middle, "backup.damaged"), (cut_at_the_end, "backup.damaged"), (one_byte_changed, "backup.damaged"),
        (without_a_manifest, "backup.damaged"), (some_text, "backup.not_a_backup"), (lambda _: b"", "backup.not_a_backup"),
    ],
    ids=["cut in the middle", "cut at the end", "one byte changed", "no manifest", "some text", "empty"],
)  # fmt: skip
def test_a_spoilt_file_is_refused_before_anything_is_touched(
    company: Installation, backup: Path, copy: Copy, tmp_path: Path, spoil: Callable[[bytes], bytes], code: str
) -> None:
    spoilt = tmp_path / "spoilt.backup"
    spoilt.write_bytes(spoil(backup.read_bytes()))
    assert code in str(restored(spoilt, copy, company.home).exception)
    assert copy.sql("SELECT nspname FROM pg_namespace WHERE nspname = ANY('{orders,linkstar_restore}')") == []


def test_rows_that_differ_from_the_manifest_leave_the_copy_shut(company, backup, copy, monkeypatch):
    real = digest_of

    def one_row_lost(connection: psycopg.Connection[Any], **more: Any) -> Digest:
        connection.execute("DELETE FROM orders.holds")
        connection.execute("DELETE FROM orders.components")
        return real(connection, **more)

    monkeypatch.setattr(restoring, "digest_of", one_row_lost)
    answer = restored(backup, copy, company.home)
    assert "backup.digest_differs" in str(answer.exception)
    assert "orders.components" in str(answer.exception)
    assert not lets_in(copy, company)


def test_a_file_that_is_no_backup_is_never_overwritten(company, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann")
    answer = linkstar("backup", letter, LINKSTAR_HOME=str(company.home))
    assert "backup.file_taken" in str(answer.exception)
    assert letter.read_text() == "Dear Ann"


def test_a_full_disk_leaves_the_older_backup_as_it_was(company, tmp_path):
    file = tmp_path / "nightly.backup"
    saved(company, file)
    before = file.read_bytes()
    ran = a_process("backup", file, home=company.home, bytes_max=20_000)
    said = ran.communicate(timeout=120)[0]
    assert ran.returncode == 1, said
    assert "backup." in said
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["nightly.backup"]
    saved(company, file)


def a_process(*asked: str | Path, home: Path, url: str = "", bytes_max: int = 0) -> subprocess.Popen[str]:
    """A command in a process of its own; no file that it or its programs write may be larger than `bytes_max`."""
    environment = {**os.environ, "LINKSTAR_HOME": str(home), **({"DATABASE_URL": url} if url else {})}
    command = [sys.executable, "-c", "from linkstar.cli import main; main()", *map(str, asked)]
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_max, bytes_max))) if bytes_max else None
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=limit,
        start_new_session=True,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------- killed


class Killed(BaseException):
    """The process ended here."""


KILLS = [
    ("make_roles", False),
    ("make_roles", True),
    ("_read_in", True),
    ("_compare", True),
    ("migrate", True),
    ("open_doors", False),
]


def lets_in(copy: Copy, company: Installation) -> bool:
    """Whether the worker can connect to a copy."""
    try:
        psycopg.connect(conninfo_of(copy.url, secret_key(company.settings), WORKER)).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.mark.parametrize("kill", KILLS, ids=[f"{'after' if after else 'before'} {stage}" for stage, after in KILLS])
def test_wherever_a_restore_is_killed_nobody_can_use_the_half_and_the_next_one_is_whole(
    company, backup, copy, tmp_path, monkeypatch, kill
):
    stage, after = kill
    settings = Settings(home=company.home, database_url=copy.url)
    real = getattr(restoring, stage)

    def killed(*given: Any, **named: Any) -> Any:
        if after:
            real(*given, **named)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(restoring, stage, killed)
        with pytest.raises(Killed):
            restoring.restore(settings, Wish(backup), steps=Steps())
    assert not lets_in(copy, company)
    for asked in (["migrate"], ["backup", tmp_path / "x"], ["restore", "--resume"]):
        answer = linkstar(*asked, LINKSTAR_HOME=str(company.home), DATABASE_URL=copy.url)
        assert isinstance(answer.exception, RestoreUnfinished), (asked, answer.exception)
    assert (
        "a restore into it did not end"
        in linkstar("doctor", "--json", LINKSTAR_HOME=str(company.home), DATABASE_URL=copy.url).output
    )
    assert as_json(restored(backup, copy, company.home))["paused"] == 2
    assert lets_in(copy, company)


def test_a_restore_that_is_really_killed_can_be_run_again(company, backup, copy):
    ran = a_process("restore", backup, home=company.home, url=copy.url)
    deadline = time.monotonic() + 60
    while copy.sql("SELECT 1 FROM pg_namespace WHERE nspname = 'catalog'") == []:
        assert time.monotonic() < deadline
        assert ran.poll() is None
    os.killpg(ran.pid, signal.SIGKILL)
    ran.communicate()
    assert not lets_in(copy, company)
    told = as_json(restored(backup, copy, company.home))
    assert told["restored_digest"] == told["digest"]


def test_two_restores_into_one_place_do_not_meet(company, backup, copy, monkeypatch):
    refused: list[str] = []
    real = restoring.make_roles

    def second(*given: Any) -> None:
        real(*given)
        refused.append(str(restored(backup, copy, company.home).exception))

    monkeypatch.setattr(restoring, "make_roles", second)
    as_json(restored(backup, copy, company.home))
    assert len(refused) == 1
    assert "backup.place_in_use" in refused[0]


# ------------------------------------------------------------------------------------------------- the place


def test_a_place_with_data_or_in_use_is_left_alone_and_replaced_only_when_told(company, backup, copy):
    as_json(restored(backup, copy, company.home))
    copy.sql("INSERT INTO core.tenants (id, slug, name, created_at) VALUES (gen_random_uuid(), 'new', 'New', now())")
    assert "backup.place_not_empty" in str(restored(backup, copy, company.home).exception)
    with psycopg.connect(conninfo_of(copy.url, secret_key(company.settings), WORKER)):
        assert "backup.place_in_use" in str(restored(backup, copy, company.home, "--replace").exception)
    assert copy.sql("SELECT count(*) FROM core.tenants") == [(2,)]
    assert lets_in(copy, company)
    as_json(restored(backup, copy, company.home, "--replace"))
    assert copy.sql("SELECT slug FROM core.tenants") == [("demo",)]


def test_a_migrated_place_without_a_company_is_empty_enough(company, backup, copy):
    linkstar("migrate", LINKSTAR_HOME=str(company.home), DATABASE_URL=copy.url)
    assert copy.sql("SELECT count(*) FROM core.tenants") == [(0,)]
    as_json(restored(backup, copy, company.home))


def test_a_stranger_to_the_database_is_told_to_own_it(company, backup, copy):
    company.sql("CREATE ROLE stranger LOGIN CREATEROLE PASSWORD 'x'")
    company.sql(f"GRANT CREATE ON DATABASE {copy.name} TO stranger")
    try:
        url = copy.url.replace(copy.url.split("//")[1].split("@")[0], "stranger:x")
        answer = restored(backup, Copy(url, copy.name), company.home)
        assert "backup.not_the_owner" in str(answer.exception)
        assert copy.sql("SELECT 1 FROM pg_namespace WHERE nspname = 'linkstar_restore'") == []
        assert lets_in(copy, company)
    finally:
        copy.sql("DROP OWNED BY stranger CASCADE")
        company.sql("DROP ROLE stranger")


def test_without_a_database_there_is_nothing_to_save(tmp_path):
    answer = linkstar("backup", tmp_path / "x", LINKSTAR_HOME=str(tmp_path / "nowhere"))
    assert "db.not_running" in str(answer.exception)
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------------------------------------- versions


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A product with one revision more, which adds a column."""
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "next.py").write_text(
        "from alembic import op\nrevision, down_revision = 'next', '0001'\n"
        "def upgrade() -> None:\n    op.execute('ALTER TABLE orders.orders ADD COLUMN gift text')\n"
    )

    def newer() -> Config:
        config = real()
        config.set_main_option("version_locations", f"{config.get_main_option('script_location')}/versions {folder}")
        config.set_main_option("path_separator", "space")
        return config

    real = upgrading.alembic_config
    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "alembic_config", newer)
        patch.setattr(restoring, "alembic_config", newer)
        patch.setattr(migrating, "newest_revision", lambda: "next")
        yield


def test_a_backup_of_an_older_version_is_brought_up_to_date(company, backup, copy, next_version):
    told = as_json(restored(backup, copy, company.home))
    assert (told["revision"], told["restored_revision"]) == ("0001", "next")
    assert copy.sql("SELECT count(*) FROM orders.orders WHERE gift IS NULL") == [(5,)]


def test_a_backup_of_a_newer_version_is_refused(company, copy, tmp_path):
    file = tmp_path / "newer.backup"
    revision = company.sql("SELECT version_num FROM alembic_version")[0][0]
    company.sql("UPDATE alembic_version SET version_num = 'ffff'")
    try:
        saved(company, file)
    finally:
        company.sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    assert "backup.newer" in str(restored(file, copy, company.home).exception)
    assert copy.sql("SELECT 1 FROM pg_namespace WHERE nspname = 'orders'") == []


def test_a_file_of_a_newer_form_is_refused(company, backup, copy, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "FORMAT", 0)
    assert "backup.newer" in str(restored(backup, copy, company.home).exception)


def test_programs_that_are_older_than_the_server_are_named_and_not_used(company, tmp_path, monkeypatch):
    for name in ("pg_dump", "pg_restore"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) 14.9'\n")
        (tmp_path / name).chmod(0o755)
    with pytest.raises(NoPrograms, match=r"version 15 or newer; found: 14 in "):
        find_programs(15, folders=[tmp_path, tmp_path / "nothing"])
    monkeypatch.setattr(saving, "find_programs", lambda major: find_programs(major, folders=[tmp_path]))
    answer = linkstar("backup", tmp_path / "x.backup", LINKSTAR_HOME=str(company.home))
    assert isinstance(answer.exception, Refusal)
    assert "apt-get install postgresql-client-1" in str(answer.exception)


@pytest.mark.parametrize(
    ("says", "is_well"),
    [
        ("echo 'pg_restore: error: query: known' >&2; exit 1", True),
        ("echo 'pg_restore: error: query: known' >&2; echo 'pg_restore: error: query: other' >&2; exit 1", False),
        ("echo 'pg_restore: error: query: known' >&2; kill -9 $$", False),
        ("exit 1", False),
        ("exit 0", True),
    ],
    ids=["the one error", "another beside it", "killed after it", "no word", "no error"],
)
def test_only_the_one_error_that_is_none_is_passed_over(tmp_path: Path, says: str, is_well: bool) -> None:
    program = tmp_path / "pg_restore"
    program.write_text(f"#!/bin/sh\n{says}\n")
    program.chmod(0o755)
    if is_well:
        run([program], "dbname=x", forgiven="known")
    else:
        with pytest.raises(ProgramFailed):
            run([program], "dbname=x", forgiven="known")


def test_the_password_is_never_among_the_words_of_a_command(tmp_path: Path) -> None:
    program = tmp_path / "pg_dump"
    program.write_text(f'#!/bin/sh\necho "$*" >{tmp_path}/words; echo "$PGPASSWORD" >{tmp_path}/secret\n')
    program.chmod(0o755)
    run([program, "--verbose"], "postgresql://ann:hunter2@db.example/shop")
    assert "hunter2" not in (tmp_path / "words").read_text()
    assert "db.example" in (tmp_path / "words").read_text()
    assert (tmp_path / "secret").read_text() == "hunter2\n"
