"""The contract of a notifier: who brings news to people or to other programs, and answers them with a link. Decision 0019.

A notifier sends what it is given and decides nothing: which news, to whom, in which language and when is core.notices' to say.
It is asked once for each message; a try that may have succeeded is repeated only where the receiver knows keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import orjson

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.wire import Account, Http, Request, Speaks

_MORE = {"zh": "…… 另有 {n} 条", "en": "… and {n} more"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for programs: `type` is its name, dotted; `data` holds ids, numbers and plain words."""

    type: str
    happened_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `key` is the same on every try, and when a person sends it again."""

    key: str
    title: str
    lines: Sequence[str]
    url: str = ""  # the page of LinkStar that helps
    language: str = "zh"  # zh | en
    event: Event | None = None  # for notifiers with the verb `events`: the one event that it tells


@dataclass(frozen=True, slots=True)
class Delivered:
    """The receiver took it. `external_id`: its own name of the message, where it says one."""

    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to whoever writes to us: a sentence and the page to open. Nothing else can be done by a callback."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """The body of our answer to a callback."""

    body: bytes
    media_type: str


class Notifier(Speaks, Protocol):
    """A notifier. `can` holds its verbs.

    tell: it brings messages. knows_keys: the same key twice is one message. events: it is for programs, each event alone and
    whole. callback: people may write to it.
    """

    can: frozenset[str]

    async def tell(self, http: Http, message: Message) -> Delivered:
        """Brings one message. Raises PartnerError; PartnerDown of code timeout, broken or half: it may have come."""
        ...


class AnsweringNotifier(Notifier, Protocol):
    """What a notifier with the verb `callback` has beside."""

    def answer(self, request: WebhookRequest, account: Account, at: datetime, *, reply: Reply) -> CallbackAnswer:
        """Our answer to a callback that its partner signed: proof that the address is ours, or the reply.

        Raises BadSignature, Unreadable.
        """
        ...


def call(operation: str, path: str, said: Mapping[str, Any], *, query: Mapping[str, str] | None = None) -> Request:
    """A JSON call that must not be repeated by itself: a chat shows every copy."""
    return Request(
        operation, "POST", path, query=query or {}, headers={"content-type": "application/json; charset=utf-8"},
        body=orjson.dumps(said), is_safe=False,
    )  # fmt: skip


def plain_text(message: Message, *, bytes_max: int) -> str:
    """Title, as many lines as fit, how many were left out, and the link: plain text of `bytes_max` bytes in UTF-8 at most."""
    room = bytes_max - len(message.url.encode()) - 1 - 40  # 40: the sentence about those left out
    kept = [cut(message.title, max(0, room))]
    room -= len(kept[0].encode()) + 1
    for number, line in enumerate(message.lines):
        size = len(line.encode()) + 1
        if size > room and number == 0 and room > 0:  # one line alone is cut, not left out
            line = cut(line, room - 1)
            size = len(line.encode()) + 1
        if size > room:
            more = _MORE["zh" if message.language.startswith("zh") else "en"]
            kept.append(more.format(n=len(message.lines) - number))
            break
        kept.append(line)
        room -= size
    return "\n".join([*kept, *([message.url] if message.url else [])])


def cut(text: str, bytes_max: int) -> str:
    """The text, or its beginning with an ellipsis, of `bytes_max` bytes in UTF-8 at most."""
    raw = text.encode()
    if len(raw) <= bytes_max:
        return text
    return raw[: max(0, bytes_max - 3)].decode("utf-8", "ignore") + ("…" if bytes_max >= 3 else "")
