"""Public holidays come out of tables, without a network."""

from __future__ import annotations

from datetime import date

import pytest

from linkstar.kit.errors import Invalid
from linkstar.kit.public_holidays import public_holidays


def test_chinas_golden_week_is_told_in_the_readers_language():
    assert public_holidays("CN", 2026, language="zh")[date(2026, 10, 1)].startswith("国庆节")
    assert "National Day" in public_holidays("CN", 2026)[date(2026, 10, 1)]


def test_a_part_of_a_country_has_days_of_its_own():
    assert date(2026, 1, 6) in public_holidays("DE", 2026, region="BY")
    assert date(2026, 1, 6) not in public_holidays("DE", 2026, region="HE")


@pytest.mark.parametrize(("country", "year", "region"), [("XX", 2026, ""), ("DE", 2026, "XX"), ("DE", 1900, "")])
def test_what_no_table_knows_is_refused(country, year, region):
    with pytest.raises(Invalid):
        public_holidays(country, year, region=region)
