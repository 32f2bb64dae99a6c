"""A company with a row of every kind, whose every text carries a word of its own: what leaks can be recognised by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zlib import crc32

import orjson
import psycopg

from linkstar import finance, inventory, orders, shipping
from linkstar.connect import NewAccount, create_accounts, registry
from linkstar.connect.accounts import Authorisation, begin_authorisation, get_account_row, put_config
from linkstar.connect.call_log import Call, write_calls
from linkstar.connect.channel import Cursor, RawMessage, SeenBuyer
from linkstar.connect.messages import put_cursor, store
from linkstar.core import access, automations, incidents, notices, work
from linkstar.core.access.actions.api_keys import create_api_key
from linkstar.core.access.actions.roles import put_role
from linkstar.core.access.records import NewKey
from linkstar.core.automations.rules.deeds import Action
from linkstar.core.db import Tx
from linkstar.core.files.actions import put_files
from linkstar.core.notices.actions.templates import put_template
from linkstar.core.secrets import Vault
from linkstar.finance.actions import note_told
from linkstar.finance.queries import Told
from linkstar.flows import order_to_door
from linkstar.inventory.actions.bins import put_bins
from linkstar.inventory.actions.inbounds import announce
from linkstar.inventory.actions.records import NewInbound
from linkstar.inventory.facts import StockReserved
from linkstar.kit.address import Address
from linkstar.orders.actions import marking
from linkstar.orders.actions.records import Capture, Mapped, Part
from linkstar.orders.facts import CustomerLinked, OrderCaptured
from linkstar.shipping.actions.manifests import make_manifest
from linkstar.shipping.actions.packing import pack_whole
from linkstar.shipping.actions.waves import make_wave
from linkstar.shipping.queries.records import LabelBoughtDetails, Scan
from tests.world import catalog as goods
from tests.world.access import a_session, a_user
from tests.world.orders import a_line, an_order

ITEM_COST, LABEL_COST, RATE = 76_543_211, 65_432_111, 54_321_111  # minor units that stand nowhere else
Ids = dict[str, Any]


def private(word: str) -> dict[str, str]:
    """What is known of the buyer of a branch and may not be seen in full by everybody."""
    return {
        "name": f"Zenobia {word}name", "email": f"zenobia.{word.lower()}@private.example", "phone": f"+49151{crc32(word.encode()) % 10**8:08d}",
        "line1": f"{word} Hidden Lane 77", "tax_id": f"TAX{word}900",
    }  # fmt: skip


@dataclass
class World:
    """What was made: ids by the names that the API gives them."""

    word: str
    ids: Ids


async def a_company(tx: Tx, vault: Vault, word: str) -> World:
    """The people, keys, goods and carrier of a company, without any shop yet. Its users are not those of `signed_in`."""
    user_id = await a_user(tx, "support", email=f"{word.lower()}@people.example")
    await a_session(tx, user_id)
    await put_role(tx, f"{word.lower()}_role", f"{word} role", permissions={"orders": ["read"]})
    key_id, _ = await create_api_key(tx, NewKey(f"{word} key", "support"))
    item_id = await goods.an_item(
        tx, f"{word}-LAMP", title=f"{word} lamp", cost_minor=ITEM_COST, barcodes=(f"{word}-4006381",)
    )
    kit_id = await goods.a_kit(tx, {item_id: 2}, f"{word}-KIT")
    (account_id,) = await create_accounts(
        tx, [NewAccount("carrier", "ratesheet", f"{word} carrier", "https://carrier.example", f"{word}-carrier")], vault
    )
    await put_config(tx, account_id, {"rates_csv": f"{word} sheet"})
    await shipping.put_services(tx, [shipping.rules.Service(account_id, f"{word}STD", f"{word} line", f"{word} 专线")])
    rate = shipping.rules.Rate(account_id, f"{word}STD", "DE", 0, 30_000, "EUR", RATE, days_min=5, days_max=9)
    await shipping.put_rates(tx, account_id, [rate])
    rule_id = tx.new_id()
    await shipping.put_user_rules(tx, [shipping.rules.UserRule(rule_id, "prefer", f"{word} rule")])
    await finance.put_fx(tx, tx.now.date(), {"USD": Decimal("0.9")}, source=word)
    await access.add_audit(tx, [access.Entry("users", "edit", user_id, {"name": word}, {"name": f"{word} person"})])
    entry_id: UUID = await tx.value("SELECT max(id::text)::uuid FROM core.audit WHERE tenant_id = %(tenant)s")
    await access.claim_key(tx, f"{word}-key", "POST /", b"", vault=vault)
    asked = Authorisation(NewAccount("channel", "shopify", word, f"https://{word}.example", f"{word}-new",
                                     secrets={"client_id": "x", "client_secret": "y"}), "https://x.example/back")  # fmt: skip
    url = await begin_authorisation(tx, registry.channel("shopify"), asked, vault)
    await work.ensure_timetable(tx)
    tagging = automations.Draft(f"{word} automation", "order_captured", f'order.note != "{word}"',
                                (Action("tag", f"{word}-automatic"),))  # fmt: skip
    automation_id = await automations.make(tx, tagging)
    await automations.switch(tx, automation_id, "on")
    told = await _notices(tx, vault, word) | await _books(tx, vault, word)
    return World(word, {
        **told, "tenant_id": tx.tenant_id, "user_id": user_id, "name": f"{word.lower()}_role", "key_id": key_id, "item_id": item_id,
        "kit_id": kit_id, "carrier_id": account_id, "rule_id": rule_id, "automation_id": automation_id, "entry_id": entry_id, "sku": f"{word}-LAMP",
        "actor": f"user:{user_id}", "state": url.partition("state=")[2].partition("&")[0],
    })  # fmt: skip


async def _notices(tx: Tx, vault: Vault, word: str) -> Ids:
    """A robot, somebody who hears by it, and a message of theirs."""
    new = NewAccount(
        "notifier", "wecom", f"{word} robot", "https://robot.example", f"{word}-robot", secrets={"robot_key": "k"}
    )
    (notifier_id,) = await create_accounts(tx, [new], vault)
    draft = notices.Draft(f"{word} group", notifier_id, ("order.held",))
    subscription_id = await notices.make(tx, draft)
    delivery_id = await notices.send_test(tx, subscription_id, f"{word} person")
    await put_template(tx, notices.records.Template("order.held", "zh", f"{word} held", f"{word} {{number}}"))
    return {"notifier_id": notifier_id, "subscription_id": subscription_id, "delivery_id": delivery_id}


async def _books(tx: Tx, vault: Vault, word: str) -> Ids:
    """An ERP, and a document that it refused."""
    new = NewAccount("erp", "kingdee", f"{word} books", "https://erp.example", f"{word}-books", secrets={"app_id": "a"})
    (erp_id,) = await create_accounts(tx, [new], vault)
    number = f"LS-V-{word}"
    told = Told(number, "voucher", tx.now.date(), "refused", "", "500", f"{word} is missing", "FACCOUNTID", tx.now)
    await note_told(tx, erp_id, [told])
    return {"erp_id": erp_id, "told_number": number}


async def a_branch(tx: Tx, vault: Vault, company: World, word: str) -> World:
    """A shop, a location, and what is theirs: an order on its way with a parcel, another one waiting, contacts, calls."""
    ids: Ids = {**company.ids, **await _places(tx, vault, company, word)}
    listing = goods.a_listing(tx, ids["item_id"], shop_id=ids["shop_id"], listing_id=f"L-{word}", sku=f"{word}-SKU",
                              title=f"{word} listing")  # fmt: skip
    _, ids["listing_row_id"] = await listing
    arrived = inventory.records.Arrival(ids["item_id"], ids["location_id"], 10, note=f"{word} arrival")
    await inventory.receive(tx, [arrived])
    ids["hold_id"] = tx.new_id()
    await inventory.holding.hold(
        tx,
        [inventory.records.Hold(ids["hold_id"], ids["item_id"], 1, tx.now + timedelta(days=1), (ids["location_id"],))],
    )
    announced = NewInbound(ids["location_id"], f"{word} inbound", {ids["item_id"]: 3}, f"{word} supplier")
    (ids["inbound_id"],) = await announce(tx, [announced])
    ids["count_id"] = await inventory.start_count(tx, ids["location_id"], [ids["item_id"]])
    await inventory.listed.set_listed(tx, {ids["listing_row_id"]: (ids["shop_id"], 7)})
    done = await orders.capture(tx, [_capture(ids, f"{word}-{n}", word) for n in (1, 2)])
    first, second = sorted(done.new.values())
    ids |= {"order_id": first, "waiting_order_id": second}
    facts = [OrderCaptured(one, ids["shop_id"]) for one in (first, second)]
    await order_to_door.identify_customer(tx, facts)
    ids |= await _contacts(tx, ids, word)
    await order_to_door.reserve_stock(tx, [CustomerLinked(one, ids["contact_id"]) for one in (first, second)])
    await order_to_door.choose_route(tx, [StockReserved(first)])
    await orders.hold(tx, [(second, "by_hand", f"{word} hold")])
    await orders.edit_address(tx, second, _address(word, "Bonn"), version=(await orders.get_order(tx, second)).version)
    ids["line_id"] = (await orders.list_lines(tx, [first]))[0].id
    await marking.tag(tx, [first, second], add=[f"{word}-tag"])
    await marking.assign(tx, [first], ids["user_id"])
    await marking.note(tx, [(first, f"{word} note")])
    ids |= await _parcel(tx, ids, word)
    ids |= await _wave(tx, ids, word)
    ids |= await _talk(tx, ids, word)
    ids |= await _incidents(tx, ids, word)
    ids |= {"order_version": await _version(tx, "orders.orders", first), "item_version": await _version(tx, "catalog.items", ids["item_id"]),
            "user_version": await _version(tx, "core.users", ids["user_id"])}  # fmt: skip
    await access.add_audit(tx, [access.Entry("orders", "edit", first, {"x": word}, {"x": f"{word} after"})])
    return World(word, ids)


async def _version(tx: Tx, table: str, id_: UUID) -> int:
    found: int = await tx.value(
        f"SELECT version FROM {table} WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": id_}
    )
    return found


async def _places(tx: Tx, vault: Vault, company: World, word: str) -> Ids:
    ids: Ids = {"location_id": tx.new_id()}
    new = NewAccount("channel", "shopify", f"{word} shop", f"https://{word.lower()}.example", f"{word}-shop")
    (ids["shop_id"],) = await create_accounts(tx, [new], vault)
    ids["account_id"] = ids["shop_id"]
    ids["token"] = (await get_account_row(tx, ids["shop_id"])).webhook_token
    await inventory.put_locations(
        tx, [inventory.Location(ids["location_id"], f"{word}-LOC", f"{word} store", country="DE")]
    )
    at = Address(
        name=f"{word} store", line1="Messeallee 1", city="Leipzig", postcode="04356", country="DE", phone="+493411"
    )
    ships = shipping.rules.Location(
        ids["location_id"], at, "Europe/Berlin", time(15), name=f"{word} store", eori=f"{word}EORI"
    )
    await shipping.put_locations(tx, [ships])
    return ids


def _address(word: str, city: str = "Berlin") -> Address:
    told = private(word)
    return Address(name=told["name"], line1=told["line1"], city=city, postcode="10969", country="DE", phone=told["phone"],
                   email=told["email"], tax_id=told["tax_id"])  # fmt: skip


def _capture(ids: Ids, number: str, word: str) -> Capture:
    told = private(word)
    buyer = SeenBuyer(f"buyer-{number}", told["name"], told["email"], told["phone"])
    seen = an_order(number, a_line(f"{word}-SKU"), ship_to=_address(word), buyer=buyer, note=f"{word} note")
    mapped = {line.external_id: Mapped(ids["listing_row_id"], (Part(ids["item_id"], 1),)) for line in seen.lines}
    return Capture(ids["shop_id"], "Europe/Berlin", seen, mapped)


async def _contacts(tx: Tx, ids: Ids, word: str) -> Ids:
    rows = await tx.rows(
        "SELECT id, contact_id, identity_id FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id",
        {"ids": [ids["order_id"], ids["waiting_order_id"]]},
    )
    link = await tx.value(
        "SELECT id FROM contacts.link_events WHERE tenant_id = %(tenant)s AND (identity_a = ANY(%(ids)s) OR identity_b = ANY(%(ids)s))",
        {"ids": [row.identity_id for row in rows]},
    )
    assert link is not None, "two orders of one buyer made no link"
    return {
        "contact_id": rows[0].contact_id,
        "link_id": link,
        "identity_a": rows[0].identity_id,
        "identity_b": rows[1].identity_id,
    }


async def _parcel(tx: Tx, ids: Ids, word: str) -> Ids:
    (parcel,) = (await shipping.list_parcels(tx, order_id=ids["order_id"])).rows
    (file_id,) = await put_files(tx, [("application/pdf", f"%PDF {word} label".encode())])
    label = LabelBoughtDetails(
        f"{parcel.id}:1", f"{word}-WB", f"{word}TRACK", file_id, LABEL_COST, "EUR", tx.now + timedelta(days=1)
    )
    await shipping.attach_labels(tx, [(parcel.id, label)])
    await shipping.apply_tracking(
        tx, [Scan(parcel.account_id, f"{word}TRACK", "info_received", tx.now, "A", f"{word} scan")]
    )
    freight = (
        finance.rules.Posting(finance.rules.FREIGHT, LABEL_COST),
        finance.rules.Posting(f"payable:{word}", -LABEL_COST),
    )
    await finance.post(
        tx,
        [finance.rules.Entry("freight", f"label:{word}", "EUR", freight, ids["order_id"], parcel.id, ids["shop_id"])],
    )
    return {
        "parcel_id": parcel.id,
        "tracking": f"{word}TRACK",
        "customer": private(word)["email"],
        "line_sku": f"{word}-SKU",
        "words": word,
        "tag": f"{word}-tag",
    }


async def _wave(tx: Tx, ids: Ids, word: str) -> Ids:
    """The parcel packed in a wave and listed on a manifest, from a bin of its own."""
    await put_bins(tx, {(ids["item_id"], ids["location_id"]): f"{word}-bin"})
    wave_id, _ = await make_wave(tx, ids["location_id"], [ids["parcel_id"]], chosen_by={"service": f"{word}STD"})
    await pack_whole(tx, wave_id, [ids["parcel_id"]])
    manifest_id, _ = await make_manifest(tx, ids["location_id"], ids["carrier_id"], carrier=f"{word} carrier")
    return {"wave_id": wave_id, "manifest_id": manifest_id}


async def _talk(tx: Tx, ids: Ids, word: str) -> Ids:
    body = orjson.dumps({"word": word, **private(word)})
    stored = await store(
        tx, ids["shop_id"], [RawMessage("orders", f"{word}-key", f"{word}-1", body, "webhook", tx.now)]
    )
    await put_cursor(tx, ids["shop_id"], "orders", Cursor(tx.now, word))
    await tx.run(
        "INSERT INTO connect.buckets (tenant_id, account_id, operation, tokens, rate, burst, filled_at)"
        " VALUES (%(tenant)s, %(id)s, %(word)s, 1, 1, 40, %(now)s)",
        {"id": ids["shop_id"], "word": f"{word}-op"},
    )
    trace_id = f"{word.lower()}trace"
    call_id = tx.new_id()
    await write_calls(tx, [Call(call_id, ids["shop_id"], f"{word}-op", "GET", f"/{word}", 500, 3, trace_id, f"{word} asked",
                                f"{word} said", f"{word} failed", tx.now)])  # fmt: skip
    return {
        "message_id": stored.new[0],
        "call_id": call_id,
        "trace_id": trace_id,
        "external_id": f"{word}-1",
        "number": f"{word}-1",
    }


async def _incidents(tx: Tx, ids: Ids, word: str) -> Ids:
    about = {"order_review": ids["order_id"], "stock_drift": ids["listing_row_id"], "shop_silent": ids["shop_id"],
             "message_unreadable": ids["message_id"], "label_failed": ids["waiting_order_id"]}  # fmt: skip
    params = {
        name: f"{word} {name}"
        for name in "order why sku partner theirs ours shop hours usual error location what movement".split()
    }
    news = [incidents.New(kind, f"{kind}:{word}", subject, params) for kind, subject in about.items()]
    over = {"parcel": f"{word}-P", "paid": f"{LABEL_COST / 100:.2f} EUR", "estimated": "5.00 EUR"}
    await incidents.open_many(tx, [*news, incidents.New("freight_over", f"freight:{word}", ids["order_id"], over)])
    page = await incidents.list_incidents(tx, subject=ids["order_id"], kind="order_review")
    return {"incident_id": page.rows[0].id}


def uuids_of(connection: psycopg.Connection[Any], tenant_id: UUID, tables: Mapping[str, list[str]]) -> set[str]:
    """Every UUID in the rows of a company, read as the owner: {table: its uuid columns}."""
    found: set[str] = set()
    for table, columns in tables.items():
        for column in columns:
            rows = connection.execute(
                f"SELECT DISTINCT {column}::text FROM {table} WHERE tenant_id = %s AND {column} IS NOT NULL",
                [tenant_id],
            )
            found |= {row[0] for row in rows}
    return found


def tables_of(connection: psycopg.Connection[Any]) -> dict[str, list[str]]:
    """The tables that belong to companies, with their uuid columns, from the catalogue; partitions through their parent."""
    rows = connection.execute(
        "SELECT n.nspname || '.' || c.relname, array_remove(array_agg(CASE WHEN a.atttypid = 'uuid'::regtype THEN a.attname END), NULL)"
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
        " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT a.attisdropped AND EXISTS (SELECT FROM pg_attribute t"
        " WHERE t.attrelid = c.oid AND t.attname = 'tenant_id') AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
        " GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return {table: list(columns) for table, columns in rows}
