"""Feishu's words: group robot messages, their signature and their answers. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

import orjson

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

TOKEN, SECRET = "hook_token", "signing_secret"
HOOK = "/open-apis/bot/v2/hook"
CONTENT_MAX = 18_000  # bytes; the whole body may have 20,000
_BUSY = frozenset({11232, 11233})
_NO_ROBOT = frozenset({19001, 19007})  # no such token; the robot was stopped or taken out


def message_call(message: Message) -> Request:
    """The call that writes a message; `<` is written wide, since `<at>` in a text calls everybody."""
    text = plain_text(message, bytes_max=CONTENT_MAX).replace("<", "＜")
    return call("bot/v2/hook", HOOK, {"msg_type": "text", "content": {"text": text}})


def signature(secret: str, timestamp: str) -> str:
    """HMAC-SHA256 of nothing, with time and secret as the key, in base64."""
    return base64.b64encode(hmac.new(f"{timestamp}\n{secret}".encode(), b"", hashlib.sha256).digest()).decode()


def signed(request: Request, account: Account, at: datetime) -> Request:
    """The call at the robot's address, with time and signature where it has a secret."""
    path = f"{request.path}/{quote(account.secrets.get(TOKEN, ''), safe='')}"
    secret, stamp = account.secrets.get(SECRET, ""), str(int(at.timestamp()))
    if not secret:
        return replace(request, path=path)
    said = {"timestamp": stamp, "sign": signature(secret, stamp), **orjson.loads(request.body)}
    return replace(request, path=path, body=orjson.dumps(said))


def error_of(answer: Answer) -> PartnerError | None:
    """The error in an answer: `code` (older robots: `StatusCode`) is 0 if it succeeded; some errors come with status 400."""
    try:
        said = read_object(answer.body)
    except Unreadable as wrong:
        return status_error(answer) or wrong
    code = said.get("code", said.get("StatusCode"))
    words = str(said.get("msg") or said.get("StatusMessage") or "")[:300]
    if code in _BUSY:
        return Throttled(words, code=str(code), retry_after_s=60.0)
    if code in _NO_ROBOT:
        return TokenRevoked(words, code=str(code))
    if answer.status >= 500:
        return PartnerDown(words, code=str(code))
    if code == 0 and answer.status < 400:
        return None
    return PartnerRefused(words, code=str(code))
