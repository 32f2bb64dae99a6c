"""The DingTalk adapter: a group robot that tells, and an app's robot that answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.notifier import CallbackAnswer, Delivered, Message, Reply
from linkstar.connect.notifiers.dingtalk import sign, wire
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens


class DingTalk:
    """A robot in a DingTalk group."""

    name = "dingtalk"
    title = "钉钉 DingTalk"
    can = frozenset({"tell", "callback"})
    form = ConnectForm(
        keys=(
            KeyAsked(sign.TOKEN, "keys"),
            KeyAsked(sign.SECRET, "keys", is_optional=True),
            KeyAsked(sign.APP_SECRET, "keys", is_optional=True),
        ),
        base_url="https://oapi.dingtalk.com",
    )
    # 20 messages a minute for each robot; beyond it the robot is silenced for ten minutes, so we stay below.
    budgets: Mapping[str, Budget] = {"*": Budget(rate=15 / 60, burst=15)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the robot's token, and the signature where the robot asks for one."""
        return sign.signed(request, account, at)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer, which has the status 200."""
        return wire.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """None: a robot's token does not expire."""
        return None

    async def tell(self, http: Http, message: Message) -> Delivered:
        """Writes into the group."""
        await http.send(wire.message_call(message))
        return Delivered()

    def answer(self, request: WebhookRequest, account: Account, at: datetime, *, reply: Reply) -> CallbackAnswer:
        """Answers whoever wrote to the robot with the link. Raises BadSignature."""
        sign.check_callback(request, account, at)
        return CallbackAnswer(wire.reply(reply), "application/json")
