"""What can be heard of: the events, their titles and sentences in both languages, and which incidents tell which. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Event:
    """An event that people and programs may subscribe to. `page` is where it is mended."""

    en: str
    zh: str
    line_en: str
    line_zh: str
    page: str
    is_many: bool = False  # of every order: for programs, and for digests


_INCIDENT = "{text} · due {due}", "{text} · 截止 {due}"


def _order(en: str, zh: str, line_en: str, line_zh: str, page: str = "/orders") -> Event:
    return Event(en, zh, line_en, line_zh, page, is_many=True)


EVENTS: dict[str, Event] = {
    "incident.opened": Event("Something needs a person", "有异常需要处理", *_INCIDENT, "/incidents"),
    "incident.overdue": Event(
        "An incident is over its time",
        "异常已超时未处理",
        "{text} · was due {due} · {owner}",
        "{text} · 应于 {due} 前处理 · {owner}",
        "/incidents?is_overdue=true",
    ),
    "ship_by.at_risk": Event(
        "Orders have to leave soon", "订单即将超过最晚发货时间", *_INCIDENT, "/incidents?kind=ship_by_at_risk"
    ),
    "connection.broken": Event("A connection is broken", "店铺或物流连接中断", *_INCIDENT, "/connect"),
    "stock.at_risk": Event("Stock is short or differs", "缺货或超卖风险", *_INCIDENT, "/incidents"),
    "order.stuck": Event("An order cannot go on by itself", "订单需要人工处理", *_INCIDENT, "/incidents"),
    "automation.failed": Event("An automation fell back to a person", "自动化转人工处理", *_INCIDENT, "/automations"),
    "automation.told": Event(
        "An automation tells",
        "自动化通知",
        "Order {number} ({shop}): {automation}, because {why}",
        "订单 {number}（{shop}）：{automation}，原因：{why}",
        "/orders",
    ),
    "system.trouble": Event("LinkStar itself needs help", "系统任务异常", *_INCIDENT, "/incidents"),
    "notices.failed": Event("Messages do not arrive", "通知发送失败", *_INCIDENT, "/incidents"),
    "digest.daily": Event(
        "The day",
        "每日汇总",
        "Orders {captured} · labels {labelled} · handed over {handed_over} · cancelled {cancelled}"
        " · incidents open {open}, overdue {overdue}",
        "新订单 {captured} · 面单 {labelled} · 已交运 {handed_over} · 已取消 {cancelled} · 未处理异常 {open}（超时 {overdue}）",
        "/",
    ),
    "order.captured": _order("New order", "新订单", "Order {number} came in", "新订单 {number}"),
    "order.held": _order(
        "Order waits", "订单挂起", "Order {number} waits: {code}", "订单 {number} 挂起：{code}", "/orders?state=on_hold"
    ),
    "order.cancelled": _order("Order cancelled", "订单取消", "Order {number} was cancelled", "订单 {number} 已取消"),
    "order.shipped": _order("Order shipped", "订单已发货", "Order {number} is on its way", "订单 {number} 已发货"),
    "parcel.labelled": _order(
        "Label bought", "已购面单", "Order {number} has a label", "订单 {number} 已购面单", "/ship"
    ),
    "parcel.handed_over": _order(
        "Parcel handed over",
        "包裹已交运",
        "A parcel of order {number} was handed over",
        "订单 {number} 的包裹已交运",
        "/ship",
    ),
    "parcel.delivered": _order(
        "Parcel delivered", "包裹已签收", "A parcel of order {number} was delivered", "订单 {number} 的包裹已签收"
    ),
    "test": Event(
        "A test by LinkStar",
        "LinkStar 测试消息",
        "{who} tries whether messages arrive here",
        "{who} 正在测试消息是否能送达",
        "/settings",
    ),
}
CHOICES = tuple(name for name in EVENTS if name != "test")
# The kinds of incidents that tell more than that something needs a person.
_TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "ship_by.at_risk": ("ship_by_at_risk",),
    "connection.broken": (
        "auth_revoked", "authorisation_ends", "webhooks_refused", "shop_silent", "place_restored", "budget_spent",
        "orders_untold",
    ),
    "stock.at_risk": ("stock_short", "stock_drift", "stock_push_failed", "stock_diverged", "pick_short"),
    "order.stuck": (
        "listing_unmapped", "address_invalid", "customs_missing", "order_review", "route_missing", "label_failed",
        "confirm_failed", "cancel_after_label", "change_after_label",
    ),
    "automation.failed": ("automation_failed", "automation_paused"),
    "system.trouble": ("work_parked", "timetable_failed", "message_unreadable", "unknown_field"),
    "notices.failed": ("notices_failed",),
}  # fmt: skip
OF_INCIDENT: Mapping[str, str] = {kind: event for event, kinds in _TOLD_BY.items() for kind in kinds}
FAILED_INCIDENT = "notices_failed"
Severity = Literal["urgent", "normal", "news"]
_LINE_MAX = 500
_PLACE = re.compile(r"\{(\w+)\}")
_BRACES = re.compile(r"\{([^{}]*)\}")
URGENT = frozenset(  # somebody has to act within hours; the rest can be read when there is time
    {"incident.overdue", "ship_by.at_risk", "connection.broken", "system.trouble", "notices.failed"}
)


def severity_of(name: str) -> Severity:
    """How pressing an event is: urgent, normal, or plain news of what goes its way."""
    return "urgent" if name in URGENT else "news" if EVENTS[name].is_many or name == "digest.daily" else "normal"


def names_of_incident(kind: str) -> tuple[str, ...]:
    """The events that an incident of this kind is, the nearest first: who hears of both is told once."""
    nearest = OF_INCIDENT.get(kind)
    return (nearest, "incident.opened") if nearest else ("incident.opened",)


def title_of(name: str, language: str) -> str:
    """The title of an event."""
    return EVENTS[name].zh if language.startswith("zh") else EVENTS[name].en


def form_of(name: str, language: str) -> str:
    """The sentence of an event, with places in braces."""
    return EVENTS[name].line_zh if language.startswith("zh") else EVENTS[name].line_en


def line_of(name: str, language: str, params: Mapping[str, Any], *, own: str = "") -> str:
    """The sentence of an event, or the company's own, in one line, with "?" for what is not known."""
    # Not str.format: a sentence that somebody typed in could reach into our objects with it.
    said = _PLACE.sub(lambda place: str(params.get(place[1], "?")), own or form_of(name, language))
    return " ".join(said.split())[:_LINE_MAX]


def places_of(name: str) -> tuple[str, ...]:
    """What the sentence of an event may name in braces."""
    if name in OF_INCIDENT.values() or name.startswith("incident."):
        return ("text", "due", "owner")
    return tuple(dict.fromkeys(_PLACE.findall(EVENTS[name].line_en)))


def unknown_places(name: str, said: str) -> list[str]:
    """What stands in braces in a sentence although the event does not know it."""
    known = places_of(name)
    return [place for place in dict.fromkeys(_BRACES.findall(said)) if place not in known]


def example_of(name: str, language: str) -> dict[str, str]:
    """What the places of an event may hold, for people to look at."""
    column = 1 if language.startswith("zh") else 0
    return {place: _EXAMPLES.get(place, (place, place))[column] for place in places_of(name)}


_EXAMPLES: Mapping[str, tuple[str, str]] = {
    "text": ("Order 1001: the postcode is missing", "订单 1001 地址有误：缺少邮编"),
    "due": ("11-23 18:00", "11-23 18:00"),
    "owner": ("operator", "operator"),
    "number": ("1001", "1001"),
    "code": ("stock_short", "stock_short"),
    "captured": ("128", "128"),
    "labelled": ("120", "120"),
    "handed_over": ("117", "117"),
    "cancelled": ("3", "3"),
    "open": ("6", "6"),
    "overdue": ("1", "1"),
    "who": ("Mei", "林美"),
    "shop": ("Harbour US", "海港美国店"),
    "automation": ("Large orders", "大额订单"),
    "why": ("total above 500.00 USD", "总额大于 500.00 USD"),
}
