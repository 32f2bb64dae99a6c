"""Who really asks, behind a proxy of one's own: what it says is believed, what anybody else says of themselves is not."""

from __future__ import annotations

import ipaddress
from functools import lru_cache

from starlette.datastructures import Headers
from starlette.types import Scope

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


def believe(scope: Scope, trusted: str) -> None:
    """Puts the browser's own scheme and address into the scope, if a trusted proxy tells them."""
    client = scope.get("client")
    known = networks_of(trusted)
    if not client or not _is_in(client[0], known):
        return
    headers = Headers(scope=scope)
    proto = headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower()
    if proto in ("http", "https"):
        scope["scheme"] = proto
    hops = [hop.strip() for hop in ",".join(headers.getlist("x-forwarded-for")).split(",") if hop.strip()]
    # From the right: each proxy adds whom it heard; the first that is no proxy of ours is who asked. What stands left
    # of it anybody could have written.
    for hop in reversed(hops[-20:]):
        if not _is_address(hop):
            return
        scope["client"] = (hop, 0)
        if not _is_in(hop, known):
            return


@lru_cache(maxsize=8)
def networks_of(trusted: str) -> Networks:
    """Addresses and networks from a setting, by commas. Raises ValueError."""
    return tuple(ipaddress.ip_network(one.strip(), strict=False) for one in trusted.split(",") if one.strip())


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_in(host: str, known: Networks) -> bool:
    if not _is_address(host):
        return False
    ip = ipaddress.ip_address(host)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return any(ip.version == one.version and ip in one for one in known)
