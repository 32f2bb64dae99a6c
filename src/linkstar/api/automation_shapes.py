"""The shapes of automations: drafts as they are written, and everything with its sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from linkstar.api.shapes import Asked, Moment, Shown
from linkstar.core import automations
from linkstar.core.automations.actions.editing import TITLE_MAX, VALUE_MAX
from linkstar.core.automations.engine import SOURCE_MAX
from linkstar.core.automations.queries import actions_of
from linkstar.core.automations.records import Automation, Change, Counts, Draft
from linkstar.core.automations.rules.conditions import (
    ALWAYS,
    CONDITIONS_MAX,
    VALUES_MAX,
    Condition,
    Conditions,
    flaw_of,
    from_source,
    to_source,
)
from linkstar.core.automations.rules.deeds import ACTIONS_MAX, Action, Changed
from linkstar.core.automations.rules.words import Names, say_whole, shown as say_value
from linkstar.kit.errors import Invalid, Refusal

Trigger = Literal["order_captured", "order_ready", "order_changed", "order_held", "label_made", "parcel_trouble"]
ActionKind = Literal[
    "hold",
    "tag",
    "priority",
    "note",
    "tell",
    "assign",
    "use_warehouse",
    "use_service",
    "prefer_service",
    "avoid_service",
]
Number = Annotated[int, Field(ge=-(10**17), le=10**17)]
Value = Annotated[str, StringConstraints(max_length=VALUE_MAX)]


class LineAsked(Asked):
    """A line of a condition: a field, how it is compared, and with what. Amounts are minor units of `currency`."""

    field: Annotated[str, Field(max_length=60)]
    compare: Annotated[str, Field(max_length=20)]
    values: Annotated[list[Value], Field(default_factory=list, max_length=VALUES_MAX)]
    number: Number = 0
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""


class ConditionsAsked(Asked):
    """Lines that all have to hold, or any of them; none at all: always."""

    match: Literal["all", "any"] = "all"
    lines: Annotated[list[LineAsked], Field(default_factory=list, max_length=CONDITIONS_MAX)]


class ActionAsked(Asked):
    """Something to be done. `value`: a text, tag, priority, user, location or carrier; `service` narrows a carrier."""

    kind: ActionKind
    value: Value
    service: Annotated[str, Field(max_length=100)] = ""


class DraftAsked(Asked):
    """What an automation says. The condition is given by lines, or as an expression in CEL (`source`) for experts."""

    title: Annotated[str, Field(max_length=TITLE_MAX)]
    trigger: Trigger
    conditions: ConditionsAsked | None = None
    source: Annotated[str, Field(max_length=SOURCE_MAX)] = ""
    actions: Annotated[list[ActionAsked], Field(max_length=ACTIONS_MAX)]
    on_error: Literal["go_on", "hold"] = "go_on"

    def draft(self) -> Draft:
        """As automations take it. Raises Invalid for a line that lacks something."""
        actions = tuple(Action(one.kind, one.value, one.service) for one in self.actions)
        return Draft(self.title, self.trigger, self.expression(), actions, self.on_error)

    def expression(self) -> str:
        """The condition as an expression. Raises Invalid."""
        if self.conditions is None:
            return self.source.strip() or ALWAYS
        lines = tuple(
            Condition(one.field, one.compare, tuple(one.values), one.number, one.currency)
            for one in self.conditions.lines
        )
        for place, one in enumerate(lines):
            if flaw := flaw_of(one):
                raise Invalid(f"conditions.lines.{place}.{flaw}", "missing or unknown")
        return to_source(Conditions(self.conditions.match, lines))


class LineShown(Shown):
    """A line of a condition."""

    field: str
    compare: str
    values: list[str]
    number: int
    currency: str


class ConditionsShown(Shown):
    """The lines of a condition."""

    match: Literal["all", "any"]
    lines: list[LineShown]


class ActionShown(Shown):
    """An action."""

    kind: str
    value: str
    service: str


class Checked(Shown):
    """How a draft reads. `conditions` is null where only an expression can say it; `problem` says what is wrong, if anything."""

    source: str
    conditions: ConditionsShown | None
    sentence: str
    problem: str
    field: str


class CountsShown(Shown):
    """Orders since the automation says what it says: looked at, fitting, left out of the share, acted on, without an answer."""

    seen: int
    fitted: int
    left_out: int
    acted: int
    failed: int


class AutomationShown(Shown):
    """An automation; `sentence` is all of it in words."""

    id: UUID
    title: str
    trigger: str
    source: str
    conditions: ConditionsShown | None
    actions: list[ActionShown]
    on_error: str
    sentence: str
    state: str
    percent: int
    version: int
    failures: int
    why_paused: str
    counts: CountsShown
    created_at: Moment
    changed_at: Moment


class ChangeShown(Shown):
    """A step in an automation's life, by whom, and what it said from then on."""

    id: UUID
    version: int
    what: str
    percent: int | None
    title: str
    sentence: str
    actor: str
    actor_name: str
    changed_at: Moment


class ChangedShown(Shown):
    """One thing of an order, before and after, in words."""

    kind: str
    before: str
    after: str


class DoneShown(Shown):
    """What an automation did to an order."""

    order_id: UUID
    number: str
    version: int
    done_at: Moment
    changes: list[ChangedShown]


class TriedRow(Shown):
    """What would have been done to an order; `lost` are the actions that an automation before it had decided.

    `told`: what each receiver would have been told, word for word; "" for one that is gone or switched off.
    """

    order_id: UUID
    number: str
    shop_id: UUID
    state: str
    changes: list[ChangedShown]
    lost: list[str]
    told: list[str]


class TriedShown(Shown):
    """A part of a dry run: the orders that would have changed, figures of the part, and how far back in time it reached."""

    rows: list[TriedRow]
    seen: int
    fitted: int
    failed: int
    failures: list[str]
    reached_at: Moment
    next: str | None


def checked(asked: DraftAsked, language: str, names: Names) -> Checked:
    """How a draft reads, with the first thing that is wrong."""
    source, problem, field = asked.source.strip() or ALWAYS, "", ""
    actions = [Action(one.kind, one.value, one.service) for one in asked.actions]
    try:
        source = asked.expression()
        automations.check(asked.draft())
    except Refusal as wrong:
        problem, field = wrong.text(language), wrong.field or ""
    sentence = say_whole(asked.trigger, source, actions, language=language, names=names)
    return Checked(source=source, conditions=_lines(source), sentence=sentence, problem=problem, field=field)


def shown(one: Automation, counts: Counts, language: str, names: Names) -> AutomationShown:
    """An automation as it is answered."""
    draft = one.draft
    return AutomationShown(
        id=one.id, title=draft.title, trigger=draft.trigger, source=draft.source, conditions=_lines(draft.source),
        actions=[ActionShown.model_validate(each) for each in draft.actions], on_error=draft.on_error,
        sentence=_sentence(draft, language, names), state=one.state, percent=one.percent, version=one.version,
        failures=one.failures, why_paused=one.why_paused, counts=CountsShown.model_validate(counts), created_at=one.created_at,
        changed_at=one.changed_at,
    )  # fmt: skip


def change_shown(one: Change, language: str, names: Names) -> ChangeShown:
    """A step in an automation's life as it is answered."""
    body = one.body
    draft = Draft(body["title"], body["trigger"], body["source"], actions_of(body["actions"]), body["on_error"])
    return ChangeShown(
        id=one.id, version=one.version, what=one.what, percent=body.get("percent"), title=draft.title,
        sentence=_sentence(draft, language, names), actor=one.actor, actor_name=one.actor_name, changed_at=one.changed_at,
    )  # fmt: skip


def changed_shown(one: Changed | Mapping[str, str], language: str, names: Names) -> ChangedShown:
    """Before and after in words."""
    said: Mapping[str, Any] = one._asdict() if isinstance(one, Changed) else one
    place = 1 if language.startswith("zh") else 0
    before, after = (say_value(said["kind"], said[name], place, names) for name in ("before", "after"))
    return ChangedShown(kind=said["kind"], before=before, after=after)


def _lines(source: str) -> ConditionsShown | None:
    found = from_source(source)
    return None if found is None else ConditionsShown.model_validate(found)


def _sentence(draft: Draft, language: str, names: Names) -> str:
    return say_whole(draft.trigger, draft.source, draft.actions, language=language, names=names)
