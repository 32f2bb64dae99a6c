"""Looks for migrations that would lock a busy table: the SQL of every revision goes through squawk."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

SQUAWK = Path(sys.executable).parent / "squawk"
# The lock time-out keeps readers alive, so no statement time-out is asked for; varchar is Alembic's own table's.
OPTIONS = ["--pg-version", "15.0", "--exclude", "require-statement-timeout,prefer-text-field"]
PRODUCT = Path(__file__).resolve().parent.parent / "src" / "linkstar"


def folder_of_migrations(product: Path) -> Path | None:
    """The folder that Alembic works in."""
    return next((path.parent for path in sorted(product.rglob("env.py")) if (path.parent / "versions").is_dir()), None)


def write_sql(migrations: Path, into: Path) -> list[Path]:
    """One file of SQL for each revision, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(migrations))
    written = []
    revisions = list(ScriptDirectory.from_config(config).walk_revisions())
    for number, revision in enumerate(reversed(revisions), 1):
        config.output_buffer = io.StringIO()
        command.upgrade(config, f"{revision.down_revision or 'base'}:{revision.revision}", sql=True)
        path = into / f"{number:04d}_{revision.revision}.sql"
        path.write_text(config.output_buffer.getvalue(), encoding="utf-8")
        written.append(path)
    return written


def lint(files: list[Path]) -> int:
    """Squawk's verdict: 0, or 1 with the lines that would hurt."""
    return subprocess.run([SQUAWK, *OPTIONS, *files], check=False).returncode


def main() -> int:
    """Judges all revisions."""
    migrations = folder_of_migrations(PRODUCT)
    if migrations is None:
        print("there are no migrations", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="linkstar-squawk-") as folder:
        files = write_sql(migrations, Path(folder))
        if not files:
            print(f"{migrations} holds no revision", file=sys.stderr)
            return 1
        return lint(files)


if __name__ == "__main__":
    raise SystemExit(main())
