"""The database: the embedded server, the pool, and `Tx`, the one way to read and write."""

from linkstar.core.db.pool import Database
from linkstar.core.db.tx import Params, Tx

__all__ = ["Database", "Params", "Tx"]
