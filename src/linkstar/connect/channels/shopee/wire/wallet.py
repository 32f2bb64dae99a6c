"""The wallet of local sellers (get_wallet_transaction_list): what is booked to it, and what is withdrawn from it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.shopee.wire.fields import WALLET_FIELDS
from linkstar.connect.channels.shopee.wire.values import minor
from linkstar.connect.reading import Json, digest, seconds, strangers, unix_moment, unix_moment_or_none

KINDS: Mapping[str, LineKind] = {
    "ESCROW_VERIFIED_ADD": "sale", "ESCROW_VERIFIED_MINUS": "sale", "WITHDRAWAL_CREATED": "payout",
    "WITHDRAWAL_COMPLETED": "payout", "WITHDRAWAL_CANCELLED": "payout", "ADJUSTMENT_ADD": "adjustment",
    "ADJUSTMENT_MINUS": "adjustment", "FBS_ADJUSTMENT_ADD": "adjustment", "FBS_ADJUSTMENT_MINUS": "adjustment",
    "ADJUSTMENT_CENTER_ADD": "adjustment", "ADJUSTMENT_CENTER_DEDUCT": "adjustment", "FSF_COST_PASSING_DEDUCT": "shipping",
    "PERCEPTION_VAT_TAX_DEDUCT": "tax", "PERCEPTION_TURNOVER_TAX_DEDUCT": "tax",
    "PAID_ADS_CHARGE": "fee", "PAID_ADS_REFUND": "fee",
    "FAST_ESCROW_DISBURSE": "sale", "FAST_ESCROW_DEDUCT": "sale", "FAST_ESCROW_DISBURSE_REMAIN": "sale",
    "AFFILIATE_ADS_SELLER_FEE": "fee", "AFFILIATE_ADS_SELLER_FEE_REFUND": "fee", "AFFILIATE_FEE_DEDUCT": "fee",
}  # fmt: skip
STATES = frozenset({"COMPLETED", "PENDING", "INITIAL", "FAILED"})
# What a transaction is known by: it has no id, and its state may change.
_SELF = (
    "amount",
    "create_time",
    "current_balance",
    "order_sn",
    "reason",
    "refund_sn",
    "transaction_type",
    "withdrawal_id",
)


def wallet_message(said: Json) -> RawMessage:
    """The raw message of one transaction."""
    body, id_ = orjson.dumps({"wallet": said}, option=orjson.OPT_SORT_KEYS), wallet_id(said)
    return RawMessage(
        "settlements", f"{id_}@{digest(body)}", id_, body, "poll", unix_moment_or_none(said.get("create_time"))
    )


def wallet_id(said: Json) -> str:
    """An id made of what does not change; the balance after it tells equal bookings apart."""
    return digest(orjson.dumps([said.get(name) for name in _SELF]))


def read_wallet(said: Json, currency: str) -> Settled:
    """A booking or a withdrawal. A withdrawal leaves the balance when it is made, so its end is told, but no line."""
    kind, state, at = str(said["transaction_type"]), str(said.get("status") or ""), unix_moment(said["create_time"])
    names = strangers("wallet", said, WALLET_FIELDS)
    names |= set() if kind in KINDS else {f"transaction_type={kind}"}
    names |= set() if state in STATES else {f"wallet status={state}"}
    withdrawal = str(said.get("withdrawal_id") or "") if kind.startswith("WITHDRAWAL_") else ""
    amount = _amount(said, currency)
    lines = []
    if state != "FAILED" and kind != "WITHDRAWAL_COMPLETED":
        line = SeenSettlementLine(
            external_id=wallet_id(said),
            version=seconds(at) * 1_000_000 + (state == "COMPLETED"),
            kind=KINDS.get(kind, "other"),
            channel_kind=f"{kind}/{state}",
            amount_minor=amount,
            currency=currency,
            booked_at=at,
            order_id=str(said.get("order_sn") or ""),
            claim_id=str(said.get("refund_sn") or ""),
            settlement_id=withdrawal,
            note=str(said.get("reason") or said.get("txn_title") or said.get("description") or ""),
        )
        lines.append(line)
    is_paid = kind == "WITHDRAWAL_COMPLETED"
    ended = [
        SeenSettlement(
            withdrawal,
            seconds(at) * 1_000_000 + is_paid,
            currency,
            abs(amount),
            kind,
            is_paid,
            paid_at=at if is_paid else None,
        )
    ]
    return Settled(lines, ended if withdrawal else [], sorted(names))


def _amount(said: Json, currency: str) -> int:
    """Above zero: into the wallet. `money_flow` says so where it is told; otherwise the amount's own sign."""
    amount, flow = minor(said.get("amount"), currency), str(said.get("money_flow") or "")
    return {"MONEY_IN": abs(amount), "MONEY_OUT": -abs(amount)}.get(flow, amount)
