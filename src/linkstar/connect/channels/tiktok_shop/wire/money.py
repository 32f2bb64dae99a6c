"""What TikTok Shop settles: statements and their transactions. Pure."""

from __future__ import annotations

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.tiktok_shop.wire.fields import TRANSACTION_FIELDS
from linkstar.connect.channels.tiktok_shop.wire.values import minor
from linkstar.connect.reading import Json, digest, loads, reading, seconds, strangers, unix_moment, unix_moment_or_none

_PARTS: tuple[tuple[str, LineKind], ...] = (
    ("shipping_cost_amount", "shipping"),
    ("fee_tax_amount", "fee"),
    ("adjustment_amount", "adjustment"),
)


def statement_message(said: Json) -> RawMessage:
    """The raw message of one statement."""
    body = orjson.dumps({"statement": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("id") or "")
    return RawMessage(
        "settlements", f"{id_}@{digest(body)}", id_, body, "poll", unix_moment_or_none(said.get("statement_time"))
    )


def transaction_message(statement: Json, said: Json) -> RawMessage:
    """The raw message of one transaction, with what of its statement is needed to read it."""
    about = {name: statement.get(name) for name in ("id", "create_time", "currency", "status")}
    body = orjson.dumps({"of": about, "transaction": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("id") or "")
    key = f"{about['id']}/{id_}@{digest(body)}"
    return RawMessage("settlements", key, id_, body, "poll", unix_moment_or_none(statement.get("create_time")))


def read_settled(message: RawMessage) -> Settled:
    """The lines of a transaction, or a statement. Raises Unreadable."""
    with reading("a statement or transaction of TikTok Shop", message.body):
        said = loads(message.body)
        return _statement(said["statement"]) if "statement" in said else _transaction(said["of"], said["transaction"])


def _statement(said: Json) -> Settled:
    at, currency, status = (
        unix_moment(said["statement_time"]),
        str(said["currency"]),
        str(said.get("payment_status") or ""),
    )
    paid_at = unix_moment_or_none(said.get("payment_time"))
    one = SeenSettlement(
        external_id=str(said["id"]), version=seconds(paid_at or at) * 1_000_000 + (status == "PAID"), currency=currency,
        total_minor=minor(said.get("settlement_amount"), currency), channel_state=status, is_paid=status == "PAID",
        ends_at=at, paid_at=paid_at if status == "PAID" else None, reference=str(said.get("payment_id") or ""),
    )  # fmt: skip
    known = ("PAID", "PROCESSING", "FAILED", "SETTLED", "")
    return Settled(settlements=[one], unknown=[] if status in known else [f"payment_status={status}"])


def _transaction(statement: Json, said: Json) -> Settled:
    """A transaction is told by its parts: revenue, shipping, fees and taxes, adjustments, which add up to what is settled."""
    currency, at, id_ = str(statement["currency"]), unix_moment(statement["create_time"]), str(said["id"])
    kind_told = str(said.get("type") or "")
    order_id = str(said.get("order_id") or said.get("adjustment_order_id") or said.get("associated_order_id") or "")
    revenue, settled = minor(said.get("revenue_amount"), currency), minor(said.get("settlement_amount"), currency)
    parts = [(name, kind, minor(said.get(name), currency)) for name, kind in _PARTS]
    reserve = minor(said.get("reserve_amount"), currency)
    summed, unknown = sum(amount for _, _, amount in parts), strangers("transaction", said, TRANSACTION_FIELDS)
    # Older answers tell costs below zero, newer ones above; the sum says which it is.
    sign = 1 if revenue + summed == settled else -1
    lines = [("revenue_amount", "refund" if revenue < 0 else "sale", revenue)] if revenue else []
    lines += [(name, kind, sign * amount) for name, kind, amount in parts if amount]
    if reserve:
        lines = [("reserve_amount", "reserve", reserve)]
    elif sum(amount for _, _, amount in lines) != settled:
        unknown.add("transaction whose parts do not add up")
        lines = [("settlement_amount", "other", settled)]
    return Settled(
        [
            SeenSettlementLine(
                external_id=id_ if not place else f"{id_}:{name}",
                version=seconds(at) * 1_000_000,
                kind=kind,  # type: ignore[arg-type]  # a pair of the table above
                channel_kind=f"{kind_told}/{name}",
                amount_minor=amount,
                currency=currency,
                booked_at=at,
                order_id=order_id,
                settlement_id=str(statement.get("id") or ""),
                note=str(said.get("adjustment_id") or ""),
            )
            for place, (name, kind, amount) in enumerate(lines)
        ],
        unknown=sorted(unknown),
    )
