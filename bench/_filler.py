"""Fills a company with past orders, by statements of the server itself: a million orders of three lines in some minutes.

Everything about order number n follows from n, so that the tables fit each other: its buyer, shop, country, goods, state (97 of
100 are done, 3 are at work), parcel and tracking number; an order a minute up to now. What only matters because it is there is
left out: files, raw bodies, most facts. Foreign keys are not checked, and indexes are made again afterwards where that is faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg

from bench._place import Place

SHOPS, ITEMS, LINES, REBUILD_FROM = 10, 5_000, 3, 50_000
SYLLABLES = "an be ca de el fa gi ho in jo ka li ma no ol pa ro su ti we".split()
LAST_NAMES = (
    "Abt Bauer Cruz Dorn Ebert Fuchs Gross Huber Ivanov Jansen Klein Lange Moreau Novak Otto Paz Ros Silva Tran".split()
)
COUNTRIES = "DE DE DE DE DE FR FR FR GB GB US US US ES ES IT IT NL PL AT CH BE SE DK PT".split()
WORDS = (
    "lamp mug kettle chair desk towel cable case ring scarf bottle shelf brush mirror clock basket candle vase tray rug"
)

# A UUIDv7 that follows from a number: `kind` keeps those of different tables apart, the milliseconds put them in order.
_FUNCTIONS = """
CREATE SCHEMA IF NOT EXISTS bench;
CREATE OR REPLACE FUNCTION bench.id(kind integer, ms bigint, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;
CREATE OR REPLACE FUNCTION bench.pick(n bigint, salt integer, below integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT ((hashint8extended(n, salt) & 1073741823) % below)::integer $$;
"""

# The orders from {low} to {high}, of which the last was captured a minute ago and one in 33 was placed long before that.
_SEED = """
CREATE UNLOGGED TABLE bench.seed AS
SELECT n, bench.id(1, ms, n) AS id, ms, to_timestamp(ms / 1000.0) AS at,
       to_timestamp(ms / 1000.0)
           - make_interval(mins => CASE WHEN bench.pick(n, 1, 33) = 0 THEN bench.pick(n, 2, 43200) ELSE 3 END) AS placed_at,
       bench.pick(n, 3, {buyers}) AS buyer, {shops} AS shops, bench.pick(n, 4, 100) AS percent,
       ({countries})[1 + bench.pick(n, 5, 25)] AS country,
       CASE WHEN n % 100 < 97 THEN CASE bench.pick(n, 6, 25) WHEN 0 THEN 'cancelled' WHEN 1 THEN 'channel_fulfilled'
                 WHEN 2 THEN 'shipped' WHEN 3 THEN 'shipped' ELSE 'completed' END
            ELSE (ARRAY['ready', 'ready', 'released', 'released', 'on_hold', 'awaiting_payment', 'unmapped', 'partly_shipped'])
                 [1 + bench.pick(n, 7, 8)] END AS state
FROM (SELECT n, {now_ms} - 60000 - ({high} - n) * {step_ms} AS ms
      FROM generate_series({low}::bigint, {high}::bigint - 1) AS n) AS numbers
"""

_ORDERS = """
INSERT INTO orders.orders (tenant_id, id, shop_id, external_id, number, seen_version, state, commercial, payment, currency,
    total_minor, placed_at, paid_at, seen_at, ship_by_at, country, ship_to, buyer, identity_id, contact_id, is_released, source,
    is_late, captured_at, changed_at)
SELECT {tenant}, id, shops[1 + percent % 10], (5000000000 + n)::text, '#' || (100000 + n), ms, state,
    CASE state WHEN 'cancelled' THEN 'cancelled' WHEN 'completed' THEN 'completed' ELSE 'open' END,
    CASE WHEN state = 'awaiting_payment' THEN 'pending' WHEN percent = 0 THEN 'refunded' WHEN bench.pick(n, 8, 5000) = 0
        THEN 'charged_back' ELSE 'paid' END,
    'EUR', 5700, placed_at, placed_at, at, placed_at + interval '2 days', country,
    jsonb_build_object('name', {name}, 'company', '', 'line1', 'Lindenweg ' || buyer % 200, 'line2', '', 'district', '',
        'city', 'Berlin', 'state', '', 'postcode', lpad((buyer % 99999)::text, 5, '0'), 'country', country,
        'phone', '+49151' || lpad(buyer::text, 8, '0'), 'email', {email}, 'tax_id', ''),
    jsonb_build_object('external_id', buyer::text, 'name', {name}, 'email', {email}, 'phone', '', 'is_relay_email', false),
    bench.id(2, {first_ms} + buyer, buyer), bench.id(3, {first_ms} + buyer, buyer), state NOT IN ('ready', 'on_hold', 'unmapped'),
    'webhook', bench.pick(n, 9, 2000) = 0, at, at
FROM bench.seed
"""

_LINES = """
INSERT INTO orders.lines (tenant_id, id, order_id, external_id, listing_id, sku, title, listing_row_id, ordered, shipped,
    price_minor)
SELECT {tenant}, bench.id(10 + k, ms, n), id, (n * 3 + k)::text, (7000 + item)::text, 'SKU-' || lpad(item::text, 5, '0'),
    {title}, CASE WHEN state <> 'unmapped' THEN bench.id(6, {first_ms}, item) END, 1,
    (state IN ('completed', 'shipped'))::integer, 1900
FROM {each_line}
"""

_COMPONENTS = """
INSERT INTO orders.components (tenant_id, id, order_id, line_id, item_id, per_line_unit, shipped)
SELECT {tenant}, bench.id(20 + k, ms, n), id, bench.id(10 + k, ms, n), bench.id(5, {first_ms}, item), 1,
    (state IN ('completed', 'shipped'))::integer
FROM {each_line} WHERE state <> 'unmapped'
"""

_RESERVATIONS = """
INSERT INTO inventory.reservations (tenant_id, id, owner_id, order_id, item_id, location_id, quantity, state, created_at,
    changed_at)
SELECT {tenant}, bench.id(30 + k, ms, n), bench.id(20 + k, ms, n), id, bench.id(5, {first_ms}, item), {location}, 1,
    CASE WHEN state IN ('completed', 'shipped') THEN 'consumed' WHEN state = 'cancelled' THEN 'released' ELSE 'committed' END,
    at, at
FROM {each_line} WHERE state NOT IN ('unmapped', 'channel_fulfilled')
"""

_MOVEMENTS = """
INSERT INTO inventory.movements (tenant_id, id, item_id, location_id, on_hand_diff, kind, cause_id, occurred_at, posted_at)
SELECT {tenant}, bench.id(40 + k, ms, n), bench.id(5, {first_ms}, item), {location}, -1, 'ship', bench.id(60 + k, ms, n), at, at
FROM {each_line} WHERE state IN ('completed', 'shipped')
"""

_FULFILMENT = """
INSERT INTO shipping.fulfilment_orders (tenant_id, id, order_id, shop_id, location_id, state, ship_to, order_number, created_at,
    changed_at)
SELECT {tenant}, bench.id(50, ms, n), id, shops[1 + percent % 10], {location}, CASE WHEN state IN ('completed', 'shipped')
    THEN 'closed' ELSE 'open' END, jsonb_build_object('name', {name}, 'country', country), '#' || (100000 + n), at, at
FROM bench.seed WHERE {is_routed}
"""

_FULFILMENT_LINES = """
INSERT INTO shipping.fulfilment_lines (tenant_id, id, fulfilment_order_id, order_line_id, component_id, item_id, quantity)
SELECT {tenant}, bench.id(51 + k, ms, n), bench.id(50, ms, n), bench.id(10 + k, ms, n), bench.id(20 + k, ms, n),
    bench.id(5, {first_ms}, item), 1
FROM {each_line} WHERE {is_routed}
"""

_PARCELS = """
INSERT INTO shipping.parcels (tenant_id, id, number, fulfilment_order_id, order_id, shop_id, location_id, account_id, service,
    state, weight_g, currency, tracking_number, tracking_status, confirm_state, created_at, changed_at)
SELECT {tenant}, bench.id(60, ms, n), 'P' || (1000000 + n), bench.id(50, ms, n), id, shops[1 + percent % 10], {location},
    bench.id(9, {first_ms}, 1), 'STD', CASE WHEN state = 'completed' THEN 'delivered' WHEN state = 'shipped' THEN 'in_transit'
    ELSE 'planned' END, 500, 'EUR', {tracking}, 'unknown', 'confirmed', at, at
FROM bench.seed WHERE {is_routed}
"""

_LABELS = """
INSERT INTO shipping.labels (tenant_id, id, parcel_id, key, tracking_number, cost_minor, currency, bought_at, changed_at)
SELECT {tenant}, bench.id(61, ms, n), bench.id(60, ms, n), n || ':1', {tracking}, 450, 'EUR', at, at
FROM bench.seed WHERE {is_routed} AND state IN ('completed', 'shipped')
"""

_HOLDS = """
INSERT INTO orders.holds (tenant_id, id, order_id, code, opened_at, released_at)
SELECT {tenant}, bench.id(62, ms, n), id, (ARRAY['short_stock', 'by_hand', 'no_route'])[1 + percent % 3], at,
    CASE WHEN state <> 'on_hold' THEN at END
FROM bench.seed WHERE state = 'on_hold' OR percent = 7
"""

_DECISIONS = """
INSERT INTO shipping.decisions (tenant_id, id, order_id, parcel_id, inputs, chosen, decided_at)
SELECT {tenant}, bench.id(63, ms, n), id, bench.id(60, ms, n), '{{}}',
    '{{"code": "chosen", "cost_minor": 450, "currency": "EUR", "is_late": false}}', at FROM bench.seed WHERE {is_routed}
"""

_MESSAGES = """
INSERT INTO connect.messages (tenant_id, id, account_id, topic, key, external_id, body, source, happened_at, received_at, state)
SELECT {tenant}, bench.id(64, ms, n), shops[1 + percent % 10], 'orders', (5000000000 + n) || ':1', (5000000000 + n)::text,
    convert_to(n::text, 'UTF8'), 'webhook', at, at, 'applied' FROM bench.seed
"""

_FACTS = """
INSERT INTO core.facts (tenant_id, id, name, subject, body, actor, recorded_at)
SELECT {tenant}, bench.id(65 + k, ms, n), (ARRAY['orders.OrderCaptured', 'orders.CustomerLinked', 'shipping.RouteChosen'])[1 + k],
    id, jsonb_build_object('order_id', id), 'step', at FROM bench.seed, generate_series(0, 2) AS k
"""

_PEOPLE = (
    """
INSERT INTO contacts.contacts (tenant_id, id, created_at)
SELECT {tenant}, bench.id(3, {first_ms} + buyer, buyer), now() FROM generate_series({buyers_before}, {buyers} - 1) AS buyer""",
    """
INSERT INTO contacts.identities (tenant_id, id, fingerprint, shop_id, platform, external_id, name, email, phone, country,
    ship_name, email_norm, phone_e164, seen_at)
SELECT {tenant}, bench.id(2, {first_ms} + buyer, buyer), bench.id(4, {first_ms}, buyer), ({shops})[1 + buyer % 10],
    'shopify', buyer::text, {name}, {email}, '', 'DE', {name}, {email}, '+49151' || lpad(buyer::text, 8, '0'), now()
FROM generate_series({buyers_before}, {buyers} - 1) AS buyer""",
    """
INSERT INTO contacts.members (tenant_id, identity_id, contact_id)
SELECT {tenant}, bench.id(2, {first_ms} + buyer, buyer), bench.id(3, {first_ms} + buyer, buyer)
FROM generate_series({buyers_before}, {buyers} - 1) AS buyer""",
    """
INSERT INTO contacts.identity_keys (tenant_id, identity_id, key, kind, is_first, names)
SELECT {tenant}, bench.id(2, {first_ms} + buyer, buyer), hashint8extended(buyer, 77), 'email', true, ARRAY[buyer::bigint]
FROM generate_series({buyers_before}, {buyers} - 1) AS buyer""",
)

_GOODS = (
    """
INSERT INTO catalog.items (tenant_id, id, sku, sku_plain, title, created_at, changed_at)
SELECT {tenant}, bench.id(5, {first_ms}, item), 'SKU-' || lpad(item::text, 5, '0'), 'sku' || lpad(item::text, 5, '0'), {title},
    now(), now()
FROM generate_series(0, {items} - 1) AS item""",
    """
INSERT INTO catalog.listings (tenant_id, id, shop_id, listing_id, sku, title, state, first_seen_at)
SELECT {tenant}, bench.id(6, {first_ms} + shop, item), ({shops})[1 + shop], (7000 + item)::text,
    'SKU-' || lpad(item::text, 5, '0'), {title}, 'linked', now()
FROM generate_series(0, {items} - 1) AS item, generate_series(0, 9) AS shop""",
)
_TABLES = (_ORDERS, _LINES, _COMPONENTS, _RESERVATIONS, _MOVEMENTS, _FULFILMENT, _FULFILMENT_LINES, _PARCELS, _LABELS, _HOLDS,
           _DECISIONS, _MESSAGES, _FACTS)  # fmt: skip
_FILLED = ("orders.orders", "orders.lines", "orders.components", "orders.holds", "inventory.reservations", "inventory.movements",
           "shipping.fulfilment_orders", "shipping.fulfilment_lines", "shipping.parcels", "shipping.labels",
           "shipping.decisions", "connect.messages", "contacts.identities", "contacts.members",
           "contacts.identity_keys")  # fmt: skip
FIRST_MS, NOW_MS = 1_600_000_000_000, "(extract(epoch FROM now()) * 1000)::bigint"


def settle(place: Place) -> None:
    """What autovacuum would do in time: fresh statistics, and indexes that know which rows everybody sees."""
    place.sql("VACUUM (ANALYZE)")


def fill(place: Place, tenant: UUID, shops: Sequence[UUID], *, high: int, low: int = 0, items: int = ITEMS) -> None:
    """Adds the orders number `low` to `high`; with `low` 0 the listings of `items` goods in each shop too. Then `settle`."""
    words = (
        _words(tenant, low, high)
        | {"items": items}
        | {
            "shops": f"ARRAY{list(map(str, shops))}::uuid[]",
            "countries": f"ARRAY{COUNTRIES}",
        }
    )
    with psycopg.connect(place.owner, autocommit=True) as owner:
        for setting in (
            "synchronous_commit = off",
            "session_replication_role = replica",
            "maintenance_work_mem = '512MB'",
        ):
            owner.execute(f"SET {setting}")
        owner.execute(_FUNCTIONS)
        owner.execute("DROP TABLE IF EXISTS bench.seed")
        with _without_indexes(owner, is_wanted=high - low >= REBUILD_FROM):
            for statement in (*_PEOPLE, *(() if low else _GOODS)):
                owner.execute(statement.format(**words))
            owner.execute(_SEED.format(**words))
            for statement in _TABLES:
                owner.execute(statement.format(**words))
        owner.execute("DROP TABLE bench.seed")


def _words(tenant: UUID, low: int, high: int) -> dict[str, Any]:
    syllable, last, things = (f"(ARRAY{list(some)})" for some in (SYLLABLES, LAST_NAMES, WORDS.split()))
    first = f"initcap({syllable}[1 + buyer / 19 % 20] || {syllable}[1 + buyer / 380 % 20] || 'na')"  # 400 of them
    name = f"{first} || ' ' || {last}[1 + buyer % 19] || '-' || buyer / 7600"
    line = "bench.pick(n, 100 + k, 71) * bench.pick(n, 200 + k, 71)"  # few goods are sold much, most are sold little
    return {
        "tenant": f"'{tenant}'::uuid", "low": low, "high": high, "buyers": max(20, high * 3 // 10),
        "buyers_before": max(20, low * 3 // 10) if low else 0, "first_ms": FIRST_MS, "now_ms": NOW_MS,
        "step_ms": 60_000, "name": name, "email": "'buyer' || buyer || '@example.com'",
        "title": f"initcap({things}[1 + item % 20]) || ' ' || {things}[1 + item / 20 % 20] || ' model' || item",
        "each_line": f"(SELECT *, {line} AS item FROM bench.seed, generate_series(0, {LINES - 1}) AS k) AS each",
        "location": f"bench.id(8, {FIRST_MS}, 1)",
        "tracking": "CASE WHEN state IN ('completed', 'shipped') THEN 'YT' || (20000000 + n) ELSE '' END",
        "is_routed": "state NOT IN ('unmapped', 'on_hold', 'awaiting_payment', 'cancelled', 'channel_fulfilled')",
    }  # fmt: skip


@contextmanager
def _without_indexes(owner: psycopg.Connection[Any], *, is_wanted: bool) -> Iterator[None]:
    """Takes away the indexes of the filled tables (not their keys) and makes them again: many times faster for many rows."""
    found = owner.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisprimary",
        [list(_FILLED)],
    ).fetchall()
    for name, _ in found if is_wanted else ():
        owner.execute(f"DROP INDEX {name}")
    yield
    for _, definition in found if is_wanted else ():
        owner.execute(definition)
