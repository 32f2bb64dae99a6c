"""A request of somebody who is signed in, as endpoints see it, and the permission that an endpoint declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends
from starlette.requests import Request

from linkstar.api.pace import Pace
from linkstar.api.problems import VersionNeeded
from linkstar.api.together import Together
from linkstar.connect import Partners, WebhookDoor
from linkstar.core.access import Scope, Who, note_unmasked
from linkstar.core.access.rules import PERMISSIONS
from linkstar.core.access.tokens import KeyText
from linkstar.core.db import Database, Tx
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings
from linkstar.kit.errors import Forbidden, Invalid, NotFound


@dataclass(slots=True)
class Door:
    """What the web door works with; one for each process."""

    database: Database
    vault: Vault
    partners: Partners
    webhooks: WebhookDoor
    settings: Settings
    gate: Together[UUID, KeyText | str, tuple[Who, Tx]]  # who is behind these credentials, for joined endpoints
    holds: Together[Any, Any, Any]
    pace: Pace


@dataclass(frozen=True, slots=True)
class Need:
    """What an endpoint asks for. No noun: anybody who is signed in; `is_public`: nobody in particular."""

    noun: str = ""
    verb: str = ""
    is_public: bool = False
    is_outside: bool = False  # it calls partners: no transaction is open while it works
    is_question: bool = False  # it changes nothing, whatever its method: no line in the audit trail
    is_joined: bool = False  # it is decided together with others, in a transaction of all of them

    async def __call__(self) -> None:
        """Nothing: the route itself reads the declaration, before anything else is done."""


def needs(noun: str, verb: str) -> Any:
    """Declares the permission of an endpoint: `dependencies=[needs("orders", "cancel")]`. Raises KeyError for an unknown one."""
    if verb not in PERMISSIONS[noun]:
        raise KeyError(f"{noun}:{verb}")
    return Depends(Need(noun, verb))


def asks(noun: str, verb: str) -> Any:
    """As `needs`, for a POST that only asks: what it is told does not fit an address, and it changes nothing."""
    if verb not in PERMISSIONS[noun]:
        raise KeyError(f"{noun}:{verb}")
    return Depends(Need(noun, verb, is_question=True))


def needs_outside(noun: str, verb: str) -> Any:
    """As `needs`, for an endpoint that calls partners: `call.tx` is closed when it begins."""
    if verb not in PERMISSIONS[noun]:
        raise KeyError(f"{noun}:{verb}")
    return Depends(Need(noun, verb, is_outside=True))


def needs_joined(noun: str, verb: str) -> Any:
    """As `needs`, for an endpoint that is done together with others: it writes its audit line and keeps its key itself."""
    if verb not in PERMISSIONS[noun]:
        raise KeyError(f"{noun}:{verb}")
    return Depends(Need(noun, verb, is_joined=True))


SIGNED_IN = Depends(Need())
PUBLIC = Depends(Need(is_public=True))


@dataclass(slots=True)
class Call:
    """One request in its transaction. `subject`, `before` and `after` go to the audit trail when it writes."""

    request: Request
    door: Door
    tx: Tx
    who: Who
    need: Need
    language: str
    subject: UUID | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    is_by_header: bool = False

    @property
    def scope(self) -> Scope:
        """The shops and locations that this endpoint's permission holds for."""
        return self.who.scope(self.need.noun, self.need.verb)

    def changed(
        self, subject: UUID | None, *, before: Mapping[str, Any] | None = None, after: Mapping[str, Any] | None = None
    ) -> None:
        """Says for the audit trail what was changed; small, and without personal data in full."""
        self.subject, self.before, self.after = subject, before or {}, after or {}

    def tag(self, version: int) -> None:
        """Gives the answer an ETag."""
        self.headers["ETag"] = f'"{version}"'

    def version(self, said: int | None) -> int:
        """The version that an edit was made on, from the body or If-Match. Raises VersionNeeded, Invalid."""
        header = self.request.headers.get("if-match", "").strip().removeprefix("W/").strip('"')
        if header:
            if not (header.isascii() and header.isdigit() and len(header) < 19):
                raise Invalid("If-Match", "use the ETag that the thing was read with")
            self.is_by_header = True
            return int(header)
        if said is None:
            raise VersionNeeded(field="version")
        return said

    def shops_of(self, asked: UUID | None) -> list[UUID | None]:
        """The shops that a list is read for, one after the other: the one asked for, all (None), or each of theirs."""
        allowed = self.scope.shops
        if asked:
            return [asked] if self.scope.allows(shop=asked) else []
        return [None] if allowed is None else [*sorted(allowed)]

    def locations_of(self, asked: UUID | None) -> list[UUID | None]:
        """As `shops_of`, for locations."""
        allowed = self.scope.locations
        if asked:
            return [asked] if self.scope.allows(location=asked) else []
        return [None] if allowed is None else [*sorted(allowed)]

    def check_whole(self) -> None:
        """Raises Forbidden for who has the permission for some shops or locations only: this is about the whole company."""
        if (None, None) not in self.scope.pairs:
            raise Forbidden(noun=self.need.noun, verb=self.need.verb)

    def check_scope(self, thing: str, *, shop: UUID | None = None, location: UUID | None = None) -> None:
        """Raises NotFound for a thing of a shop or location that is none of theirs."""
        if not self.scope.allows(shop=shop, location=location):
            raise NotFound(thing=thing)

    async def unmask(self, is_asked: bool, noun: str, subject: UUID, *, shops: Iterable[UUID]) -> bool:
        """Whether a thing's personal data, told by these shops, may be shown in full; the audit trail then says so.

        Raises Forbidden.
        """
        if not is_asked:
            return False
        scope = self.who.scope("contacts", "unmask")
        if not scope.pairs or not all(scope.allows(shop=shop) for shop in shops):
            raise Forbidden(noun="contacts", verb="unmask")
        await note_unmasked(self.tx, noun, [subject])
        return True


def door_of(request: Request) -> Door:
    """The web door's things."""
    door: Door = request.app.state.door
    return door


async def _call_of(request: Request) -> Call:  # not async, it would be handed to a thread
    call: Call = request.state.call
    return call


Here = Annotated[Call, Depends(_call_of)]
