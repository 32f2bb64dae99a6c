"""Every endpoint, asked by everybody: each role, nobody, those whose session or key has ended, with ids of another company.

The endpoints are those that the web door has; what is expected follows from the table of permissions. A new endpoint is in
here by itself, and needs a row in `matrix.BODIES` if it takes a body.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
import structlog

from linkstar import flows
from linkstar.api.app import create_app
from linkstar.core.access import Grant, rules
from linkstar.core.access.actions.sessions import IDLE
from linkstar.core.db import Database
from linkstar.core.db.roles import APP
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.insights.exports import SHEETS, snapshot, stream
from linkstar.kit.clock import SetClock
from linkstar.kit.ids import new_id
from tests.api.matrix import (
    ENDPOINTS,
    FILTERS,
    GUARDED,
    PLAIN,
    REFUSED,
    Endpoint,
    ask,
    missing,
    rehearsal,
    secrets_in,
    shape,
)
from tests.conftest import NOON, conninfo_of
from tests.world.access import a_key, a_session, a_user, code_of
from tests.world.company import ITEM_COST, LABEL_COST, RATE, Ids, a_branch, a_company, private, tables_of, uuids_of

pytestmark = pytest.mark.timeout(900)  # some thousand requests
Headers = dict[str, str]
FOR_PEOPLE = {"GET /session/all", "POST /session/all/end", "POST /session/password", "POST /session/totp",
              "POST /session/totp/confirm", "POST /session/totp/off"}  # fmt: skip
# What is made where there was none, and a list that is empty for a thing that there is not.
NO_404 = {"PUT /shipping/locations/{location_id}", "PUT /shipping/rules/{rule_id}", "PUT /roles/{name}",
          "GET /inventory/items/{item_id}/movements"}  # fmt: skip
# Who has the right for some shops only is refused, because these are of the whole company.
WHOLE_COMPANY = {
    one.name for one in ENDPOINTS if one.need.noun in ("audit", "automations", "notices") or "/finance/erps" in one.name
}
MET_EVERYWHERE = {"nobody", "a session that is over", "a revoked key"}
FOR_ALL = {"session", "events"}  # nouns that need a sign-in only: they tell of oneself, and of what one may read anyway
COSTS = {f"{minor}" for minor in (ITEM_COST, LABEL_COST, RATE)} | {f"{LABEL_COST / 100:.2f}"}
OWN_ROLE = {"orders": frozenset({"read"})}  # of the role that the company made itself


@dataclass
class Worlds:
    """Two companies; ours has two shops. `before` is what our owner read when the other company was not there yet."""

    conninfo: str
    owner: str  # conninfo of a role that no row security binds
    vault: Vault
    home: Path
    clock: SetClock
    mine: Ids = field(default_factory=dict)
    side: Ids = field(default_factory=dict)
    foreign: Ids = field(default_factory=dict)
    people: dict[str, Headers] = field(default_factory=dict)
    keys: dict[str, Headers] = field(default_factory=dict)
    narrow: dict[str, Headers] = field(default_factory=dict)  # people of our first shop and location only
    dead: dict[str, Headers] = field(default_factory=dict)
    before: dict[str, tuple[int, str]] = field(default_factory=dict)
    side_ids: set[str] = field(default_factory=set)
    foreign_ids: set[str] = field(default_factory=set)

    @asynccontextmanager
    async def web(self, conninfo: str = "") -> AsyncIterator[httpx.AsyncClient]:
        """The web door; what is done there is taken back after each request."""
        async with rehearsal(conninfo or self.conninfo, self.clock) as database:
            app = create_app(database, self.vault, settings=Settings(database_url=None, home=self.home))
            transport = httpx.ASGITransport(app=app, client=("192.0.2.7", 5000))
            client = httpx.AsyncClient(transport=transport, base_url="http://linkstar.test")
            with structlog.testing.capture_logs():  # thousands of requests: their lines cost more than some answers
                async with client:
                    yield client
            await app.state.door.partners.close()


@pytest.fixture(scope="module")
def worlds(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """The two companies, in a database of their own."""
    name = f"linkstar_matrix_{os.getpid()}"
    flows.load()
    made = Worlds(
        conninfo_of(server, name, APP), psycopg.conninfo.make_conninfo(server, dbname=name), Vault.of(os.urandom(32)),
        tmp_path_factory.mktemp("home"), SetClock(NOON),
    )  # fmt: skip
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    try:
        asyncio.run(_build(made))
        yield made
    finally:
        with psycopg.connect(server, autocommit=True) as owner:
            owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def _build(made: Worlds) -> None:
    database = await Database.open(made.conninfo, clock=made.clock, before_commit=flush, size=2)
    ours, theirs = new_id(NOON), new_id(NOON)
    async with database.tx(ours) as tx:
        await create_tenant(tx, "ownco", "Ownco")
        company = await a_company(tx, made.vault, "Ownco")
        made.mine = (await a_branch(tx, made.vault, company, "Mineshop")).ids
        await _people(tx, made)
    known = _uuids(made.owner, ours)
    async with database.tx(ours) as tx:
        made.side = (await a_branch(tx, made.vault, company, "Sideshop")).ids
    made.side_ids = _uuids(made.owner, ours) - known
    made.mine |= {"to_location_id": made.side["location_id"], "identity_c": made.side["identity_a"]}
    made.side |= {"to_location_id": made.side["location_id"], "identity_c": made.side["identity_b"]}
    made.before = await _reading(made)
    async with database.tx(theirs) as tx:
        await create_tenant(tx, "foreignco", "Foreignco")
        other = await a_company(tx, made.vault, "Foreignco")
        made.foreign = (await a_branch(tx, made.vault, other, "Foreignshop")).ids
    made.foreign |= {"to_location_id": made.foreign["location_id"], "identity_c": made.foreign["identity_b"]}
    made.foreign_ids = _uuids(made.owner, theirs) - _uuids(made.owner, ours)
    await _forge(made, theirs)
    await database.close()


async def _people(tx: Any, made: Worlds) -> None:
    """Somebody and a program for each role, everywhere and for the first shop only; and those who may not any more."""
    place = Grant("", (made.mine["shop_id"],), (made.mine["location_id"],))
    for role in (*rules.ROLES, made.mine["name"]):
        made.people[role] = await a_session(tx, await a_user(tx, role))
        made.keys[role] = await a_key(tx, role)
        grants = [Grant(role, place.shop_ids, place.location_ids)]
        made.narrow[role] = await a_session(tx, await a_user(tx, role, grants=grants))
    made.keys["orders:read only"] = await a_key(tx, "owner", ["orders:read"])
    changes = {
        "a session that is over": "UPDATE core.sessions SET expires_at = %(now)s",
        "a session that slept too long": "UPDATE core.sessions SET seen_at = %(now)s - %(idle)s::interval",
        "a session that was ended": "DELETE FROM core.sessions",
        "somebody who was switched off": "UPDATE core.users SET state = 'disabled'",
    }
    for what, sql in changes.items():
        user_id = await a_user(tx)
        made.dead[what] = await a_session(tx, user_id)
        column = "id" if "core.users" in sql else "user_id"
        assert await tx.run(
            f"{sql} WHERE tenant_id = %(tenant)s AND {column} = %(user)s", {"user": user_id, "idle": IDLE}
        )
    for what, sql in {"a revoked key": "revoked_at = %(now)s", "a key that is over": "expires_at = %(now)s"}.items():
        made.dead[what] = await a_key(tx)
        prefix = made.dead[what]["Authorization"].split("_")[2]
        assert await tx.run(
            f"UPDATE core.api_keys SET {sql} WHERE tenant_id = %(tenant)s AND prefix = %(prefix)s", {"prefix": prefix}
        )


async def _forge(made: Worlds, theirs: UUID) -> None:
    """Credentials that are good at one company and name another, or have a wrong secret."""
    ours, key = made.mine["tenant_id"], made.keys["owner"]["Authorization"]
    made.dead |= {
        "nobody": {},
        "a key of another company": {"Authorization": key.replace(ours.hex, theirs.hex)},
        "a key with a wrong secret": {"Authorization": key[:-1] + ("0" if key[-1] != "0" else "1")},
        "a session of another company": {"Cookie": made.people["owner"]["Cookie"].replace(ours.hex, theirs.hex)},
        "a text that is no key": {"Authorization": "Bearer ls_x"},
    }


def _uuids(owner: str, tenant_id: UUID) -> set[str]:
    with psycopg.connect(owner) as connection:
        return uuids_of(connection, tenant_id, tables_of(connection)) - {str(tenant_id)}


async def _reading(made: Worlds) -> dict[str, tuple[int, str]]:
    """What our owner reads everywhere."""
    async with made.web() as web:
        return {
            one.name: shape(await ask(web, one, made.mine, made.people["owner"]), {})
            for one in GUARDED
            if one.method == "GET"
        }


def _permissions(role: str) -> Any:
    return rules.ROLES.get(role, OWN_ROLE)


def _leaks(answer: httpx.Response, made: Worlds) -> set[str]:
    return secrets_in(answer, {"Foreignco", "Foreignshop"}, made.foreign_ids)


async def _wrong(web: httpx.AsyncClient, made: Worlds, role: str, *, is_key: bool) -> list[str]:
    """What a role gets that it should not, or does not get that it should."""
    wrong, may = [], _permissions(role)
    hidden = set() if "see_cost" in may.get("catalog", ()) else COSTS
    for one in GUARDED:
        answer = await ask(web, one, made.mine, made.keys[role] if is_key else made.people[role])
        if not one.allows(may):
            expected = "403 forbidden"
        elif is_key and one.name in FOR_PEOPLE:
            expected = "403 access.person_needed"
        else:
            expected = REFUSED.get(one.name, f"{one.ok}")
        got = f"{answer.status_code}" if answer.is_success else code_of(answer)
        got = f"403 {got}" if answer.status_code == 403 else got
        told = secrets_in(answer, set(private("Mineshop").values()) | hidden, set()) | _leaks(answer, made)
        if got != expected or told:
            wrong.append(
                f"{role} {one.name}: {got}, not {expected} {sorted(told)} {answer.text[:200] if got != expected else ''}"
            )
    return wrong


def test_every_endpoint_has_a_permission_of_the_table_or_says_that_it_needs_none():
    known = rules.flat({noun: frozenset(verbs) for noun, verbs in rules.PERMISSIONS.items()})
    assert {one.permission for one in GUARDED} <= known | {""}
    assert [one.name for one in GUARDED if not one.permission and one.path.split("/")[3] not in FOR_ALL] == []
    assert len(GUARDED) > 80
    assert {name for one in ENDPOINTS for name in one.filters} <= set(FILTERS) | PLAIN


@pytest.mark.parametrize("is_key", [False, True], ids=["person", "program"])
async def test_each_role_gets_what_the_table_says_and_sees_no_private_data_or_cost_that_is_not_its_own(worlds, is_key):
    async with worlds.web() as web:
        roles = ["owner", "operator", "auditor"] if is_key else list(worlds.people)
        wrong = [line for role in roles for line in await _wrong(web, worlds, role, is_key=is_key)]
    assert not wrong, "\n".join(wrong)


async def test_a_key_of_one_scope_opens_that_and_nothing_else(worlds):
    async with worlds.web() as web:
        wrong = []
        for one in GUARDED:
            answer = await ask(web, one, worlds.mine, worlds.keys["orders:read only"])
            is_open = one.permission in ("", "orders:read")
            if is_open == (code_of(answer) == "forbidden"):
                wrong.append(f"{one.name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


async def test_personal_data_in_full_is_for_those_who_may_unmask_and_leaves_a_line_in_the_trail(worlds):
    asked, wrong = [one for one in GUARDED if "unmask" in one.filters], []
    async with worlds.web() as web:
        for role in worlds.people:
            for one in asked:
                answer = await ask(web, one, worlds.mine, worlds.people[role], unmask="true")
                told = secrets_in(answer, set(private("Mineshop").values()), set())
                may = one.allows(_permissions(role)) and "unmask" in _permissions(role).get("contacts", ())
                if (answer.status_code, bool(told)) != ((200, True) if may else (403, False)):
                    wrong.append(f"{role} {one.name}: {answer.status_code} {sorted(told)}")
    assert len(asked) >= 3
    assert not wrong, "\n".join(wrong)


async def test_who_has_not_signed_in_or_may_not_any_more_gets_the_same_401_everywhere(worlds):
    wrong, said = [], set()
    async with worlds.web() as web:
        for n, (what, headers) in enumerate(worlds.dead.items()):
            # Each endpoint meets nobody, an old session and a revoked key; the rest of them stand at the same guard.
            for one in GUARDED if what in MET_EVERYWHERE else GUARDED[n::7]:
                answer = await ask(web, one, worlds.mine, headers)
                said.add(shape(answer, worlds.mine))
                if code_of(answer) != "access.not_signed_in":
                    wrong.append(f"{what} {one.name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert [status for status, _ in said] == [401]


async def test_a_change_by_session_needs_the_token_of_our_own_page(worlds):
    cookie = {"Cookie": worlds.people["owner"]["Cookie"]}
    async with worlds.web() as web:
        for headers, asked in ((cookie, GUARDED), (cookie | {"X-CSRF-Token": "guessed"}, GUARDED[::7])):
            for one in asked:
                answer = await ask(web, one, worlds.mine, headers)
                assert (code_of(answer) == "access.csrf") == (one.method != "GET"), one.name


async def test_a_thing_of_another_company_is_answered_as_one_that_does_not_exist(worlds):
    """Same status, same body, whatever is asked for by address, filter or body; for every role that may use the endpoint."""
    async with worlds.web() as web:
        wrong = []
        for one in (one for one in GUARDED if one.names(worlds.mine)):
            wrong += await _differences(
                web, one, worlds.people["owner"], worlds.mine, worlds.foreign, lambda a: _leaks(a, worlds)
            )
            # The others see less than the owner: one question about all ids at once shows it.
            foreign = worlds.mine | {name: worlds.foreign[name] for name in one.names(worlds.mine)}
            for role in (role for role in worlds.people if role != "owner" and one.allows(_permissions(role))):
                answer = await ask(web, one, foreign, worlds.people[role], **one.filtered(foreign))
                if told := _leaks(answer, worlds) - set(map(str, foreign.values())):
                    wrong.append(f"{role} {one.name}: {sorted(told)}")
    assert not wrong, "\n".join(wrong)


async def _differences(web: Any, one: Endpoint, headers: Headers, mine: Ids, theirs: Ids, leaks: Any) -> list[str]:
    """How an endpoint answers differently about a thing that may not be seen and about one that nobody has."""
    wrong = []
    # Each id by itself among our own: a check of the first one must not hide that the second one has none.
    for name in (name for name in one.names(mine) if mine[name] != theirs[name]):
        about, nothing = mine | {name: theirs[name]}, mine | {name: missing(mine)[name]}
        hers = await ask(web, one, about, headers, **one.filtered(about, name))
        none = await ask(web, one, nothing, headers, **one.filtered(nothing, name))
        told = leaks(hers) - {str(about[name])}  # an answer may name what it was asked for, if it names anything so
        if shape(hers, {name: about[name]}) != shape(none, {name: nothing[name]}) or told:
            wrong.append(
                f"{one.name} {name}: {hers.status_code} {hers.text[:150]} / {none.status_code} {none.text[:150]} {sorted(told)}"
            )
        if name in one.in_path() and hers.status_code != 404 and one.name not in NO_404:
            wrong.append(f"{one.name} {name}: {hers.status_code}, not 404")
    return wrong


async def test_without_row_security_the_statements_ask_for_their_company_themselves(worlds):
    """Row security is the second wall: behind it no statement may forget `tenant_id =`."""
    wrong, owner = [], worlds.people["owner"]
    async with worlds.web(worlds.owner) as web:
        for one in GUARDED:
            if told := _leaks(await ask(web, one, worlds.mine, owner), worlds):
                wrong.append(f"{one.name}: {sorted(told)}")
            wrong += await _differences(web, one, owner, worlds.mine, worlds.foreign, lambda a: _leaks(a, worlds))
    assert not wrong, "\n".join(wrong)


async def test_nothing_that_a_company_reads_changes_when_another_one_comes(worlds):
    """No list, count or figure knows of the others."""
    assert await _reading(worlds) == worlds.before


async def test_what_anybody_may_read_tells_nothing_of_any_company(worlds):
    public = [one for one in ENDPOINTS if one.need.is_public]
    words = {"Ownco", "Mineshop", "Foreignco", "Foreignshop"}
    async with worlds.web() as web:
        for one in public:
            answer = await ask(web, one, worlds.mine | {"token": "nothing", "code": "not_found"}, {})
            assert not secrets_in(answer, words, worlds.foreign_ids), one.name
            assert answer.status_code < 500, one.name


async def test_an_export_holds_the_rows_of_one_company(worlds):
    database = await Database.open(worlds.conninfo, clock=worlds.clock, size=1)
    async with snapshot(database, worlds.mine["tenant_id"]) as connection:
        for what in SHEETS:
            rows = [row async for row in stream(connection, what, tenant_id=worlds.mine["tenant_id"])]
            text = str(rows)
            assert rows, what
            assert "Foreign" not in text, what
            assert not [id_ for id_ in worlds.foreign_ids if id_ in text], what
    async with snapshot(database, worlds.mine["tenant_id"]) as connection:
        assert [row async for row in stream(connection, "orders", tenant_id=worlds.foreign["tenant_id"])] == []
    await database.close()


async def test_somebody_of_one_shop_and_location_learns_nothing_of_the_others(worlds):
    """Lists (page by page, page keys too), filters, addresses and bodies."""

    def leaks(answer: httpx.Response) -> set[str]:
        return secrets_in(answer, {"Sideshop"}, worlds.side_ids)

    wrong, mine = (
        [],
        worlds.mine | {"to_location_id": worlds.mine["location_id"], "identity_c": worlds.mine["identity_b"]},
    )
    async with worlds.web() as web:
        for one in GUARDED:
            for role, headers in worlds.narrow.items():
                if not one.allows(_permissions(role)):
                    continue
                if one.name in WHOLE_COMPANY:
                    assert code_of(await ask(web, one, worlds.mine, headers)) == "forbidden"
                    continue
                few = {"limit": "1"} if "limit" in one.filters else {}
                for query in (few,) if one.method == "GET" else ():
                    answer = await ask(web, one, worlds.mine, headers, **query)
                    if told := leaks(answer):
                        wrong.append(f"{role} {one.name} {query}: {sorted(told)}")
            wrong += await _differences(web, one, worlds.narrow["owner"], mine, worlds.side, leaks)
    assert not wrong, "\n".join(wrong)
