"""Letters and the replies of mail servers. Pure.

A letter goes through the one client as a request with the method MAIL (`connect/mail.py`): addresses in its headers, the letter
in its body; the answer is the server's code and words as JSON. The sandbox takes the same request over HTTP.
"""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from linkstar.connect.answers import read_object, status_error
from linkstar.connect.mail import FROM, METHOD, TO as TO_HEADER
from linkstar.connect.notifier import Message, plain_text
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

USERNAME, PASSWORD, TO, SENDER = "username", "password", "to", "from"
BODY_MAX = 100_000
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_RECEIVERS_MAX = 50
_NO_PASSWORD = frozenset({530, 534, 535, 538})
_BUSY = frozenset({421, 450, 452})


def message_call(message: Message, account: Account) -> Request:
    """The letter. Raises PartnerRefused for addresses that are none."""
    sender, receivers = _sender(account), _receivers(account)
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = " ".join(message.title.split())[:200]
    letter["From"], letter["To"] = sender, ", ".join(receivers)
    letter["Message-ID"] = message_id(message.key, account)
    letter["Auto-Submitted"] = "auto-generated"  # so that nobody's holiday answers
    letter.set_content(plain_text(message, bytes_max=BODY_MAX))
    headers = {FROM: sender, TO_HEADER: ",".join(receivers), "content-type": "message/rfc822"}
    return Request("mail", METHOD, "/", headers=headers, body=letter.as_bytes(), is_safe=False)


def message_id(key: str, account: Account) -> str:
    """The Message-ID: the same on every try."""
    return f"<{re.sub(r'[^A-Za-z0-9._-]', '', key)}@{_sender(account).rpartition('@')[2]}>"


def signed(request: Request, account: Account, at: datetime) -> Request:
    """The letter with its day, and who we are at the server."""
    headers = dict(request.headers)
    if account.secrets.get(USERNAME):
        said = f"{account.secrets[USERNAME]}:{account.secrets.get(PASSWORD, '')}"
        headers["authorization"] = "Basic " + base64.b64encode(said.encode()).decode()
    method = "POST" if account.base_url.startswith("http") else request.method  # the sandbox's mail server
    return replace(
        request, method=method, headers=headers, body=f"Date: {format_datetime(at)}\r\n".encode() + request.body
    )


def error_of(answer: Answer) -> PartnerError | None:
    """The error in a reply: 2xx is taken, 4xx may pass, 5xx does not."""
    if answer.status >= 400:
        return status_error(answer)
    try:
        said = read_object(answer.body)
        code, words = int(said["code"]), str(said.get("message") or "")[:300]
    except (Unreadable, KeyError, TypeError, ValueError):
        return Unreadable("not a mail server's reply", body=answer.body)
    if 200 <= code < 300:
        return None
    if code in _NO_PASSWORD:
        return TokenRevoked(words, code=str(code))
    if code in _BUSY:
        return Throttled(words, code=str(code), retry_after_s=60.0)
    if 400 <= code < 500:
        return PartnerDown(words, code=str(code))
    return PartnerRefused(words, code=str(code))


def _sender(account: Account) -> str:
    said = account.config.get(SENDER) or account.secrets.get(USERNAME, "")
    if not _ADDRESS.fullmatch(said):
        raise PartnerRefused("the account has no address to write from", code="address", field=SENDER)
    return said


def _receivers(account: Account) -> list[str]:
    said = [one.strip() for one in re.split(r"[,;，；\s]+", account.config.get(TO, "")) if one.strip()]
    if not said or len(said) > _RECEIVERS_MAX or not all(_ADDRESS.fullmatch(one) for one in said):
        raise PartnerRefused(f"1 to {_RECEIVERS_MAX} addresses to write to are needed", code="address", field=TO)
    return list(dict.fromkeys(said))
