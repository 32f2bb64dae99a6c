"""The Stripe adapter: what it can, its budget, and where each verb is spoken (calls/, wire/, sign.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from linkstar.connect.afterwards import SeenClaim, Settled
from linkstar.connect.channel import Cursor, OrderPage, RawMessage, WebhookRequest
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.payment import RefundAnswer, RefundAsk
from linkstar.connect.payments.stripe import errors, sign, wire
from linkstar.connect.payments.stripe.calls import lists, refunds
from linkstar.connect.wire import (
    Account,
    Answer,
    BadSignature,
    Budget,
    Http,
    Learned,
    PartnerError,
    Request,
    Tokens,
    refuse_replayed,
)


class Stripe:
    """Stripe as a payment provider; implements the verbs that it names in `can`."""

    name = "stripe"
    title = "Stripe"
    can = frozenset({"settlements", "claims", "refund", "find_refund", "webhooks"})
    form = ConnectForm(
        external_id="acct_{name}",
        keys=(KeyAsked(sign.API_KEY), KeyAsked(sign.WEBHOOK_SECRET, is_optional=True)),
        base_url="https://api.stripe.com",
    )
    key_life_s = 86_400
    # An endpoint takes 25 calls a second, a test account 25 in all (README); the rest is left to the shop's own programs.
    budgets: Mapping[str, Budget] = {"*": Budget(rate=15.0, burst=20.0)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the key and the version of answers that we read."""
        return sign.sign(request, account)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: Stripe's answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return errors.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """None: Stripe's keys do not expire."""
        return None

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """An event, signed within the last five minutes. Raises BadSignature, Unreadable."""
        header, secret = request.headers.get(sign.SIGNATURE_HEADER, ""), account.secrets.get(sign.WEBHOOK_SECRET, "")
        signed_at = sign.signed_at_of(header, secret, request.body)
        if signed_at is None:
            raise BadSignature("not signed with the secret of this address", code="signature")
        refuse_replayed(signed_at, at)
        return [wire.event_message(request.body, "webhook")]

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Bookings and payouts."""
        return await lists.settlements_since(http, cursor)

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The lines of a booking, or a payout. Raises Unreadable."""
        return wire.read_settled(message, _order_names(account))

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """What happened to disputes and refunds."""
        return await lists.claims_since(http, cursor)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The dispute or refund that an event tells. Raises Unreadable."""
        return wire.read_claims(message, _order_names(account))

    async def refund(self, http: Http, asks: Sequence[RefundAsk]) -> Sequence[RefundAnswer]:
        """Sends money back; the same key within a day is one refund."""
        return await refunds.refund(http, asks)

    async def find_refund(self, http: Http, ask: RefundAsk) -> RefundAnswer | None:
        """The refund that carries this key, whenever it was made."""
        return await refunds.find_refund(http, ask)


def _order_names(account: Account) -> Sequence[str]:
    """The names under which the shop keeps its order in a payment's metadata."""
    said = account.config.get("order_metadata", "")
    return [name.strip() for name in said.split(",") if name.strip()] or wire.ORDER_NAMES
