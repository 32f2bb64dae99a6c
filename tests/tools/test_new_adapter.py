"""`make adapter` draws a folder that imports, reads its own sample and passes the type check and the house checks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.checks import adapters, docstrings, functions, sizes
from tools.checks.source import PRODUCT, ROOT
from tools.new_adapter import draw, main

READS_ITS_SAMPLE = {
    "channel": (
        "from linkstar.connect.channels.ozon import ADAPTER, Fake; from linkstar.connect.channel import Channel\n"
        "from linkstar.connect.channels.ozon import wire; typed: Channel = ADAPTER\n"
        "order = wire.order_of(open('{folder}/samples/order.json', 'rb').read()); assert order.total_minor == 2490\n"
    ),
    "carrier": (
        "from linkstar.connect.carriers.ozon import ADAPTER, Fake; from linkstar.connect.carrier import Carrier\n"
        "from linkstar.connect.carriers.ozon import wire; typed: Carrier = ADAPTER\n"
        "scans = wire.events_of(open('{folder}/samples/tracking.json', 'rb').read()); assert scans[0].status == 'picked_up'\n"
    ),
    "payment": (
        "from linkstar.connect.payments.ozon import ADAPTER, Fake; from linkstar.connect.payment import SettlingProvider\n"
        "from linkstar.connect.payments.ozon import wire; typed: SettlingProvider = ADAPTER\n"
        "got = wire.settled_in(open('{folder}/samples/booking.json', 'rb').read()); assert got.lines[0].amount_minor == 6170\n"
    ),
}


@pytest.fixture
def a_product(tmp_path):
    """The part of the product that an adapter may use."""
    product = tmp_path / "src" / "linkstar"
    (product / "connect").mkdir(parents=True)
    shutil.copytree(PRODUCT / "kit", product / "kit")
    for file in (
        "__init__.py",
        *(
            f"connect/{name}.py"
            for name in ("wire", "channel", "afterwards", "carrier", "payment", "warehouse", "fake", "reading")
        ),
    ):
        shutil.copy(PRODUCT / file, product / file)
    (product / "connect" / "__init__.py").touch()
    return product


@pytest.mark.parametrize("kind", ["channel", "carrier", "payment"])
def test_a_drawn_adapter_is_complete_and_typed(a_product, kind):
    files = draw(kind, "ozon", a_product / "connect")
    folder = files[0].parent
    assert adapters.complaints(a_product / "connect") == []
    assert [said for check in (docstrings, functions, sizes) for said in check.complaints(folder)] == []
    script = a_product.parent / "uses.py"
    script.write_text(READS_ITS_SAMPLE[kind].format(folder=folder))
    path = {**os.environ, "PYTHONPATH": str(a_product.parent), "MYPYPATH": str(a_product.parent)}
    for command in (
        ["python", "uses.py"],
        ["mypy", "--strict", "uses.py", str(folder)],
        ["ruff", "check", str(folder)],
    ):
        program = [str(Path(sys.executable).parent / command[0]), *command[1:]]
        if command[0] == "ruff":
            program += ["--config", str(ROOT / "pyproject.toml")]
        ran = subprocess.run(program, cwd=a_product.parent, env=path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(("kind", "name"), [("shop", "ozon"), ("channel", "Ozon"), ("channel", "../ozon"), ("", "")])
def test_a_name_that_cannot_be_used_is_refused(tmp_path, kind, name):
    with pytest.raises(ValueError, match=r"^(kind|name) is"):
        draw(kind, name, tmp_path)


def test_an_adapter_that_is_there_is_not_overwritten(tmp_path):
    draw("channel", "ozon", tmp_path)
    with pytest.raises(ValueError, match="is there already"):
        draw("channel", "ozon", tmp_path)


def test_a_wrong_call_says_how_to_call(capsys):
    assert main("shop", "ozon") == 1
    assert "make adapter kind=channel name=ozon" in capsys.readouterr().err
