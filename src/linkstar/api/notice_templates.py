"""The company's own words for events, by language: shown beside those that come with the product, checked and reset."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Rows, Shown
from linkstar.core.notices.actions.templates import LINE_MAX, TITLE_MAX, put_template
from linkstar.core.notices.errors import PlaceUnknown
from linkstar.core.notices.queries import get_templates
from linkstar.core.notices.records import Template
from linkstar.core.notices.rules.events import CHOICES, Severity, example_of, form_of, severity_of, title_of
from linkstar.kit.errors import Invalid

router: APIRouter = noun_router("/notices/templates", "notices")
Language = Literal["zh", "en"]


class TemplateShown(Shown):
    """What is said of an event in a language. An empty `own_` is said as it comes; `places` may stand in braces in the sentence.

    `example`: what the places may hold, to look at the message before it is sent.
    """

    event: str
    language: Language
    name: str
    severity: Severity
    title: str
    line: str
    own_title: str
    own_line: str
    example: dict[str, str]


class TemplateAsked(Asked):
    """Own words for an event in a language; an empty text is said as it comes."""

    event: Annotated[str, Field(max_length=60)]
    language: Language
    title: Annotated[str, Field(max_length=TITLE_MAX)] = ""
    line: Annotated[str, Field(max_length=LINE_MAX)] = ""


@router.get("", dependencies=[needs("notices", "read")])
async def list_templates(call: Here) -> Rows[TemplateShown]:
    """What is said of every event, in both languages."""
    call.check_whole()
    own = await get_templates(call.tx)
    rows = []
    for event in CHOICES:
        for language in ("zh", "en"):
            mine = own.get((event, language)) or Template(event, language)
            rows.append(TemplateShown(
                event=event, language=language, name=title_of(event, call.language), severity=severity_of(event),
                title=title_of(event, language), line=form_of(event, language), own_title=mine.title, own_line=mine.line,
                example=example_of(event, language),
            ))  # fmt: skip
    return Rows[TemplateShown](rows=rows, next=None)


@router.put("", dependencies=[needs("notices", "edit")], responses=refuses(Invalid, PlaceUnknown))
async def put_one(call: Here, body: TemplateAsked) -> Done:
    """Says an event in the company's own words from now on; empty texts take them back, and it is said as it comes."""
    call.check_whole()
    await put_template(call.tx, Template(body.event, body.language, body.title, body.line))
    call.changed(None, after=body.model_dump())
    return Done()
