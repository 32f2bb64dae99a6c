"""What pretend partners do alike: let in who is known, take the tokens they gave, count calls, and decline in their own words."""

from __future__ import annotations

import base64
import binascii
import re
from abc import ABC, abstractmethod
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Generic, Protocol, TypeVar
from urllib.parse import unquote

from linkstar.connect.channel import SeenOrder
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

Record = dict[str, Any]
_Handler = TypeVar("_Handler")
_SPANS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1)}


class Declined(ABC, Exception):
    """A pretend partner declines; each of them does it in words of its own."""

    @abstractmethod
    def answer(self) -> FakeAnswer:
        """The error body."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One of the calls of a span was taken, or none was left; the first of those that count was at `first_at`."""

    is_over: bool
    left: int
    first_at: datetime


class ShopGate:
    """Who may come in. Records: shops by id; tokens -> {shop, kind, until}."""

    lives_s: ClassVar[Mapping[str, int]] = {}  # how long a token of a kind lives: access, refresh, code
    issued_as: ClassVar[str] = "{kind}_{shop}_{number}"

    def __init__(self, world: World) -> None:
        self.world = world
        self._shops, self._tokens = world.table("shops"), world.table("tokens")
        self._spent: dict[tuple[str, str], list[datetime]] = {}

    def open(self, shop: FakeShop) -> None:
        """Registers a shop; tokens in its secrets work at once, one that was revoked stays so."""
        record = {name: getattr(shop, name) for name in ("external_id", "site", "zone", "currency", "webhook_url")}
        self._shops[shop.external_id] = record | {"secrets": dict(shop.secrets)}
        for kind in ("access", "refresh"):
            token = shop.secrets.get(f"{kind}_token")
            if token and kind in self.lives_s and token not in self._tokens:
                self.issue(shop.external_id, kind, token)

    def shop(self, external_id: str) -> Record:
        """A registered shop. Raises KeyError."""
        return self._shops[external_id]

    def revoke(self, external_id: str) -> None:
        """The seller takes the right back: no token works any more."""
        for token, record in list(self._tokens.items()):
            if record["shop"] == external_id:
                self._tokens[token] = record | {"is_revoked": True}

    def chosen(self, wanted: str) -> str:
        """The shop that consents: the one wanted, or the first; "" for none."""
        return next((name for name in self._shops if wanted in ("", name)), "")

    def issue(self, shop: str, kind: str, token: str = "", *, life_s: int | None = None) -> str:
        """A token of a kind, which lives as long as all of its kind where nothing else is said."""
        token = token or self.issued_as.format(kind=kind, shop=shop, number=self.number("tokens"))
        until = self.world.now + timedelta(seconds=self.lives_s[kind] if life_s is None else life_s)
        self._tokens[token] = {"shop": shop, "kind": kind, "until": until.isoformat()}
        return token

    def valid(self, token: str, kind: str) -> str | None:
        """The shop of a token that works; None for any other."""
        record: Mapping[str, Any] | None = self._tokens.get(token)
        if record is None or record["kind"] != kind or record.get("is_revoked"):
            return None
        return None if datetime.fromisoformat(record["until"]) <= self.world.now else str(record["shop"])

    def take(self, shop: Record, operation: str, per: str = "second") -> Taken | None:
        """Takes one of the calls a span that `per_<span>.<operation>` in the shop's secrets allows; None: it sets no limit."""
        limit = shop["secrets"].get(f"per_{per}.{operation}")
        if limit is None:
            return None
        now, place = self.world.now, (shop["external_id"], operation)
        recent = [at for at in self._spent.get(place, []) if now - at < _SPANS[per]]
        if len(recent) >= int(limit):
            return Taken(True, 0, recent[0] if recent else now)
        self._spent[place] = [*recent, now]
        return Taken(False, int(limit) - len(recent) - 1, self._spent[place][0])

    def number(self, name: str) -> int:
        """The next number of a kind; a replay gives the same ones."""
        counters = self.world.table("counters")
        last = int(counters.get(name, {}).get("last", 0)) + 1
        counters[name] = {"last": last}
        return last


class ByTime:
    """What changed when, shop by shop: for lists that are asked for by time of change."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[int, str]]] = {}
        self._at: dict[str, int] = {}

    def put(self, shop: str, id_: str, at: int) -> None:
        """Puts a thing to the time of its last change."""
        rows, before = self._rows.setdefault(shop, []), self._at.get(id_)
        if before is not None:
            del rows[bisect_left(rows, (before, id_))]
        insort(rows, (at, id_))
        self._at[id_] = at

    def at(self, id_: str) -> int:
        """When a thing changed last. Raises KeyError."""
        return self._at[id_]

    def rows(self, shop: str) -> Sequence[tuple[int, str]]:
        """Times and ids, the oldest first."""
        return self._rows.get(shop, [])


class _Gate(Protocol):
    def open(self, shop: FakeShop) -> None: ...

    def shop(self, external_id: str) -> Record: ...

    def revoke(self, external_id: str) -> None: ...


class Orders(Protocol):
    """The orders of a pretend marketplace."""

    def place(self, shop: Record, orders: Sequence[SeenOrder], /) -> Iterable[Record]:
        """Stores orders; returns those that are new or changed."""
        ...


_G = TypeVar("_G", bound=_Gate)
_O = TypeVar("_O", bound=Orders)


class GatedFake(ABC, Generic[_G]):
    """A pretend partner behind a gate. What a call is answered stands in `_answer`."""

    def __init__(self, world: World, gate: _G) -> None:
        self.world, self.gate = world, gate

    def open(self, shop: FakeShop) -> None:
        """Makes an account known."""
        self.gate.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers as the partner does, refusals too."""
        try:
            return self._answer(request)
        except Declined as no:
            return self._declined(request, no)

    def revoke(self, external_id: str) -> None:
        """The owner of the account takes the right back: nothing that was given for it works any more."""
        self.gate.revoke(external_id)

    def _received(self, stock: Mapping[str, Any], **more: Any) -> Mapping[str, Any]:
        confirmations = list(self.world.table("confirmations").values())
        return {"confirmations": confirmations, "stock": stock, "labels": [], "voids": [], **more}

    def _declined(self, request: FakeRequest, no: Declined) -> FakeAnswer:
        return no.answer()

    @abstractmethod
    def _answer(self, request: FakeRequest) -> FakeAnswer: ...


class GatedMarket(GatedFake[_G], Generic[_G, _O]):
    """A pretend marketplace behind a gate, whose orders are told of when they are placed."""

    def __init__(self, world: World, gate: _G, orders: _O) -> None:
        super().__init__(world, gate)
        self.orders = orders

    def place(self, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        """Stores orders, new or newer, and queues what is told of them; returns their ids."""
        own = self.gate.shop(shop)
        for order in self.orders.place(own, orders):
            self._tell_order(own, order)
        return [self._id_of(one) for one in orders]

    def _id_of(self, order: SeenOrder) -> str:
        return order.external_id

    @abstractmethod
    def _tell_order(self, own: Record, order: Record) -> None: ...


def routed(routes: Iterable[tuple[str, str, str, _Handler]], request: FakeRequest) -> tuple[str, _Handler, str] | None:
    """The operation of a call, who handles it, and the id in its path; None where no route leads. Routes: method, path, ..."""
    for method, path, operation, handler in routes:
        found = re.fullmatch(path, request.path) if method == request.method else None
        if found:
            return operation, handler, unquote(found.groupdict().get("id", ""))
    return None


def basic_pair(request: FakeRequest) -> tuple[str, str] | None:
    """Name and secret of basic authorisation; None where there is none."""
    scheme, _, packed = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, secret = base64.b64decode(packed).decode().partition(":")
    except (binascii.Error, ValueError):
        return None
    return (name, secret) if scheme == "Basic" else None
