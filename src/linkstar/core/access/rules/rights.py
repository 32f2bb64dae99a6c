"""Whether somebody may do something, and to which shops and locations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from linkstar.core.access.rules.permissions import Permissions, flat

Ids = frozenset[UUID] | None  # None: all


@dataclass(frozen=True, slots=True)
class Right:
    """Permissions within some shops and locations; None means all of them."""

    permissions: Permissions
    shops: Ids = None
    locations: Ids = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where somebody may do one thing: any of these pairs of shops and locations."""

    pairs: tuple[tuple[Ids, Ids], ...]

    @property
    def shops(self) -> Ids:
        """The shops that at least one pair names; None: all."""
        return _union(shops for shops, _ in self.pairs)

    @property
    def locations(self) -> Ids:
        """The locations that at least one pair names; None: all."""
        return _union(locations for _, locations in self.pairs)

    def allows(self, *, shop: UUID | None = None, location: UUID | None = None) -> bool:
        """Whether a thing of this shop and location is inside; None: it belongs to no certain one."""
        return any(
            (shops is None or shop is None or shop in shops)
            and (locations is None or location is None or location in locations)
            for shops, locations in self.pairs
        )


EVERYWHERE = Scope(((None, None),))


def can(rights: Sequence[Right], noun: str, verb: str) -> bool:
    """Whether any of the rights holds the permission, be it for one shop only."""
    return any(verb in right.permissions.get(noun, ()) for right in rights)


def scope_of(rights: Sequence[Right], noun: str, verb: str) -> Scope:
    """Where the permission holds; nowhere if no right has it."""
    return Scope(tuple((r.shops, r.locations) for r in rights if verb in r.permissions.get(noun, ())))


def key_right(
    permissions: Permissions, scopes: Sequence[str], *, shops: Iterable[UUID] | None, locations: Iterable[UUID] | None
) -> Right:
    """What an API key may do: its role's permissions within its scopes ("noun:verb"; none: all), shops and locations."""
    kept = {
        noun: frozenset(verb for verb in verbs if not scopes or f"{noun}:{verb}" in scopes)
        for noun, verbs in permissions.items()
    }
    return Right(
        {noun: verbs for noun, verbs in kept.items() if verbs},
        None if shops is None else frozenset(shops),
        None if locations is None else frozenset(locations),
    )


def missing_rights(mine: Sequence[Right], given: Right) -> list[str]:
    """The permissions ("noun:verb") of `given` that `mine` do not hold as widely: nobody gives what they do not have."""
    lacking = []
    for said in sorted(flat(given.permissions)):
        noun, _, verb = said.partition(":")
        pairs = scope_of(mine, noun, verb).pairs
        if not any(_covers(shops, given.shops) and _covers(places, given.locations) for shops, places in pairs):
            lacking.append(said)
    return lacking


def _covers(mine: Ids, given: Ids) -> bool:
    return mine is None or (given is not None and given <= mine)


def _union(sets: Iterable[Ids]) -> Ids:
    found: set[UUID] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return frozenset(found)
