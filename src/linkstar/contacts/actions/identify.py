"""Who bought: the identity that was told, and the contact it belongs to. Runs for every order, hundreds at a time.

Two workers that meet the same new person at once: the unique fingerprint and the unique first holder of a key make the second
one wait for the first. Buyers whose keys are all new take no lock; the others change groups one transaction at a time.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import orjson

from linkstar.contacts.actions.log import Line, add_contacts, append, lock_groups
from linkstar.contacts.facts import ContactsLinked
from linkstar.contacts.rules import (
    NAMES_MAX,
    Buyer,
    Holder,
    Identified,
    Key,
    Link,
    Stranger,
    email_of,
    fingerprint,
    keys_of,
    link_strangers,
    name_key,
    phone_of,
)
from linkstar.core.db import Tx


async def identify(tx: Tx, buyers: Sequence[Buyer]) -> dict[UUID, Identified]:
    """Order id -> whose it is. New buyers get an identity, and join the contacts with which they share a key."""
    if not buyers:
        return {}
    salt = await _salt(tx)
    prints = {buyer.order_id: fingerprint(buyer, salt=salt, is_alone=False) for buyer in buyers}
    known = await _known(tx, prints.values())
    new = [
        _stranger(tx, buyer, prints[buyer.order_id], salt) for buyer in buyers if prints[buyer.order_id] not in known
    ]
    prints |= {one.buyer.order_id: one.fingerprint for one in new}
    keyless = [one.fingerprint for one in new if not one.keys]
    known |= await _known(tx, keyless) if keyless else {}
    strangers: dict[UUID, Stranger] = {}
    for one in new:
        if one.fingerprint not in known:
            strangers.setdefault(one.fingerprint, one)
    known |= await _take_in(tx, list(strangers.values())) if strangers else {}
    return {order_id: known[print_] for order_id, print_ in prints.items()}


async def _salt(tx: Tx) -> bytes:
    read = "SELECT salt FROM contacts.salts WHERE tenant_id = %(tenant)s"
    salt = await tx.value(read)
    if salt is None:
        await tx.run(
            "INSERT INTO contacts.salts (tenant_id, salt) VALUES (%(tenant)s, %(salt)s) ON CONFLICT (tenant_id) DO NOTHING",
            {"salt": secrets.token_hex(32)},
        )
        salt = await tx.value(read)
    return bytes.fromhex(salt)


async def _known(tx: Tx, prints: Iterable[UUID]) -> dict[UUID, Identified]:
    rows = await tx.rows(
        "SELECT i.fingerprint, i.id, m.contact_id FROM contacts.identities i"
        " JOIN contacts.members m ON m.tenant_id = %(tenant)s AND m.identity_id = i.id"
        " WHERE i.tenant_id = %(tenant)s AND i.fingerprint = ANY(%(prints)s)",
        {"prints": list(prints)},
    )
    return {row.fingerprint: Identified(row.id, row.contact_id) for row in rows}


def _stranger(tx: Tx, buyer: Buyer, print_: UUID, salt: bytes) -> Stranger:
    email, phone = email_of(buyer), phone_of(buyer)
    keys = keys_of(buyer, email, phone, salt=salt)
    print_ = print_ if keys else fingerprint(buyer, salt=salt, is_alone=True)
    return Stranger(tx.new_id(), print_, buyer, email, phone, keys, name_key(buyer, salt=salt))


async def _take_in(tx: Tx, strangers: Sequence[Stranger]) -> dict[UUID, Identified]:
    """Keeps new identities and finds their contacts: identities, keys, lock. In this order nobody waits in a circle."""
    lost = await _keep_identities(tx, strangers)
    mine = [one for one in strangers if one.fingerprint not in lost]
    first_of: dict[Key, Stranger] = {}
    for one in mine:
        for key in one.keys:
            first_of.setdefault(key, one)
    holders = await _claim_keys(tx, first_of)
    contacts = {holder.contact_id for holder in holders.values()}
    outcome = link_strangers(mine, holders, await _bans(tx, contacts))
    contact_of = {one.id: outcome.groups.name(one.id) for one in mine}
    await _keep_members(tx, contact_of, known=contacts)
    await _keep_other_keys(tx, mine, holders, outcome.names_of)
    await append(tx, [_line(link) for link in outcome.links])
    await _move(tx, {contact: outcome.groups.name(contact) for contact in contacts})
    found = {one.fingerprint: Identified(one.id, contact_of[one.id]) for one in mine}
    return found | lost


_KEEP_IDENTITIES = """
INSERT INTO contacts.identities (tenant_id, id, fingerprint, shop_id, platform, external_id, name, email, phone, country,
    ship_name, email_norm, phone_e164, is_relay, seen_at)
SELECT %(tenant)s, u.* FROM json_to_recordset(%(rows)s::json) AS u (id uuid, fingerprint uuid, shop_id uuid, platform text,
    external_id text, name text, email text, phone text, country text, ship_name text, email_norm text, phone_e164 text,
    is_relay boolean, seen_at timestamptz)
ON CONFLICT (tenant_id, fingerprint) DO NOTHING"""


async def _keep_identities(tx: Tx, strangers: Sequence[Stranger]) -> dict[UUID, Identified]:
    """Returns those that somebody else brought at the same time, by fingerprint."""
    ordered = sorted(strangers, key=lambda one: one.fingerprint)
    # One JSON text costs half as much to write as thirteen arrays.
    rows = [
        {
            "id": one.id, "fingerprint": one.fingerprint, "shop_id": one.buyer.shop_id, "platform": one.buyer.platform,
            "external_id": one.buyer.external_id, "name": one.buyer.name, "email": one.buyer.email, "phone": one.buyer.phone,
            "country": one.buyer.country, "ship_name": one.buyer.ship_name, "email_norm": one.email, "phone_e164": one.phone,
            "is_relay": one.buyer.is_relay_email, "seen_at": tx.now,
        }
        for one in ordered
    ]  # fmt: skip
    kept = await tx.run(_KEEP_IDENTITIES, {"rows": orjson.dumps(rows).decode()})
    if kept == len(ordered):
        return {}
    # Ours have no contact yet, so only the others' come back.
    return await _known(tx, [one.fingerprint for one in ordered])


_CLAIM = """
INSERT INTO contacts.identity_keys (tenant_id, identity_id, key, kind, is_first, names)
SELECT %(tenant)s, u.i, u.k, u.d, true, ARRAY[u.n]
FROM json_to_recordset(%(rows)s::json) AS u (i uuid, k bigint, d text, n bigint)
ON CONFLICT (tenant_id, key) WHERE is_first DO NOTHING"""


async def _claim_keys(tx: Tx, first_of: Mapping[Key, Stranger]) -> dict[int, Holder]:
    """Makes identities the first holders of keys; returns the holders of keys that had one before, under the lock."""
    if not first_of:
        return {}
    keys = sorted(first_of, key=lambda key: key.hash)  # in order, so that two workers never cross
    rows = [{"i": first_of[key].id, "k": key.hash, "d": key.kind, "n": first_of[key].name} for key in keys]
    claimed = await tx.run(_CLAIM, {"rows": orjson.dumps(rows).decode()})
    if claimed == len(keys):
        return {}
    await lock_groups(tx)
    holders = await tx.rows(  # ours have no contact yet, so only the others' come back
        "SELECT k.key, k.identity_id, m.contact_id, c.number, k.names FROM contacts.identity_keys k"
        " JOIN contacts.members m ON m.tenant_id = %(tenant)s AND m.identity_id = k.identity_id"
        " JOIN contacts.contacts c ON c.tenant_id = %(tenant)s AND c.id = m.contact_id"
        " WHERE k.tenant_id = %(tenant)s AND k.key = ANY(%(keys)s) AND k.is_first",
        {"keys": [key.hash for key in keys]},
    )
    return {row.key: Holder(row.identity_id, row.contact_id, row.number, row.names) for row in holders}


async def _bans(tx: Tx, contacts: set[UUID]) -> list[tuple[UUID, UUID]]:
    """The pairs of these contacts that people said are not the same."""
    if len(contacts) < 2:
        return []
    rows = await tx.rows(
        "SELECT DISTINCT ma.contact_id AS one, mb.contact_id AS other FROM contacts.link_events e"
        " JOIN contacts.members ma ON ma.tenant_id = %(tenant)s AND ma.identity_id = e.identity_a"
        " JOIN contacts.members mb ON mb.tenant_id = %(tenant)s AND mb.identity_id = e.identity_b"
        " WHERE e.tenant_id = %(tenant)s AND e.kind IN ('cannot', 'unlink')"
        " AND ma.contact_id = ANY(%(contacts)s) AND mb.contact_id = ANY(%(contacts)s) AND ma.contact_id <> mb.contact_id",
        {"contacts": list(contacts)},
    )
    return [(row.one, row.other) for row in rows]


async def _keep_members(tx: Tx, contact_of: Mapping[UUID, UUID], *, known: set[UUID]) -> None:
    await add_contacts(tx, list(set(contact_of.values()) - known))
    await tx.insert("contacts.members", {"identity_id": "uuid", "contact_id": "uuid"}, list(contact_of.items()))


_KEEP_OTHER = """
INSERT INTO contacts.identity_keys (tenant_id, identity_id, key, kind)
SELECT %(tenant)s, u.i, u.k, u.d FROM json_to_recordset(%(rows)s::json) AS u (i uuid, k bigint, d text)"""


async def _keep_other_keys(
    tx: Tx, strangers: Sequence[Stranger], holders: Mapping[int, Holder], names_of: Mapping[int, Sequence[int]]
) -> None:
    """Keys whose first holder is another; one that says nothing any more is not kept. Then the names that were added."""
    first: dict[int, UUID] = {key: holder.identity_id for key, holder in holders.items()}
    rows = [
        {"i": one.id, "k": key.hash, "d": key.kind}
        for one in strangers
        for key in one.keys
        if first.setdefault(key.hash, one.id) != one.id and len(names_of[key.hash]) <= NAMES_MAX
    ]
    if rows:
        await tx.run(_KEEP_OTHER, {"rows": orjson.dumps(rows).decode()})
    kept = {key: len(holders[key].names) if key in holders else 1 for key in names_of}
    grown = {key: names for key, names in names_of.items() if len(names) > kept[key]}
    if grown:
        await tx.run(
            "UPDATE contacts.identity_keys k SET names = string_to_array(u.names, ' ')::bigint[]"
            " FROM unnest(%(keys)s::bigint[], %(names)s::text[]) AS u (key, names)"
            " WHERE k.tenant_id = %(tenant)s AND k.key = u.key AND k.is_first",
            {"keys": list(grown), "names": [" ".join(map(str, names)) for names in grown.values()]},
        )


def _line(link: Link) -> Line:
    why = {"shared": [{"kind": one.kind, "names": one.names} for one in link.evidence]}
    return Line("link", link.a, link.b, link.rule, link.gone, link.kept, why)


async def _move(tx: Tx, to_of: Mapping[UUID, UUID]) -> None:
    """Contacts that turned out to be one person: the identities go to the oldest."""
    moves = {contact: to for contact, to in to_of.items() if contact != to}
    if not moves:
        return
    await tx.run(
        "UPDATE contacts.members m SET contact_id = u.kept FROM unnest(%(gone)s::uuid[], %(kept)s::uuid[]) AS u (gone, kept)"
        " WHERE m.tenant_id = %(tenant)s AND m.contact_id = u.gone",
        {"gone": list(moves), "kept": list(moves.values())},
    )
    tx.record(*(ContactsLinked(kept, gone) for gone, kept in sorted(moves.items())))
