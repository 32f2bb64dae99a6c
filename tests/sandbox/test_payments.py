"""What payment providers tell comes in over HTTP, by poll and by signed webhook, is kept whole once, and can be read again."""

from __future__ import annotations

from uuid import UUID

import pytest

from linkstar.connect import get_messages
from linkstar.connect.afterwards import SeenClaim, Settled
from linkstar.connect.messages import list_messages
from linkstar.connect.payment import RefundAsk
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from tests.contracts.accounts import ROWS, adapters
from tests.contracts.payments import a_dispute, a_sale
from tests.sandbox.test_afterwards import as_json, run
from tests.sandbox.test_real_partners import Stage, a_stage


@pytest.fixture
def vault() -> Vault:
    """A vault with one key."""
    return Vault.of(bytes(32))


async def read_again(stage: Stage) -> tuple[list[Settled], list[SeenClaim]]:
    """What is kept, read as a replay would."""
    http = await stage.partners.http(stage.tenant_id, stage.account_id)
    adapter = stage.partners.adapter("payment", stage.name)
    async with stage.database.tx(stage.tenant_id) as tx:
        kept = [
            one.raw for one in await get_messages(tx, [row.id for row in (await list_messages(tx, limit=100)).rows])
        ]
    settled = [adapter.read_settled(one, http.account) for one in kept if one.topic == "settlements"]  # type: ignore[attr-defined]
    claims = [each for one in kept if one.topic == "claims" for each in adapter.read_claims(one, http.account)]  # type: ignore[attr-defined]
    return settled, claims


@pytest.mark.parametrize("name", adapters("payment", "claims"))
async def test_bookings_and_disputes_come_in_once_and_a_refund_goes_out(
    name: str, database: Database, tenant_id: UUID, vault: Vault
) -> None:
    async with a_stage(name, database, tenant_id, vault) as stage:
        told = {"partner": name, "shop": ROWS[name].external_id, "settlement_lines": [as_json(a_sale())],
                "claims": [as_json(a_dispute())]}  # fmt: skip
        assert (await stage.sandbox.post("/_sandbox/tell", json=told)).json() == {"told": 2}
        await stage.sandbox.post("/_sandbox/settle")
        assert stage.refused == []
        by_webhook = len((await read_again(stage))[1])
        counts = [await run(stage, topic) for topic in ("claims", "settlements", "claims", "settlements")]
        assert (by_webhook, counts) == (1, [1, 2, 2, 2])
        settled, (claim,) = await read_again(stage)
        assert [(line.order_id, line.amount_minor) for each in settled for line in each.lines] == [("R-1", 6170)]
        assert (claim.kind, claim.payment_id) == ("dispute", "ch_00001")
        http = await stage.partners.http(tenant_id, stage.account_id)
        asks = [RefundAsk("k-1", "ch_00001", "EUR", 1000)] * 2
        answers = await stage.partners.adapter("payment", name).refund(http, asks)  # type: ignore[attr-defined]
        assert [one.is_taken for one in answers] == [True, True]
        received = (await stage.sandbox.get(f"/_sandbox/received/{name}")).json()
        assert len(received["refunds"]) == 1
