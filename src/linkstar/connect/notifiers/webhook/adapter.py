"""The webhook adapter: one signed POST for each event, to the address that is the account's base address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.notifier import Delivered, Message
from linkstar.connect.notifiers.webhook import sign, wire
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens


class Webhook:
    """A receiver of webhooks."""

    name = "webhook"
    title = "Webhook (Standard Webhooks)"
    can = frozenset({"tell", "events", "knows_keys"})
    form = ConnectForm(keys=(KeyAsked(sign.SECRET, "keys"), KeyAsked(sign.OLD_SECRET, "keys", is_optional=True)))
    budgets: Mapping[str, Budget] = {"*": Budget(rate=50.0, burst=100.0)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds time and signatures; every try is signed anew."""
        return sign.signed(request, account, at)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: receivers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer; every 2xx is taken."""
        return wire.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """None: secrets are changed by people."""
        return None

    async def tell(self, http: Http, message: Message) -> Delivered:
        """Sends one event. Raises TokenRevoked when the receiver is gone for good (410)."""
        await http.send(wire.message_call(message, http.account.base_url))
        return Delivered(message.key)
