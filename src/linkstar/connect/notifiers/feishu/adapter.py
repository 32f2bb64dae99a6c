"""The Feishu adapter: a group robot that tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.notifier import Delivered, Message
from linkstar.connect.notifiers.feishu import wire
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens


class Feishu:
    """A robot in a Feishu (or Lark) group."""

    name = "feishu"
    title = "飞书 Feishu"
    can = frozenset({"tell"})
    form = ConnectForm(
        keys=(KeyAsked(wire.TOKEN, "keys"), KeyAsked(wire.SECRET, "keys", is_optional=True)),
        base_url="https://open.feishu.cn",
    )
    budgets: Mapping[str, Budget] = {"*": Budget(rate=100 / 60, burst=5)}  # 100 a minute and 5 a second for each robot

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Puts the robot's token into the address, and time and signature into the body where it asks for them."""
        return wire.signed(request, account, at)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer, whatever its status."""
        return wire.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """None: a robot's token does not expire."""
        return None

    async def tell(self, http: Http, message: Message) -> Delivered:
        """Writes into the group."""
        await http.send(wire.message_call(message))
        return Delivered()
