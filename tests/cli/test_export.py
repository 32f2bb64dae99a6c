"""`linkstar export`: whole, streamed, harmless in a spreadsheet, and of one company only."""

from __future__ import annotations

import csv
import hashlib
import json
import resource
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from linkstar import inventory, orders
from linkstar.cli import app
from linkstar.core.db import Tx
from linkstar.core.tenants import create_tenant
from linkstar.kit.cells import cell_of
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id
from tests.cli.conftest import Installation
from tests.world.catalog import an_item
from tests.world.orders import a_capture, a_line, an_order


def export(path: Path, *options: str) -> Any:
    return CliRunner().invoke(app, ["export", str(path), *options])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def with_goods(installation: Installation) -> Installation:
    """The company with two items, stock and three orders; one item's title would be a formula."""

    async def fill(tx: Tx) -> None:
        item = await an_item(tx, "LAMP-1", title='=HYPERLINK("http://evil.example","Lamp")')
        await an_item(tx, "LAMP-2", title="台灯, 24 W")
        place = tx.new_id()
        await inventory.put_locations(tx, [inventory.Location(place, "SZ")])
        await inventory.receive(tx, [inventory.records.Arrival(item, place, 12)])
        captures = [a_capture(an_order(str(number), a_line("LAMP-1"), note="+49 30 1")) for number in range(3)]
        await orders.capture(tx, captures)

    installation.act(fill)
    return installation


def test_items_come_out_as_csv_that_a_spreadsheet_does_not_run(with_goods, at_home, tmp_path):
    answer = export(tmp_path / "items.csv", "--what", "items")
    assert answer.exit_code == 0, answer.output
    rows = rows_of(tmp_path / "items.csv")
    titles = {row["sku"]: row["title"] for row in rows}
    assert titles == {"LAMP-1": '\'=HYPERLINK("http://evil.example","Lamp")', "LAMP-2": "台灯, 24 W"}
    assert {row["cost_minor"] for row in rows} == {"3200"}
    assert (tmp_path / "items.csv").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"])
def test_text_that_would_be_a_formula_becomes_text(text):
    assert cell_of(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"), [(-5, "-5"), (None, ""), (True, "true"), ("a=b", "a=b"), ("台灯", "台灯"), ("", "")]
)
def test_other_cells_stay_as_they_are(value, cell):
    assert cell_of(value) == cell


def test_orders_come_out_without_names_and_addresses_unless_buyers_are_named(with_goods, at_home, tmp_path):
    assert export(tmp_path / "o.json", "--what", "orders", "--format", "json").exit_code == 0
    told = json.loads((tmp_path / "o.json").read_text())
    assert sorted(one["number"] for one in told) == ["0", "1", "2"]
    assert {(one["total_minor"], one["currency"]) for one in told} == {(1000, "EUR")}
    assert "Erika" not in (tmp_path / "o.json").read_text()
    assert export(tmp_path / "b.csv", "--what", "buyers").exit_code == 0
    assert {(row["buyer_name"], row["ship_to_city"], row["note"]) for row in rows_of(tmp_path / "b.csv")} == {
        ("Erika Muster", "Berlin", "'+49 30 1")
    }


def test_everything_comes_with_a_manifest_that_can_be_checked(with_goods, at_home, tmp_path):
    answer = export(tmp_path / "all", "--all", "--since", "2001-01-01")
    assert answer.exit_code == 0, answer.output
    manifest = json.loads((tmp_path / "all" / "manifest.json").read_text())
    counts = {one["name"]: one["rows"] for one in manifest["files"]}
    assert counts["orders.csv"] == 3
    assert counts["lines.csv"] == 3
    assert counts["items.csv"] == 2
    assert counts["stock.csv"] == 1
    assert counts["facts.csv"] >= 3
    assert "buyers.csv" not in counts
    for one in manifest["files"]:
        data = (tmp_path / "all" / one["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one["bytes"], one["sha256"])
    assert not list((tmp_path / "all").glob("*.part"))


def test_since_leaves_out_what_did_not_change(with_goods, at_home, tmp_path):
    later = (WallClock().now() + timedelta(hours=1)).isoformat()
    assert export(tmp_path / "f.csv", "--what", "facts", "--since", later).exit_code == 0
    assert rows_of(tmp_path / "f.csv") == []
    assert export(tmp_path / "f.csv", "--what", "facts", "--since", "2001-01-01").exit_code == 0
    assert len(rows_of(tmp_path / "f.csv")) >= 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--what", "stock", "--since", "2026-01-01"], "knows no time"),
        (["--what", "items", "--since", "yesterday"], "no day like"),
        (["--what", "items", "--company", "nobody"], "no company 'nobody'"),
    ],
)
def test_a_wish_that_cannot_be_met_leaves_no_file(with_goods, at_home, tmp_path, options, said):
    answer = export(tmp_path / "x.csv", *options)
    assert said in str(answer.exception)
    assert not (tmp_path / "x.csv").exists()


def test_neither_a_sheet_nor_all_is_refused(tmp_path):
    assert export(tmp_path / "x").exit_code == 2
    assert export(tmp_path / "x", "--all", "--what", "items").exit_code == 2


def test_memory_does_not_grow_with_the_rows_and_another_company_is_not_seen(with_goods, at_home, tmp_path):
    other = Installation(at_home.home, at_home.owner, new_id(WallClock().now()))
    other.act(lambda tx: create_tenant(tx, "big", "Big"))
    at_home.sql(
        "INSERT INTO core.facts (tenant_id, id, name, body, actor, trace_id, recorded_at)"
        f" SELECT '{other.tenant_id}', gen_random_uuid(), 'x.Y', jsonb_build_object('n', repeat('a', 1000)), 'a', 't', now()"
        " FROM generate_series(1, 60000)"
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert export(tmp_path / "big.csv", "--what", "facts", "--company", "big").exit_code == 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000  # KB; the file has 70 MB
    assert (tmp_path / "big.csv").read_bytes().count(b"\r\n") == 60_001
    assert export(tmp_path / "items.csv", "--what", "items", "--company", "big").exit_code == 0
    assert rows_of(tmp_path / "items.csv") == []
    which = export(tmp_path / "items.csv", "--what", "items")
    assert "big" in str(which.exception)
    at_home.sql(f"DELETE FROM core.facts WHERE tenant_id = '{other.tenant_id}'")
    at_home.sql(f"DELETE FROM core.tenants WHERE id = '{other.tenant_id}'")
