"""Carriers say which formats their labels come in: people choose a printer by it."""

from __future__ import annotations

import pytest

from linkstar.connect import registry
from tests.contracts.accounts import ROWS
from tests.contracts.test_carriers import SELLING


@pytest.mark.parametrize("name", SELLING)
def test_a_carrier_says_which_formats_its_labels_come_in(name: str) -> None:
    formats = registry.label_formats_of(registry.carrier(name))
    assert ("PDF" in formats, "ZPL" in formats) == (True, ROWS[name].makes_zpl)


def test_a_partner_who_makes_no_labels_names_no_format() -> None:
    assert registry.label_formats_of(registry.adapter("channel", "shopify")) == []
