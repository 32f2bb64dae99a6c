"""A statement that locks one row and believes another is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.checks import late_reads


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "SELECT p.id, b.state FROM s.parcels p LEFT JOIN s.labels b ON b.parcel_id = p.id ORDER BY p.id FOR UPDATE OF p",
            1,
        ),
        (
            "SELECT id FROM s.parcels p WHERE EXISTS (SELECT 1 FROM s.waves w WHERE w.id = p.id) ORDER BY id FOR UPDATE",
            1,
        ),
        (
            "WITH o AS (\n SELECT id FROM s.orders FOR NO KEY UPDATE) SELECT l.n FROM o JOIN s.lines l ON l.id = o.id",
            1,
        ),
        ("SELECT p.id, b.state FROM s.parcels p JOIN s.labels b ON b.parcel_id = p.id FOR UPDATE OF p, b", 0),
        ("SELECT p.id, b.state FROM s.parcels p JOIN s.labels b ON b.parcel_id = p.id FOR UPDATE", 0),
        ("SELECT FROM s.parcels p JOIN s.waves w ON w.id = p.id FOR UPDATE OF p", 0),
        ("SELECT p.id FROM s.parcels p JOIN s.waves w ON w.id = p.id /* judged below */ FOR UPDATE OF p", 0),
        ("SELECT p.id FROM s.parcels p JOIN s.waves w ON w.id = p.id FOR UPDATE OF p SKIP LOCKED", 0),
        ("SELECT p.id, f.n FROM s.parcels p JOIN shipping.fulfilment_orders f ON f.id = p.id FOR UPDATE OF p", 0),
        ("SELECT id FROM s.parcels WHERE id = 1 ORDER BY id FOR UPDATE", 0),
        ("SELECT p.id FROM s.parcels p JOIN s.labels b ON b.parcel_id = p.id", 0),
    ],
)
def test_a_row_that_is_read_beside_a_lock_is_found(tmp_path: Path, text: str, count: int) -> None:
    (tmp_path / "queries.py").write_text(f'"""Doc."""\n\nSQL = """{text}"""\n')
    assert len(late_reads.complaints(tmp_path)) == count
