"""The ground floor: every table of the first version. The statements are in the file beside this one."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes everything from nothing."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in text.split("\n-- next\n"):
        op.execute(statement.replace(":", r"\:"))


def downgrade() -> None:
    """LinkStar goes forward only; a backup is the way back."""
    raise NotImplementedError
