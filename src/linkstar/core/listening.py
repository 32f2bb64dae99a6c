"""Where the web door listens, apart from the settings: the process above the door reads nothing else, and they cost it 9 MB."""

from __future__ import annotations

from collections.abc import Mapping

HOST, PORT = "127.0.0.1", 8080
PORT_MAX = 65_535


def read_listening(environment: Mapping[str, str]) -> tuple[str, int]:
    """Host and port by LINKSTAR_HOST and LINKSTAR_PORT, as the settings read them. Raises ValueError."""
    said = {name.upper(): value for name, value in environment.items()}
    port = int(said.get("LINKSTAR_PORT") or PORT)
    if not 0 <= port <= PORT_MAX:
        raise ValueError(f"{port} is no port")
    return said.get("LINKSTAR_HOST") or HOST, port
