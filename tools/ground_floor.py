"""Writes the first revision's SQL from the declared tables. Only before the first release; later changes are new revisions."""

from __future__ import annotations

from pathlib import Path

from linkstar.core.db.ddl import statements

TARGET = Path(__file__).resolve().parent.parent / "src/linkstar/core/db/migrations/versions/0001_ground_floor.sql"


def main() -> None:
    """Writes the file."""
    TARGET.write_text(
        "\n-- next\n".join(statement.replace(" \n", "\n") for statement in statements()) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
