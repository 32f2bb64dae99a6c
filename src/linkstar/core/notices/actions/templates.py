"""The company's own words for events."""

from __future__ import annotations

from linkstar.core.db import Tx
from linkstar.core.db.remembered import tell_changed
from linkstar.core.notices.errors import PlaceUnknown
from linkstar.core.notices.records import Template
from linkstar.core.notices.rules.events import CHOICES, places_of, unknown_places
from linkstar.kit.errors import Invalid

TITLE_MAX, LINE_MAX = 100, 400


def check_template(said: Template) -> None:
    """Raises Invalid, PlaceUnknown for words that cannot be used."""
    if said.event not in CHOICES:
        raise Invalid("event", "one of the known events")
    if len(said.title) > TITLE_MAX:
        raise Invalid("title", f"{TITLE_MAX} characters at most")
    if len(said.line) > LINE_MAX:
        raise Invalid("line", f"{LINE_MAX} characters at most")
    if "{" in said.title or "}" in said.title:
        raise PlaceUnknown(field="title", place=said.title[:60], known_en="none in a title", known_zh="标题不支持变量")
    unknown = unknown_places(said.event, said.line)
    if unknown:
        known = ", ".join(f"{{{place}}}" for place in places_of(said.event))
        raise PlaceUnknown(field="line", place=f"{{{unknown[0][:60]}}}", known_en=known, known_zh=known)


async def put_template(tx: Tx, said: Template) -> None:
    """Says an event in these words from now on; without any, as it comes. Raises as `check_template`."""
    check_template(said)
    if not said.title.strip() and not said.line.strip():
        await drop_template(tx, said.event, said.language)
        return
    await tx.run(
        "INSERT INTO core.notice_templates AS t (tenant_id, event, language, title, line, actor, changed_at)"
        " VALUES (%(tenant)s, %(event)s, %(language)s, %(title)s, %(line)s, %(actor)s, %(now)s)"
        " ON CONFLICT (tenant_id, event, language) DO UPDATE SET title = excluded.title, line = excluded.line,"
        " actor = excluded.actor, changed_at = excluded.changed_at",
        {"event": said.event, "language": said.language, "title": said.title.strip(), "line": said.line.strip(),
         "actor": tx.actor},
    )  # fmt: skip
    await tell_changed(tx)


async def drop_template(tx: Tx, event: str, language: str) -> None:
    """Says an event as it comes again."""
    await tx.run(
        "DELETE FROM core.notice_templates WHERE tenant_id = %(tenant)s AND event = %(event)s AND language = %(language)s",
        {"event": event, "language": language},
    )
    await tell_changed(tx)
