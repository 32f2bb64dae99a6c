"""The embedded PostgreSQL on bad days: killed parents, killed servers, old traces, wrong rights, many starts at once."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from linkstar.core.db.embedded import EmbeddedPostgres, locks

IS_ROOT = os.geteuid() == 0
DEADLINE_S = 20.0

# A process that uses the server until its standard input ends, or as its second argument says.
USER_OF_THE_SERVER = """
import os, sys, time
from pathlib import Path
import psycopg
from linkstar.core.db.embedded import EmbeddedPostgres

how = sys.argv[2]
try:
    server = EmbeddedPostgres.start(Path(sys.argv[1]))
    child = os.fork() if how == "with a forked child" else -1
    if child == 0:
        time.sleep(60)
        os._exit(0)
    sys.stdout.write(f"{server.is_owner} {child}\\n")
    sys.stdout.flush()
    sys.stdin.read()
except KeyboardInterrupt:
    with psycopg.connect(server.url) as connection:
        connection.execute("INSERT INTO diary VALUES ('drained')")
server.stop()
"""


@pytest.fixture
def processes() -> Iterator[list[subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def use(tmp_path: Path, processes: list[subprocess.Popen[str]]) -> Callable[..., subprocess.Popen[str]]:
    """Start another process that uses the server of tmp_path / "home"."""
    source = Path(__file__).parents[2] / "src"

    def start(how: str = "until the end of input") -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", USER_OF_THE_SERVER, str(tmp_path / "home"), how],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(source)},
        )
        processes.append(process)
        return process

    return start


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database has one table with one row, stopped."""
    folder = tmp_path_factory.mktemp("pattern") / "home"
    with EmbeddedPostgres.start(folder) as server, psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE diary AS SELECT 'first' AS line")
    return folder


@pytest.fixture
def home(tmp_path: Path, pattern: Path) -> Path:
    """A copy of the pattern for one test."""
    subprocess.run(["cp", "-a", str(pattern), str(tmp_path / "home")], check=True)
    return tmp_path / "home"


def _answer(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout is not None
    return process.stdout.readline().split()


def _until(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not is_so():
        assert time.monotonic() < deadline, f"{what}: not within {DEADLINE_S} s"
        time.sleep(0.02)


def _server_pid(home: Path) -> int:
    return int((home / "pg" / "postmaster.pid").read_text().splitlines()[0])


def _keeper_pid(home: Path) -> int:
    return int(Path(f"/proc/{_server_pid(home)}/stat").read_text().rpartition(")")[2].split()[1])


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _is_all_over(home: Path) -> bool:
    """Whether every process that had to do with the data folder has gone."""
    with (home / "pg.lock").open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _diary(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        return [line for (line,) in connection.execute("SELECT line FROM diary ORDER BY line")]


def _write(url: str, line: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("INSERT INTO diary VALUES (%s)", (line,))


def _url(home: Path) -> str:
    """The connection string, for one who is not counted among the users."""
    password, folder = (home / "pg.password").read_text().strip(), (home / "pg.socket").read_text().strip()
    return psycopg.conninfo.make_conninfo(host=folder, dbname="linkstar", user="linkstar_owner", password=password)


def test_a_killed_parent_takes_its_server_along_and_loses_nothing(
    home: Path, use: Callable[..., subprocess.Popen[str]]
) -> None:
    parent = use()
    assert _answer(parent)[0] == "True"
    _write(_url(home), "written before the kill")
    pid = _server_pid(home)
    parent.kill()
    _until(lambda: _is_all_over(home), "the server ends with its parent")
    assert not _lives(pid)
    with EmbeddedPostgres.start(home) as server:
        assert _diary(server.url) == ["first", "written before the kill"]


def test_a_forked_child_does_not_keep_the_server_of_a_killed_parent(
    home: Path, use: Callable[..., subprocess.Popen[str]]
) -> None:
    parent = use("with a forked child")
    child = int(_answer(parent)[1])
    parent.kill()
    try:
        _until(lambda: _is_all_over(home), "the server ends with its parent")
        assert _lives(child)
    finally:
        os.kill(child, signal.SIGKILL)


def test_a_killed_keeper_takes_the_server_along_and_the_next_start_works(home: Path) -> None:
    first = EmbeddedPostgres.start(home)
    _write(first.url, "second")
    server_pid = _server_pid(home)
    os.kill(_keeper_pid(home), signal.SIGKILL)
    _until(lambda: _is_all_over(home), "the server ends with its keeper")
    assert not _lives(server_pid), "the data folder is locked until the server itself has gone"
    with EmbeddedPostgres.start(home) as server:
        assert server.is_owner
        assert _diary(server.url) == ["first", "second"]
    first.stop()


def test_a_killed_server_is_started_again_for_its_users(home: Path) -> None:
    with EmbeddedPostgres.start(home) as server:
        _write(server.url, "second")
        killed = _server_pid(home)
        os.kill(killed, signal.SIGKILL)
        _until(lambda: not _lives(killed), "the server is dead")
        again = EmbeddedPostgres.start(home)
        assert _diary(server.url) == ["first", "second"]
        assert _server_pid(home) != killed
        again.stop()
    assert _is_all_over(home)


def test_a_server_that_was_shut_down_by_hand_stays_down_until_the_next_start(home: Path) -> None:
    with EmbeddedPostgres.start(home):
        os.kill(_server_pid(home), signal.SIGINT)
        _until(lambda: _is_all_over(home), "an orderly shutdown is respected")
        with EmbeddedPostgres.start(home) as server:
            assert _diary(server.url) == ["first"]


def test_a_power_cut_and_a_reused_process_number_do_not_stop_the_next_start(home: Path) -> None:
    cut = EmbeddedPostgres.start(home)
    _write(cut.url, "just before the cut")
    server, keeper = _server_pid(home), _keeper_pid(home)
    os.kill(keeper, signal.SIGSTOP)
    os.kill(server, signal.SIGKILL)
    os.kill(keeper, signal.SIGKILL)
    _until(lambda: _is_all_over(home), "everything is dead")

    owner = (home / "pg").stat()
    bystander = subprocess.Popen(["sleep", "60"], cwd="/", user=owner.st_uid if IS_ROOT else None)
    try:
        file = home / "pg" / "postmaster.pid"
        lines = file.read_text().splitlines()
        file.write_text("\n".join([str(bystander.pid), *lines[1:], ""]))
        with EmbeddedPostgres.start(home) as again:
            assert _diary(again.url) == ["first", "just before the cut"]
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()
    cut.stop()


@pytest.mark.parametrize("content", ["", "not a number\n"])
def test_a_process_number_cut_off_by_a_full_disk_does_not_stop_the_next_start(home: Path, content: str) -> None:
    (home / "pg" / "postmaster.pid").write_text(content)
    with EmbeddedPostgres.start(home) as server:
        assert _diary(server.url) == ["first"]


def test_a_making_that_was_cut_short_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "pg.new" / "base").mkdir(parents=True)
    (tmp_path / "pg.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres.start(tmp_path) as server, psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not (tmp_path / "pg.new").exists()


def test_many_first_starts_at_once_make_one_server(tmp_path: Path, use: Callable[..., subprocess.Popen[str]]) -> None:
    owners = [_answer(process)[0] for process in [use() for _ in range(4)]]
    assert sorted(owners) == ["False", "False", "False", "True"]


def test_the_server_outlives_its_starter_while_another_uses_it(
    home: Path, use: Callable[..., subprocess.Popen[str]]
) -> None:
    starter = use()
    _answer(starter)
    guest = use()
    assert _answer(guest)[0] == "False"
    starter.kill()
    starter.wait()
    assert _diary(_url(home)) == ["first"]
    guest.kill()
    _until(lambda: _is_all_over(home), "the server ends with its last user")


def test_a_start_during_the_shutdown_waits_for_it(home: Path) -> None:
    for turn in range(5):
        server = EmbeddedPostgres.start(home)
        held, server._use = server._use, None
        assert held is not None
        locks.release(held)  # Left without waiting, as a killed process does.
        with EmbeddedPostgres.start(home) as next_one:
            assert _diary(next_one.url)[0] == "first", turn


def test_ctrl_c_reaches_the_program_first_and_the_server_after_it(
    home: Path, use: Callable[..., subprocess.Popen[str]]
) -> None:
    program = use()
    _answer(program)
    os.killpg(program.pid, signal.SIGINT)
    assert program.wait(DEADLINE_S) == 0
    assert _is_all_over(home)
    with EmbeddedPostgres.start(home) as server:
        assert _diary(server.url) == ["drained", "first"]


def test_loose_rights_are_tightened(home: Path) -> None:
    (home / "pg").chmod(0o755)
    (home / "pg.password").chmod(0o644)
    with EmbeddedPostgres.start(home) as server:
        assert _diary(server.url) == ["first"]
    assert (home / "pg").stat().st_mode & 0o777 == 0o700
    assert (home / "pg.password").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not IS_ROOT, reason="only root can give files away")
def test_data_that_root_brought_back_from_a_backup_is_given_to_the_servers_account(home: Path) -> None:
    for path in [home / "pg", *(home / "pg").rglob("*")]:
        os.chown(path, 0, 0)
    with EmbeddedPostgres.start(home) as server:
        assert _diary(server.url) == ["first"]
    assert (home / "pg" / "PG_VERSION").stat().st_uid != 0


def test_a_home_with_a_very_long_path_works(tmp_path: Path) -> None:
    long = tmp_path / ("深圳市南山区" * 5) / ("warehouse" * 10)
    with EmbeddedPostgres.start(long) as server, psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_socket_folder_that_became_anothers_is_not_used(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 100)
    with EmbeddedPostgres.start(long):
        pass
    trap = tmp_path / "trap"
    trap.mkdir(mode=0o777)
    trap.chmod(0o777)
    (long / "pg.socket").write_text(f"{trap}\n")
    with EmbeddedPostgres.start(long) as server:
        assert psycopg.conninfo.conninfo_to_dict(server.url)["host"] != str(trap)
    assert list(trap.iterdir()) == []


def test_the_log_stays_within_bounds(home: Path) -> None:
    (home / "pg.log").write_bytes(b"old\n" * 3_000_000)
    with EmbeddedPostgres.start(home):
        pass
    assert (home / "pg.log").stat().st_size < 1_000_000
    assert (home / "pg.log.1").stat().st_size > 10_000_000
