"""What the pretend PayPal keeps: transactions, captures, disputes and refunds, listed as PayPal lists them."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import orjson
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from linkstar.connect.afterwards import SeenClaim, SeenSettlement, SeenSettlementLine
from linkstar.connect.fake import FakeWebhook, Told, World
from linkstar.connect.fake_gate import Record
from linkstar.connect.payments.paypal import sign
from linkstar.connect.payments.paypal.fake.gate import Refused
from linkstar.connect.payments.paypal.wire.values import minor, money
from linkstar.connect.reading import moment, stamp

HIDDEN = timedelta(hours=3)  # so long a booking does not show in the report
AT_MOST = 10_000
CERT_URL = "https://api.paypal.com/v1/notifications/certs/CERT-pretend"
_CODES = {
    "sale": "T0006", "refund": "T1107", "fee": "T0106", "payout": "T0403", "reserve": "T2101", "adjustment": "T1201",
}  # fmt: skip
_ONLY_WHOLE = ("disputed_transactions", "dispute_outcome")  # the list leaves these out
_STATES = {"asked": "WAITING_FOR_SELLER_RESPONSE", "accepted": "UNDER_REVIEW"}
_OUTCOMES = {"done": "RESOLVED_BUYER_FAVOUR", "refused": "RESOLVED_SELLER_FAVOUR", "withdrawn": "CANCELED_BY_BUYER"}


class Books:
    """Records stand as {account, said, ...}; `said` is what PayPal tells."""

    def __init__(self, world: World) -> None:
        self.world = world

    def tell(self, shop: Record, one: Told) -> None:
        """Puts a booking, payout or dispute into the account. Raises ValueError for what PayPal tells nowhere."""
        if isinstance(one, SeenSettlementLine):
            self._book(shop, one)
        elif isinstance(one, SeenSettlement):
            at = one.paid_at or self.world.now
            info = _info(one.external_id, "T0403", money(-one.total_minor, one.currency), at)
            status = {"transaction_status": "S" if one.is_paid else "P"}
            self._put("transactions", shop, one.external_id, {"transaction_info": info | status})
        elif isinstance(one, SeenClaim) and one.kind == "dispute":
            self._dispute(shop, one)
        else:
            raise ValueError("PayPal tells refunds as bookings")

    def report(self, shop: Record, query: Mapping[str, str]) -> Record:
        """A page of transactions, oldest first. Raises Refused."""
        begins, ends = moment(query["start_date"]), moment(query["end_date"])
        if ends - begins > timedelta(days=31):
            raise _invalid("Date range is greater than 31 days", "end_date")
        size, page = int(query.get("page_size", "100")), int(query.get("page", "1"))
        if not 1 <= size <= 500 or page < 1:
            raise _invalid("page_size is out of range", "page_size")
        shown = []
        for one in self._mine("transactions", shop):
            info = one["said"]["transaction_info"]
            at = moment(info["transaction_updated_date"])
            if begins <= at <= ends and moment(info["transaction_initiation_date"]) <= self.world.now - HIDDEN:
                shown.append((at, info["transaction_id"], one["said"]))
        if len(shown) > shop["secrets"].get("pretend_at_most", AT_MOST):
            raise Refused(
                400, "RESULTSET_TOO_LARGE", "Result set size is greater than the maximum limit. Change the filter."
            )
        rows = [said for _, _, said in sorted(shown, key=lambda row: row[:2])][(page - 1) * size : page * size]
        return ({"transaction_details": rows} if rows else {}) | {
            "account_number": shop["external_id"], "start_date": query["start_date"], "end_date": query["end_date"],
            "last_refreshed_datetime": stamp(self.world.now - HIDDEN), "page": page, "total_items": len(shown),
            "total_pages": -(-len(shown) // size),
        }  # fmt: skip

    def disputes(self, shop: Record, query: Mapping[str, str]) -> Record:
        """A page of disputes in brief, latest first. Raises Refused."""
        begins, ends = moment(query["update_time_after"]), moment(query["update_time_before"])
        rows = [one["said"] for one in self._mine("disputes", shop)]
        rows = [one for one in rows if begins <= moment(one["update_time"]) <= ends]
        rows.sort(key=lambda one: (one["create_time"], one["dispute_id"]), reverse=True)
        token, size = query.get("next_page_token", ""), int(query.get("page_size", "10"))
        begin = int(base64.b64decode(token)) if token else 0
        links = [{"href": "https://api-m.paypal.com/v1/customer/disputes", "rel": "self", "method": "GET"}]
        if begin + size < len(rows):
            following = base64.b64encode(str(begin + size).encode()).decode().replace("=", "%3D")
            links.append({**links[0], "href": f"{links[0]['href']}?next_page_token={following}", "rel": "next"})
        brief = [{name: value for name, value in one.items() if name not in _ONLY_WHOLE} for one in rows]
        return ({"items": brief[begin : begin + size]} if brief[begin:] else {}) | {"links": links}

    def dispute(self, shop: Record, id_: str) -> Record:
        """A whole dispute. Raises Refused."""
        return self._get("disputes", shop, id_)

    def refund(self, shop: Record, capture_id: str, asked: Record) -> Record:
        """Sends money back. Raises Refused."""
        of = self._get("captures", shop, capture_id)
        currency, left = of["currency_code"], of["left"]
        wanted = asked.get("amount") or money(left, currency)
        if wanted["currency_code"] != currency:
            raise _unprocessable(
                "REFUND_CAPTURE_CURRENCY_MISMATCH", "Refund must be in the same currency as the capture."
            )
        if not left:
            raise _unprocessable("CAPTURE_FULLY_REFUNDED", "The capture has already been fully refunded.")
        if minor(wanted) > left:
            raise _unprocessable(
                "REFUND_AMOUNT_EXCEEDED", "The refund amount must be less than or equal to the capture amount."
            )
        id_ = f"1PRETENDREFUND{len(self.world.table('refunds')) + 1:03d}"
        link = {"href": f"https://api-m.paypal.com/v2/payments/refunds/{id_}", "rel": "self", "method": "GET"}
        said = {"id": id_, "amount": wanted, "status": "COMPLETED", "links": [link]}
        said |= {name: asked[name] for name in ("custom_id", "invoice_id", "note_to_payer") if name in asked}
        said |= {"create_time": stamp(self.world.now), "update_time": stamp(self.world.now)}
        self._put("captures", shop, capture_id, {**of, "left": left - minor(wanted)})
        self._put("refunds", shop, id_, said)
        info = _info(id_, "T1107", money(-minor(wanted), currency), self.world.now, capture_id)
        self._put("transactions", shop, id_, {"transaction_info": info | {"custom_field": asked.get("custom_id", id_)}})
        self._happened(shop, "PAYMENT.CAPTURE.REFUNDED", "refund", said)
        return said

    def refunds(self) -> list[Record]:
        """All refunds that were asked for."""
        return [one["said"] for one in self.world.table("refunds").values()]

    def _book(self, shop: Record, one: SeenSettlementLine) -> None:
        amount, of = money(one.amount_minor, one.currency), one.payment_id if one.kind != "sale" else ""
        info = _info(one.external_id, _CODES.get(one.kind, "T9900"), amount, one.booked_at, of)
        info |= ({"invoice_id": one.order_id} if one.order_id else {}) | (
            {"transaction_subject": one.note} if one.note else {}
        )
        self._put("transactions", shop, one.external_id, {"transaction_info": info})
        if one.kind == "sale":
            capture = {"currency_code": one.currency, "left": one.amount_minor}
            self._put("captures", shop, one.external_id, capture)

    def _dispute(self, shop: Record, one: SeenClaim) -> None:
        is_new = one.external_id not in self.world.table("disputes")
        said: Record = {
            "dispute_id": one.external_id, "create_time": stamp(one.asked_at), "update_time": stamp(one.updated_at),
            "disputed_transactions": [{
                "seller_transaction_id": one.payment_id, "create_time": stamp(one.asked_at), "transaction_status": "COMPLETED",
                "gross_amount": money(one.refund_minor, one.currency), "invoice_number": one.order_id,
            }],
            "reason": one.reason or "MERCHANDISE_OR_SERVICE_NOT_RECEIVED", "status": _STATES.get(one.state, "RESOLVED"),
            "dispute_amount": money(one.refund_minor, one.currency), "dispute_life_cycle_stage": "INQUIRY",
            "dispute_channel": "INTERNAL",
        }  # fmt: skip
        if one.state in _OUTCOMES:
            said["dispute_outcome"] = {"outcome_code": _OUTCOMES[one.state]}
        elif one.answer_by_at:
            said["seller_response_due_date"] = stamp(one.answer_by_at)
        self._put("disputes", shop, one.external_id, said)
        word = "CREATED" if is_new else "RESOLVED" if said["status"] == "RESOLVED" else "UPDATED"
        self._happened(shop, f"CUSTOMER.DISPUTE.{word}", "dispute", said)

    def _happened(self, shop: Record, kind: str, resource_type: str, told: Record) -> None:
        """Sends an event; only a shop that knows the pretend certificate can believe it, so others are sent none."""
        number = len(self.world.table("sent")) + 1
        pem = shop["secrets"].get("pretend_signing_key", "")
        if not pem:
            return
        self.world.table("sent")[str(number)] = {"kind": kind}
        body = orjson.dumps({
            "id": f"WH-{number:010d}", "event_version": "1.0", "create_time": stamp(self.world.now), "event_type": kind,
            "resource_type": resource_type, "resource_version": "1.0", "summary": kind.title(), "resource": told,
        })  # fmt: skip
        headers = {
            sign.ID_HEADER: f"pretend-{number}", sign.TIME_HEADER: stamp(self.world.now), "paypal-auth-algo": "SHA256withRSA",
            sign.CERTIFICATE_HEADER: CERT_URL, "content-type": "application/json",
        }  # fmt: skip
        text = sign.signed_text(headers, shop["secrets"].get(sign.WEBHOOK_ID, ""), body).encode()
        headers[sign.SIGNATURE_HEADER] = base64.b64encode(
            _key(pem).sign(text, padding.PKCS1v15(), hashes.SHA256())
        ).decode()
        self.world.send(FakeWebhook(shop["external_id"], kind, body, headers))

    def _put(self, table: str, shop: Record, id_: str, said: Record) -> None:
        self.world.table(table)[id_] = {"account": shop["external_id"], "said": said}

    def _mine(self, table: str, shop: Record) -> list[Record]:
        return [one for one in self.world.table(table).values() if one["account"] == shop["external_id"]]

    def _get(self, table: str, shop: Record, id_: str) -> Record:
        found = self.world.table(table).get(id_)
        if found is None or found["account"] != shop["external_id"]:
            message = "Specified resource ID does not exist. Please check the resource ID and try again."
            raise Refused(404, "RESOURCE_NOT_FOUND", message, issue="INVALID_RESOURCE_ID")
        said: Record = found["said"]
        return said


@lru_cache(maxsize=8)
def _key(pem: str) -> rsa.RSAPrivateKey:
    """The pretend signing key; reading one checks it, which takes a hundred times as long as signing."""
    key = load_pem_private_key(pem.encode(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("the pretend signing key is no RSA key")
    return key


def _info(id_: str, code: str, amount: Mapping[str, str], at: datetime, of: str = "") -> dict[str, Any]:
    info = {
        "transaction_id": id_, "transaction_event_code": code, "transaction_initiation_date": stamp(at),
        "transaction_updated_date": stamp(at), "transaction_amount": dict(amount), "transaction_status": "S",
        "protection_eligibility": "01", "instrument_type": "PAYPAL",
    }  # fmt: skip
    return info | ({"paypal_reference_id": of, "paypal_reference_id_type": "TXN"} if of else {})


def _invalid(message: str, field: str) -> Refused:
    return Refused(400, "INVALID_REQUEST", message, issue="INVALID_PARAMETER_VALUE", field=field)


def _unprocessable(issue: str, message: str) -> Refused:
    return Refused(422, "UNPROCESSABLE_ENTITY", message, issue=issue)
