"""The table of permissions: nouns and their verbs, and which built-in role may do what. Everything else follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Permissions = Mapping[str, frozenset[str]]  # noun -> verbs

PERMISSIONS: dict[str, tuple[str, ...]] = {
    "company": ("own",),  # what only owners may do: making owners
    "users": ("read", "edit"),
    "roles": ("read", "edit"),
    "api_keys": ("read", "edit"),
    "audit": ("read",),
    "settings": ("read", "edit"),  # the company itself: its name, currency, time zone, language
    "orders": ("read", "create", "cancel", "edit", "hold", "release", "resend"),  # resend: goods leave without money
    "contacts": (
        "read",
        "link",
        "unmask",
    ),  # unmask: buyers' names, addresses, e-mail and phone in full, each time audited
    "inventory": ("read", "reserve", "adjust", "transfer", "receive", "count", "push"),
    "catalog": ("read", "edit", "link", "see_cost"),
    "shipping": ("read", "label", "configure", "pack", "hand_over", "release"),  # pack: waves, picking and packing
    "incidents": ("read", "handle", "replay"),
    "automations": ("read", "edit"),  # of the whole company: who works for some shops only has no use of it
    "connect": ("read", "edit", "replay"),
    "notices": ("read", "edit", "send"),  # who hears what, of the whole company; send: tests, and messages once more
    "sandbox": ("use",),  # pretend orders and faults; only where the installation reaches a sandbox
    "finance": ("read", "edit"),
}


def flat(permissions: Permissions) -> set[str]:
    """Permissions as "noun:verb"."""
    return {f"{noun}:{verb}" for noun, verbs in permissions.items() for verb in verbs}


def is_permission(said: str) -> bool:
    """Whether "noun:verb" names a permission."""
    noun, _, verb = said.partition(":")
    return verb in PERMISSIONS.get(noun, ())


def _of(*said: str) -> Permissions:
    """Permissions from "noun" (all its verbs), "noun:verb,verb" and "*:read" (reading every noun)."""
    given: dict[str, set[str]] = {}
    for one in said:
        noun, _, verbs = one.partition(":")
        nouns: Iterable[str] = [each for each in PERMISSIONS if verbs in PERMISSIONS[each]] if noun == "*" else [noun]
        for each in nouns:
            given.setdefault(each, set()).update(verbs.split(",") if verbs else PERMISSIONS[each])
    return {noun: frozenset(verbs) for noun, verbs in given.items()}


_BUSINESS = ("orders", "contacts", "inventory", "catalog", "shipping", "incidents")

ROLES: dict[str, Permissions] = {
    "owner": _of(*PERMISSIONS),
    "admin": _of(*(noun for noun in PERMISSIONS if noun != "company")),
    "manager": _of(
        *_BUSINESS, "automations", "connect:read,edit,replay", "notices", "finance:read", "users:read", "roles:read",
        "audit:read", "settings:read", "sandbox",
    ),
    "operator": _of(
        "orders", "contacts", "inventory:read,reserve,adjust,push", "catalog:read,edit,link",
        "shipping:read,label,configure,pack,release", "incidents", "connect:read,replay",
        "automations:read",
    ),
    "warehouse": _of(
        "orders:read", "inventory:read,adjust,transfer,receive,count", "catalog:read",
        "shipping:read,label,pack,hand_over,release",
        "incidents:read,handle",
    ),
    "support": _of(
        "orders:read,cancel,edit,hold", "contacts", "inventory:read", "catalog:read", "shipping:read", "incidents:read,handle"
    ),
    "finance": _of("orders:read", "inventory:read", "catalog:read,see_cost", "shipping:read", "incidents:read", "finance"),
    "auditor": _of("*:read", "catalog:see_cost"),
}  # fmt: skip
