"""Groups of identities, and what a log of links means: the groups follow from the log alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

Bans = Mapping[UUID, Sequence[tuple[UUID, int]]]
FROM_THE_START = -1


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log. `number` is its place; link and must join, unlink and cannot keep apart."""

    number: int
    kind: str
    a: UUID
    b: UUID
    is_undone: bool = False


@dataclass(slots=True)
class Groups:
    """Groups that only grow; a ban between two of them keeps them apart.

    Each is named after its member of the lowest `rank` (the oldest that is a contact), without any after its lowest id.
    """

    bans: Bans = field(default_factory=dict)
    rank: Mapping[UUID, int] = field(default_factory=dict)
    _name: dict[UUID, UUID] = field(default_factory=dict)
    _members: dict[UUID, list[UUID]] = field(default_factory=dict)

    def name(self, id_: UUID) -> UUID:
        """The name of the group that `id_` is in."""
        return self._name.setdefault(id_, id_)

    def join(self, a: UUID, b: UUID, *, bans_after: int = FROM_THE_START) -> bool | None:
        """Makes two groups one. None: they are one already; False: a ban that is younger than `bans_after` forbids it."""
        kept, gone = sorted((self.name(a), self.name(b)), key=self._order)
        if kept == gone:
            return None
        if self._is_banned(kept, gone, bans_after):
            return False
        moved = self._members.pop(gone, [gone])
        self._members.setdefault(kept, [kept]).extend(moved)
        for member in moved:
            self._name[member] = kept
        return True

    def _order(self, id_: UUID) -> tuple[bool, int, UUID]:
        rank = self.rank.get(id_)
        return rank is None, rank or 0, id_

    def _is_banned(self, one: UUID, other: UUID, bans_after: int) -> bool:
        if not self.bans:
            return False
        return any(
            number > bans_after and self.name(banned) == other
            for member in self._members.get(one, [one])
            for banned, number in self.bans.get(member, ())
        )


def derive(identities: Iterable[UUID], events: Iterable[Event], rank: Mapping[UUID, int]) -> dict[UUID, UUID]:
    """The contact of each identity: people's decisions first and the younger over the older, then links in their order.

    `rank` is the number of each contact there ever was.
    """
    events = sorted(events, key=lambda event: event.number)
    holding = [event for event in events if not event.is_undone]
    groups = Groups(bans_of((e.a, e.b, e.number) for e in holding if e.kind in ("cannot", "unlink")), rank)
    for event in holding:
        if event.kind == "must":
            groups.join(event.a, event.b, bans_after=event.number)
    for event in holding:
        if event.kind == "link":
            groups.join(event.a, event.b)
    return {id_: groups.name(id_) for id_ in identities}


def bans_of(pairs: Iterable[tuple[UUID, UUID, int]]) -> Bans:
    """Bans by both of their ends, with their place in the log."""
    bans: dict[UUID, list[tuple[UUID, int]]] = {}
    for a, b, number in pairs:
        bans.setdefault(a, []).append((b, number))
        bans.setdefault(b, []).append((a, number))
    return bans
