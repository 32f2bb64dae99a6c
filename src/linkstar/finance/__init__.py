"""Finance (财务): the ledger. Every amount that moves is an entry of two or more postings that add up to zero."""

from linkstar.finance import rules
from linkstar.finance.actions import post, put_fx
from linkstar.finance.queries import Balance, Crooked, FxRate, balance, check, get_fx, list_fx

__all__ = ["Balance", "Crooked", "FxRate", "balance", "check", "get_fx", "list_fx", "post", "put_fx", "rules"]
