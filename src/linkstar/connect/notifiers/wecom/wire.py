"""WeCom's words: group robot messages and their answers. Pure.

Messages go as `text`: in `markdown` a name that somebody chose at a shop could make a link of its own.
"""

from __future__ import annotations

from dataclasses import replace

from linkstar.connect.answers import read_object, status_error
from linkstar.connect.notifier import Message, call, plain_text
from linkstar.connect.wire import (
    Account,
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenRevoked,
    Unreadable,
)

KEY = "robot_key"
SEND = "/cgi-bin/webhook/send"
CONTENT_MAX = 2048  # bytes of a text
_BUSY = frozenset({45009, 45033})
_NO_ROBOT = frozenset({93000, 93004, 93008})  # no such key; the robot was stopped; it is not in the group
_THEIRS = frozenset({-1, 50001})  # "system busy"


def message_call(message: Message) -> Request:
    """The call that writes a message."""
    return call(SEND, SEND, {"msgtype": "text", "text": {"content": plain_text(message, bytes_max=CONTENT_MAX)}})


def signed(request: Request, account: Account) -> Request:
    """The call with the robot's key."""
    return replace(request, query={**request.query, "key": account.secrets.get(KEY, "")})


def error_of(answer: Answer) -> PartnerError | None:
    """The error in an answer: `errcode` is 0 if it succeeded."""
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
        return Throttled(words, code=str(code), retry_after_s=60.0)
    if code in _NO_ROBOT:
        return TokenRevoked(words, code=str(code))
    if code in _THEIRS:
        return PartnerDown(words, code=str(code))
    return PartnerRefused(words, code=str(code))
