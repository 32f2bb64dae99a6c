"""Stripe's own Python package against our pretend Stripe, over HTTP: what it reads there, it would read at Stripe."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
import stripe

from linkstar.connect import registry
from linkstar.kit.clock import SetClock
from linkstar.sandbox import open_sandbox
from tests.connect.partner import Asked, Said, a_partner
from tests.contracts.accounts import NOW

ACCOUNT, KEY, SECRET = "acct_pretend", "sk_live_pretend", "whsec_pretend"
SALE = {
    "external_id": "txn_1", "version": 1, "kind": "sale", "channel_kind": "", "amount_minor": 6170, "currency": "EUR",
    "booked_at": "2026-11-20T04:00:00Z", "order_id": "R-1", "payment_id": "ch_1",
}  # fmt: skip
DISPUTE = {
    "external_id": "dp_1", "kind": "dispute", "order_id": "R-1", "version": 1, "state": "asked", "currency": "EUR",
    "asked_at": "2026-11-20T05:00:00Z", "updated_at": "2026-11-20T05:00:00Z", "refund_minor": 6170, "payment_id": "ch_1",
}  # fmt: skip


def the_story(client: stripe.StripeClient) -> dict[str, Any]:
    """Reads the balance to its end, refunds once by two tries, is refused a third time, and looks at the dispute."""
    said: dict[str, Any] = {}
    listed = client.v1.balance_transactions.list({"limit": 50, "expand": ["data.source"]})
    said["bookings"] = [(one.id, one.amount, one.net) for one in listed.auto_paging_iter()]
    params: Any = {"charge": "ch_1", "amount": 1000, "metadata": {"order": "R-1"}, "reason": "requested_by_customer"}
    made = [client.v1.refunds.create(params, {"idempotency_key": "k-1"}) for _ in range(2)]
    said["refunds"] = [(one.id, one.status, one.metadata and one.metadata.to_dict()) for one in made]
    said["found"] = [one.id for one in client.v1.refunds.list({"charge": "ch_1"}).data]
    with pytest.raises(stripe.IdempotencyError):
        client.v1.refunds.create({"charge": "ch_1", "amount": 1}, {"idempotency_key": "k-1"})
    with pytest.raises(stripe.InvalidRequestError) as none:
        client.v1.refunds.create({"charge": "ch_none"})
    said["no charge"] = (none.value.code, none.value.param, none.value.http_status)
    said["disputes"] = [(one.id, one.status, one.charge) for one in client.v1.disputes.list().data]
    said["events"] = [one.type for one in client.v1.events.list({"types": ["charge.dispute.created"]}).data]
    return said


async def test_stripes_own_client_reads_refunds_and_believes_our_pretend_stripe() -> None:
    clock, heard = SetClock(NOW), list[Asked]()
    fakes = {"stripe": registry.fakes()["stripe"]}

    async def hear(asked: Asked) -> Said:
        heard.append(asked)
        return Said(200)

    async with (
        a_partner() as shop,
        open_sandbox(clock=clock, fakes=fakes) as url,
        httpx.AsyncClient(base_url=url) as console,
    ):
        shop.say = hear  # type: ignore[method-assign]
        keys = {"api_key": KEY, "webhook_secret": SECRET}
        opened = {"partner": "stripe", "external_id": ACCOUNT, "webhook_url": f"{shop.url}/hooks", "secrets": keys}
        assert (await console.post("/_sandbox/shops", json=opened)).status_code == 200
        lines = [{**SALE, "external_id": f"txn_{n}", "payment_id": f"ch_{n}"} for n in range(1, 121)]
        told = {"partner": "stripe", "shop": ACCOUNT, "settlement_lines": lines, "claims": [DISPUTE]}
        assert (await console.post("/_sandbox/tell", json=told)).json() == {"told": 121}
        client = stripe.StripeClient(KEY, base_addresses={"api": f"{url}/stripe"}, max_network_retries=0)
        said = await asyncio.to_thread(the_story, client)
        wrong = stripe.StripeClient("sk_live_other", base_addresses={"api": f"{url}/stripe"}, max_network_retries=0)
        with pytest.raises(stripe.AuthenticationError):
            await asyncio.to_thread(wrong.v1.payouts.list)
        await console.post("/_sandbox/settle", json={})
    assert len(said["bookings"]) == 120
    assert len(set(said["bookings"])) == 120
    (first, again) = said["refunds"]
    assert first == again == ("re_00000000000001", "succeeded", {"order": "R-1"})
    assert said["found"] == [first[0]]
    assert said["no charge"] == ("resource_missing", "charge", 404)
    assert said["disputes"] == [("dp_1", "needs_response", "ch_1")]
    assert said["events"] == ["charge.dispute.created"]
    read = [
        stripe.Webhook.construct_event(one.body, one.headers["stripe-signature"], SECRET, tolerance=10**9)
        for one in heard
    ]
    assert {one.type for one in read} == {"charge.dispute.created", "refund.created"}
    signature = heard[0].headers["stripe-signature"]
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(heard[0].body + b" ", signature, SECRET, tolerance=10**9)
