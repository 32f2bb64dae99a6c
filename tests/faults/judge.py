"""Whether a run with faults ended as the calm one did, and whether the books are right in themselves.

The replay's judge (linkstar/cli/replay/judge.py) compares the books with what the pretend partners received. Here is added: the
ledger, whether anything waits that nobody was told of, and the comparison with the calm run of the same scene.

Compared per order: state, payment, what is ordered, cancelled and shipped of each line, whether the buyer is known, how many units
are in parcels of which state, labels of each parcel, units confirmed at the channel. Compared in sum: units promised and moved per
item, what the shops offer of each listing.

Not compared, because it may rightly differ: ids, times, how a message came (webhook or poll), trouble that was told and is over; the
warehouses and carriers (an hour later another way is the cheapest that is in time), so in how many parcels an order goes and what
freight costs, though every parcel has one label and every label stands in the ledger once, at its own price; and which of several
equal buyers got one of the scarce units: of those orders the outcomes are counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from linkstar import inventory
from linkstar.cli.replay.build import Stage
from linkstar.cli.replay.judge import Books
from linkstar.core.db import Tx
from tests.faults.scene import SHOPS_OF_LAST, is_for_last

Key = tuple[str, str]


@dataclass(slots=True)
class Outcome:
    """What is left of a run: comparable values by name, and what is wrong whatever the calm run says."""

    values: dict[str, Any] = field(default_factory=dict)
    heard: dict[str, list[str]] = field(default_factory=dict)  # of each order, for whoever looks for what went wrong
    wrong: dict[str, list[str]] = field(default_factory=dict)


async def read_outcome(tx: Tx, stage: Stage, books: Books) -> Outcome:
    """Reads the end of a run."""
    shop_of = {id_: key for key, id_ in stage.shops.items()}
    orders = await tx.rows(_ORDERS)
    told = _confirmed(books)
    outcome = Outcome()
    scarce: Counter[str] = Counter()
    for row in orders:
        key = (shop_of[row.shop_id], row.external_id)
        said = _order(row, told)
        if key[0] in SHOPS_OF_LAST and is_for_last(key[1]):
            state = "shipped" if said["state"] == "completed" else said["state"]  # one channel says more than the other
            scarce[f"{state} {said['packed']} {said['labels_of_a_parcel']}"] += 1
        else:
            outcome.values[f"order {key[0]} {key[1]}"] = said
    outcome.values["orders for the scarce item"] = dict(scarce)
    await _read_sums(tx, stage, books, outcome)
    outcome.heard = await _heard(tx, shop_of) | await _holders(tx, stage)
    outcome.wrong = {
        "ledger": await _ledger(tx),
        "stock": [str(one) for one in await inventory.self_check(tx)],
        "promised to nobody": [f"{row.what}: {row.units} units" for row in await tx.rows(NEEDLESS)],
        "waits without an incident": await _silent(tx),
    }
    return outcome


def differences(calm: Outcome, hit: Outcome) -> list[str]:
    """What ended differently, in words; and what was heard of each order that did."""
    found = list(_differing("", calm.values, hit.values))
    touched = [name for name in hit.heard if any(one.startswith(f"{name} ") for one in found)]
    return found + [f"{name} heard {one}" for name in touched for one in hit.heard[name]]


async def _heard(tx: Tx, shop_of: Mapping[Any, str]) -> dict[str, list[str]]:
    """The messages and confirmations of each order by their time, in words."""
    rows = await tx.rows(_HEARD)
    heard: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        heard[f"order {shop_of.get(row.shop_id)} {row.external_id}"].append(f"{row.at:%d %H:%M:%S.%f} {row.what}")
    return heard


async def _holders(tx: Tx, stage: Stage) -> dict[str, list[str]]:
    """Whom units are promised to at the end, by item."""
    sku = {id_: sku for sku, id_ in stage.items.items()}
    held: dict[str, list[str]] = defaultdict(list)
    for row in await tx.rows(_HOLDERS):
        held[f"promised {sku[row.item_id]}"].append(f"by {row.what}")
    return held


def _differing(name: str, calm: Any, hit: Any) -> Iterator[str]:
    if isinstance(calm, dict) and isinstance(hit, dict):
        for key in sorted({*calm, *hit}, key=repr):
            yield from _differing(f"{name} {key}".strip(), calm.get(key), hit.get(key))
    elif calm != hit:
        yield f"{name}: calm {calm}, with faults {hit}"


_HEARD = """
SELECT account_id AS shop_id, external_id, received_at AS at,
       concat_ws(' ', source, topic, state, 'of', happened_at, 'x', times, error) AS what
FROM connect.messages WHERE tenant_id = %(tenant)s AND external_id <> ''
UNION ALL
SELECT o.shop_id, o.external_id, f.recorded_at, concat_ws(' ', f.name, left(f.body::text, 200))
FROM orders.orders o JOIN core.facts f ON f.tenant_id = o.tenant_id AND f.subject = o.id WHERE o.tenant_id = %(tenant)s
ORDER BY 1, 2, 3
"""

_HOLDERS = """
SELECT r.item_id, concat_ws(' ', o.external_id, 'which is', o.state, r.quantity, r.state, 'since', r.created_at) AS what
FROM inventory.reservations r JOIN orders.orders o ON o.tenant_id = r.tenant_id AND o.id = r.order_id
WHERE r.tenant_id = %(tenant)s AND r.state IN ('held', 'committed') ORDER BY r.id
"""

# Promises beyond what their line still asks for and what lies in its cancelled parcels until somebody pulls them.
NEEDLESS = """
SELECT concat_ws(' ', o.external_id, 'which is', o.state, r.owner_id) AS what, (r.units - need.units - pile.units)::bigint AS units
FROM (SELECT owner_id, order_id, sum(quantity) AS units FROM inventory.reservations
      WHERE tenant_id = %(tenant)s AND state IN ('held', 'committed') GROUP BY 1, 2) AS r
JOIN orders.orders o ON o.tenant_id = %(tenant)s AND o.id = r.order_id
CROSS JOIN LATERAL (
    SELECT coalesce(sum(greatest(0, c.per_line_unit * (l.ordered - l.cancelled) - c.shipped)), 0) AS units
    FROM orders.components c JOIN orders.lines l ON l.tenant_id = c.tenant_id AND l.id = c.line_id
    WHERE c.tenant_id = o.tenant_id AND c.id = r.owner_id AND o.state <> 'cancelled') AS need
CROSS JOIN LATERAL (
    SELECT coalesce(sum(f.quantity), 0) AS units FROM shipping.parcels p JOIN shipping.fulfilment_lines f
      ON f.tenant_id = p.tenant_id AND f.fulfilment_order_id = p.fulfilment_order_id AND f.component_id = r.owner_id
    WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND p.state = 'cancelled' AND p.pulled_at IS NULL
      AND EXISTS (SELECT FROM shipping.labels b WHERE b.tenant_id = p.tenant_id AND b.parcel_id = p.id)) AS pile
WHERE r.units > need.units + pile.units ORDER BY 1
"""

_ORDERS = """
SELECT o.shop_id, o.external_id, o.state, o.commercial, o.payment, o.total_minor, o.currency, o.contact_id IS NOT NULL AS is_linked,
       o.ship_to ->> 'line2' AS line2,
       (SELECT json_agg(json_build_array(l.sku, l.ordered, l.cancelled, l.shipped, l.price_minor) ORDER BY l.external_id)
        FROM orders.lines l WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS lines,
       (SELECT json_object_agg(f.stage, f.units) FROM (
            SELECT p.state || '/' || p.confirm_state AS stage, sum(l.quantity)::int AS units FROM shipping.parcels p
            JOIN shipping.fulfilment_lines l ON l.tenant_id = p.tenant_id AND l.fulfilment_order_id = p.fulfilment_order_id
            WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND p.state <> 'cancelled' GROUP BY 1) AS f) AS packed,
       (SELECT json_object_agg(f.labels, true) FROM (
            SELECT (SELECT count(*) FROM shipping.labels b WHERE b.tenant_id = p.tenant_id AND b.parcel_id = p.id
                    AND b.state IN ('bought', 'void_refused')) AS labels FROM shipping.parcels p
            WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND p.state <> 'cancelled') AS f) AS labels_of_a_parcel
FROM orders.orders o WHERE o.tenant_id = %(tenant)s ORDER BY o.external_id
"""


def _order(row: Any, told: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    names = (
        "state",
        "commercial",
        "payment",
        "total_minor",
        "currency",
        "is_linked",
        "line2",
        "lines",
        "packed",
        "labels_of_a_parcel",
    )
    return {name: getattr(row, name) for name in names} | {"confirmed": told.get(row.external_id, {})}


def _confirmed(books: Books) -> dict[str, dict[str, int]]:
    """Units of each line that the channel was told have left, by order."""
    told: dict[str, dict[str, int]] = defaultdict(dict)
    for said in books.received.values():
        for one in said.get("confirmations", ()):
            for line in one["lines"]:
                lines = told[one["order_id"]]
                lines[line["external_id"]] = lines.get(line["external_id"], 0) + line["quantity"]
    return told


async def _read_sums(tx: Tx, stage: Stage, books: Books, outcome: Outcome) -> None:
    sku = {id_: sku for sku, id_ in stage.items.items()}
    held = await tx.rows(
        "SELECT item_id, state, location_id IS NULL AS is_short, sum(quantity)::int AS units FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND state IN ('held', 'committed', 'consumed') GROUP BY 1, 2, 3"
    )
    outcome.values["promised"] = {f"{sku[r.item_id]} {r.state} {'short' if r.is_short else ''}": r.units for r in held}
    moved = await tx.rows(
        "SELECT item_id, kind, sum(on_hand_diff)::int AS units FROM inventory.movements WHERE tenant_id = %(tenant)s"
        " GROUP BY 1, 2"
    )
    outcome.values["moved"] = {f"{sku[r.item_id]} {r.kind}": r.units for r in moved}
    for partner, said in books.received.items():
        outcome.values[f"offered at {partner}"] = dict(said.get("stock", {}))


async def _ledger(tx: Tx) -> list[str]:
    """Entries that do not sum to nothing, and labels in use that are not paid for exactly once."""
    uneven = await tx.rows(
        "SELECT entry_id, currency, sum(amount_minor)::bigint AS total FROM finance.postings WHERE tenant_id = %(tenant)s"
        " GROUP BY 1, 2 HAVING sum(amount_minor) <> 0"
    )
    paid = await tx.rows(
        "SELECT b.id, b.cost_minor, e.n, e.minor FROM shipping.labels b CROSS JOIN LATERAL ("
        " SELECT count(DISTINCT e.id)::int AS n, coalesce(sum(p.amount_minor) FILTER (WHERE p.amount_minor > 0), 0)::bigint AS minor"
        " FROM finance.entries e JOIN finance.postings p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id"
        " WHERE e.tenant_id = b.tenant_id AND e.source = 'label:' || b.id) AS e"
        " WHERE b.tenant_id = %(tenant)s AND b.state = 'bought' AND b.cost_minor > 0"
    )
    return [f"entry {one.entry_id}: {one.total} {one.currency}" for one in uneven] + [
        f"label {one.id} of {one.cost_minor} has {one.n} entries of {one.minor}"
        for one in paid
        if (one.n, one.minor) != (1, one.cost_minor)
    ]


_SILENT = {
    "work that is due": "SELECT step || ': ' || error AS what FROM core.work WHERE tenant_id = %(tenant)s AND size > 0"
    " AND parked_at IS NULL AND due_at <= %(now)s",
    "parked work": "SELECT w.step || ': ' || w.error AS what FROM core.work w WHERE w.tenant_id = %(tenant)s"
    " AND w.parked_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM core.incidents i WHERE i.tenant_id = w.tenant_id"
    " AND i.work_id = w.id AND i.state NOT IN ('resolved', 'ignored'))",
    "an unread message": "SELECT id::text || ' ' || error AS what FROM connect.messages m WHERE tenant_id = %(tenant)s"
    " AND (state = 'received' OR state = 'failed' AND NOT EXISTS (SELECT 1 FROM core.incidents i"
    " WHERE i.tenant_id = m.tenant_id AND i.subject = m.id AND i.state NOT IN ('resolved', 'ignored')))",
    "an order without a parcel": "SELECT o.external_id || ' is ' || o.state AS what FROM orders.orders o"
    " WHERE o.tenant_id = %(tenant)s AND o.state IN ('ready', 'on_hold', 'cancel_requested')"
    " AND NOT EXISTS (SELECT 1 FROM core.incidents i WHERE i.tenant_id = o.tenant_id AND i.subject = o.id"
    " AND i.state NOT IN ('resolved', 'ignored'))",
    "an unmapped order": "SELECT o.external_id AS what FROM orders.orders o WHERE o.tenant_id = %(tenant)s"
    " AND o.state = 'unmapped' AND NOT EXISTS (SELECT 1 FROM core.incidents i WHERE i.tenant_id = o.tenant_id"
    " AND i.kind = 'listing_unmapped' AND i.state NOT IN ('resolved', 'ignored'))",
    "a released order without a parcel": "SELECT o.external_id AS what FROM orders.orders o WHERE o.tenant_id = %(tenant)s"
    " AND o.state = 'released' AND NOT EXISTS (SELECT 1 FROM shipping.parcels p WHERE p.tenant_id = o.tenant_id"
    " AND p.order_id = o.id AND p.state <> 'cancelled')",
    "a parcel": "SELECT p.number || ' is ' || p.state || '/' || p.confirm_state AS what FROM shipping.parcels p"
    " WHERE p.tenant_id = %(tenant)s AND (p.state = 'planned' OR p.state = 'labelled')"
    " AND NOT EXISTS (SELECT 1 FROM core.incidents i WHERE i.tenant_id = p.tenant_id"
    " AND i.subject IN (p.id, p.order_id) AND i.state NOT IN ('resolved', 'ignored'))",
    "a label to be given back": "SELECT tracking_number AS what FROM shipping.labels WHERE tenant_id = %(tenant)s"
    " AND state = 'void_requested'",
    "a listing": "SELECT listing_row_id::text AS what FROM inventory.listed l WHERE tenant_id = %(tenant)s"
    " AND pushed_version < version AND NOT EXISTS (SELECT 1 FROM core.incidents i WHERE i.tenant_id = l.tenant_id"
    " AND i.subject = l.listing_row_id AND i.state NOT IN ('resolved', 'ignored'))",
}


async def _silent(tx: Tx) -> list[str]:
    """What waits although no incident names it."""
    found: Sequence[str] = []
    for name, sql in _SILENT.items():
        found = [*found, *(f"{name}: {row.what}" for row in await tx.rows(sql))]
    return list(found)
