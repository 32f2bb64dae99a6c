"""Hashing passwords with argon2id, a few at a time and beside the event loop: one takes about 50 ms and 64 MB."""

from __future__ import annotations

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from linkstar.core.access import rules
from linkstar.core.access.errors import PasswordTooEasy, PasswordTooLong, PasswordTooShort

_AT_ONCE = 2
_hasher = PasswordHasher()


@cache
def _gate(_: int) -> asyncio.Semaphore:
    return asyncio.Semaphore(_AT_ONCE)


def check_policy(password: str, email: str, name: str = "") -> None:
    """Raises PasswordTooShort, PasswordTooLong, PasswordTooEasy."""
    if len(password) < rules.LENGTH_MIN:
        raise PasswordTooShort(field="password", length=rules.LENGTH_MIN)
    if len(password) > rules.LENGTH_MAX:
        raise PasswordTooLong(field="password", length=rules.LENGTH_MAX)
    if rules.is_easy(password, email, name):
        raise PasswordTooEasy(field="password")


async def hash_password(password: str) -> str:
    """The argon2id hash, with its salt and costs inside."""
    async with _gate(id(asyncio.get_running_loop())):
        return await asyncio.to_thread(_hasher.hash, password)


async def is_password(hashed: str, password: str) -> bool:
    """Whether the password belongs to the hash."""
    async with _gate(id(asyncio.get_running_loop())):
        return await asyncio.to_thread(_verify, hashed, password)


async def spend_time(password: str) -> None:
    """Takes as long as a comparison does, so that nobody can tell by the clock which addresses are known."""
    async with _gate(id(asyncio.get_running_loop())):
        await asyncio.to_thread(_hasher.hash, password[: rules.LENGTH_MAX])


def _verify(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password[: rules.LENGTH_MAX + 1])
    except (VerificationError, InvalidHashError):
        return False
