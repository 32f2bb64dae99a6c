"""`linkstar export`: what a company has, as CSV or JSON, row by row from one snapshot to the disk."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Annotated, Any, Literal
from zoneinfo import ZoneInfo

import orjson
import typer
from rich.console import Console

from linkstar import __version__
from linkstar.cli.reach import reach
from linkstar.core.db import Database
from linkstar.core.db.roles import APP, conninfo_of
from linkstar.core.settings import Settings, secret_key
from linkstar.core.tenants import Tenant, list_tenants
from linkstar.insights.exports import SHEETS, snapshot, stream
from linkstar.kit import clock
from linkstar.kit.cells import cell_of
from linkstar.kit.errors import Invalid

Format = Literal["csv", "json"]
What = Literal["orders", "lines", "buyers", "items", "stock", "incidents", "facts"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported and how. `sheets` empty: all of them, into a folder."""

    path: Path
    sheets: Sequence[str]
    format: Format
    since: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    name: str
    rows: int
    bytes: int
    sha256: str


@dataclass(slots=True)
class _Out:
    """Writes to a file, counts and hashes on the way."""

    file: IO[bytes]
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.digest.update(data)
        self.size += len(data)


def command(
    path: Annotated[Path, typer.Argument(help="The file to write; with --all, the folder.")],
    what: Annotated[What | None, typer.Option(help="Which sheet.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All sheets but `buyers`, and a manifest of counts and checksums.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="csv opens in a spreadsheet, json in a program.")] = "csv",
    since: Annotated[str, typer.Option(help="Only what changed from this day or moment on: 2026-11-01.")] = "",
    company: Annotated[str, typer.Option(help="Its short name; may be left away where there is one company.")] = "",
) -> None:
    """Write a company's orders, items, stock, incidents or facts to files."""
    if (what is None) == (not everything):
        raise typer.BadParameter("say --what orders (or another sheet), or --all", param_hint="--what")
    wish = Wish(path, (what,) if what else (), form, since)
    written = asyncio.run(export(Settings(), wish, company))
    console = Console(stderr=True)
    for one in written:
        console.print(f"{one.name}: {one.rows} rows, {one.bytes} bytes", highlight=False)


async def export(settings: Settings, wish: Wish, company: str) -> list[Written]:
    """Writes the files of a wish and says what they hold. Raises Invalid, DatabaseNotRunning."""
    with reach(settings) as owner:
        conninfo = conninfo_of(owner, secret_key(settings), APP)
        database = await Database.open(conninfo, clock=clock.from_environment(), size=1, wait_s=10)
        try:
            tenant = choose_company(await list_tenants(database), company)
            return await _write_all(database, tenant, wish)
        finally:
            await database.close()


def choose_company(tenants: Sequence[Tenant], slug: str) -> Tenant:
    """The company with this short name, or the only one. Raises Invalid."""
    chosen = [one for one in tenants if one.slug == slug] if slug else tenants
    if len(chosen) != 1:
        known = ", ".join(one.slug for one in tenants) or "none yet"
        raise Invalid("company", f"there is no company {slug!r}" if slug else f"say which with --company: {known}")
    return chosen[0]


def moment_of(text: str, zone: str) -> datetime | None:
    """The moment that a person typed; a day begins at midnight where the company works. Raises Invalid."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise Invalid("since", f"{text!r} is no day like 2026-11-01 and no moment like 2026-11-01T08:00") from wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


async def _write_all(database: Database, tenant: Tenant, wish: Wish) -> list[Written]:
    since = moment_of(wish.since, tenant.zone)
    if not wish.sheets:
        wish.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = []
    async with snapshot(database, tenant.id) as connection:
        for what in wish.sheets or [name for name, sheet in SHEETS.items() if not sheet.is_personal]:
            path = wish.path if wish.sheets else wish.path / f"{what}.{wish.format}"
            moment = since if SHEETS[what].since or wish.sheets else None
            rows = stream(connection, what, tenant_id=tenant.id, since=moment)
            written.append(await _write(path, list(SHEETS[what].columns), rows, wish.format))
    if not wish.sheets:
        told = {
            "company": tenant.slug, "made_at": database.clock.now().astimezone(UTC).isoformat(), "linkstar": __version__,
            "format": wish.format, "since": since.isoformat() if since else None,
            "files": [asdict(one) for one in written],
        }  # fmt: skip
        _put(wish.path / "manifest.json", lambda out: out.write(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n"))
    return written


async def _write(path: Path, columns: Sequence[str], rows: Any, form: Format) -> Written:
    """Writes beside the place first, so that a half-written export never carries the name of a whole one."""
    draft, count = path.with_name(f"{path.name}.part"), 0
    with _private(draft) as file:
        out = _Out(file)
        out.write(_csv_row(columns, is_first=True) if form == "csv" else b"[")
        async for row in rows:
            if form == "csv":
                out.write(_csv_row([_cell(value) for value in row]))
            else:
                out.write(
                    (b",\n" if count else b"\n") + orjson.dumps(dict(zip(columns, row, strict=True)), default=str)
                )
            count += 1
        if form == "json":
            out.write(b"\n]\n")
    draft.replace(path)
    return Written(path.name, count, out.size, out.digest.hexdigest())


def _put(path: Path, write: Callable[[IO[bytes]], Any]) -> None:
    draft = path.with_name(f"{path.name}.part")
    with _private(draft) as file:
        write(file)
    draft.replace(path)


def _private(path: Path) -> IO[bytes]:
    """A file that only this account may read: what is exported is the company's own."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _cell(value: Any) -> str:
    return orjson.dumps(value).decode() if isinstance(value, dict | list) else cell_of(value)


def _csv_row(cells: Sequence[str], *, is_first: bool = False) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return (("\ufeff" if is_first else "") + line.getvalue()).encode()  # the mark tells spreadsheets that it is UTF-8
