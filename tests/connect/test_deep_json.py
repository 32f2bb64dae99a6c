"""JSON that is nested beyond what the standard library can follow is unreadable like any other nonsense."""

from __future__ import annotations

import pytest

from linkstar.connect.answers import read_object
from linkstar.connect.reading import exact
from linkstar.connect.wire import Unreadable

DEEP = b"[" * 200_000


def test_an_answer_too_deep_to_be_followed_is_unreadable_and_kept():
    with pytest.raises(Unreadable) as unreadable:
        read_object(DEEP)
    assert unreadable.value.body == DEEP


def test_a_notice_too_deep_to_be_followed_is_no_object():
    with pytest.raises(ValueError, match="deep"):
        exact(DEEP)
