"""The e-mail adapter: an account at a mail server, and the addresses that it writes to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.notifier import Delivered, Message
from linkstar.connect.notifiers.email import wire
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens


class Email:
    """An account at a mail server. `base_url` is smtps://host:465, or smtp://host:587 with STARTTLS."""

    name = "email"
    title = "E-mail 邮件 (SMTP)"
    can = frozenset({"tell", "knows_keys"})  # mailboxes show a Message-ID once
    form = ConnectForm(
        external_id="{name}",
        keys=(
            KeyAsked(wire.USERNAME, "keys"),
            KeyAsked(wire.PASSWORD, "keys"),
            KeyAsked(wire.TO, "keys", "config"),
            KeyAsked(wire.SENDER, "keys", "config", is_optional=True),
        ),
        base_url="smtps://smtp.exmail.qq.com:465",
    )
    budgets: Mapping[str, Budget] = {"*": Budget(rate=30 / 60, burst=10)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds who we are at the mail server, and the day of the letter."""
        return wire.signed(request, account, at)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: mail servers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in the server's reply."""
        return wire.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """None: a password does not expire by itself."""
        return None

    async def tell(self, http: Http, message: Message) -> Delivered:
        """Sends one letter to all addresses of the account."""
        letter = wire.message_call(message, http.account)
        await http.send(letter)
        return Delivered(wire.message_id(message.key, http.account))
