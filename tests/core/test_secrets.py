"""Secrets at rest: what was sealed opens only where it belongs, and keys can be changed."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, strategies as st

from linkstar.core.secrets import KeyMissing, SealBroken, Vault, key_id

OLD, NEW = os.urandom(32), os.urandom(32)


@given(plain=st.binary(max_size=200), about=st.binary(max_size=50))
def test_what_was_sealed_opens_and_is_not_readable(plain: bytes, about: bytes) -> None:
    vault = Vault.of(NEW)
    sealed = vault.seal(plain, about=about)
    assert vault.open(sealed, about=about) == plain
    assert len(plain) < 4 or plain not in sealed


@given(where=st.integers(min_value=0), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_is_noticed(where: int, bit: int) -> None:
    vault = Vault.of(NEW)
    sealed = bytearray(vault.seal(b"token", about=b"account 1"))
    sealed[where % len(sealed)] ^= 1 << bit
    with pytest.raises((SealBroken, KeyMissing)):
        vault.open(bytes(sealed), about=b"account 1")


def test_a_seal_does_not_open_in_another_row_or_cut_off() -> None:
    vault = Vault.of(NEW)
    sealed = vault.seal(b"token", about=b"account 1")
    for bad, about in [
        (sealed, b"account 2"),
        (sealed[:-1], b"account 1"),
        (sealed[:9], b"account 1"),
        (b"", b"account 1"),
    ]:
        with pytest.raises(SealBroken):
            vault.open(bad, about=about)


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    vault = Vault.of(NEW)
    assert vault.seal(b"token", about=b"a") != vault.seal(b"token", about=b"a")


def test_rotation_moves_a_secret_to_the_new_key_and_the_old_key_can_go() -> None:
    sealed = Vault.of(OLD).seal(b"token", about=b"a")
    moved = Vault.of(NEW, OLD).rotate(sealed, about=b"a")
    assert Vault.of(NEW).open(moved, about=b"a") == b"token"
    assert Vault.of(NEW).rotate(moved, about=b"a") == moved
    with pytest.raises(KeyMissing, match=key_id(OLD)):
        Vault.of(NEW).open(sealed, about=b"a")


def test_a_key_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault.of(b"short")
