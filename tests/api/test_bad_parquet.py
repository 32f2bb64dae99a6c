"""Sheets in Parquet, broken in two hundred ways: each is told line by line or refused as a whole, and good rows go in all the same."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from linkstar.api import parquet
from linkstar.kit.errors import Invalid
from linkstar.kit.sheets import CELL_MAX, LINES_MAX
from tests.world.access import code_of

SHEET, TEXT = "/api/v1/catalog/items/sheet", "/api/v1/catalog/sheet"
FIELDS = ("title", "weight_g", "hs_code", "origin", "cost", "cost_currency", "declared_value", "has_battery")
# What stands in a cell where it does not belong, by the type of its column.
WRONG: Mapping[str, tuple[Any, Any]] = {
    "text": (pa.string(), "\N{ROCKET}" * 700),
    "right to left": (pa.string(), "\u202eevil\u202c"),
    "formula": (pa.string(), "=cmd|' /C calc'!A0"),
    "nul": (pa.string(), "a\x00b"),
    "lines": (pa.string(), "a\r\nb\u2028c"),
    "too long": (pa.large_string(), "x" * CELL_MAX),
    "bytes": (pa.binary(), b"abc"),
    "no bytes of text": (pa.binary(), b"\xff\xfe\x00"),
    "minus": (pa.int64(), -1),
    "huge": (pa.int64(), 2**63 - 1),
    "huge unsigned": (pa.uint64(), 2**64 - 1),
    "float": (pa.float64(), 1.5),
    "not a number": (pa.float64(), float("nan")),
    "endless": (pa.float64(), float("inf")),
    "tiny": (pa.float64(), 5e-324),
    "half": (pa.float32(), 1e38),
    "decimal": (pa.decimal128(38, 18), Decimal("12345678901234567890.123456789012345678")),
    "negative decimal": (pa.decimal256(76, 0), Decimal(10) ** 75),
    "flag": (pa.bool_(), True),
    "day": (pa.date32(), date(1, 1, 1)),
    "moment": (pa.timestamp("ns", tz="UTC"), datetime(2026, 11, 20, 12, tzinfo=UTC)),
    "time": (pa.time64("us"), time(23, 59, 59, 999999)),
    "span": (pa.duration("us"), timedelta(days=99_999)),
    "list": (pa.list_(pa.string()), ["a", None, "c"]),
    "list of lists": (pa.list_(pa.list_(pa.int8())), [[1], []]),
    "struct": (pa.struct([("a", pa.int8()), ("b", pa.string())]), {"a": 1, "b": "\N{ROCKET}"}),
    "map": (pa.map_(pa.string(), pa.int8()), [("a", 1)]),
    "null": (pa.null(), None),
}  # fmt: skip


def packed(table: pa.Table, **more: Any) -> bytes:
    """The table as a file."""
    out = io.BytesIO()
    pq.write_table(table, out, **more)
    return out.getvalue()


def a_table(kind: Any, wrong: Any) -> pa.Table:
    """A good row, and for each field a row in which it holds the wrong value."""
    skus = ["GOOD", *(f"BAD-{field}" for field in FIELDS)]
    columns: dict[str, Any] = {"sku": pa.array(skus)}
    for place, field in enumerate(FIELDS, start=1):
        values: Sequence[Any] = [wrong if row == place else None for row in range(len(skus))]
        columns[field] = pa.array(values, type=kind)
    return pa.table(columns)


def test_there_are_two_hundred_kinds() -> None:
    assert len(WRONG) * len(FIELDS) >= 200


@pytest.mark.parametrize("name", WRONG)
async def test_a_wrong_value_in_any_column_is_told_and_stops_no_other_row(web, owner, name: str) -> None:
    answer = await web.post(SHEET, params={"apply": True}, content=packed(a_table(*WRONG[name])), headers=owner)
    if answer.status_code == 422:
        assert code_of(answer) == "invalid"
        assert answer.json()["detail"]
        assert (await web.get("/api/v1/catalog/items", headers=owner)).json()["rows"] == []
        return
    assert answer.status_code == 200, answer.text
    fates = {one["key"]: one for one in answer.json()["lines"]}
    assert fates["GOOD"]["outcome"] == "new"
    assert len(fates) == 1 + len(FIELDS)
    for fate in fates.values():
        assert (fate["outcome"] == "refused") == bool(fate["field"] and fate["detail"])


async def test_a_good_table_does_what_the_same_csv_does(web, owner) -> None:
    table = pa.table({
        "sku": ["LAMP", "MUG"], "title": ["灯", "Mug, \"big\""], "weight_g": pa.array([300, 2**20], pa.int64()),
        "barcodes": pa.array([["4006381333931", "5901234123457"], None], pa.list_(pa.string())), "unheard_of": [1.5, None],
    })  # fmt: skip
    said = (
        await web.post(SHEET, params={"apply": True}, content=packed(table, compression="zstd"), headers=owner)
    ).json()
    assert (said["new"], said["refused"], said["ignored"]) == (2, 0, ["unheard_of"])
    rows = {one["sku"]: one for one in (await web.get("/api/v1/catalog/items", headers=owner)).json()["rows"]}
    assert (rows["MUG"]["title"], rows["MUG"]["weight_g"]) == ('Mug, "big"', 2**20)
    as_csv = 'sku,title,weight_g,barcodes\nLAMP,灯,300,4006381333931 5901234123457\nMUG,"Mug, ""big""",1048576,\n'
    same = (await web.post(SHEET, content=as_csv, headers=owner)).json()
    assert {one["outcome"] for one in same["lines"]} == {"unchanged"}


async def test_a_page_is_told_the_rows_of_a_table_and_those_of_a_csv_as_they_are(web, owner) -> None:
    table = packed(pa.table({"sku": ["LAMP", "=MUG"], "title": ["灯", 'a, "b"'], "weight_g": [300, None]}))
    as_csv = 'sku,title,weight_g\nLAMP,灯,300\n=MUG,"a, ""b""",\n'
    for body in (table, as_csv.encode(), as_csv.encode("gb18030")):
        assert (await web.post(TEXT, content=body, headers=owner)).json() == {"text": as_csv}
    broken = await web.post(TEXT, content=table[:-9], headers=owner)
    assert (broken.status_code, code_of(broken)) == (422, "invalid")


BOMB = pa.table(
    {"sku": pa.DictionaryArray.from_arrays(pa.array([0] * LINES_MAX, pa.int32()), pa.array(["x" * 2_000_000]))}
)
REFUSED = {
    "no columns": lambda: packed(pa.table({})),
    "no sku": lambda: packed(pa.table({"title": ["a"]})),
    "a column twice": lambda: packed(pa.table([pa.array(["a"]), pa.array(["b"])], names=["sku", "SKU"])),
    "too many rows": lambda: packed(pa.table({"sku": [str(n) for n in range(LINES_MAX + 1)]})),
    "too many columns": lambda: packed(pa.table({f"c{n}": ["a"] for n in range(201)})),
    "a bomb": lambda: packed(BOMB, compression="zstd"),
    "cut": lambda: packed(a_table(pa.string(), "a"))[:-9],
    "only the mark": lambda: parquet.parquet.MAGIC,
    "no end": lambda: packed(a_table(pa.string(), "a"))[:-4] + b"PAR2",
    "other bytes between": lambda: parquet.parquet.MAGIC + bytes(5_000) + parquet.parquet.MAGIC,
}


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_no_table_for_us_is_refused_in_words(web, owner, name: str) -> None:
    answer = await web.post(SHEET, params={"apply": True}, content=REFUSED[name](), headers=owner)
    assert (answer.status_code, code_of(answer)) == (422, "invalid"), answer.text


@pytest.mark.parametrize("seed", range(12))
async def test_flipped_bytes_never_crash_the_door(web, owner, seed: int) -> None:
    dice = random.Random(seed)
    spoilt = bytearray(packed(a_table(pa.string(), "a"), compression="gzip"))
    for _ in range(1 + seed):
        spoilt[dice.randrange(4, len(spoilt))] = dice.randrange(256)
    answer = await web.post(SHEET, content=bytes(spoilt), headers=owner)
    assert answer.status_code in (200, 422), answer.text


async def test_where_the_extra_is_not_installed_the_refusal_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ModuleNotFoundError('no pyarrow')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(Invalid, match=r"linkstar\[parquet\]"):
        await parquet.as_csv(packed(pa.table({"sku": ["a"]})))
