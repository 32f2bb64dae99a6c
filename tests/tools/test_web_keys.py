"""A key from outside is never assigned to, where `__proto__` would be more than a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.checks import web_keys


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("rows[ours] = theirs;", 1),
        ("one.of[name.trim()] ??= [];", 1),
        ("seen[id] += 1;", 1),
        ("Object.assign(known, said);", 1),
        ("known.__proto__.x = 1;", 1),
        ("const [form] = useForm<Asked>();", 0),
        ("if (rows[ours] === theirs) return;", 0),
        ('rows["name"] = theirs; rows[0] = 1;', 0),
        ("return Object.assign({}, said);", 0),
        ("return Object.assign(say, { of });", 0),
        ("const of = { ...rows, [ours]: theirs };", 0),
        ("const pick = (rows: Row[]) => rows[0];", 0),
    ],
)
def test_an_assignment_to_a_computed_key_is_found(tmp_path: Path, line: str, count: int) -> None:
    (tmp_path / "one.ts").write_text(f"{line}\n")
    (tmp_path / "one.test.ts").write_text("rows[ours] = theirs;\n")
    assert len(web_keys.complaints(tmp_path)) == count
