"""The connections of one process to partners: kept open, at most 64, to checked addresses only."""

from __future__ import annotations

import asyncio
import socket
import ssl
from types import TracebackType
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from linkstar.connect.outgoing import REFUSED, AddressRefused, Outgoing
from linkstar.connect.wire import PartnerRefused

MOST = 64  # connections; more calls wait, for at most `PATIENCE.connect` seconds
# Seconds: for a free connection, to connect, and of silence. A long answer that goes on coming is not cut off.
PATIENCE = aiohttp.ClientTimeout(total=None, connect=30.0, sock_connect=5.0, sock_read=30.0)
_KEPT_S = 4.0  # less than servers keep theirs, so that we do not write into one that is just being closed
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class Client:
    """The one HTTP client of a process. Proxies of the environment are used, but not for loopback."""

    def __init__(self, outgoing: Outgoing, patience: aiohttp.ClientTimeout | None = None) -> None:
        self._outgoing, self.patience = outgoing, patience or PATIENCE
        self._proxies = {scheme: where for scheme, where in getproxies().items() if scheme in ("http", "https", "all")}
        self._direct: aiohttp.ClientSession | None = None
        self._by_proxy: aiohttp.ClientSession | None = None

    @property
    def outgoing(self) -> Outgoing:
        """Where it may call."""
        return self._outgoing

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Closes all connections."""
        for session in (self._direct, self._by_proxy):
            if session is not None:
                await session.close()
        self._direct = self._by_proxy = None

    def ask(self, method: str, url: str, headers: dict[str, str], body: bytes | None) -> _Asked:
        """A request on its way, for `async with`. Raises PartnerRefused, ValueError, aiohttp.ClientError, TimeoutError.

        What the address says is checked here, in the form that is called and not in the one that was written; what its
        name leads to is checked by `Checked`, and once more where the socket is made.
        """
        where = URL(url, encoded=url.isascii())  # as it is: some partners sign it
        try:
            self._outgoing.check_url(url)
            self._outgoing.check_url(str(where))
        except AddressRefused as wrong:
            raise PartnerRefused(wrong.text("en"), code=REFUSED, field="base_url") from wrong
        proxy = self._proxy_of(where)
        return self._session(proxy).request(
            method, where, headers=headers, data=body, allow_redirects=False, proxy=proxy, timeout=self.patience
        )

    def _proxy_of(self, where: URL) -> str | None:
        host = where.raw_host or ""
        if not self._proxies or host in _HERE or proxy_bypass(host):
            return None
        return self._proxies.get(where.scheme) or self._proxies.get("all")

    def _session(self, proxy: str | None) -> aiohttp.ClientSession:
        """Made when it is needed, since it belongs to the event loop that runs then. A proxy decides itself where it calls."""
        if proxy is not None:
            self._by_proxy = self._by_proxy or _session(aiohttp.TCPConnector(limit=MOST, ssl=trust()))
            return self._by_proxy
        if self._direct is None:
            checked = Checked(self._outgoing)
            self._direct = _session(
                aiohttp.TCPConnector(
                    limit=MOST, keepalive_timeout=_KEPT_S, ssl=trust(), resolver=checked, socket_factory=checked.socket
                )
            )
        return self._direct


_Asked = aiohttp.client._RequestContextManager  # what `ClientSession.request` gives; it has no public name


class Checked(AbstractResolver):
    """Asks for the addresses of names and refuses those that are not called; literals come to `socket` alone."""

    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name, each of which may be called. Raises PartnerRefused, OSError."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(PATIENCE.sock_connect):
                found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        except UnicodeError as wrong:
            raise OSError(f"{host} has no address: {wrong}") from wrong
        families = {str(entry[4][0]): entry[0] for entry in found}
        return [
            ResolveResult(
                hostname=host, host=each, port=port, family=families[each], proto=0, flags=socket.AI_NUMERICHOST
            )
            for each in self._outgoing.check(families, port)
        ]

    def socket(self, address: tuple[int, int, int, str, tuple[object, ...]]) -> socket.socket:
        """The socket to an address that may be called. Raises PartnerRefused."""
        family, kind, proto, _, (host, port, *_) = address
        self._outgoing.check([str(host)], int(str(port)))
        return socket.socket(family, kind, proto)

    async def close(self) -> None:
        """Nothing is kept open."""


def _session(connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
    session = aiohttp.ClientSession(
        connector=connector, cookie_jar=aiohttp.DummyCookieJar(), skip_auto_headers=("Content-Type", "User-Agent")
    )
    session._retry_connection = False  # only connect/http.py knows what may be sent twice; there is no public switch
    return session


def trust() -> ssl.SSLContext:
    """The machine's own authorities and Mozilla's, since a small machine has none."""
    known = ssl.create_default_context()
    known.load_verify_locations(certifi.where())
    return known
