"""The short fault run that CI does; `make faults` does the same and longer ones."""

from __future__ import annotations

import os
import secrets

import pytest

from tests.faults.boundaries import names
from tests.faults.plan import QUOTAS, ROUND
from tests.faults.verdict import fault_run

# Steps that every order passes, or every shop: whatever the seed, each of their boundaries is struck.
TRAVELLED = ("order_to_door.capture", "order_to_door.buy_label", "order_to_door.push_tracking", "intake.poll_shops")


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_a_thousand_faults_lose_nothing_double_nothing_and_end_as_the_calm_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seed = int(os.environ.get("SEED") or secrets.randbelow(10**6))
    report = await fault_run(seed, ROUND)
    with capsys.disabled():
        print(report.told())  # noqa: T201 - the seed and the figures belong in the log of every run
    assert report.wrong == {}, f"make faults SEED={seed} repeats it"
    assert report.faults >= ROUND
    assert set(QUOTAS) <= {kind for kind, count in report.counts.items() if count}, "no kind is left out"
    travelled = {one for one in names() if one.partition("@")[0] in TRAVELLED}
    assert travelled <= report.boundaries, f"not struck: {sorted(travelled - report.boundaries)}"
    assert report.fenced, "a frozen worker woke up and was turned away"
