"""Whom new identities belong to: a pure decision over what is known about their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from linkstar.contacts.rules.groups import Groups, bans_of
from linkstar.contacts.rules.keys import Buyer, Key
from linkstar.contacts.rules.same import NAMES_MAX, Evidence, is_same_person


@dataclass(frozen=True, slots=True)
class Stranger:
    """A new identity; `name` is the hash of its name."""

    id: UUID
    fingerprint: UUID
    buyer: Buyer
    email: str
    phone: str
    keys: Sequence[Key]
    name: int


@dataclass(frozen=True, slots=True)
class Holder:
    """The first identity that a key was seen with, its contact and that one's number, and the names that share the key."""

    identity_id: UUID
    contact_id: UUID
    number: int
    names: Sequence[int]


@dataclass(frozen=True, slots=True)
class Link:
    """A link for the log: new identity `a` and the holder `b`. `gone` went up in `kept`; no `kept`: a ban forbade it."""

    a: UUID
    b: UUID
    rule: str
    evidence: Sequence[Evidence]
    gone: UUID | None
    kept: UUID | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Links in their order, the groups they make, and all names (at most NAMES_MAX + 1) of every key."""

    links: Sequence[Link]
    groups: Groups
    names_of: Mapping[int, Sequence[int]]


def link_strangers(
    strangers: Sequence[Stranger], holders: Mapping[int, Holder], bans: Iterable[tuple[UUID, UUID]]
) -> Outcome:
    """Links each new identity, in order, to the first holders of its keys; `bans` are pairs of contacts to keep apart."""
    rank = {holder.contact_id: holder.number for holder in holders.values()}
    groups = Groups(bans_of((one, other, 0) for one, other in bans), rank)
    holder_of = dict(holders)
    names_of = {key: list(holder.names) for key, holder in holders.items()}
    links = []
    for stranger in strangers:
        shared: dict[UUID, list[Evidence]] = {}
        contact_of: dict[UUID, UUID] = {}
        for key in stranger.keys:
            holder = holder_of.setdefault(key.hash, Holder(stranger.id, stranger.id, 0, ()))
            names = names_of.setdefault(key.hash, [])
            if stranger.name not in names and len(names) <= NAMES_MAX:
                names.append(stranger.name)
            if holder.identity_id != stranger.id:
                shared.setdefault(holder.identity_id, []).append(Evidence(key.kind, len(names)))
                contact_of[holder.identity_id] = holder.contact_id
        for holder_id, evidence in shared.items():
            verdict = is_same_person(evidence)
            if verdict.is_same:
                kept, gone = _join(groups, stranger.id, contact_of[holder_id])
                links.append(Link(stranger.id, holder_id, verdict.rule, evidence, gone, kept))
    return Outcome(links, groups, names_of)


def _join(groups: Groups, a: UUID, b: UUID) -> tuple[UUID | None, UUID | None]:
    """The contact that stays and the one that was known and went; (None, None) if a ban forbids it."""
    before = groups.name(a), groups.name(b)
    joined = groups.join(a, b)
    kept = groups.name(a)
    gone = next((name for name in before if joined and name != kept and name in groups.rank), None)
    return (None if joined is False else kept), gone
