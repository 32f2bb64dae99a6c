"""Which passwords are good enough, and how long an account rests after wrong ones."""

from __future__ import annotations

LENGTH_MIN, LENGTH_MAX = 10, 200
LOCK_AFTER = 5  # wrong attempts in a row
LOCK_S_MAX = 3600

# What is tried first; digits and signs around a word do not make it better.
_COMMON = (
    "password passwort passw0rd qwerty qwertyuiop asdfghjkl zxcvbnm letmein welcome iloveyou administrator admin changeme "
    "linkstar linkstaradmin woaini abcdefghij abcdefg monkey dragon football baseball sunshine princess superman secret"
).split()


def is_easy(password: str, email: str, name: str = "") -> bool:
    """Whether a password is guessed early: a known word, the person's own name or address, or few different characters."""
    plain = password.casefold()
    core = core_of(password)
    own = [part for part in (email.partition("@")[0], *name.split()) if len(part) >= 4]
    if len(set(plain)) < 5 or not core or core in _COMMON:
        return True
    return any(core == part.casefold() or (len(core) < 2 * len(part) and part.casefold() in core) for part in own)


def core_of(password: str) -> str:
    """A password in small letters without the digits and signs at its ends, which do not make it better."""
    return password.casefold().strip("0123456789!@#$%^&*()_-+=.,?~ ")


def lock_s(failed: int) -> int:
    """Seconds that an account rests after so many wrong attempts in a row: a minute after 5, doubled by each further one."""
    return 0 if failed < LOCK_AFTER else int(min(60 * 2 ** min(failed - LOCK_AFTER, 10), LOCK_S_MAX))
