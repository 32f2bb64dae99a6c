"""How the work, the incidents, the connections and the stock of one company are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from linkstar import inventory
from linkstar.cli.doctor.finding import Finding, fail, ok, warn
from linkstar.connect import Health, list_health
from linkstar.connect.accounts import get_accounts
from linkstar.core import incidents, work
from linkstar.core.db import Database, Tx
from linkstar.core.secrets import Vault
from linkstar.core.tenants import Tenant
from linkstar.core.work import Backlog, SeenWorker
from linkstar.inventory.queries import Divergence
from linkstar.kit.clock import WallClock
from linkstar.kit.errors import Refusal

ALIVE = timedelta(seconds=20)  # a worker says every five seconds that it lives
OLD_WARN, OLD_FAIL = timedelta(minutes=5), timedelta(hours=1)
QUIET = timedelta(days=2)
ENDS_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Patient:
    """A company and what its findings are measured with."""

    tenant: Tenant
    now: datetime
    has_workers: bool


async def check_workers(database: Database) -> tuple[Finding, list[SeenWorker]]:
    """Workers of all hosts that live, and what is said of them."""
    alive = await work.list_workers(database, since=WallClock().now() - ALIVE)
    if not alive:
        return warn("workers", "no worker gave a sign of life in the last 20 seconds", "linkstar up"), []
    hosts = sorted({one.host for one in alive})
    return ok("workers", f"{len(alive)} alive on {', '.join(hosts)}"), alive


async def check_company(tx: Tx, patient: Patient, vault: Vault, *, tells: bool) -> list[Finding]:
    """All checks of one company; with `tells`, stock that disagrees opens an incident as the hourly check would."""
    name = patient.tenant.slug
    accounts = await list_health(tx)
    diverging = await (inventory.self_check(tx) if tells else inventory.list_divergences(tx))
    return [
        *of_backlog(await work.list_backlog(tx), patient),
        of_incidents(await incidents.count_open(tx), await _overdue(tx), name),
        *(one for account in accounts for one in of_connection(account, patient)),
        *(
            []
            if accounts
            else [warn("connections", "no shop and no carrier is connected", "connect one in the web pages", name)]
        ),
        await _secrets(tx, accounts, vault, name),
        of_stock(diverging, name),
    ]


def of_backlog(backlog: Sequence[Backlog], patient: Patient) -> Iterator[Finding]:
    """Work that waits: how much, how old the oldest fact of each step is, and what was given up."""
    name = patient.tenant.slug
    for one in backlog:
        age = patient.now - one.oldest_due_at if one.oldest_due_at else timedelta(0)
        if one.ready and age >= OLD_WARN:
            found = f"{one.step}: {one.ready} facts wait, the oldest for {_words(age)}"
            fix = (
                "more workers: LINKSTAR_WORKERS=4 linkstar up" if patient.has_workers else "start a worker: linkstar up"
            )
            yield (fail if age >= OLD_FAIL or not patient.has_workers else warn)("work", found, fix, name)
        if one.parked:
            fix = "open the incident, mend the cause, press replay"
            yield warn("parked work", f"{one.step}: {one.parked} facts were given up after several tries", fix, name)
    ready, later = sum(one.ready for one in backlog), sum(one.later for one in backlog)
    ages = [patient.now - one.oldest_due_at for one in backlog if one.ready and one.oldest_due_at]
    oldest = f", the oldest for {_words(max(ages))}" if ages else ""
    yield ok("work", f"{ready} facts wait{oldest}; {later} wait for a later moment", name)


def of_incidents(counts: dict[str, int], overdue: int, name: str) -> Finding:
    """Everything that needs a person."""
    if not counts:
        return ok("incidents", "none is open", name)
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items(), key=lambda each: -each[1]))
    late = f"; {overdue} past their due time" if overdue else ""
    return warn(
        "incidents",
        f"{sum(counts.values())} open{late}: {kinds}",
        "work through the inbox, the most urgent first",
        name,
    )


def of_connection(one: Health, patient: Patient) -> Iterator[Finding]:
    """One connected account: its token, its budget, whether it answers."""
    check, name, now = f"{one.kind} {one.title}", patient.tenant.slug, patient.now
    if one.state == "revoked":
        yield fail(
            check, f"{one.partner} no longer takes our tokens", "connect it again; what waited goes on by itself", name
        )
        return
    if one.state == "paused":
        yield warn(check, "it is paused", "resume it when its trouble is over", name)
        return
    said = [f"last success {_words(now - one.last_success_at)} ago" if one.last_success_at else "not called yet"]
    if one.token_expires_at:
        left = one.token_expires_at - now
        said.append(f"token valid for {_words(left)}" if left > timedelta(0) else f"token expired {_words(-left)} ago")
        if left < -timedelta(hours=1) and patient.has_workers:
            yield warn(check, said[-1], "the next call renews it; if that fails, connect the account again", name)
    if one.authorised_until and one.authorised_until - now <= ENDS_SOON:
        found = f"its authorisation ends on {one.authorised_until:%Y-%m-%d}"
        yield warn(check, found, "authorise it again before; nothing is called after that", name)
    if one.budget_left is not None:
        said.append(f"{one.budget_left:.0%} of its rate budget left ({one.budget_operation})")
        if one.budget_left < 0.05:
            fix = "calls wait until the allowance is filled again; ask the partner for a higher rate"
            yield warn(check, said[-1], fix, name)
    if one.calls >= 10 and one.failures * 2 > one.calls:
        fix = "read the call log of this account"
        yield warn(
            check, f"{one.failures} of {one.calls} calls of the last hour failed: {one.last_error[:200]}", fix, name
        )
    if one.last_success_at and now - one.last_success_at > QUIET:
        yield warn(check, said[0], "is a worker running? is the partner down? read the call log of this account", name)
    yield ok(check, "; ".join(said), name)


def of_stock(diverging: Sequence[Divergence], name: str) -> Finding:
    """Counters against the rows that they stand for."""
    if not diverging:
        return ok("stock", "levels, ledger and promises agree", name)
    first = diverging[0]
    found = (
        f"{len(diverging)} levels disagree; first {first.item_id} at {first.location_id}: on hand {first.on_hand}, ledger"
        f" {first.by_movements}, reserved {first.reserved}, promises {first.by_reservations}, movement {first.last_movement_id}"
    )
    return fail(
        "stock",
        found,
        "count these places; linkstar doctor --open-incidents tells the inbox",
        name,
    )


async def _overdue(tx: Tx) -> int:
    page = await incidents.list_incidents(tx, limit=200)
    return sum(one.due_at < tx.now for one in page.rows)


async def _secrets(tx: Tx, accounts: Sequence[Health], vault: Vault, name: str) -> Finding:
    try:
        await get_accounts(tx, [one.account_id for one in accounts], vault)
    except Refusal as refusal:
        return fail(
            "secrets", refusal.text("en"), "restore the key they were sealed with, or enter the secrets again", name
        )
    return ok("secrets", f"those of {len(accounts)} accounts can be opened", name)


def _words(span: timedelta) -> str:
    seconds = span.total_seconds()
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"
