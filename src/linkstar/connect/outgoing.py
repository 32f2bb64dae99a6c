"""Where this process may call. Addresses come from people and from partners, so each is checked twice: as it is written, and
where it leads to. The name is resolved once, at the connection, and exactly the address that was checked is connected to: a name
that leads somewhere else a moment later (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from linkstar.connect.wire import PartnerRefused
from linkstar.core.settings import Settings
from linkstar.kit.errors import Refusal

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
REFUSED = "address_refused"  # code of a PartnerRefused that never left this machine
_PORTS = {"http": 80, "https": 443, "smtp": 587, "smtps": 465}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# The clouds' own services tell keys to whoever asks from inside: never, not even in one's own network.
_METADATA = frozenset(map(ipaddress.ip_address, ("169.254.169.254", "100.100.100.200", "fd00:ec2::254")))


class AddressRefused(Refusal):
    """An address that LinkStar does not call."""

    code: ClassVar[str] = "connect.address_refused"
    status = 422
    en = "LinkStar does not call {address}: {why}. Use the partner's public https address."
    zh = "LinkStar 不会访问 {address}：{why}。请使用合作方的公网 https 地址。"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What may be called besides public addresses by https: the sandbox at its own place, one's own network."""

    sandbox: tuple[str, int] | None = None  # host and port
    is_own_network: bool = False

    def check_url(self, url: str, *, is_mail: bool = False) -> None:
        """Raises AddressRefused for what can be seen to be refused without asking for the name's address.

        `is_mail`: the address of a mail server, smtp:// (encrypted by STARTTLS) or smtps://.
        """
        shown = url[:200]
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 443)
        except ValueError as wrong:
            raise AddressRefused(field="base_url", address=shown, why="it is no web address") from wrong
        if (
            parts.scheme not in (("smtp", "smtps") if is_mail else ("http", "https"))
            or not host
            or parts.username is not None
            or _is_odd(url)
        ):
            raise AddressRefused(field="base_url", address=shown, why="it is no plain web address")
        why = self._why_not(literal, port) if (literal := _ip(host)) else self._why_no_name(host, port)
        if not why and parts.scheme == "http" and not (self.is_own_network or self._is_sandbox_name(host, port)):
            why = "it is not https"
        if why:
            raise AddressRefused(field="base_url", address=shown, why=why)

    def check(self, addresses: Iterable[str], port: int) -> list[str]:
        """The addresses of a name, each of which may be called. Raises PartnerRefused if one of them may not."""
        found = list(dict.fromkeys(addresses))
        for one in found:
            ip = _ip(one)
            why = "it is no address" if ip is None else self._why_not(ip, port)
            if why:
                raise PartnerRefused(f"{one} is not called: {why}", code=REFUSED, field="base_url")
        return found

    def _why_not(self, ip: Ip, port: int) -> str:
        for each in _unwrapped(ip):
            if self._is_sandbox(each, port) or (each.is_loopback and self.is_own_network):
                continue
            if each in _METADATA or each.is_link_local or each.is_multicast or each.is_unspecified:
                return "it belongs to the machine's own services"
            if not (each.is_global and not each.is_reserved) and not (each.is_private and self.is_own_network):
                return "it lies on this machine or in its own network"
        return ""

    def _why_no_name(self, host: str, port: int) -> str:
        is_here = host.rstrip(".") == "localhost" or host.rstrip(".").endswith((".localhost", ".local", ".internal"))
        if is_here and not (self.is_own_network or self._is_sandbox_name(host, port)):
            return "it lies on this machine or in its own network"
        return ""

    def _is_sandbox(self, ip: Ip, port: int) -> bool:
        return self.sandbox is not None and port == self.sandbox[1] and (ip.is_loopback or str(ip) == self.sandbox[0])

    def _is_sandbox_name(self, host: str, port: int) -> bool:
        if (ip := _ip(host)) is not None:
            return self._is_sandbox(ip, port)
        return self.sandbox is not None and port == self.sandbox[1] and host in ("localhost", self.sandbox[0])


def outgoing_of(settings: Settings) -> Outgoing:
    """What the settings allow."""
    sandbox = (settings.host, settings.sandbox_port) if settings.reach_sandbox else None
    return Outgoing(sandbox, settings.reach_own_network)


def _ip(text: str) -> Ip | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None


def _unwrapped(ip: Ip) -> list[Ip]:
    """The address, and the IPv4 addresses that an IPv6 address leads to on some networks."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip in _NAT64:
        return [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    return [ip, *([ip.sixtofour] if ip.sixtofour else []), *([ip.teredo[1]] if ip.teredo else [])]


def _is_odd(url: str) -> bool:
    """Characters by which two programs may read two different addresses from one text."""
    return any(sign <= " " or sign in "\\\x7f" for sign in url)
