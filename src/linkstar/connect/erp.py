"""The contract of an ERP: documents go in, each once. Decision 0018.

An ERP is told what happened and never asked what to do. Which field a value goes to is data of the account (`mapping`),
because no two companies set their ERP up alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from linkstar.connect.wire import Http, Speaks

DocumentKind = Literal["sales_order", "stock_in", "stock_out", "purchase_receipt", "voucher"]
Values = Mapping[str, Any]  # texts, whole numbers, decimals and dates by our names of them


@dataclass(frozen=True, slots=True)
class Document:
    """Something that happened, to be booked. `number` is ours and unique in the ERP: it keeps it from being told twice."""

    kind: DocumentKind
    number: str
    on: date
    head: Values
    lines: Sequence[Values] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """What became of a document. `is_taken` also when the ERP had it already."""

    number: str
    is_taken: bool
    external_id: str = ""
    external_number: str = ""
    code: str = ""
    message: str = ""
    field: str = ""  # the ERP's name of the field to mend


class Erp(Speaks, Protocol):
    """An ERP. `can` holds the kinds of documents that it takes, and `find`."""

    can: frozenset[str]

    async def book(self, http: Http, documents: Sequence[Document]) -> Sequence[Booked]:
        """Tells the ERP of documents of one kind, one answer each in order; one that it has is not told again."""
        ...

    async def find(self, http: Http, kind: DocumentKind, numbers: Sequence[str]) -> Mapping[str, Booked]:
        """Those of these numbers that the ERP has, by number."""
        ...
