"""Automations in sentences, Chinese and English."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from linkstar.core.automations.rules.conditions import ALWAYS, Condition, from_source
from linkstar.core.automations.rules.deeds import ACTIONS, PRIORITIES, TRIGGERS, Action, Changed
from linkstar.core.automations.rules.fields import BY_NAME, COMPARISONS, PAYMENTS
from linkstar.kit.money import Money

Names = Mapping[str, str]  # of shops, locations, accounts and users, by id
_UNITS = {"g": " g", "h": " h"}


def _place(language: str) -> int:
    return 1 if language.lower().startswith("zh") else 0


def say_condition(source: str, language: str, names: Names) -> str:
    """The condition of an expression; one that only experts can write is told as it is."""
    place = _place(language)
    if source.strip() == ALWAYS:
        return ("always", "任何情况")[place]
    conditions = from_source(source)
    if conditions is None:
        return source
    joins = ((" and ", "，且"), (" or ", "，或"))[conditions.match == "any"]
    return joins[place].join(_line(one, place, names) for one in conditions.lines)


def say_action(action: Action, language: str, names: Names) -> str:
    """What an action does."""
    return _deed(action.kind, f"{action.value} {action.service}".strip(), _place(language), names)


def say_changes(changes: Sequence[Changed], language: str, names: Names) -> str:
    """What was done to an order."""
    place = _place(language)
    said = [_deed(one.kind, _gained(one), place, names) for one in changes]
    return (", ", "，")[place].join(said)


def say_whole(
    trigger: str, source: str, actions: Sequence[Action], *, language: str, names: Names
) -> str:  # fmt: skip
    """The whole automation in one sentence."""
    place = _place(language)
    when, deeds = TRIGGERS[trigger][place], [say_action(one, language, names) for one in actions]
    condition = say_condition(source, language, names)
    if place and condition == source:
        condition = f" {source} "  # an expression among Chinese words
    done = (", ", "，")[place].join(deeds)
    if source.strip() == ALWAYS:
        return (f"When {when}: {done}.", f"当{when}时：{done}。")[place]
    return (f"When {when} and {condition}: {done}.", f"当{when}，且{condition}时：{done}。")[place]


def _gained(one: Changed) -> str:
    """A tag alone, not the list that it joined."""
    if one.kind != "tag":
        return one.after
    before = set(one.before.split(", "))
    return ", ".join(tag for tag in one.after.split(", ") if tag not in before)


def _deed(kind: str, value: str, place: int, names: Names) -> str:
    return ACTIONS[kind][place].format(value=shown(kind, value, place, names))


def shown(kind: str, value: str, place: int, names: Names) -> str:
    """The value of an action as people read it; 0 is English, 1 Chinese."""
    if kind == "priority":
        _, en, zh = PRIORITIES.get(value, (0, value, value))
        return (en, zh)[place]
    if kind in ("tag", "note", "hold"):
        return value
    first, _, rest = value.partition(" ")
    return f"{names.get(first, first)} {rest}".strip()


def _line(one: Condition, place: int, names: Names) -> str:
    field = BY_NAME[one.field]
    label, compare = (field.en, field.zh)[place], COMPARISONS[one.compare][place]
    if one.compare in ("yes", "no"):
        said = (label if one.compare == "yes" else field.unless[place]) or label
        return (f"it {said}", said)[place]
    if one.currency:
        value = str(Money(one.number, one.currency))
    elif field.kind == "number":
        value = f"{one.number}{_UNITS.get(field.of, '')}"
    else:
        value = (", ", "、")[place].join(_named(field.of, each, place, names) for each in one.values)
    space = _space(place)
    return space(label, compare, value)


def _space(place: int) -> Callable[[str, str, str], str]:
    if place == 0:
        return lambda label, compare, value: f"{label} {compare} {value}"
    return lambda label, compare, value: f"{label}{compare} {value}"


def _named(of: str, value: str, place: int, names: Names) -> str:
    if of == "payments" and value in PAYMENTS:
        return PAYMENTS[value][place]
    return names.get(value, value) or '""'
