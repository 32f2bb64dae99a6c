"""Claims, settlements and messages of a pretend partner come in over HTTP and are kept whole."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest

from linkstar.connect import get_messages
from linkstar.connect.messages import list_messages
from linkstar.core import work
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.flows import afterwards
from tests.contracts.accounts import ROWS
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message
from tests.sandbox.test_real_partners import Stage, a_stage


@pytest.fixture
def vault() -> Vault:
    """A vault with one key."""
    return Vault.of(bytes(32))


def as_json(record: Any) -> Any:
    """A record as the sandbox's console takes it."""
    return orjson.loads(orjson.dumps(dataclasses.asdict(record)))


async def run(stage: Stage, topic: str) -> int:
    """One run of the step that reads a topic, as the worker does it; how many messages it brought."""
    load, keep = getattr(afterwards, f"load_{topic}"), getattr(afterwards, f"keep_{topic}")
    async with stage.database.tx(stage.tenant_id) as tx:
        polls = await load(tx, [])
    asked = [work.Asked(f"k{place}", poll) for place, poll in enumerate(polls)]
    answers = await getattr(afterwards, f"poll_{topic}")(stage.partners, asked)
    async with stage.database.tx(stage.tenant_id) as tx:
        await keep(tx, polls, answers)
        return len((await list_messages(tx, limit=100)).rows)


async def test_what_a_channel_tells_afterwards_is_kept_whole_and_once(
    database: Database, tenant_id: UUID, vault: Vault
) -> None:
    name = "ebay"
    async with a_stage(name, database, tenant_id, vault) as stage:
        (order_id,) = await stage.place(1)
        [seen] = await stage.orders(await stage.poll())
        at = database.clock.now() - timedelta(hours=1)
        said = {
            "partner": name, "shop": ROWS[name].external_id, "claims": [as_json(a_claim(seen, at=at))],
            "settlement_lines": [as_json(a_line(order_id, at=at))], "messages": [as_json(a_message(at=at))],
        }  # fmt: skip
        told = await stage.sandbox.post("/_sandbox/tell", json=said)
        assert told.json() == {"told": 3}
        await stage.sandbox.post("/_sandbox/settle")
        async with database.tx(tenant_id) as tx:
            before = len((await list_messages(tx, limit=100)).rows)
        counts = [await run(stage, topic) for topic in ("claims", "settlements", "messages") for _ in range(2)]
        assert counts[0] == counts[1] == before + 1
        assert counts[2] == counts[3] > counts[1]
        assert counts[4] == counts[5] == counts[3] + 1
        async with database.tx(tenant_id) as tx:
            rows = (await list_messages(tx, limit=100)).rows
            kept = await get_messages(tx, [row.id for row in rows])
        assert {one.topic for one in kept} >= {"orders", "claims", "settlements", "messages"}
        adapter: Any = stage.partners.channel(name)
        words = [adapter.read_message(one.raw, await _account(stage)).text for one in kept if one.topic == "messages"]
        assert words == ["Where is it?"]


async def test_a_partner_without_such_things_says_so(database: Database, tenant_id: UUID, vault: Vault) -> None:
    async with a_stage("yunexpress", database, tenant_id, vault) as stage:
        said = {"partner": "yunexpress", "shop": ROWS["yunexpress"].external_id, "messages": [as_json(a_message())]}
        refused = await stage.sandbox.post("/_sandbox/tell", json=said)
        assert refused.status_code == 404
        assert await run(stage, "messages") == 0


async def _account(stage: Stage) -> Any:
    http = await stage.partners.http(stage.tenant_id, stage.account_id)
    return http.account
