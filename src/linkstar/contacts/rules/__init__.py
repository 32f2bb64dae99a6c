"""Pure decisions about people: how an address is compared, which keys a buyer has, who is the same, and what a log means."""

from linkstar.contacts.rules.groups import Event, Groups, derive
from linkstar.contacts.rules.keys import Buyer, Identified, Key, email_of, fingerprint, keys_of, name_key, phone_of
from linkstar.contacts.rules.normalise import is_role_address, normalise_email, normalise_name, normalise_phone
from linkstar.contacts.rules.same import NAMES_MAX, Evidence, Verdict, is_same_person
from linkstar.contacts.rules.strangers import Holder, Link, Stranger, link_strangers

__all__ = [
    "NAMES_MAX", "Buyer", "Event", "Evidence", "Groups", "Holder", "Identified", "Key", "Link", "Stranger", "Verdict", "derive",
    "email_of", "fingerprint", "is_role_address", "is_same_person", "keys_of", "link_strangers", "name_key", "normalise_email",
    "normalise_name", "normalise_phone", "phone_of",
]  # fmt: skip
