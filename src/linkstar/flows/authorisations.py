"""Before an authorisation ends, people are told: a shop that nobody let in again stands still from one minute to the next."""

from __future__ import annotations

from linkstar.connect.accounts import endings
from linkstar.core import work
from linkstar.core.db import Tx


@work.every("1h")
async def warn_of_ends(tx: Tx) -> None:
    """Opens and closes the warnings of accounts whose partner says until when they are authorised."""
    await endings.warn_of_ends(tx)
