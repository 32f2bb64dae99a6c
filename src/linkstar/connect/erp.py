"""The contract of an ERP: documents go in, each once. Decision 0018.

An ERP is told what happened and never asked what to do. Which field a value goes to is data of the account (`mapping`),
because no two companies set their ERP up alike.
"""

from __future__ import annotations

import dataclasses
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


@dataclass(frozen=True, slots=True)
class MappedField:
    """A field of the ERP's document. `path`: its name, dotted where it stands inside of another; a template "" leaves it out."""

    kind: str
    part: Literal["head", "line"]
    path: str
    template: str
    default: str = ""  # as it comes; "" for a field that somebody added

    @property
    def is_own(self) -> bool:
        """Whether the account says something else than what comes with the adapter."""
        return self.template != self.default


@dataclass(frozen=True, slots=True)
class MappedTable:
    """Other names in the ERP. `of`: our value that it translates; `is_needed`: a name that is missing keeps a document back."""

    name: str
    of: str
    is_needed: bool
    names: Mapping[str, str]  # the account's
    defaults: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ErpMapping:
    """What takes our values: the forms by kind, the fields, values that are the same everywhere, and tables."""

    forms: Mapping[str, str]
    fields: Sequence[MappedField]
    values: Mapping[str, str]  # the account's
    default_values: Mapping[
        str, str
    ]  # of names that templates use, with what stands there without a value of the account
    tables: Sequence[MappedTable]


@dataclass(frozen=True, slots=True)
class MappingDraft:
    """What an account says of its own: fields that differ, values and tables."""

    fields: Sequence[MappedField] = ()
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    tables: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something in a draft or a document that cannot be used. `field` names it; `code` says how, `params` what."""

    field: str
    code: str  # path | inside | unknown_name | unknown_table | no_value | not_in_table | unreadable
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document as the ERP would get it: the value of each field (of the first line), the whole, and what is missing."""

    cells: Mapping[tuple[str, str], str]  # (part, path) -> value
    whole: Mapping[str, Any]
    gaps: Sequence[Gap]  # field: "head.FCustId.FNumber"


class MapsFields(Protocol):
    """What an ERP has beside whose mapping people edit on a page."""

    def read_mapping(self, config: Mapping[str, str]) -> ErpMapping:
        """The mapping of an account, over what comes with the adapter. Raises PartnerRefused where it cannot be read."""
        ...

    def write_mapping(self, config: Mapping[str, str], draft: MappingDraft) -> Mapping[str, str]:
        """What is to be configured for a draft; what is no part of drafts stays. Raises PartnerRefused."""
        ...

    def gaps_of(self, config: Mapping[str, str], draft: MappingDraft) -> Sequence[Gap]:
        """What in a draft cannot be used: `fields.3.template`, `tables.customers`."""
        ...

    def draw(self, config: Mapping[str, str], document: Document) -> Drawn:
        """A document as it would be sent, and what is missing for it. Raises PartnerRefused."""
        ...


# What documents say, by kind: our names of head and lines, with a value of each to look at where a day has none.
SAYS: Mapping[str, tuple[Values, Values]] = {
    "sales_order": (
        {"shop": "my-shop.example", "shop_title": "My shop", "order_number": "1001", "currency": "USD", "total": "59.90"},
        {"sku": "MUG-RED", "title": "Mug, red", "quantity": 2, "amount": "59.90", "price": "29.95"},
    ),
    "stock_in": (
        {"location": "SZX", "note": "LinkStar SZX"},
        {"sku": "MUG-RED", "quantity": 40, "note": "receive", "location": "SZX"},
    ),
    "stock_out": (
        {"location": "SZX", "note": "LinkStar SZX"},
        {"sku": "MUG-RED", "quantity": 2, "note": "ship", "location": "SZX"},
    ),
    "purchase_receipt": (
        {"supplier": "SUP-1", "paper": "DN-1001", "location": "SZX", "currency": "CNY"},
        {"sku": "MUG-RED", "quantity": 40, "price": "12.50", "note": "DN-1001", "location": "SZX"},
    ),
    "voucher": (
        {"currency": "USD"},
        {"account": "expense:freight", "of": "expense:freight", "amount": "12.30", "debit": "12.30", "credit": "0"},
    ),
}  # fmt: skip


def kinds_of(erp: Erp) -> list[str]:
    """The kinds of documents that an ERP takes, in the order in which they are shown."""
    order = [*SAYS, *sorted(erp.can - {"find"} - set(SAYS))]
    return [kind for kind in order if kind in erp.can]


def example_document(kind: Any, on: date) -> Document:
    """A document of a kind to look at, where a day has none."""
    head, line = SAYS.get(kind, ({}, {}))
    return Document(kind, "LS-EXAMPLE", on, head, [line] if line else [])
