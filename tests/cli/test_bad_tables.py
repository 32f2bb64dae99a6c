"""Published tables with broken lines, hundreds of kinds: each is left out and told by file, line and field; all others are played."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from linkstar.cli.replay import olist, retail
from linkstar.cli.replay.csvs import LINE_MAX, BadLine, told
from linkstar.cli.replay.olist_rows import read_sales
from linkstar.cli.replay.retail_rows import read_invoices
from linkstar.cli.replay.scene import Placed

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
GOOD = dict(
    zip(
        HEAD.split(","),
        ("536365", "85123A", "HEART", "6", "2010-12-01 08:26:00", "2.55", "17850", "France"),
        strict=True,
    )
)
NO_NUMBER = (
    "",
    " ",
    "x",
    "1,5",
    "1e3",
    "NaN",
    "Infinity",
    "0x10",
    "1_0",
    "\u0661",
    "9" * 30,
    "--1",
    "1.2.3",
    "=1+1",
    "\U0001f680",
    "\u00bd",
    "1/0",
    "\uff11",
    "None",
    "$2",
)
NO_MOMENT = (
    "", "x", "2010", "2010-13-01 08:00:00", "2010-02-30 08:00:00", "2010-12-01 25:00:00", "01/12/2010 08:26", "2010-12-01T08:26:00+14:00",
    "0001-01-01 00:00:00", "9999-12-31 23:59:59", "1999-12-31 23:59:59", "NaN", "\u0662\u0660\u0661\u0660-12-01", "12/1/2010", "2010-12-01 08:26:00Z", "now",
)  # fmt: skip
WHOLE_LINES = {
    "open quote": '536365,85123A,"HEART,6,2010-12-01 08:26:00,2.55,17850,France', "quote within": '5,85123A,"A"B,6,2010-12-01 08:26:00,2.55,1,France',
    "too few": "536365,85123A", "too many": ",".join([*GOOD.values(), "x", "y"]), "one cell": "x", "NUL": ",".join(GOOD.values()).replace("HEART", "A\x00B"),
    "other separator": ";".join(GOOD.values()), "endless cell": ",".join(GOOD.values()).replace("HEART", "x" * 200_000), "binary": "\x01\x02",
}  # fmt: skip


def line(**changes: str) -> str:
    return ",".join('"{}"'.format(text.replace('"', '""')) for text in {**GOOD, **changes}.values())


def retail_breakages() -> list[tuple[str, str]]:
    """Broken lines and the field that has to be told, by our names."""
    made = [(line(Quantity=text), "units") for text in (*NO_NUMBER, "1.5", "1e0")]
    made += [(line(UnitPrice=text), "price") for text in NO_NUMBER]
    made += [(line(InvoiceDate=text), "at") for text in NO_MOMENT]
    made += [(line(InvoiceNo=text), "invoice") for text in ("", " ", "\t")]
    return [*made, *((text, "") for text in WHOLE_LINES.values())]


def test_every_kind_of_broken_line_is_told_and_no_other_invoice_is_lost(tmp_path: Path) -> None:
    rows, wanted, good = [HEAD], [], []
    for number, (text, field) in enumerate(retail_breakages()):
        good.append(f"6{number:05}")
        rows += [line(InvoiceNo=good[-1]), text]
        wanted.append((len(rows), field))
    (tmp_path / "online_retail.csv").write_text("\n".join(rows))
    read = read_invoices(tmp_path)
    assert [(one.line, one.field) for one in read.broken] == wanted
    assert sorted(one.number for one in read.invoices) == good
    assert len(wanted) > 60
    scene = retail.scene(tmp_path)
    assert len([one for one in scene.events if isinstance(one, Placed)]) == len(good)
    assert len([note for note in scene.notes if note.startswith("left out: online_retail.csv, line ")]) == len(wanted)


def test_a_packed_table_that_breaks_off_gives_what_came(tmp_path: Path) -> None:
    whole = gzip.compress(
        "\n".join([HEAD, *(line(InvoiceNo=f"7{n:05}", Description=str(hash(n))) for n in range(5_000))]).encode()
    )
    (tmp_path / "online_retail.csv.gz").write_bytes(whole[: len(whole) // 2])
    read = read_invoices(tmp_path)
    assert len(read.invoices) > 1_000
    assert "cannot be read any further" in read.broken[-1].why


def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    (tmp_path / "online_retail.csv").write_text(f"{HEAD}\n{'x' * (3 * LINE_MAX)}\n{line(InvoiceNo='1')}\n")
    read = read_invoices(tmp_path)
    assert [one.number for one in read.invoices] == ["1"]
    assert read.broken


@pytest.mark.parametrize("text", [HEAD, HEAD + "\n", HEAD + "\n\n\n"])
def test_a_table_without_lines_is_no_story_and_no_crash(tmp_path: Path, text: str) -> None:
    (tmp_path / "online_retail.csv").write_text(text)
    assert read_invoices(tmp_path).invoices == []


def test_what_is_told_of_very_many_has_an_end() -> None:
    said = told([BadLine("a.csv", n, "x", "y") for n in range(250)])
    assert len(said) == 101
    assert said[0] == "left out: a.csv, line 0, x: y"
    assert said[-1] == "left out: 150 more lines"


TABLES = {
    "olist_orders_dataset": {"order_id": "c" * 32, "customer_id": "c1", "order_status": "delivered", "order_purchase_timestamp": "2017-10-02 10:56:33",
                             "order_approved_at": "2017-10-02 11:07:15", "order_delivered_carrier_date": "2017-10-04 19:55:00",
                             "order_estimated_delivery_date": "2017-10-18 00:00:00"},
    "olist_order_items_dataset": {"order_id": "c" * 32, "product_id": "a" * 32, "seller_id": "b" * 32, "shipping_limit_date": "2017-10-06 11:07:15",
                                  "price": "29.99", "freight_value": "8.72"},
    "olist_customers_dataset": {"customer_id": "c1", "customer_unique_id": "d" * 32, "customer_zip_code_prefix": "3149", "customer_city": "sao paulo",
                                "customer_state": "SP"},
    "olist_sellers_dataset": {"seller_id": "b" * 32, "seller_zip_code_prefix": "9350", "seller_city": "maua", "seller_state": "SP"},
    "olist_products_dataset": {"product_id": "a" * 32, "product_category_name": "housewares", "product_weight_g": "500", "product_length_cm": "19",
                               "product_height_cm": "8", "product_width_cm": "13"},
    "olist_geolocation_dataset": {"geolocation_zip_code_prefix": "01037", "geolocation_lat": "-23.54", "geolocation_lng": "-46.63"},
}  # fmt: skip
CHANGES = {
    "olist_orders_dataset": {"customer_id": ("", "nobody"), "order_purchase_timestamp": NO_MOMENT, "order_approved_at": NO_MOMENT[1:],
                             "order_delivered_carrier_date": NO_MOMENT[1:], "order_estimated_delivery_date": NO_MOMENT[1:]},
    "olist_order_items_dataset": {"product_id": ("", " ", "p1", "G" * 32), "seller_id": ("", " ", "../x"), "order_id": ("", "o1"), "shipping_limit_date": NO_MOMENT,
                                  "price": (*NO_NUMBER, "-1"), "freight_value": (*NO_NUMBER, "-1")},
    "olist_products_dataset": {"product_weight_g": ("x", "-1", "1e400", "9" * 30, "\U0001f680"), "product_width_cm": ("x", "-5")},
    "olist_geolocation_dataset": {"geolocation_lat": ("", "x", "1,5"), "geolocation_lng": ("", "x")},
}  # fmt: skip
KINDS = [(table, field, text) for table, fields in CHANGES.items() for field, texts in fields.items() for text in texts]


def _write(folder: Path, harmed: dict[str, list[str]]) -> None:
    for name, row in TABLES.items():
        rows = [",".join(row), ",".join(row.values()), *harmed.get(name, [])]
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n")


def _cells(row: dict[str, str]) -> str:
    return ",".join('"{}"'.format(text.replace('"', '""')) for text in row.values())


def test_there_are_two_hundred_kinds_of_both() -> None:
    assert len(KINDS) + len(retail_breakages()) >= 200


def test_every_broken_line_of_the_olist_tables_is_told_and_no_other_order_is_lost(tmp_path: Path) -> None:
    harmed: dict[str, list[str]] = {}
    wanted = set()
    for number, (table, field, text) in enumerate(KINDS):
        lines = harmed.setdefault(table, [])
        ids = {"order_id": f"{number:032x}"} if table == "olist_orders_dataset" else {}
        lines.append(_cells({**TABLES[table], **ids, field: text}))
        wanted.add((f"{table}.csv", len(lines) + 2, field))
        if table == "olist_orders_dataset":  # an order is read when something was sold in it
            harmed.setdefault("olist_order_items_dataset", []).append(
                _cells({**TABLES["olist_order_items_dataset"], **ids})
            )
    for table in TABLES:
        harmed.setdefault(table, []).append("x,y")
        wanted.add((f"{table}.csv", len(harmed[table]) + 2, ""))
    _write(tmp_path, harmed)
    broken: list[BadLine] = []
    sales = read_sales(tmp_path, None, broken)
    assert [sale.id for sale in sales] == ["c" * 32]
    scene = olist.scene(tmp_path)
    said = {note for note in scene.notes if note.startswith("left out: ")}
    assert len({one.order.external_id for one in scene.events if isinstance(one, Placed)}) == 1
    assert {(one.file, one.line, one.field) for one in broken} <= wanted
    assert len(said) == 101  # the first hundred and how many more
    assert f"left out: {len(wanted) - 100} more lines" in said


@pytest.mark.parametrize("missing", ["olist_products_dataset", "olist_geolocation_dataset"])
def test_goods_and_places_that_nobody_tells_are_the_usual_ones(tmp_path: Path, missing: str) -> None:
    _write(tmp_path, {})
    path = tmp_path / f"{missing}.csv"
    path.write_text(path.read_text().splitlines()[0] + "\n")
    scene = olist.scene(tmp_path)
    assert [item.sku for item in scene.items] == ["a" * 32]
