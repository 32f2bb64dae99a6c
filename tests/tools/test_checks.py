"""Each house check passes good source and fails broken source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.trees import a_tree
from tools.checks import (
    clocks,
    commits,
    docstrings,
    fact_readers,
    functions,
    layout,
    reasons,
    sizes,
    sql_loops,
    sql_places,
    words,
)
from tools.checks.source import ROOT

FACTS = '"""Facts."""\nclass StockShort(Fact):\n    """Too little."""\n'
GOOD = {
    "orders/actions": (
        '"""Verbs that write."""\n'
        "async def cancel(tx, ids):\n"
        '    """Cancels orders."""\n'
        '    await tx.run("UPDATE orders.orders SET state = %(s)s WHERE at < %(now)s", {"now": tx.now})\n'
    ),
    "orders/facts": FACTS.replace("StockShort", "OrderCancelled"),
    "flows/cancel": (
        '"""What follows a cancelled order."""\n'
        "@step(on=orders.OrderCancelled)\n"
        "async def release(tx, facts):\n"
        '    """Gives the goods back."""\n'
    ),
}
SOURCE_CHECKS = [
    clocks, commits, docstrings, fact_readers, functions, layout, reasons, sizes, sql_loops, sql_places, words,
]  # fmt: skip

BROKEN = [
    ("a file of 401 lines", sizes, {"orders/rules": '"""R."""\n' + "x = 1\n" * 400}, "401 lines"),
    ("26 public functions", sizes, {"orders/rules": "".join(f"def f{i}(): ...\n" for i in range(26))}, "26 public"),
    ("26 re-exports", sizes, {"orders/__init__": "from linkstar.orders.rules import " + ", ".join(f"f{i}" for i in range(26))}, "26 public"),
    ("a flow of 21 steps", sizes, {"flows/long": "".join(f"@step(on=F)\nasync def _f{i}(): ...\n" for i in range(21))}, "21 steps"),
    ("a function of 51 lines", functions, {"orders/rules": "def f():\n" + "    x = 1\n" * 50}, "51 lines"),
    ("seven arguments", functions, {"orders/rules": "def f(a, b, *, c, d, e, f, g): ...\n"}, "takes 7"),
    ("a commit", commits, {"orders/actions": "async def f(tx):\n    await tx.connection.commit()\n"}, "do not commit"),
    ("a commit in SQL", commits, {"orders/actions": 'async def f(tx):\n    await tx.run("COMMIT;")\n'}, "do not commit"),
    ("datetime.now", clocks, {"orders/rules": "from datetime import UTC, datetime\nx = datetime.now(UTC)\n"}, "tx.now"),
    ("datetime.now by another name", clocks, {"orders/rules": "import datetime as d\nx = d.datetime.utcnow()\n"}, "tx.now"),
    ("date.today", clocks, {"orders/rules": "from datetime import date\nx = date.today()\n"}, "tx.now"),
    ("time.time", clocks, {"orders/rules": "import time\nx = time.time()\n"}, "tx.now"),
    ("time.time by another name", clocks, {"orders/rules": "from time import time as t\nx = t()\n"}, "tx.now"),
    ("now() in SQL", clocks, {"orders/actions": 'x = "SELECT 1 WHERE due_at < now()"\n'}, "tx.now"),
    ("current_timestamp in SQL", clocks, {"orders/tables": 'x = f"DEFAULT {y} CURRENT_TIMESTAMP"\n'}, "tx.now"),
    ("a file named helpers", words, {"orders/helpers": ""}, "'helpers' says nothing"),
    ("a folder named services", words, {"orders/services/cancel": ""}, "'services' says nothing"),
    ("a class named Manager", words, {"orders/actions": "class OrderManager: ...\n"}, "OrderManager says nothing"),
    ("American spelling", words, {"shipping/rules": "# a fulfillment order\n"}, "write fulfilment"),
    ("a silent file", docstrings, {"orders/rules": "x = 1\n"}, "does not say what it is"),
    ("a silent function", docstrings, {"orders/rules": '"""R."""\ndef can_cancel(): ...\n'}, "can_cancel does not say"),
    ("a silent class", docstrings, {"orders/facts": '"""F."""\nclass Order: ...\n'}, "Order does not say"),
    ("an unheard fact", fact_readers, {"inventory/facts": FACTS}, "nobody listens to StockShort"),
    ("an empty reason", fact_readers, {"inventory/facts": FACTS + '    no_reader = ""\n'}, "nobody listens"),
    ("an unheard fact in a folder", fact_readers, {"inventory/facts/stock": FACTS}, "nobody listens"),
    ("a file of another name", layout, {"orders/logic": ""}, "orders/logic.py"),
    ("SQL in a flow", sql_places, {"flows/cancel": 'x = "SELECT id FROM orders.orders"\n'}, "SQL belongs"),
    ("SQL in rules", sql_places, {"orders/rules": 'x = """\n  UPDATE orders.orders SET state = 1"""\n'}, "SQL belongs"),
    ("a statement per order", sql_loops, {"orders/actions": "async def f(tx, ids):\n    for i in ids:\n        await tx.run(S, i)\n"}, "one statement for all"),
    ("a query in a comprehension", sql_loops, {"orders/queries": "async def f(tx, ids):\n    return [await tx.row(S, i) for i in ids]\n"}, "one statement for all"),
    ("a statement in a while", sql_loops, {"orders/actions": "async def f(tx):\n    while await tx.run(S):\n        x = 1\n"}, "one statement for all"),
    ("a bare noqa", reasons, {"orders/rules": "x = 1  # noqa\n"}, "say why"),
    ("a noqa without a reason", reasons, {"orders/rules": "x = 1  # noqa: E501\n"}, "say why"),
]  # fmt: skip

ALLOWED = [
    ("many tests in one file", sizes, {"orders/test_rules": "".join(f"def test_{i}(): ...\n" for i in range(26))}),
    ("a verb of the business named commit", commits, {"flows/f": "async def f(tx, ids):\n    await inventory.commit(tx, ids)\n"}),
    ("midnight as a class", clocks, {"orders/rules": "from datetime import time\nMIDNIGHT = time(0)\n"}),
    ("a loop over the rows of one statement", sql_loops, {"orders/queries": "async def f(tx):\n    for row in await tx.rows(S):\n        x = row\n    return [r for r in await tx.rows(S)]\n"}),
    ("a clock in the clock", clocks, {"kit/clock": "from datetime import UTC, datetime\nx = datetime.now(UTC)\n"}),
    ("a clock that was handed in", clocks, {"orders/actions": "async def f(tx, clock):\n    return clock.now(), tx.now\n"}),
    ("the word now in a docstring", clocks, {"orders/actions": '"""Never now() or CURRENT_TIMESTAMP."""\n'}),
    ("a partner's own spelling", words, {"connect/channels/shopify/wire": 'x = "fulfillmentOrder"\n'}),
    ("a fact that says why", fact_readers, {"inventory/facts": FACTS + '    no_reader = "the audit trail"\n'}),
    ("a fact that says why with a type", fact_readers, {"inventory/facts": FACTS + '    no_reader: ClassVar[str] = (\n        "the audit trail"\n    )\n'}),
    ("a fact heard outside", fact_readers, {"inventory/facts": FACTS, "flows/f": "@outside(on=StockShort)\nasync def f(): ...\n"}),
    ("a fact heard with others", fact_readers, {"inventory/facts": FACTS, "flows/f": "@step(on=(a.B, inventory.StockShort))\nasync def f(): ...\n"}),
    ("a module's file as a folder", layout, {"orders/rules/choose_carrier": ""}),
    ("a loop that says why", sql_loops, {"orders/actions": "async def f(tx):\n    for s in TWO:  # loop: two fixed statements\n        await tx.run(s)\n"}),
    ("a loop before the statement", sql_loops, {"orders/actions": "async def f(tx, ids):\n    x = [i for i in ids]\n    await tx.run(S, x)\n"}),
    ("a reason behind noqa", reasons, {"orders/rules": "x = 1  # noqa: E501, S608 - the partner's text\n"}),
    ("a reason above noqa", reasons, {"orders/rules": "# Names come from our own code.\nx = 1  # noqa: S608\n"}),
]  # fmt: skip


@pytest.mark.parametrize("check", SOURCE_CHECKS, ids=lambda check: check.__name__.rpartition(".")[2])
def test_a_good_house_passes(check, tmp_path):
    assert check.complaints(a_tree(tmp_path, **GOOD)) == []


@pytest.mark.parametrize(("check", "files", "said"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_house_is_caught(check, files, said, tmp_path):
    found = check.complaints(a_tree(tmp_path, **files))
    assert any(said in sentence for sentence in found), found


@pytest.mark.parametrize(("check", "files"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_what_is_right_is_left_in_peace(check, files, tmp_path):
    assert check.complaints(a_tree(tmp_path, **files)) == []


def test_every_source_check_is_shown_to_fail():
    assert {row[1] for row in BROKEN} == set(SOURCE_CHECKS)


def test_a_check_fits_on_one_screen():
    lengths = {path.name: len(path.read_text().splitlines()) for path in (ROOT / "tools" / "checks").glob("*.py")}
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}


def test_every_check_has_a_test():
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    checks = {path.stem for path in (ROOT / "tools" / "checks").glob("*.py")} - {"__init__", "source"}
    assert {name for name in checks if not re.search(rf"\b{name}\b", tests)} == set()
