"""Slack's words: incoming webhook messages and their answers, a word of plain text. Pure."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from linkstar.connect.answers import status_error
from linkstar.connect.notifier import Message, call, plain_text
from linkstar.connect.wire import Account, Answer, PartnerError, PartnerRefused, Request, TokenRevoked

PATH = "hook_token"  # what stands behind /services/: T…/B…/…
HOOK = "/services"
CONTENT_MAX = 12_000  # bytes; Slack cuts beyond 40,000 characters and asks for 4,000
_GONE = frozenset({"no_service", "no_service_id", "no_team", "team_disabled", "invalid_token", "channel_not_found"})
_GONE_TOO = frozenset({"channel_is_archived", "user_not_found", "action_prohibited"})


def message_call(message: Message) -> Request:
    """The call that writes a message; what a text means to Slack is escaped as Slack asks for."""
    text = plain_text(message, bytes_max=CONTENT_MAX)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, name)
    return call("incoming-webhook", HOOK, {"text": text, "mrkdwn": False, "unfurl_links": False})


def signed(request: Request, account: Account) -> Request:
    """The call at the channel's own address."""
    return replace(request, path=f"{request.path}/{quote(account.secrets.get(PATH, ''), safe='/')}")


def error_of(answer: Answer) -> PartnerError | None:
    """The error in an answer; None for `ok`."""
    word = answer.body[:100].decode("utf-8", "replace").strip()
    if answer.status < 400:
        return None if word == "ok" else PartnerRefused(word, code=str(answer.status))
    if word in _GONE or word in _GONE_TOO or answer.status == 410:
        return TokenRevoked(word, code=word)
    if answer.status in (401, 403, 404):
        return PartnerRefused(word, code=str(answer.status))
    return status_error(answer)
