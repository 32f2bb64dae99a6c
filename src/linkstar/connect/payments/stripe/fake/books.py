"""What the pretend Stripe keeps: charges, bookings, payouts, disputes, refunds and events, listed as Stripe lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenSettlement, SeenSettlementLine
from linkstar.connect.fake import FakeWebhook, Told, World
from linkstar.connect.fake_gate import Record
from linkstar.connect.payments.stripe import sign
from linkstar.connect.payments.stripe.fake import shapes
from linkstar.connect.payments.stripe.fake.gate import Refused
from linkstar.connect.payments.stripe.wire.values import stripes_amount

NAMES = {
    "balance_transactions": "balance transaction", "payouts": "payout", "disputes": "dispute", "refunds": "refund",
    "events": "event", "charges": "charge",
}  # fmt: skip
_FILTERS = {"balance_transactions": ("type", "currency"), "payouts": ("status",), "disputes": ("charge", "payment_intent"),
            "refunds": ("charge", "payment_intent"), "events": ("type",)}  # fmt: skip


class Books:
    """Records stand as {account, said, ...}; `said` is what Stripe tells."""

    def __init__(self, world: World) -> None:
        self.world = world

    def put(self, table: str, shop: Record, said: Record, **more: Any) -> None:
        """Keeps an object, new or changed."""
        self.world.table(table)[said["id"]] = {"account": shop["external_id"], "said": said, **more}

    def get(self, table: str, shop: Record, id_: str, *, param: str = "id") -> Record:
        """An object. Raises Refused."""
        found = self.world.table(table).get(id_)
        if found is None or found["account"] != shop["external_id"]:
            raise Refused(404, f"No such {NAMES[table]}: '{id_}'", code="resource_missing", param=param)
        said: Record = found["said"]
        return said

    def page(self, table: str, shop: Record, query: Mapping[str, str]) -> Record:
        """A list, newest first. Raises Refused."""
        limit = query.get("limit", "10")
        if not limit.isdigit() or not 1 <= int(limit) <= 100:
            raise Refused(
                400, "Invalid integer: limit must be between 1 and 100", code="parameter_invalid_integer", param="limit"
            )
        rows = [one for one in self.world.table(table).values() if one["account"] == shop["external_id"]]
        rows = sorted(rows, key=lambda one: (one["said"]["created"], one["said"]["id"]), reverse=True)
        rows = [one for one in rows if _fits(one, table, query)]
        after = query.get("starting_after", "")
        if after:
            self.get(table, shop, after, param="starting_after")
            at = [one["said"]["id"] for one in rows].index(after)
            rows = rows[at + 1 :]
        shown = [one["said"] for one in rows[: int(limit)]]
        if any(name.startswith("expand") and value == "data.source" for name, value in query.items()):
            shown = [self._expanded(one) for one in shown]
        return {"object": "list", "url": f"/v1/{table}", "has_more": len(rows) > int(limit), "data": shown}

    def tell(self, shop: Record, one: Told) -> None:
        """Puts a booking, payout, dispute or refund into the account."""
        if isinstance(one, SeenSettlementLine):
            self._book(shop, one)
        elif isinstance(one, SeenSettlement):
            self._pay(shop, one)
        elif isinstance(one, SeenClaim) and one.kind == "dispute":
            at = shapes.seconds(one.updated_at)
            is_new = one.external_id not in self.world.table("disputes")
            of = one.payment_id or f"ch_{one.order_id}"
            said = shapes.dispute_of(one, of)
            self.put("disputes", shop, said)
            self.happened(shop, f"charge.dispute.{'created' if is_new else 'updated'}", said, at)
        elif isinstance(one, SeenClaim):
            is_new = one.external_id not in self.world.table("refunds")
            said = shapes.refund_of(one, self._charge(shop, one.payment_id or f"ch_{one.order_id}", one.currency))
            self.put("refunds", shop, said)
            self.happened(shop, f"refund.{'created' if is_new else 'updated'}", said, shapes.seconds(one.updated_at))

    def refund(self, shop: Record, form: Mapping[str, str]) -> Record:
        """Sends money back at once, as for cards. Raises Refused."""
        of = self._wanted(shop, form)
        left = of["amount"] - of["amount_refunded"]
        amount = form.get("amount", str(left))
        if not amount.isdigit() or (amount == "0" and left):
            raise Refused(400, "Invalid positive integer", code="parameter_invalid_integer", param="amount")
        if form.get("reason", "duplicate") not in ("duplicate", "fraudulent", "requested_by_customer"):
            raise Refused(
                400, "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer", param="reason"
            )
        if not left:
            said = f"Charge {of['id']} has already been refunded."
            raise Refused(400, said, code="charge_already_refunded", is_kept=True)
        if int(amount) > left:
            said = f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})"
            raise Refused(400, said, param="amount", is_kept=True)
        at = int(self.world.now.timestamp())
        id_ = f"re_{len(self.world.table('refunds')) + 1:014d}"
        booking = shapes.transaction(
            id_.replace("re_", "txn_r"), -int(amount), of["currency"], at, type_="refund", source=id_
        )
        metadata = {name[9:-1]: value for name, value in form.items() if name.startswith("metadata[") and value}
        said_refund = shapes.refund(
            id_, of, int(amount), at, metadata=metadata, reason=form.get("reason"), balance_transaction=booking["id"]
        )
        total = of["amount_refunded"] + int(amount)
        self.put("charges", shop, {**of, "amount_refunded": total, "refunded": total == of["amount"]})
        self.put("refunds", shop, said_refund, is_ours=True)
        self.put("balance_transactions", shop, booking)
        self.happened(shop, "refund.created", said_refund, at)
        return said_refund

    def happened(self, shop: Record, kind: str, told: Record, at: int) -> None:
        """Keeps an event and sends it."""
        said = shapes.event(f"evt_{len(self.world.table('events')) + 1:014d}", kind, told, at)
        self.put("events", shop, said)
        body = orjson.dumps(said)
        header = sign.header_of(shop["secrets"].get("webhook_secret", ""), self.world.now, body)
        headers = {"content-type": "application/json; charset=utf-8", "stripe-signature": header}
        self.world.send(FakeWebhook(shop["external_id"], kind, body, headers))

    def _book(self, shop: Record, one: SeenSettlementLine) -> None:
        source = one.payment_id or f"ch_{one.order_id}"
        if one.kind == "sale":
            amount = stripes_amount(one.amount_minor, one.currency)
            self.put("charges", shop, shapes.charge(
                source, amount, one.currency.lower(), shapes.seconds(one.booked_at), one.order_id))  # fmt: skip
        elif one.kind == "refund":
            of, id_ = self._charge(shop, source, one.currency), one.claim_id or f"re_{one.external_id}"
            amount = -stripes_amount(one.amount_minor, one.currency)
            self.put("refunds", shop, shapes.refund(
                id_, of, amount, shapes.seconds(one.booked_at), metadata={"order_id": one.order_id}))  # fmt: skip
            source = id_
        elif one.claim_id:
            source = one.claim_id
        self.put("balance_transactions", shop, shapes.transaction_of(one, source), payout=one.settlement_id)

    def _pay(self, shop: Record, one: SeenSettlement) -> None:
        at = shapes.seconds(one.paid_at) if one.paid_at else one.version // 1_000_000
        is_new = one.external_id not in self.world.table("payouts")
        said = shapes.payout_of(one, at)
        self.put("payouts", shop, said)
        if is_new:
            self.happened(
                shop, "payout.created", {**said, "status": "in_transit", "reconciliation_status": "in_progress"}, at
            )
        if said["status"] in ("paid", "failed", "canceled"):
            self.happened(shop, f"payout.{said['status']}", said, at)
        if one.is_paid:
            self.happened(shop, "payout.reconciliation_completed", said, at)

    def _charge(self, shop: Record, id_: str, currency: str) -> Record:
        known = self.world.table("charges").get(id_)
        if known is None:
            self.put("charges", shop, shapes.charge(id_, 1_000_000, currency.lower(), int(self.world.now.timestamp())))
        said: Record = self.world.table("charges")[id_]["said"]
        return said

    def _wanted(self, shop: Record, form: Mapping[str, str]) -> Record:
        """The charge that shall be refunded."""
        if form.get("charge"):
            return self.get("charges", shop, form["charge"], param="charge")
        wanted = form.get("payment_intent", "")
        if not wanted:
            raise Refused(400, "One of the following params should be provided: charge or payment_intent.")
        for one in self.world.table("charges").values():
            if one["account"] == shop["external_id"] and one["said"]["payment_intent"] == wanted:
                said: Record = one["said"]
                return said
        raise Refused(404, f"No such payment_intent: '{wanted}'", code="resource_missing", param="payment_intent")

    def _expanded(self, booking: Record) -> Record:
        tables = (self.world.table(name) for name in ("charges", "refunds", "disputes", "payouts"))
        found = next((table[booking["source"]]["said"] for table in tables if booking.get("source") in table), None)
        return {**booking, "source": found} if found else booking


def _fits(one: Record, table: str, query: Mapping[str, str]) -> bool:
    said = one["said"]
    if any(query.get(name, said.get(name)) != said.get(name) for name in _FILTERS.get(table, ())):
        return False
    if query.get("payout", one.get("payout", "")) != one.get("payout", ""):
        return False
    kinds = [value for name, value in query.items() if name.startswith("types[")]
    since, until = query.get("created[gte]", "0"), query.get("created[lte]", "99999999999")
    return (not kinds or said["type"] in kinds) and int(since) <= said["created"] <= int(until)
