"""A scene's price rows as the CSV sheets that an account of a rate-sheet carrier is given."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from linkstar.cli.replay.scene import CarrierAccount
from linkstar.connect.carrier import Rate
from linkstar.kit.money import Money

_COLUMNS = (
    "service", "country", "postcode_prefix", "over_g", "up_to_g", "currency", "base", "base_g", "per_kg", "step_g", "divisor",
    "fuel_percent", "days_min", "days_max",
)  # fmt: skip
_FLAGS = ("takes_battery", "needs_customs", "needs_ioss_eu", "needs_phone")


def rates_csv(rates: Sequence[Rate]) -> str:
    """The rate sheet."""
    rows = [
        (one.service, one.country, one.postcode_prefix, one.over_g, one.up_to_g, one.currency,
         Money(one.base_minor, one.currency).decimal(), one.base_g, Money(one.per_kg_minor, one.currency).decimal(), one.step_g,
         one.volumetric_divisor, f"{one.fuel_percent_bp // 100}.{one.fuel_percent_bp % 100:02d}", one.days_min, one.days_max)
        for one in rates
    ]  # fmt: skip
    return _csv(_COLUMNS, rows)


def services_csv(account: CarrierAccount) -> str:
    """What the services take."""
    rows = [
        (one.code, one.title_en, one.title_zh, *("yes" if getattr(one, flag) else "no" for flag in _FLAGS))
        for one in account.services
    ]
    return _csv(("service", "title_en", "title_zh", *_FLAGS), rows)


def _csv(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
