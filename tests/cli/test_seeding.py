"""The demo company is made once, whole, and found again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from linkstar.api.demo_people import DEMO_LOGINS
from linkstar.cli.processes import free_port
from linkstar.core.db.embedded import EmbeddedPostgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def seed(home: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    environment |= {
        "LINKSTAR_HOME": str(home), "LINKSTAR_PORT": str(free_port()), "LINKSTAR_SANDBOX_PORT": str(free_port()),
        "LINKSTAR_DEMO_ORDERS": "12",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "from linkstar.cli import main; main()", "seed"], env=environment, capture_output=True, text=True, timeout=200,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_seeding_twice_makes_one_company_with_people_goods_and_orders_to_come(room: Path) -> None:
    first, second = seed(room / "h"), seed(room / "h")
    for email, password, _ in DEMO_LOGINS:
        assert email in first
        assert password in second
    with EmbeddedPostgres.start(room / "h") as running, psycopg.connect(running.url) as owner:
        [(slug, name)] = owner.execute("SELECT slug, name FROM core.tenants").fetchall()
        counts = owner.execute(
            "SELECT (SELECT count(*) FROM core.users), (SELECT count(*) FROM catalog.items), (SELECT count(*) FROM connect.accounts),"
            " (SELECT count(*) FROM inventory.levels WHERE on_hand > 0)"
        ).fetchone()
    assert (slug, name) == ("demo", "Harbour & Pine 港松贸易")
    assert counts is not None
    assert counts[:3] == (len(DEMO_LOGINS), 66, 9)
    assert counts[3] > 0
    placed = (room / "h" / "sandbox" / "shopify.jsonl").read_text() + (
        room / "h" / "sandbox" / "amazon.jsonl"
    ).read_text()
    assert placed.count('["orders"') >= 12
