"""What Shopee pays out to cross-border sellers: payouts and the billing transactions in them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.shopee.wire.fields import PAYOUT_FIELDS, TRANSACTION_FIELDS
from linkstar.connect.channels.shopee.wire.values import minor
from linkstar.connect.channels.shopee.wire.wallet import read_wallet
from linkstar.connect.reading import Json, digest, loads, reading, seconds, strangers, unix_moment, unix_moment_or_none
from linkstar.connect.wire import Account

TYPES = frozenset({"ESCROW", "ADJUSTMENT"})
# Shopee's headers are words for people; the first that fits says what an amount is.
_WORDS: tuple[tuple[str, LineKind], ...] = (
    ("refund", "refund"), ("tax", "tax"), ("vat", "tax"), ("shipping", "shipping"), ("commission", "fee"), ("fee", "fee"),
    ("charge", "fee"),
)  # fmt: skip


def payout_message(payout: Json, transactions: Sequence[Json]) -> RawMessage:
    """The raw message of one payout with all its transactions."""
    body = orjson.dumps({"payout": payout, "transactions": transactions}, option=orjson.OPT_SORT_KEYS)
    id_ = str(payout.get("encrypted_payout_id") or "")
    at = unix_moment_or_none(payout.get("payout_time"))
    return RawMessage("settlements", f"{id_}@{digest(body)}", id_, body, "poll", at)


def read_settled(message: RawMessage, account: Account) -> Settled:
    """The lines of a payout, and the payout; or a booking in the wallet. Raises Unreadable."""
    with reading("a payout of Shopee", message.body):
        said = loads(message.body)
        if "wallet" in said:
            return read_wallet(said["wallet"], account.currency)
        payout, rows = said["payout"], list(said["transactions"])
        names = strangers("payout", payout, PAYOUT_FIELDS)
        for row in rows:
            kind = str(row.get("billing_transaction_type") or "")
            names |= strangers("transaction", row, TRANSACTION_FIELDS)
            names |= set() if kind.upper() in TYPES else {f"billing_transaction_type={kind}"}
        return Settled(_lines(payout, rows), [_payout(payout, len(rows))], sorted(names))


def _lines(payout: Json, rows: Sequence[Json]) -> list[SeenSettlementLine]:
    """Shopee numbers no transactions: a line's id is made of what it says, and counts those that say the same."""
    id_, at, seen, made = str(payout["encrypted_payout_id"]), unix_moment(payout["payout_time"]), dict[str, int](), []
    for row in rows:
        name = digest(orjson.dumps(row, option=orjson.OPT_SORT_KEYS))
        seen[name] = seen.get(name, 0) + 1
        currency, kind = str(row["currency"]), str(row.get("billing_transaction_type") or "")
        words = [kind, str(row.get("cost_header") or ""), str(row.get("scenario") or "")]
        made.append(
            SeenSettlementLine(
                external_id=f"{id_}:{name}.{seen[name]}",
                version=seconds(at) * 1_000_000,
                kind=_kind(words),
                channel_kind="/".join(filter(None, words)),
                amount_minor=minor(row.get("amount"), currency),
                currency=currency,
                booked_at=at,
                order_id=str(row.get("order_sn") or ""),
                settlement_id=id_,
                note=str(row.get("remark") or ""),
            )
        )
    return made


def _kind(words: Sequence[str]) -> LineKind:
    if words[0].upper() == "ESCROW":
        return "sale"
    text = " ".join(words[1:]).lower()
    return next((kind for word, kind in _WORDS if word in text), "adjustment")


def _payout(said: Json, count: int) -> SeenSettlement:
    """`from_amount` of orders' money became `payout_amount` of the payout's; a list of payouts holds only what was paid."""
    currency, at = str(said["payout_currency"]), unix_moment(said["payout_time"])
    return SeenSettlement(
        external_id=str(said["encrypted_payout_id"]), version=seconds(at) * 1_000_000, currency=currency,
        total_minor=minor(said.get("payout_amount"), currency), channel_state=str(said.get("pay_service") or ""), is_paid=True,
        ends_at=at, paid_at=at, reference=str(said.get("payee_id") or ""), lines_count=count,
    )  # fmt: skip
