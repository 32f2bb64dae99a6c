"""`linkstar keys rotate`: a new key for the secrets at rest and for the passwords that follow from it.

Order, so that whatever is killed in between loses nothing: the new key is on the disk before anything is sealed with it; the
old key stays until the whole database was searched for it and nothing was found. Begun again, it goes on where it ended.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

import psycopg
import typer
from rich.console import Console

from linkstar.cli.processes import Place
from linkstar.connect.accounts import rotate_grants, rotate_secrets
from linkstar.core.access.actions.resealing import reseal_answers, reseal_totp
from linkstar.core.db import Database, Tx
from linkstar.core.db.migrate import make_roles
from linkstar.core.db.state import count_sessions
from linkstar.core.secrets import Vault, count_sealed, key_id
from linkstar.core.settings import NEW, OLD, Settings, make_home, make_key, other_keys, read_key, secret_key
from linkstar.core.tenants import list_tenants
from linkstar.kit.errors import Refusal

# Whoever seals something names here what seals it anew; `count_sealed` finds what was forgotten.
SEALED: Sequence[Callable[[Tx, Vault], Awaitable[int]]] = (rotate_secrets, rotate_grants, reseal_totp, reseal_answers)


class StillRunning(Refusal):
    """Web or worker are connected: they know the old key only."""

    code: ClassVar[str] = "keys.still_running"
    status = 409
    en = "LinkStar is running ({sessions} connections). Stop it (Ctrl-C at `linkstar up`, on every host), then rotate."
    zh = "LinkStar 正在运行（{sessions} 个连接）。请先在所有主机上停止（在 linkstar up 处按 Ctrl-C），再轮换密钥。"


class NothingToRotateTo(Refusal):
    """The key is in the environment, so a person has to give the new one there."""

    code: ClassVar[str] = "keys.no_new_key"
    status = 409
    en = (
        "The key comes from LINKSTAR_SECRET_KEY. Move it to LINKSTAR_SECRET_KEY_OLD, put a new one (openssl rand -hex 32)"
        " into LINKSTAR_SECRET_KEY, then run this again. Afterwards unset LINKSTAR_SECRET_KEY_OLD."
    )
    zh = (
        "密钥来自 LINKSTAR_SECRET_KEY。请将其移至 LINKSTAR_SECRET_KEY_OLD，并把新密钥（openssl rand -hex 32）"
        "写入 LINKSTAR_SECRET_KEY，然后重新运行本命令；完成后删除 LINKSTAR_SECRET_KEY_OLD。"
    )


class OldKeyInUse(Refusal):
    """Something is still sealed with the old key, so it is kept."""

    code: ClassVar[str] = "keys.old_key_in_use"
    status = 500
    en = "The old key is kept, because these are still sealed with it: {left}. Both keys open everything; report this."
    zh = "以下内容仍由旧密钥加密，因此保留旧密钥：{left}。两个密钥都可解密，请反馈此问题。"


@dataclass(frozen=True, slots=True)
class Rotated:
    """What was done: the public names of the keys and how many secrets were sealed anew."""

    new_key: str
    old_keys: Sequence[str]
    secrets: int


app = typer.Typer(
    help="The key of the secrets at rest.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def keys() -> None:
    """The key of the secrets at rest."""


@app.command("rotate")
def command(
    keep_old: Annotated[
        bool, typer.Option(help="Keep the old key as secret.key.<name>: for backups made before.")
    ] = False,
) -> None:
    """Change the key: seal every secret anew, change the database roles' passwords, then throw the old key away."""
    settings, console = Settings(), Console(stderr=True)
    with Place(settings, say=lambda text: console.print(text, style="dim", highlight=False)) as place:
        place.start_database()
        done = rotate(settings, place.owner, keeps_old=keep_old)
    console.print(f"Key {done.new_key} is in use; {done.secrets} secrets were sealed anew.", highlight=False)
    console.print("Copy the new key to a safe place. Backups made before today open with the old key only.")


def rotate(settings: Settings, owner: str, *, keeps_old: bool = False) -> Rotated:
    """Rotates, or goes on with a rotation that was interrupted. Raises StillRunning, NothingToRotateTo, OldKeyInUse."""
    _refuse_running(owner)
    new, old = _keys(settings)
    changed = asyncio.run(_seal_all(owner, Vault.of(new, *old)))
    with psycopg.connect(owner, autocommit=True) as connection:
        left = {name: units for key in old for name, units in count_sealed(connection, key_id(key)).items()}
        if left:
            raise OldKeyInUse(left=", ".join(f"{name} ({units})" for name, units in left.items()))
        if settings.secret_key is None:
            put_in_use(settings.home)
        make_roles(connection, new)
    if settings.secret_key is None:
        _forget_old(settings.home, keeps_old=keeps_old)
    return Rotated(key_id(new), [key_id(key) for key in old], changed)


def put_in_use(home: Path) -> None:
    """`secret.key.new` becomes `secret.key`, which becomes `secret.key.old`; at no moment is there none."""
    if not (home / NEW).exists():
        return  # done before the last run was killed
    with suppress(FileExistsError):
        os.link(home / "secret.key", home / OLD)
    os.replace(home / NEW, home / "secret.key")
    _to_disk(home)


def _keys(settings: Settings) -> tuple[bytes, tuple[bytes, ...]]:
    """The key to come and the ones before it."""
    if settings.secret_key is not None:
        if not other_keys(settings):
            raise NothingToRotateTo
        return secret_key(settings), other_keys(settings)
    home, present = make_home(settings.home), secret_key(settings)
    if (home / OLD).exists() and not (home / NEW).exists():
        return present, (read_key(home / OLD),)  # the new key is in use already: only the end is missing
    make_key(home / NEW)
    _to_disk(home)
    return read_key(home / NEW), (present,)


async def _seal_all(owner: str, vault: Vault) -> int:
    """Seals everything with the current key, company by company; what is done stays done."""
    database = await Database.open(owner, size=1, wait_s=10)
    try:
        changed = 0
        for tenant in await list_tenants(database):
            async with database.tx(tenant.id, actor="keys") as tx:
                changed += sum([await seal(tx, vault) for seal in SEALED])
        return changed
    finally:
        await database.close()


def _refuse_running(owner: str) -> None:
    async def ask() -> int:
        async with await psycopg.AsyncConnection.connect(owner) as connection:
            return await count_sessions(connection)

    sessions = asyncio.run(ask())
    if sessions:
        raise StillRunning(sessions=sessions)


def _forget_old(home: Path, *, keeps_old: bool) -> None:
    old = home / OLD
    if keeps_old and old.exists():
        old.rename(home / f"secret.key.{key_id(read_key(old))}")
    old.unlink(missing_ok=True)
    _to_disk(home)


def _to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
