"""What the database is like: reachable, of the right version and revision, safe between companies, and of the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import psycopg

from linkstar.cli.doctor.finding import Finding, fail, ok, warn
from linkstar.core.db.copies import is_half_a_copy, read_last_backup
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.db.state import DatabaseState, read_clock, read_state
from linkstar.kit.clock import WallClock

OLDEST = 150_000  # PostgreSQL 15
CLOCK_WARN_S, CLOCK_FAIL_S = 2.0, 30.0
WAIT_S = 5
BACKUP_WARN_H = 48


async def check_database(owner: str, key: bytes) -> list[Finding]:
    """All checks of the database itself. The first one fails where it cannot be reached."""
    conninfo = psycopg.conninfo.make_conninfo(conninfo_of(owner, key, WORKER), connect_timeout=WAIT_S)
    try:
        async with await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as connection:
            state = await read_state(connection)
            before = WallClock().now()
            theirs = await read_clock(connection)
            ours = before + (WallClock().now() - before) / 2
            saved_at = await read_last_backup(connection)
    except psycopg.OperationalError as wrong:
        return [await _why_not(owner, wrong)]
    return [
        *of_version(state), *of_safety(state), of_clock((theirs - ours).total_seconds(), state.zone),
        of_backup(saved_at, ours),
    ]  # fmt: skip


async def _why_not(owner: str, wrong: psycopg.OperationalError) -> Finding:
    """Tells a server that is away from one that does not know our roles or their passwords."""
    try:
        async with await psycopg.AsyncConnection.connect(owner, connect_timeout=WAIT_S) as connection:
            if await is_half_a_copy(connection):
                return fail("database", "a restore into it did not end; it is shut", "linkstar restore FILE, once more")
            fix = "linkstar migrate (it makes the roles and gives them the passwords that follow from the secret key)"
            return fail("database", f"it answers, but not to the product's role: {_last(wrong)}", fix)
    except psycopg.OperationalError as away:
        return fail("database", f"it does not answer: {_last(away)}", "start the server, or correct DATABASE_URL")


def of_version(state: DatabaseState) -> Iterator[Finding]:
    """The server's version and the schema's revision."""
    found = f"PostgreSQL {state.version} answers"
    yield (
        ok("database", found)
        if state.version_number >= OLDEST
        else fail("database", found, "use PostgreSQL 15 or newer")
    )
    if state.revision == state.head:
        yield ok("migrations", f"at {state.head}, the newest; {state.tables} tables")
    elif state.revision is None:
        yield fail("migrations", "this database was never migrated", "linkstar migrate")
    elif state.is_newer:
        fix = "start the newer LinkStar that migrated it, or restore the backup of before"
        yield fail("migrations", f"the database is at {state.revision}, which this version does not know", fix)
    else:
        yield fail("migrations", f"the database is at {state.revision}, the newest is {state.head}", "linkstar migrate")


def of_safety(state: DatabaseState) -> Iterator[Finding]:
    """Companies are kept apart by the database itself."""
    if state.too_strong:
        fix = "as the owner: REASSIGN OWNED BY the role TO the owner, ALTER ROLE ... NOBYPASSRLS; then linkstar migrate"
        yield fail("roles", _some(state.too_strong), fix)
    else:
        yield ok("roles", "the product's roles own nothing and cannot pass row security")
    if state.unsafe:
        fix = "as the database's owner: ALTER TABLE ... ENABLE ROW LEVEL SECURITY and restore the policy of the first migration"
        yield fail("row security", _some(state.unsafe), fix)
    else:
        yield ok("row security", f"on for each company's tables ({state.tables} tables looked at)")


def of_clock(ahead_s: float, zone: str) -> Finding:
    """The database's clock against this machine's; `ahead_s` is negative where the database is behind."""
    found = f"the database's clock differs by {ahead_s:+.1f} s (its zone is {zone})"
    fix = "set both machines' time by NTP: signatures of partners and ship-by times depend on it"
    if abs(ahead_s) >= CLOCK_FAIL_S:
        return fail("clock", found, fix)
    return warn("clock", found, fix) if abs(ahead_s) >= CLOCK_WARN_S else ok("clock", found)


def of_backup(saved_at: datetime | None, now: datetime) -> Finding:
    """When everything was last saved by `linkstar backup`."""
    fix = "linkstar backup FILE, every night, onto another machine (docs/runbook.md)"
    if saved_at is None:
        return warn("backup", "this database was never saved", fix)
    hours = (now - saved_at).total_seconds() / 3600
    found = f"last saved {hours:.0f} hours ago" if hours < 48 else f"last saved {hours / 24:.0f} days ago"
    return warn("backup", found, fix) if hours >= BACKUP_WARN_H else ok("backup", found)


def _some(what: Sequence[str], at_most: int = 5) -> str:
    more = f" and {len(what) - at_most} more" if len(what) > at_most else ""
    return "; ".join(what[:at_most]) + more


def _last(wrong: Exception) -> str:
    lines = [line.strip() for line in str(wrong).splitlines() if line.strip()]
    return lines[-1] if lines else type(wrong).__name__
