"""One letter out by SMTP, through the same checks as every call: only public addresses, only encrypted, exactly the address
that was checked. A letter is a `Request` with the method MAIL; its answer is the server's code and words as JSON.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import smtplib
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

import orjson

from linkstar.connect.outgoing import REFUSED, AddressRefused, Outgoing
from linkstar.connect.wire import Answer, PartnerDown, PartnerRefused, Request

METHOD, FROM, TO = "MAIL", "x-mail-from", "x-mail-to"
_NOT_SENT = "not_sent"  # as transport has it: surely not arrived
_PATIENCE_S = 20.0
_PORTS = {"smtps": 465, "smtp": 587}


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a letter goes, and what is needed on the way."""

    outgoing: Outgoing
    host: str
    port: int
    is_tls: bool  # from the beginning; else by STARTTLS
    trust: ssl.SSLContext
    name: str = ""
    password: str = ""


class _Checked(smtplib.SMTP):
    """A connection to an address that was checked; the certificate is still that of the name."""

    def __init__(self, way: _Way) -> None:
        self._way = way
        super().__init__(way.host, way.port, local_hostname="[127.0.0.1]", timeout=_PATIENCE_S)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        place = self._way.outgoing.check(found, port)[0]
        plain = socket.create_connection((place, port), timeout)
        return self._way.trust.wrap_socket(plain, server_hostname=host) if self._way.is_tls else plain


async def post(outgoing: Outgoing, trust: ssl.SSLContext, request: Request, url: str) -> Answer:
    """The mail server's answer, whatever its code. Raises PartnerDown, PartnerRefused."""
    try:
        outgoing.check_url(url, is_mail=True)
    except AddressRefused as wrong:
        raise PartnerRefused(wrong.text("en"), code=REFUSED, field="base_url") from wrong
    parts = urlsplit(url)
    name, password = _who(request.headers.get("authorization", ""))
    way = _Way(
        outgoing,
        parts.hostname or "",
        parts.port or _PORTS[parts.scheme],
        parts.scheme == "smtps",
        trust,
        name,
        password,
    )
    code, words = await asyncio.to_thread(_deliver, way, request)
    body = orjson.dumps({"code": code, "message": words.decode("utf-8", "replace")})
    return Answer(200, {"content-type": "application/json"}, body)


def _deliver(way: _Way, request: Request) -> tuple[int, bytes]:
    """Code and words of the server. Before the letter itself is sent, every trouble is one of `not_sent`."""
    is_under_way = False
    server: smtplib.SMTP | None = None
    try:
        server = _Checked(way)
        if not way.is_tls and not _is_open_here(way, server):
            server.starttls(context=way.trust)
        if way.name:
            server.login(way.name, way.password)
        server.ehlo_or_helo_if_needed()
        code, words = server.mail(request.headers[FROM])
        for one in request.headers[TO].split(","):
            if code < 300:
                code, words = server.rcpt(one)
        if code >= 300:
            return code, words
        is_under_way = True
        return server.data(request.body)
    except smtplib.SMTPResponseException as said:
        words = said.smtp_error if isinstance(said.smtp_error, bytes) else str(said.smtp_error).encode()
        return said.smtp_code, words
    except (smtplib.SMTPException, OSError) as wrong:  # ssl's errors and time-outs are OSErrors
        code_ = "broken" if is_under_way else _NOT_SENT
        raise PartnerDown(
            f"the mail server cannot be reached: {str(wrong) or type(wrong).__name__}", code=code_
        ) from wrong
    except ValueError as wrong:  # a name or a letter that cannot be written as SMTP has it
        raise PartnerRefused(f"cannot be sent: {wrong}", code=REFUSED) from wrong
    finally:
        if server is not None:
            server.close()


def _is_open_here(way: _Way, server: smtplib.SMTP) -> bool:
    """A server of one's own network may do without encryption, if it has none and one's own network may be reached."""
    server.ehlo_or_helo_if_needed()
    return way.outgoing.is_own_network and not server.has_extn("starttls")


def _who(header: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(header.removeprefix("Basic "), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
