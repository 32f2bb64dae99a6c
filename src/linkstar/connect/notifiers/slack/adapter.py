"""The Slack adapter: an incoming webhook that tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.notifier import Delivered, Message
from linkstar.connect.notifiers.slack import wire
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens


class Slack:
    """A channel of a Slack workspace."""

    name = "slack"
    title = "Slack"
    can = frozenset({"tell"})
    form = ConnectForm(keys=(KeyAsked(wire.PATH, "keys"),), base_url="https://hooks.slack.com")
    budgets: Mapping[str, Budget] = {"*": Budget(rate=1.0, burst=3.0)}  # one a second for each address, short bursts

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Puts the secret part into the address."""
        return wire.signed(request, account)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return wire.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """None: the address does not expire."""
        return None

    async def tell(self, http: Http, message: Message) -> Delivered:
        """Writes into the channel."""
        await http.send(wire.message_call(message))
        return Delivered()
