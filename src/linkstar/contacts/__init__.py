"""Contacts (联系人): who bought, under which identities, and why we believe that two of them are one person.

An *identity* is what one platform told about a buyer, and it never changes. A *contact* is a group of identities and
keeps the name of its oldest part. Groups follow from a log of *links* (建联) alone: a link that is undone leaves no
trace in them, and nothing is ever merged away. Orders and conversations hang on identities, so a link or its undoing
moves none of them.
"""

from linkstar.contacts.actions import forbid, forget, forget_expired, identify, keep_until, merge, rebuild, unlink
from linkstar.contacts.facts import ContactsLinked, ContactsUnlinked
from linkstar.contacts.queries import Explanation, explain, list_members
from linkstar.contacts.rules import Buyer, Identified

__all__ = [
    "Buyer", "ContactsLinked", "ContactsUnlinked", "Explanation", "Identified", "explain", "forbid", "forget", "forget_expired",
    "identify", "keep_until", "list_members", "merge", "rebuild", "unlink",
]  # fmt: skip
