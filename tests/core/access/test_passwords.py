"""Which passwords are refused."""

from __future__ import annotations

import pytest

from linkstar.core.access.errors import PasswordTooEasy
from linkstar.core.access.passwords import check_policy


@pytest.mark.parametrize("password", ["q1w2e3r4t5", "1qaz2wsx3edc", "Manchester", "!!Manchester2026", "QWERTY12345"])
def test_what_stood_in_leaks_is_refused_with_whatever_was_added_to_it(password):
    with pytest.raises(PasswordTooEasy):
        check_policy(password, "erika@example.com", "Erika Muster")


@pytest.mark.parametrize("password", ["manchester by the sea", "Tr4m-line-9-to-Mitte", "山高月小水落石出清风徐来"])
def test_a_sentence_of_known_words_is_taken(password):
    check_policy(password, "erika@example.com", "Erika Muster")
