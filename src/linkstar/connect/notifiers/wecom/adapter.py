"""The WeCom adapter: a group robot that tells, and an app's callback that answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.notifier import CallbackAnswer, Delivered, Message, Reply
from linkstar.connect.notifiers.wecom import callback, wire
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens


class WeCom:
    """A robot in a WeCom group."""

    name = "wecom"
    title = "企业微信 WeCom"
    can = frozenset({"tell", "callback"})
    form = ConnectForm(
        keys=(
            KeyAsked(wire.KEY, "keys"),
            KeyAsked(callback.TOKEN, "keys", is_optional=True),
            KeyAsked(callback.AES_KEY, "keys", is_optional=True),
            KeyAsked(callback.RECEIVER, "keys", "config", is_optional=True),
        ),
        base_url="https://qyapi.weixin.qq.com",
    )
    budgets: Mapping[str, Budget] = {"*": Budget(rate=20 / 60, burst=20)}  # 20 messages a minute for each robot

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the robot's key, which is the secret."""
        return wire.signed(request, account)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer, which has the status 200."""
        return wire.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """None: a robot's key does not expire."""
        return None

    async def tell(self, http: Http, message: Message) -> Delivered:
        """Writes into the group."""
        await http.send(wire.message_call(message))
        return Delivered()

    def answer(self, request: WebhookRequest, account: Account, at: datetime, *, reply: Reply) -> CallbackAnswer:
        """Proves that the address is ours, or answers with the link. Raises BadSignature, Unreadable."""
        return callback.answer(request, account, at, reply=reply)
