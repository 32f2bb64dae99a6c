"""Identities as told, keys to find them by, the log of links, and the groups that follow from it (a cache).

No foreign keys: nothing here is ever deleted but keys, and checking them took two thirds of the time of a batch of new buyers.
"""

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Column, Identity, text as sql

from linkstar.core.schema import (
    Index,
    at,
    flag,
    integer,
    json,
    search_function,
    tenant_table,
    text,
    uuid,
    words_sql,
)

# What a buyer is looked for by: names, what stands before the @, and the end of the number however it is written.
_WORDS = (
    "left(name, 100)",
    "left(ship_name, 100)",
    "left(split_part(email, '@', 1), 64)",
    "right(phone_e164, 8)",
)

# What keys are hashed with: phone numbers are few enough to be guessed from bare hashes.
salts = tenant_table("contacts.salts", text("salt", None), key=())

identities = tenant_table(
    "contacts.identities",
    uuid("id"),
    uuid("fingerprint"),  # the same words from the same shop are the same identity
    uuid("shop_id"),
    text("platform", None),
    text("external_id"),
    text("name"),
    text("email"),
    text("phone"),
    text("country"),
    text("ship_name"),
    text("email_norm"),
    text("phone_e164"),
    flag("is_relay"),
    at("seen_at"),
    at("retain_until", null=True),
    Index("identities_words_ix", sql(words_sql(*_WORDS)), postgresql_using="gin"),
)
Index("identities_fingerprint_key", identities.c.tenant_id, identities.c.fingerprint, unique=True)
Index(
    "identities_retain_ix", identities.c.tenant_id, identities.c.retain_until,
    postgresql_where=sql("retain_until IS NOT NULL"),
)  # fmt: skip

# A contact is called like the identity it began with; `number` says which contact is older, whatever the clocks say.
contacts = tenant_table(
    "contacts.contacts",
    uuid("id"),
    Column("number", BigInteger, Identity(always=True), nullable=False),
    at("created_at"),
)

members = tenant_table(
    "contacts.members",
    uuid("identity_id"),
    uuid("contact_id"),
    key=("identity_id",),
)
Index("members_contact_ix", members.c.tenant_id, members.c.contact_id)

# Each key has one first holder, the identity that others are linked to; its row also counts the names that share the key.
identity_keys = tenant_table(
    "contacts.identity_keys",
    uuid("identity_id"),
    integer("key", None),
    text("kind", None),
    flag("is_first"),
    Column("names", ARRAY(BigInteger), nullable=False, server_default=sql("'{}'")),
    key=("identity_id", "key"),
)
Index(
    "identity_keys_first_key",
    identity_keys.c.tenant_id,
    identity_keys.c.key,
    unique=True,
    postgresql_where=sql("is_first"),
)
Index("identity_keys_other_ix", identity_keys.c.tenant_id, identity_keys.c.key, postgresql_where=sql("NOT is_first"))

link_events = tenant_table(
    "contacts.link_events",
    uuid("id"),
    Column(
        "number", BigInteger, Identity(always=True), nullable=False
    ),  # the order of the log, whatever the clocks say
    at("at"),
    text("kind", None),
    uuid("identity_a"),
    uuid("identity_b"),
    uuid("from_contact", null=True),  # the contact that went up in `to_contact`, if one did
    uuid("to_contact", null=True),
    text("rule", None),
    json("why"),
    text("actor"),
    uuid("undone_by", null=True),
    CheckConstraint("kind IN ('link', 'unlink', 'must', 'cannot')", name="kind"),
    CheckConstraint("identity_a <> identity_b", name="two"),
)
Index("link_events_a_ix", link_events.c.tenant_id, link_events.c.identity_a)
Index("link_events_b_ix", link_events.c.tenant_id, link_events.c.identity_b)
Index(
    "link_events_from_ix", link_events.c.tenant_id, link_events.c.from_contact,
    postgresql_where=sql("from_contact IS NOT NULL"),
)  # fmt: skip
Index(
    "link_events_ban_ix", link_events.c.tenant_id, link_events.c.identity_a,
    postgresql_where=sql("kind IN ('cannot', 'unlink')"),
)  # fmt: skip

EXTRA_DDL = search_function(
    "contacts.find_identities", "contacts.identities", "id", of_type="uuid", texts=_WORDS,
    more=(
        ("address text", "starts_with(lower(email), address)"),  # the beginning of an e-mail address, or ""
        ("shops uuid[]", "(shops IS NULL OR shop_id = ANY(shops))"),
    ),
)  # fmt: skip
