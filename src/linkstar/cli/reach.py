"""Reaching the database of this installation without starting anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from linkstar.core.db.embedded import EmbeddedPostgres
from linkstar.core.settings import Settings


@contextmanager
def reach(settings: Settings) -> Iterator[str]:
    """The conninfo of the database that runs: a server of one's own, or the embedded one. Raises DatabaseNotRunning."""
    if settings.database_url:
        yield settings.database_url
        return
    with EmbeddedPostgres.attach(settings.home) as running:
        yield running.url
