"""One HTTP round trip: a `Request` out, an `Answer` back, and every trouble of the network as a `PartnerError`."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import httpx
import orjson

from linkstar.connect.outgoing import REFUSED, Outgoing, guard
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
_TIMEOUT = httpx.Timeout(30.0, connect=5.0, pool=30.0)
_LIMITS = httpx.Limits(max_connections=64, max_keepalive_connections=32, keepalive_expiry=5.0)
ANSWER_MAX = 64_000_000  # bytes, unpacked
_PARSED_MAX = 65_536  # bytes; of longer JSON only the ends are looked at
_TOO_LARGE = f"the answer is larger than {ANSWER_MAX // 1_000_000} MB"
CODINGS = ("identity", "gzip", "x-gzip", "deflate")
_HEADERS = {"user-agent": AGENT, "accept": "*/*", "accept-encoding": "gzip, deflate"}
_HERE = ("all://127.0.0.1", "all://localhost", "all://[::1]")


def new_client(outgoing: Outgoing) -> httpx.AsyncClient:
    """The one client of a process: keep-alive, at most 64 connections, proxies of the environment but not for loopback."""
    mounts: dict[str, httpx.AsyncBaseTransport | None] = dict.fromkeys(_HERE)
    return guard(httpx.AsyncClient(timeout=_TIMEOUT, limits=_LIMITS, mounts=mounts), outgoing)


def url_of(request: Request, account: Account) -> str:
    """The whole address of a request, below the account's base address unless it is whole already."""
    is_whole = request.path.startswith(("http://", "https://"))
    address = request.path if is_whole else account.base_url.rstrip("/") + "/" + request.path.lstrip("/")
    return address + ("?" + urlencode(request.query, quote_via=quote) if request.query else "")


async def exchange(client: httpx.AsyncClient, request: Request, url: str) -> Answer:
    """The partner's answer, whatever its status. Raises PartnerDown, PartnerRefused, Unreadable for one that is too large."""
    try:
        answer = await _ask(client, request, url)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as wrong:
        raise PartnerDown(f"cannot be reached: {_words(wrong)}", code=NOT_SENT) from wrong
    except httpx.InvalidURL as wrong:
        raise PartnerRefused(f"no web address: {_words(wrong)}", code=REFUSED) from wrong
    except httpx.TimeoutException as wrong:
        raise PartnerDown(f"no answer in time: {_words(wrong)}", code="timeout") from wrong
    except httpx.RequestError as wrong:
        raise PartnerDown(f"the connection broke: {_words(wrong)}", code="broken") from wrong
    if _is_half(answer):
        raise PartnerDown("half an answer", code="half")
    return answer


async def _ask(client: httpx.AsyncClient, request: Request, url: str) -> Answer:
    # Made by hand: the client would merge headers, cookies and parameters that no request here has, for a third more time.
    asked = httpx.Request(
        request.method,
        url,
        headers=_HEADERS | {name.lower(): value for name, value in request.headers.items()},
        content=request.body or None,
        extensions={"timeout": client.timeout.as_dict()},
    )
    said = await client.send(asked, stream=True)
    try:
        body = await _read(said)
    finally:
        await said.aclose()
    return Answer(said.status_code, {name.lower(): value for name, value in said.headers.items()}, body)


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


async def _read(said: httpx.Response) -> bytes:
    """The body, unpacked piece by piece, so that a small answer cannot grow beyond what memory holds. Raises Unreadable."""
    _refuse_strange(said.headers)
    parts, size = [], 0
    async for part in said.aiter_bytes():
        parts.append(part)
        size += len(part)
        if size > ANSWER_MAX:
            raise Unreadable(_TOO_LARGE, body=parts[0][:1000])
    return b"".join(parts)


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
