"""The PayPal adapter: what it can, its budgets, and where each verb is spoken (calls/, wire/, sign.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from linkstar.connect.afterwards import SeenClaim, Settled
from linkstar.connect.channel import Cursor, OrderPage, RawMessage, WebhookRequest
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.payment import RefundAnswer, RefundAsk
from linkstar.connect.payments.paypal import errors, sign, wire
from linkstar.connect.payments.paypal.calls import lists, oauth, refunds
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
)


class PayPal:
    """PayPal as a payment provider; implements the verbs that it names in `can`."""

    name = "paypal"
    title = "PayPal"
    can = frozenset({"settlements", "claims", "refund", "webhooks"})
    form = ConnectForm(
        keys=(
            KeyAsked("client_id"), KeyAsked("client_secret"), KeyAsked(sign.WEBHOOK_ID, is_optional=True),
            KeyAsked(sign.CERTIFICATES, is_optional=True),
        ),
        base_url="https://api-m.paypal.com",
    )  # fmt: skip
    key_life_s = 45 * 86_400
    # PayPal publishes no numbers: these are careful guesses.
    budgets: Mapping[str, Budget] = {"*": Budget(rate=5.0, burst=10.0), "search.get": Budget(rate=1.0, burst=5.0)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the account's token."""
        return sign.sign(request, account)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: PayPal's answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return errors.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """A new access token. Raises TokenRevoked."""
        return await oauth.refresh(http)

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """An event, where the account knows PayPal's certificate. A copy is known by its key. Raises BadSignature, Unreadable."""
        if not sign.is_paypals(request.headers, account, request.body):
            raise BadSignature("not signed with a certificate of PayPal's that this account knows", code="signature")
        return [wire.event_message(request.body)]

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Bookings, payouts among them."""
        return await lists.settlements_since(http, cursor)

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The lines of a booking, and the payout that it is. Raises Unreadable."""
        said = account.config.get("order_field", "")
        return wire.read_settled(message, [said] if said else wire.ORDER_FIELDS)

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Disputes that changed."""
        return await lists.claims_since(http, cursor)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The dispute in a message. Raises Unreadable."""
        return wire.read_claims(message)

    async def refund(self, http: Http, asks: Sequence[RefundAsk]) -> Sequence[RefundAnswer]:
        """Sends money back; the same key within 45 days is one refund."""
        return await refunds.refund(http, asks)
