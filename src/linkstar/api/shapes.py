"""Shapes that several nouns share: pages, addresses, bounded numbers and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from linkstar.core.access import rules
from linkstar.kit.address import Address
from linkstar.kit.paging import LIMIT_MAX, Page

T = TypeVar("T")
R = TypeVar("R")


class Shown(BaseModel):
    """What we answer: made from our records by the names of their fields."""

    model_config = ConfigDict(from_attributes=True)


class Asked(BaseModel):
    """What we are asked: unknown fields are refused, so that a slip of the pen is not lost in silence."""

    model_config = ConfigDict(extra="forbid")


def _century(at: datetime) -> datetime:
    if not datetime(2000, 1, 1, tzinfo=UTC) <= at <= datetime(2100, 1, 1, tzinfo=UTC):
        raise ValueError("between the years 2000 and 2100")
    return at


Moment = Annotated[AwareDatetime, AfterValidator(_century)]
Text = Annotated[str, Field(max_length=300)]
Words = Annotated[str, Field(min_length=1, max_length=1000)]
Units = Annotated[int, Field(ge=0, le=1_000_000_000)]
Some = Annotated[int, Field(ge=1, le=1_000_000_000)]
Minor = Annotated[int, Field(ge=0, le=1_000_000_000_000_000)]
Version = Annotated[
    int | None, Field(default=None, ge=0, le=2**62, description="the version that was read; or send If-Match")
]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217")]
Ids = Annotated[list[UUID], Field(min_length=1, max_length=500)]


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("an IANA time zone such as Asia/Shanghai")
    return name


Zone = Annotated[str, Field(max_length=60), AfterValidator(_zone)]
After = Annotated[str, Field(max_length=500, description="`next` of the page before")]
Limit = Annotated[int, Field(ge=1, le=LIMIT_MAX, description="rows of a page at most")]
Unmask = Annotated[
    bool, Field(description="personal data in full; needs contacts:unmask and is written to the audit trail")
]
Search = Annotated[str, Field(max_length=200)]


class Rows(BaseModel, Generic[T]):
    """A page: some rows, and the key of the next page (null at the end)."""

    rows: list[T]
    next: str | None


class Done(BaseModel):
    """It is done."""

    done: bool = True


class Made(BaseModel):
    """The id of what was made."""

    id: UUID


class Count(BaseModel):
    """How many there were."""

    count: int


class AddressShown(Shown):
    """A postal address; masked unless it was asked for in full."""

    name: str = ""
    company: str = ""
    line1: str = ""
    line2: str = ""
    district: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    email: str = ""
    tax_id: str = ""


class AddressAsked(Asked):
    """A postal address that a parcel can go to."""

    name: Text = ""
    company: Text = ""
    line1: Text = ""
    line2: Text = ""
    district: Text = ""
    city: Text = ""
    state: Text = ""
    postcode: Text = ""
    country: Country
    phone: Text = ""
    email: Text = ""
    tax_id: Text = ""

    def address(self) -> Address:
        """As the modules take it."""
        return Address(**self.model_dump())


def address_shown(address: Address, *, in_full: bool) -> AddressShown:
    """An address as this reader may see it."""
    return AddressShown.model_validate(address if in_full else rules.mask_address(address))


def page_shown(page: Page[T], show: Callable[[T], R], keep: Callable[[T], bool] = lambda _: True) -> Rows[R]:
    """A page as it is answered. Rows outside somebody's scope are left out, so it may hold fewer than the limit."""
    return Rows[Any](rows=[show(row) for row in page.rows if keep(row)], next=page.next)


def merged(pages: Iterable[Page[T]], limit: int, order: Callable[[T], Any], *, key: Callable[[T], str]) -> Page[T]:
    """One page from the pages of several shops that were asked with the same key; `order` ascends."""
    given = list(pages)
    rows: Sequence[T] = sorted((row for page in given for row in page.rows), key=order)
    more = len(rows) > limit or any(page.next for page in given)
    return Page(rows[:limit], key(rows[:limit][-1]) if more and rows else None)
