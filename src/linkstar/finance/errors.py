"""What finance refuses."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class Unbalanced(Refusal):
    """An entry whose debits and credits differ never reaches the ledger."""

    code = "finance.unbalanced"
    status = 422
    en = "Entry {kind} {source} does not balance."
    zh = "分录 {kind} {source} 借贷不平。"
