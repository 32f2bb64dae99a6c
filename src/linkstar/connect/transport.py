"""One HTTP round trip: a `Request` out, an `Answer` back, and every trouble of the network as a `PartnerError`."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import aiohttp
import orjson
from multidict import CIMultiDictProxy

from linkstar.connect import mail
from linkstar.connect.client import Client, trust
from linkstar.connect.outgoing import REFUSED
from linkstar.connect.wire import (
    Account,
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    Unreadable,
)

AGENT = "LinkStar/1.0 (Language=Python)"
NOT_SENT = "not_sent"  # code of a PartnerDown that surely did not reach the partner: safe to send again
ANSWER_MAX = 64_000_000  # bytes, unpacked
_PARSED_MAX = 65_536  # bytes; of longer JSON only the ends are looked at
_TOO_LARGE = f"the answer is larger than {ANSWER_MAX // 1_000_000} MB"
CODINGS = ("identity", "gzip", "x-gzip", "deflate")
_HEADERS = {"user-agent": AGENT, "accept": "*/*", "accept-encoding": "gzip, deflate"}


def url_of(request: Request, account: Account) -> str:
    """The whole address of a request, below the account's base address unless it is whole already."""
    is_whole = request.path.startswith(("http://", "https://"))
    address = request.path if is_whole else account.base_url.rstrip("/") + "/" + request.path.lstrip("/")
    return address + ("?" + urlencode(request.query, quote_via=quote) if request.query else "")


async def exchange(client: Client, request: Request, url: str) -> Answer:
    """The partner's answer, whatever its status. Raises PartnerDown, PartnerRefused, Unreadable for one that is too large."""
    if request.method == mail.METHOD:
        return await mail.post(client.outgoing, trust(), request, url)
    try:
        answer = await _ask(client, request, url)
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as wrong:
        raise PartnerDown(f"cannot be reached: {_words(wrong)}", code=NOT_SENT) from wrong
    except TimeoutError as wrong:
        raise PartnerDown(f"no answer in time: {_words(wrong)}", code="timeout") from wrong
    except ValueError as wrong:  # an address or a header that cannot be sent; nothing left this machine
        raise PartnerRefused(f"cannot be sent: {_words(wrong)}", code=REFUSED) from wrong
    except aiohttp.ClientResponseError as wrong:
        if "content-encoding" in wrong.message:  # one that the library knows and cannot unpack here
            raise Unreadable(f"the answer is packed in a way that nobody asked for: {wrong.message}") from wrong
        raise PartnerDown(f"the connection broke: {_words(wrong)}", code="broken") from wrong
    except (aiohttp.ClientError, OSError) as wrong:
        raise PartnerDown(f"the connection broke: {_words(wrong)}", code="broken") from wrong
    if _is_half(answer):
        raise PartnerDown("half an answer", code="half")
    return answer


async def _ask(client: Client, request: Request, url: str) -> Answer:
    headers = _HEADERS | {name.lower(): value for name, value in request.headers.items()}
    async with client.ask(request.method, url, headers, request.body or None) as said:
        _refuse_strange(said.headers)
        body = await _read(said.content)
        return Answer(said.status, _plain(said.headers), body)


def plain_error(request: Request, answer: Answer) -> PartnerError | None:
    """The error of a status that an adapter has no word for; None below 400."""
    status, after = answer.status, retry_after(answer.headers)
    if status < 400:
        return None
    said = f"status {status}"
    if status == 429:
        return Throttled(said, code="429", retry_after_s=after)
    if status == 401 and request.needs_token:
        return TokenExpired(said, code="401")
    if status >= 500:
        return PartnerDown(said, code=str(status), retry_after_s=after)
    return PartnerRefused(said, code=str(status))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds of a Retry-After header; dates are not used by partners and are ignored."""
    try:
        return max(0.0, float(headers["retry-after"]))
    except (KeyError, ValueError):
        return None


async def _read(content: aiohttp.StreamReader) -> bytes:
    """The body, unpacked piece by piece, so that a small answer cannot grow beyond what memory holds. Raises Unreadable."""
    parts, size = [], 0
    async for part in content.iter_any():
        parts.append(part)
        size += len(part)
        if size > ANSWER_MAX:
            raise Unreadable(_TOO_LARGE, body=parts[0][:1000])
    return b"".join(parts)


def _plain(headers: CIMultiDictProxy[str]) -> dict[str, str]:
    """Names in small letters; of a header that comes more than once, all values with commas between."""
    plain: dict[str, str] = {}
    for name, value in headers.items():
        key = name.lower()
        plain[key] = f"{plain[key]}, {value}" if key in plain else value
    return plain


def _refuse_strange(headers: Mapping[str, str]) -> None:
    """Raises Unreadable for a body that is packed in a way that nobody asked for."""
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding and coding not in CODINGS:
        raise Unreadable(f"the answer is packed as {coding[:60]!r}, which nobody asked for")


def _is_half(answer: Answer) -> bool:
    """JSON that was cut off on its way; what is whole and wrong is the adapter's to tell."""
    body = answer.body.strip()
    if not body or "json" not in answer.headers.get("content-type", ""):
        return False
    if body[:1] in b"{[" and body[-1:] != {b"{": b"}", b"[": b"]"}[body[:1]]:
        return True
    if len(body) > _PARSED_MAX:
        return False
    try:
        orjson.loads(body)
    except orjson.JSONDecodeError:
        return True
    return False


def _words(wrong: Exception) -> str:
    return str(wrong) or type(wrong).__name__
