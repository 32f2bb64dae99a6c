"""What automations do to an order, and who decides where several want something: the first in the list.

Tags, notes, people who are told and services to avoid add up; of everything else an order has one, and the first automation that
fits gives it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

P = TypeVar("P")

TRIGGERS: dict[str, tuple[str, str]] = {
    "order_captured": ("an order comes in", "订单进入系统"),
    "order_ready": ("an order is ready to be routed", "订单待分配仓库与物流"),
    "order_changed": ("an order is changed", "订单发生变更"),
    "order_held": ("an order is held", "订单被挂起"),
    "label_made": ("a label is made", "面单已生成"),
    "parcel_trouble": ("the carrier reports a trouble", "物流商报告异常"),
}
BEFORE_ROUTE = ("order_captured", "order_ready")
# action -> (English, Chinese); the value is filled in
ACTIONS: dict[str, tuple[str, str]] = {
    "hold": ("hold it for review: {value}", "挂起待审：{value}"),
    "tag": ("tag it \"{value}\"", "打标签“{value}”"),
    "priority": ("set its priority to {value}", "优先级设为{value}"),
    "note": ("note \"{value}\"", "添加备注“{value}”"),
    "tell": ("tell {value}", "通知 {value}"),
    "assign": ("assign it to {value}", "指派给 {value}"),
    "use_warehouse": ("send it from {value}", "从 {value} 发货"),
    "use_service": ("send it by {value} only", "只用 {value} 发货"),
    "prefer_service": ("prefer {value}", "优先用 {value}"),
    "avoid_service": ("never send it by {value}", "禁用 {value}"),
}  # fmt: skip
PRIORITIES: dict[str, tuple[int, str, str]] = {
    "urgent": (2, "urgent", "加急"), "high": (1, "high", "高"), "normal": (0, "normal", "普通"), "low": (-1, "low", "低"),
}  # fmt: skip
ROUTING = ("use_warehouse", "use_service", "prefer_service", "avoid_service")
MANY = ("tag", "note", "tell", "avoid_service")  # these add up
EARLY = ("hold", "priority", *ROUTING)  # they make no sense once a warehouse works on it
ACTIONS_MAX = 10
TAGS_MAX, TAG_LENGTH_MAX = 20, 40  # of an order; orders refuses more


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done. `service` narrows a carrier (`value`) to one of its services."""

    kind: str
    value: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """An automation that is switched on (or tried): its condition is a program."""

    id: UUID
    version: int
    title: str
    source: str
    program: P
    actions: tuple[Action, ...]
    percent: int = 100
    on_error: str = "go_on"


@dataclass(frozen=True, slots=True)
class Standing:
    """What an order has of that which automations can give, before they do."""

    order_id: UUID
    tags: frozenset[str] = frozenset()
    priority: int = 0
    assignee: str = ""
    is_held: bool = False  # by an automation
    is_open: bool = True  # nothing has left and it is not cancelled
    has_acted: frozenset[UUID] = frozenset()  # automations
    wishes: Mapping[str, str] = field(default_factory=dict)  # what earlier automations said of its way, by action


class Changed(NamedTuple):
    """One thing of an order, before and after."""

    kind: str
    before: str
    after: str


class Effect(NamedTuple):
    """What an automation does to one order; `lost` are its actions that an earlier automation had decided."""

    automation_id: UUID
    order_id: UUID
    changes: tuple[Changed, ...]
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """How an automation fared with some orders."""

    seen: int = 0
    fitted: int = 0
    left_out: int = 0
    acted: int = 0
    failed: int = 0
    in_a_row: int = 0  # failures at the end, without an answer after them
    has_answered: bool = False


def is_of_share(automation_id: UUID, order_id: UUID, percent: int) -> bool:
    """Whether an order belongs to the first `percent` of all, always the same ones; those of 20 % are among those of 50 %."""
    digest = blake2b(automation_id.bytes + order_id.bytes, digest_size=8).digest()
    return int.from_bytes(digest) % 100 < percent


def effects_of(order: Standing, fitting: Sequence[Rule[P]]) -> list[Effect]:
    """What automations that fit an order do to it, in their order. One without any effect is left out."""
    found = []
    decided: set[str] = set()
    tags, given = set(order.tags), _given(order)
    for rule in fitting:
        changes: list[Changed] = []
        lost: list[str] = []
        mine: set[str] = set()
        for action in rule.actions:
            if action.kind in decided or (action.kind in EARLY and not order.is_open):
                lost.append(action.kind)
                continue
            if action.kind not in MANY:
                mine.add(action.kind)
            value = said_of(action)
            if action.kind == "tag":
                if value not in tags and len(tags) >= TAGS_MAX:
                    lost.append("tag")
                elif value not in tags:
                    changes.append(Changed("tag", ", ".join(sorted(tags)), ", ".join(sorted(tags | {value}))))
                    tags.add(value)
            elif action.kind == "hold" and given.get("hold"):
                continue
            elif given.get(action.kind, "") != value:
                changes.append(Changed(action.kind, given.get(action.kind, ""), value))
                given[action.kind] = value
        decided |= mine
        if changes or lost:
            found.append(Effect(rule.id, order.order_id, tuple(changes), tuple(lost)))
    return found


def said_of(action: Action) -> str:
    """An action's value in one text: a carrier with its service."""
    if action.kind in ROUTING:
        return f"{action.value} {action.service}".strip()
    return " ".join(action.value.split()) if action.kind == "tag" else action.value


def _given(order: Standing) -> dict[str, str]:
    by_rank = {rank: name for name, (rank, _, _) in PRIORITIES.items()}
    given = {"priority": by_rank.get(order.priority, "normal"), "assign": order.assignee, **order.wishes}
    return given | ({"hold": "yes"} if order.is_held else {})
