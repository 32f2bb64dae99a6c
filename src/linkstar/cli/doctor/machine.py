"""What can be seen without a database: settings, the secret key, room on the disk, adapters."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from linkstar.cli.doctor.finding import Finding, fail, ok, warn
from linkstar.connect import registry
from linkstar.core.settings import NEW, OLD, Settings, secret_key
from linkstar.kit.errors import Refusal

PREFIX = "LINKSTAR_"
NOT_SETTINGS = {"LINKSTAR_CLOCK_FILE", "LINKSTAR_TEST_DATABASE_URL", "LINKSTAR_TEST_POSTGRES_BIN", "LINKSTAR_SHARED"}
FREE_FAIL, FREE_WARN = 300_000_000, 2_000_000_000  # bytes


def wrong_settings(problem: ValidationError) -> list[Finding]:
    """One finding for each setting that cannot be used; what was given is not repeated, it may be a secret."""
    return [
        fail("settings", f"{_variable(error['loc'])}: {error['msg']}", f"correct {_variable(error['loc'])} or unset it")
        for error in problem.errors(include_input=False, include_url=False)
    ]


def check_settings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Names in the environment that look like settings and are none: a slip that would go unnoticed."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    strange = sorted(name for name in environment if name.startswith(PREFIX) and name not in known | NOT_SETTINGS)
    for name in strange:
        near = difflib.get_close_matches(name, known, n=1)
        yield warn("settings", f"{name} is no setting", f"did you mean {near[0]}?" if near else f"unset {name}")
    if not strange:
        yield ok("settings", f"{len(known)} settings, all understood")


def check_key(settings: Settings) -> Iterator[Finding]:
    """The key of secrets at rest: there, private, and not in the middle of a rotation."""
    if settings.secret_key is None and not (settings.home / "secret.key").exists():
        yield fail(
            "secret key", f"there is no key in {settings.home}", "linkstar up (makes one), or set LINKSTAR_SECRET_KEY"
        )
        return
    try:
        secret_key(settings)
    except Refusal as refusal:
        yield fail(
            "secret key",
            refusal.text("en"),
            "restore the key from its safe copy; without it secrets must be entered again",
        )
        return
    half = settings.secret_key_old is not None or any((settings.home / name).exists() for name in (NEW, OLD))
    if half and not (settings.secret_key is not None and settings.secret_key_old is None):
        yield warn(
            "secret key", "a rotation of keys was not finished; everything can still be opened", "linkstar keys rotate"
        )
    else:
        yield ok(
            "secret key",
            "from LINKSTAR_SECRET_KEY" if settings.secret_key else f"{settings.home / 'secret.key'}, private",
        )


def check_disk(home: Path) -> Finding:
    """Room where the home folder is or will be."""
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    found = f"{free / 1e9:.1f} GB free at {place}"
    fix = "make room, or move the home folder to a larger disk and set LINKSTAR_HOME"
    if free < FREE_FAIL:
        return fail("disk", found, fix + "; the database stops when the disk is full")
    return warn("disk", found, fix) if free < FREE_WARN else ok("disk", found)


def check_adapters() -> Iterator[Finding]:
    """Adapters that could not be loaded."""
    for one in registry.broken():
        yield fail(
            "adapters",
            f"{one.kind} {one.name}: {one.why}",
            f"mend or remove the package; its folder is connect/{one.kind}s/{one.name}",
        )
    names = sorted(name for kind in registry.KINDS for name in registry.adapters(kind))
    yield ok("adapters", f"{len(names)} work: {', '.join(names)}")


def _variable(where: tuple[int | str, ...]) -> str:
    name = str(where[0]) if where else "?"
    return name if name.isupper() else PREFIX + name.upper()
