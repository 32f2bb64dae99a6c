"""Hashing passwords with argon2id, a few at a time and beside the event loop: one takes about 50 ms and 64 MB."""

from __future__ import annotations

import asyncio
import hmac
import os
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import hash_secret_raw

from linkstar.core.access import rules
from linkstar.core.access.errors import PasswordTooEasy, PasswordTooLong, PasswordTooShort

_AT_ONCE = 2
_hasher = PasswordHasher()


@cache
def _leaked() -> frozenset[str]:
    """The 30,000 passwords that stood most often in leaks, in small letters; 2 MB, so not before somebody chooses one."""
    return frozenset(import_module("zxcvbn.frequency_lists").FREQUENCY_LISTS["passwords"])


def _is_leaked(password: str) -> bool:
    """Whether a password stands in the list, whatever digits and signs were added at its ends."""
    return not _leaked().isdisjoint({password.casefold(), rules.core_of(password)})


@cache
def _gate(_: int) -> asyncio.Semaphore:
    return asyncio.Semaphore(_AT_ONCE)


def check_policy(password: str, email: str, name: str = "") -> None:
    """Raises PasswordTooShort, PasswordTooLong, PasswordTooEasy."""
    if len(password) < rules.LENGTH_MIN:
        raise PasswordTooShort(field="password", length=rules.LENGTH_MIN)
    if len(password) > rules.LENGTH_MAX:
        raise PasswordTooLong(field="password", length=rules.LENGTH_MAX)
    if rules.is_easy(password, email, name) or _is_leaked(password):
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


async def hash_codes(codes: Sequence[str]) -> list[str]:
    """argon2id of recovery codes, with one random salt for all of a person, so that comparing takes one hash."""
    salt = os.urandom(16)
    async with _gate(id(asyncio.get_running_loop())):
        return [await asyncio.to_thread(_hash_code, one, salt) for one in codes]


async def find_code(hashes: Sequence[str], code: str) -> str | None:
    """Which of the hashes of `hash_codes` is that of the code."""
    salts = {one.split("$")[1] for one in hashes if one.startswith("argon2id$")}
    async with _gate(id(asyncio.get_running_loop())):
        fitting = {await asyncio.to_thread(_hash_code, code, bytes.fromhex(salt)) for salt in salts}
    return next((one for one in hashes for fits in fitting if hmac.compare_digest(one, fits)), None)


def _hash_code(code: str, salt: bytes) -> str:
    raw = hash_secret_raw(
        code.encode(), salt, _hasher.time_cost, _hasher.memory_cost, _hasher.parallelism, _hasher.hash_len, Type.ID
    )
    return f"argon2id${salt.hex()}${raw.hex()}"


def _verify(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password[: rules.LENGTH_MAX + 1])
    except (VerificationError, InvalidHashError):
        return False
