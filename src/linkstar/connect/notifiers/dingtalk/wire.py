"""DingTalk's words: group robot messages, their answers, and answers to callbacks. Pure.

Messages go as `text`: in `markdown` a name that somebody chose at a shop could make a link of its own.
"""

from __future__ import annotations

import orjson

from linkstar.connect.answers import read_object, status_error
from linkstar.connect.notifier import Message, Reply, call, plain_text
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenRevoked,
    Unreadable,
)

SEND = "/robot/send"
CONTENT_MAX = 18_000  # bytes; the whole body may have 20,000
_BUSY = frozenset({130101, 410100, 302033, 660026})  # more than 20 in a minute: silent for ten minutes
_NO_ROBOT = frozenset({300001, 300005, 400101, 400102, 400106, 400013})  # no such token; stopped; the group was closed
_PAUSE_S = 600.0


def message_call(message: Message) -> Request:
    """The call that writes a message."""
    said = {
        "msgtype": "text",
        "text": {"content": plain_text(message, bytes_max=CONTENT_MAX)},
        "at": {"isAtAll": False},
    }
    return call(SEND, SEND, said)


def reply(said: Reply) -> bytes:
    """What a robot answers to whoever wrote to it."""
    return orjson.dumps({"msgtype": "text", "text": {"content": f"{said.text}\n{said.url}"}})


def error_of(answer: Answer) -> PartnerError | None:
    """The error in an answer: `errcode` is 0 if it succeeded. 310000: keyword, signature or address is not what was set."""
    if answer.status >= 400:
        return status_error(answer)
    try:
        said = read_object(answer.body)
    except Unreadable as wrong:
        return wrong
    code, words = said.get("errcode"), str(said.get("errmsg") or "")[:300]
    if code == 0:
        return None
    if code in _BUSY:
        return Throttled(words, code=str(code), retry_after_s=_PAUSE_S)
    if code in _NO_ROBOT:
        return TokenRevoked(words, code=str(code))
    if code == -1:
        return PartnerDown(words, code="-1")
    return PartnerRefused(words, code=str(code))
