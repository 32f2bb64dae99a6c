"""The two commands."""

from __future__ import annotations

import asyncio
from datetime import UTC
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console

from linkstar.cli.backup.archive import Manifest
from linkstar.cli.backup.quiet import resume_all
from linkstar.cli.backup.restoring import Wish, restore
from linkstar.cli.backup.saving import save
from linkstar.cli.backup.show import steps_on
from linkstar.cli.reach import reach
from linkstar.core.db import copies
from linkstar.core.settings import Settings
from linkstar.kit import clock

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def backup_command(
    file: Annotated[
        Path, typer.Argument(help="The file to write; an older backup of this name is replaced.", dir_okay=False)
    ],
    with_key: Annotated[
        bool,
        typer.Option("--with-key", help="Put the key of the partners' secrets into the file: guard it like a key."),
    ] = False,
    as_machine: Json = False,
) -> None:
    """Save everything into one file while LinkStar runs, and prove that the file holds it."""
    console = Console(stderr=True)
    with steps_on(console, is_quiet=as_machine) as steps:
        made_at = clock.WallClock().now().astimezone(UTC)
        saved = save(Settings(), file, made_at=made_at, with_keys=with_key, steps=steps)
    told = {"file": str(saved.file), "bytes": saved.bytes, **_told(saved.manifest)}
    if as_machine:
        typer.echo(orjson.dumps(told).decode())
        return
    console.print(f"{file}: {told['rows']:,} rows of {told['tables']} tables, {saved.bytes:,} bytes", highlight=False)
    console.print(f"digest {saved.manifest.digest}", highlight=False)
    if not with_key:
        names = ", ".join(saved.manifest.keys)
        console.print(f"The key of the secrets ({names}) is not in it: keep a copy of it elsewhere.", highlight=False)


def restore_command(
    file: Annotated[Path | None, typer.Argument(help="A file that `linkstar backup` wrote.", dir_okay=False)] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Throw away the data that is here.")] = False,
    any_key: Annotated[
        bool, typer.Option("--any-key", help="The key is lost: partners' secrets must be entered again.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="This copy is the one that works from now on: call partners again.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, max=64, help="Connections at a time; 0 chooses.")] = 0,
    as_machine: Json = False,
) -> None:
    """Make a copy of what was saved, prove that it is equal, and keep it silent towards partners until --resume."""
    if (file is None) == (not resume):
        raise typer.BadParameter("name a file to restore, or say --resume when this copy shall work", param_hint="FILE")
    console = Console(stderr=True)
    if file is None:
        resumed = _resume(Settings())
        typer.echo(orjson.dumps({"resumed": resumed}).decode()) if as_machine else console.print(
            f"{resumed} accounts are called again. Make sure that no other copy calls them.", highlight=False
        )
        return
    with steps_on(console, is_quiet=as_machine) as steps:
        done = restore(Settings(), Wish(file, replace, any_key, jobs), steps=steps)
    if as_machine:
        found = {"restored_digest": done.digest, "restored_revision": done.revision, "paused": done.paused}
        typer.echo(orjson.dumps({**_told(done.manifest), **found}).decode())
        return
    saved = done.manifest
    console.print(f"saved    {saved.digest}\nrestored {done.digest}  equal", highlight=False)
    console.print(
        f"{saved.rows:,} rows of {saved.made_at:%Y-%m-%d %H:%M} UTC, now at revision {done.revision}", highlight=False
    )
    if done.paused:
        console.print(
            f"[bold]{done.paused} accounts are paused[/bold]: nothing is pushed, bought or asked. When the other copy is gone"
            " for good, run: linkstar restore --resume", highlight=False,
        )  # fmt: skip


def _resume(settings: Settings) -> int:
    with reach(settings) as owner:
        copies.refuse_unfinished(owner)
        return asyncio.run(resume_all(owner))


def _told(manifest: Manifest) -> dict[str, Any]:
    return {
        "made_at": manifest.made_at.isoformat(), "linkstar": manifest.linkstar, "revision": manifest.revision,
        "postgres": manifest.postgres, "keys": list(manifest.keys), "has_keys": manifest.has_keys, "rows": manifest.rows,
        "tables": len(manifest.tables), "digest": manifest.digest,
    }  # fmt: skip
