"""The order tables of Olist, joined: one sale for each order and seller."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from linkstar.cli.replay.csvs import read_table
from linkstar.kit.money import Money

ZONE = ZoneInfo("America/Sao_Paulo")


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


def read_sales(folder: Path, limit: int | None) -> list[Sale]:
    """All sales by time of purchase; `limit` counts Olist's orders. Raises TableMissing."""
    units = _units(folder)
    people = _customers(folder)
    columns = (
        "order_id",
        "customer_id",
        "order_status",
        "order_purchase_timestamp",
        "order_approved_at",
        "order_delivered_carrier_date",
        "order_estimated_delivery_date",
    )
    rows = [row for row in read_table(folder, "olist_orders_dataset", columns) if row["order_id"] in units]
    rows.sort(key=lambda row: (row["order_purchase_timestamp"], row["order_id"]))
    return [
        _sale(row, people[row["customer_id"]], seller, tuple(of_seller))
        for row in rows[:limit]
        for seller, of_seller in units[row["order_id"]].items()
    ]


def _sale(row: Mapping[str, str], customer: Mapping[str, str], seller: str, rows: tuple[Row, ...]) -> Sale:
    bought_at = moment(row["order_purchase_timestamp"])
    assert bought_at is not None  # noqa: S101 - every order was bought
    deliver_by = moment(row["order_estimated_delivery_date"]) or bought_at + timedelta(days=24)
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
        moment(row["order_approved_at"]),
        moment(row["order_delivered_carrier_date"]),
        deliver_by,
        rows,
    )


def _units(folder: Path) -> dict[str, dict[str, list[Row]]]:
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    columns = ("order_id", "product_id", "seller_id", "shipping_limit_date", "price", "freight_value")
    for row in read_table(folder, "olist_order_items_dataset", columns):
        limit = moment(row["shipping_limit_date"])
        assert limit is not None  # noqa: S101 - every unit has one
        unit = Row(row["product_id"], _centavos(row["price"]), _centavos(row["freight_value"]), limit)
        found[row["order_id"]][row["seller_id"]].append(unit)
    return found


def _customers(folder: Path) -> dict[str, Mapping[str, str]]:
    columns = ("customer_id", "customer_unique_id", "customer_zip_code_prefix", "customer_city", "customer_state")
    return {row["customer_id"]: row for row in read_table(folder, "olist_customers_dataset", columns)}


def _centavos(text: str) -> int:
    return Money.of(text, "BRL").minor


def moment(text: str) -> datetime | None:
    """A time of the tables (São Paulo's) in UTC; None for an empty one."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC) if text else None
