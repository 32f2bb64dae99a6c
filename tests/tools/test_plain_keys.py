"""A key in a coalesce is found, before it makes PostgreSQL read a whole table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.checks import plain_keys


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("SELECT 1 FROM a JOIN b ON b.tenant_id = a.tenant_id AND b.parcel_id = coalesce(a.box_id, a.id)", 1),
        ("SELECT 1 FROM a WHERE a.id = COALESCE ((SELECT 1), (SELECT 2))", 1),
        ("SELECT 1 FROM a JOIN b ON coalesce(a.box_id, a.id) = b.parcel_id", 1),
        ("SELECT 1 FROM a JOIN b ON b.parcel_id = CASE WHEN a.box_id IS NULL THEN a.id ELSE a.box_id END", 0),
        ("UPDATE a SET box_id = coalesce(u.box_id, a.box_id) FROM u WHERE a.id = u.id", 0),
        ("SELECT 1 FROM a FULL JOIN b ON b.item_id = coalesce(a.item_id, a.id)", 0),
    ],
)
def test_a_key_in_a_coalesce_is_found(tmp_path: Path, text: str, count: int) -> None:
    (tmp_path / "queries.py").write_text(f'"""Doc."""\n\nSQL = """{text}"""\n')
    assert len(plain_keys.complaints(tmp_path)) == count
