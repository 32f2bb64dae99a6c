"""The vault: seals bytes so that they can be kept in the database, each bound to what it is about.

Sealed form: version 1 | length of the key id | key id | 12 bytes nonce | ciphertext and tag. The head and `about` are
authenticated, so a seal that is moved to another row does not open.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from typing import ClassVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from linkstar.kit.errors import Refusal

_VERSION = 1
_NONCE = 12
_KEY = 32


class SealBroken(Refusal):
    """Sealed bytes were changed, cut, moved to another row, or belong to another key with the same id."""

    code: ClassVar[str] = "secrets.seal_broken"
    status = 500
    en = "A stored secret cannot be opened: it was changed or belongs elsewhere. Enter it again."
    zh = "存储的密钥无法解密：内容被改动或不属于此处，请重新填写。"


class KeyMissing(Refusal):
    """Sealed with a key that this installation does not have."""

    code: ClassVar[str] = "secrets.key_missing"
    status = 500
    en = "A stored secret was sealed with key {key}, which is not given. Add that key, then rotate."
    zh = "存储的密钥使用了未提供的加密密钥 {key}，请先补充该密钥再轮换。"


def key_id(key: bytes) -> str:
    """A short public name of a key, which tells nothing about it."""
    return hashlib.sha256(b"linkstar key id\x00" + key).hexdigest()[:8]


def head_of(name: str) -> bytes:
    """What everything that the key of this id sealed begins with."""
    return bytes((_VERSION, len(name))) + name.encode()


class Vault:
    """Keys by id and the one that seals. Raises ValueError for a key that is not 32 bytes."""

    def __init__(self, keys: Mapping[str, bytes], current: str) -> None:
        if any(len(key) != _KEY for key in keys.values()) or current not in keys:
            raise ValueError("a vault needs keys of 32 bytes, the current one among them")
        self.current = current
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}

    @classmethod
    def of(cls, key: bytes, *older: bytes) -> Vault:
        """A vault that seals with `key` and still opens what `older` keys sealed."""
        return cls({key_id(one): one for one in (*older, key)}, key_id(key))

    def seal(self, plain: bytes, *, about: bytes) -> bytes:
        """`plain` encrypted with the current key and bound to `about`."""
        head = head_of(self.current)
        nonce = os.urandom(_NONCE)
        return head + nonce + self._ciphers[self.current].encrypt(nonce, plain, head + about)

    def open(self, sealed: bytes, *, about: bytes) -> bytes:
        """What was sealed. Raises SealBroken, KeyMissing."""
        name, head = _head(sealed)
        cipher = self._ciphers.get(name)
        if cipher is None:
            raise KeyMissing(key=name)
        nonce, rest = sealed[len(head) : len(head) + _NONCE], sealed[len(head) + _NONCE :]
        try:
            return cipher.decrypt(nonce, rest, head + about)
        except (InvalidTag, ValueError) as wrong:
            raise SealBroken from wrong

    def rotate(self, sealed: bytes, *, about: bytes) -> bytes:
        """The same secret under the current key; returned as it is when it is there already. Raises as `open`."""
        if _head(sealed)[0] == self.current:
            return sealed
        return self.seal(self.open(sealed, about=about), about=about)


def _head(sealed: bytes) -> tuple[str, bytes]:
    if len(sealed) < 2 or sealed[0] != _VERSION or len(sealed) < 2 + sealed[1] + _NONCE:
        raise SealBroken
    head = sealed[: 2 + sealed[1]]
    return head[2:].decode("ascii", "replace"), head
