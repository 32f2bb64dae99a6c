"""The embedded PostgreSQL: one server per home folder, there for as long as any process uses it.

`server` starts, joins and leaves it; `keeper` is the small process above the server that outlives a killed user of it;
`binaries` finds a PostgreSQL, `account` decides who runs it, `cluster` makes and mends its data folder, and `locks`
tells who is using it.
"""

from linkstar.core.db.embedded.errors import (
    DatabaseDidNotStart,
    DatabaseFolderForeign,
    DatabaseFolderUnreachable,
    DatabaseNotRunning,
    DatabaseRefusedPassword,
    NoPostgres,
    NoServerAccount,
    NotADatabase,
)
from linkstar.core.db.embedded.server import EmbeddedPostgres

__all__ = [
    "DatabaseDidNotStart",
    "DatabaseFolderForeign",
    "DatabaseFolderUnreachable",
    "DatabaseNotRunning",
    "DatabaseRefusedPassword",
    "EmbeddedPostgres",
    "NoPostgres",
    "NoServerAccount",
    "NotADatabase",
]
