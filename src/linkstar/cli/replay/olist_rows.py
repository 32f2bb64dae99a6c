"""The order tables of Olist, joined: one sale for each order and seller."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from linkstar.cli.replay.csvs import BadLine, Line, read_table
from linkstar.kit.money import Money

ZONE = ZoneInfo("America/Sao_Paulo")
_ID = re.compile(r"[0-9a-f]{32}")
_PRICE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Row:
    """A unit that was sold. Money in centavos."""

    product: str
    price_minor: int
    freight_minor: int
    ship_by: datetime


@dataclass(frozen=True, slots=True)
class Sale:
    """What one seller sold in one order; `person` is customer_unique_id, `prefix` the first five digits of the CEP."""

    id: str
    seller: str
    person: str
    customer: str
    prefix: str
    city: str
    state: str
    status: str
    bought_at: datetime
    approved_at: datetime | None
    carried_at: datetime | None
    deliver_by: datetime
    rows: tuple[Row, ...]

    @property
    def ship_by(self) -> datetime:
        """The earliest limit of its units."""
        return min(row.ship_by for row in self.rows)


def read_sales(folder: Path, limit: int | None, broken: list[BadLine]) -> list[Sale]:
    """All sales by time of purchase; `limit` counts Olist's orders; what cannot be read goes to `broken`. Raises TableMissing."""
    units = _units(folder, broken)
    people = _customers(folder, broken)
    columns = (
        "order_id",
        "customer_id",
        "order_status",
        "order_purchase_timestamp",
        "order_approved_at",
        "order_delivered_carrier_date",
        "order_estimated_delivery_date",
    )
    rows = [row for row in read_table(folder, "olist_orders_dataset", columns, broken) if row["order_id"] in units]
    rows.sort(key=lambda row: (row["order_purchase_timestamp"], row["order_id"]))
    sales: list[Sale] = []
    orders = 0
    for row in rows:
        if orders == limit:
            break
        try:
            person = row.read("customer_id", lambda text: _known(text, people))
            sales += [_sale(row, person, seller, tuple(sold)) for seller, sold in units[row["order_id"]].items()]
            orders += 1
        except BadLine as bad:
            broken.append(bad)
    return sales


def _known(customer: str, people: Mapping[str, Line]) -> Line:
    if customer not in people:
        raise ValueError(customer)
    return people[customer]


def _sale(row: Line, customer: Line, seller: str, rows: tuple[Row, ...]) -> Sale:
    bought_at = row.read("order_purchase_timestamp", _told)
    deliver_by = row.read("order_estimated_delivery_date", moment) or bought_at + timedelta(days=24)
    return Sale(
        row["order_id"],
        seller,
        customer["customer_unique_id"],
        row["customer_id"],
        customer["customer_zip_code_prefix"].zfill(5),
        customer["customer_city"],
        customer["customer_state"],
        row["order_status"],
        bought_at,
        row.read("order_approved_at", moment),
        row.read("order_delivered_carrier_date", moment),
        deliver_by,
        rows,
    )


def _units(folder: Path, broken: list[BadLine]) -> dict[str, dict[str, list[Row]]]:
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    columns = ("order_id", "product_id", "seller_id", "shipping_limit_date", "price", "freight_value")
    for row in read_table(folder, "olist_order_items_dataset", columns, broken):
        try:
            order, product, seller = (row.read(name, _id) for name in ("order_id", "product_id", "seller_id"))
            limit = row.read("shipping_limit_date", _told)
            unit = Row(product, row.read("price", _centavos), row.read("freight_value", _centavos), limit)
        except BadLine as bad:
            broken.append(bad)
            continue
        found[order][seller].append(unit)
    return found


def _customers(folder: Path, broken: list[BadLine]) -> dict[str, Line]:
    columns = ("customer_id", "customer_unique_id", "customer_zip_code_prefix", "customer_city", "customer_state")
    return {row["customer_id"]: row for row in read_table(folder, "olist_customers_dataset", columns, broken)}


def _centavos(text: str) -> int:
    if not _PRICE.fullmatch(text):
        raise ValueError(text)
    return Money.of(text, "BRL").minor


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


def _told(text: str) -> datetime:
    at = moment(text)
    if at is None:
        raise ValueError("empty")
    return at


def moment(text: str) -> datetime | None:
    """A time of the tables (São Paulo's) in UTC; None for an empty one. Raises ValueError."""
    if not text:
        return None
    at = datetime.fromisoformat(text)
    if at.tzinfo is not None or not 2000 <= at.year <= 2100:
        raise ValueError(text)
    return at.replace(tzinfo=ZONE).astimezone(UTC)
