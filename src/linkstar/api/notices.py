"""Notices: who hears what, by which account and when; a test message, and the log of what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar.api.call import Call, Here, asks, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Count, Done, Ids, Limit, Made, Moment, Rows, Shown, Version, page_shown
from linkstar.connect import registry
from linkstar.connect.accounts import list_accounts
from linkstar.core import notices
from linkstar.core.notices import Delivery, Draft, Subscription
from linkstar.core.notices.errors import NotANotifier, OnlyAtOnce, TooManySubscriptions
from linkstar.core.notices.queries import get_deliveries
from linkstar.core.notices.rules.events import CHOICES, EVENTS, severity_of, title_of
from linkstar.kit.errors import Conflict, Invalid, NotFound
from linkstar.kit.keys import new_signing_secret

router: APIRouter = noun_router("/notices", "notices")
Clock = Annotated[str, Field(max_length=5, pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d$", description="a time of day: 22:30")]
_REFUSED = (Invalid, NotANotifier, OnlyAtOnce)


class EventShown(Shown):
    """Something that can be heard of. `is_many`: it happens with every order, so a group of people wants it as a digest.

    `severity`: urgent needs somebody within hours; news is what goes its way.
    """

    name: str
    title: str
    is_many: bool
    severity: Literal["urgent", "normal", "news"]


class SubscriptionAsked(Asked):
    """Who hears what. Times of day are those of the company's zone; without shops: all of them."""

    title: Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S")]
    account_id: UUID
    events: Annotated[list[Annotated[str, Field(max_length=60)]], Field(min_length=1, max_length=50)]
    language: Literal["zh", "en"] = "zh"
    rhythm: Literal["now", "hourly", "daily"] = "now"
    daily_at: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="of digests")] = "09:00"
    quiet_from: Clock = ""
    quiet_until: Clock = ""
    shops: Annotated[list[UUID], Field(default_factory=list, max_length=500)]
    is_on: bool = True


class SubscriptionEdit(SubscriptionAsked):
    """What it shall say instead."""

    version: Version


class SubscriptionShown(Shown):
    """A subscription as it stands. `failing_since`: nothing arrived since then."""

    id: UUID
    title: str
    account_id: UUID
    events: list[str]
    language: str
    rhythm: str
    daily_at: str
    quiet_from: str
    quiet_until: str
    shops: list[UUID]
    is_on: bool
    is_program: bool
    last_at: Moment | None
    failing_since: Moment | None
    created_at: Moment
    version: int


class DeliveryShown(Shown):
    """A message and what became of it. `unknown`: it may have arrived, so LinkStar does not send it again by itself."""

    id: UUID
    subscription_id: UUID
    account_id: UUID
    key: str
    event: str
    language: str
    title: str
    lines: list[str]
    url: str
    data: dict[str, Any]
    count: int
    state: str
    tries: int
    error: str
    actor: str
    created_at: Moment
    next_at: Moment | None
    ended_at: Moment | None


class DeliveryFilter(Asked):
    """Which messages."""

    subscription_id: UUID | None = None
    account_id: UUID | None = None
    state: Literal["", "waiting", "sent", "failed", "unknown"] = ""
    event: Annotated[str, Field(max_length=100)] = ""
    since: Moment | None = None
    until: Annotated[Moment | None, Field(description="not included")] = None
    after: After = ""
    limit: Limit = 50


class ResendAsked(Asked):
    """The messages that shall be sent once more."""

    ids: Ids


class SecretShown(Shown):
    """A fresh secret for a webhook; LinkStar has not kept it."""

    secret: str


@router.get("/events", dependencies=[needs("notices", "read")])
async def list_events(call: Here) -> Rows[EventShown]:
    """What can be heard of."""
    call.check_whole()
    rows = [
        EventShown(name=name, title=title_of(name, call.language), is_many=EVENTS[name].is_many, severity=severity_of(name))
        for name in CHOICES
    ]  # fmt: skip
    return Rows[EventShown](rows=rows, next=None)


@router.get("/subscriptions", dependencies=[needs("notices", "read")])
async def list_all(call: Here) -> Rows[SubscriptionShown]:
    """All subscriptions, the oldest first."""
    call.check_whole()
    rows = [_shown(one) for one in await notices.list_subscriptions(call.tx)]
    return Rows[SubscriptionShown](rows=rows, next=None)


@router.post("/subscriptions", dependencies=[needs("notices", "edit")], status_code=201,
             responses=refuses(*_REFUSED, TooManySubscriptions))  # fmt: skip
async def make(call: Here, body: SubscriptionAsked) -> Made:
    """Makes a subscription."""
    call.check_whole()
    id_ = await notices.make(call.tx, await _draft(call, body))
    call.changed(id_, after=_told(body))
    return Made(id=id_)


@router.put("/subscriptions/{subscription_id}", dependencies=[needs("notices", "edit")],
            responses=refuses(*_REFUSED, NotFound, Conflict))  # fmt: skip
async def edit(call: Here, subscription_id: UUID, body: SubscriptionEdit) -> Done:
    """Replaces what a subscription says. What waits for one that is switched off is not told."""
    call.check_whole()
    before = await notices.get_subscription(call.tx, subscription_id)
    draft = await _draft(call, body)
    await notices.edit(call.tx, subscription_id, draft, version=call.version(body.version))
    call.changed(subscription_id, before={"title": before.draft.title, "is_on": before.draft.is_on}, after=_told(body))
    return Done()


@router.delete("/subscriptions/{subscription_id}", dependencies=[needs("notices", "edit")], responses=refuses(NotFound))
async def remove(call: Here, subscription_id: UUID) -> Done:
    """Takes a subscription away; what it sent stays in the log."""
    call.check_whole()
    before = await notices.get_subscription(call.tx, subscription_id)
    await notices.remove(call.tx, subscription_id)
    call.changed(subscription_id, before={"title": before.draft.title}, after={"did": "removed"})
    return Done()


@router.post("/subscriptions/{subscription_id}/test", dependencies=[needs("notices", "send")], status_code=201,
             responses=refuses(NotFound))  # fmt: skip
async def send_test(call: Here, subscription_id: UUID) -> Made:
    """Sends a test message at once, quiet hours or not; the answer names it in the log."""
    call.check_whole()
    id_ = await notices.send_test(call.tx, subscription_id, call.who.name)
    call.changed(subscription_id, after={"did": "test"})
    return Made(id=id_)


@router.get("/deliveries", dependencies=[needs("notices", "read")])
async def list_deliveries(call: Here, asked: Annotated[DeliveryFilter, Query()]) -> Rows[DeliveryShown]:
    """The messages that were sent or are on their way, the newest first."""
    call.check_whole()
    page = await notices.list_deliveries(
        call.tx, {
            "subscription_id": asked.subscription_id, "account_id": asked.account_id, "state": asked.state,
            "event": asked.event, "since": asked.since, "until": asked.until,
        }, after=asked.after, limit=asked.limit,
    )  # fmt: skip
    return page_shown(page, _delivery_shown)


@router.get("/deliveries/{delivery_id}", dependencies=[needs("notices", "read")], responses=refuses(NotFound))
async def get_delivery(call: Here, delivery_id: UUID) -> DeliveryShown:
    """One message, and what became of it."""
    call.check_whole()
    found = await get_deliveries(call.tx, [delivery_id])
    if not found:
        raise NotFound(thing="delivery")
    return _delivery_shown(found[0])


@router.post("/deliveries/resend", dependencies=[needs("notices", "send")], responses=refuses(NotFound))
async def resend(call: Here, body: ResendAsked) -> Count:
    """Sends messages once more, under the same keys; those that still wait are left alone."""
    call.check_whole()
    ids = await notices.resend(call.tx, body.ids)
    call.changed(body.ids[0] if len(body.ids) == 1 else None, after={"ids": body.ids, "did": "sent again"})
    return Count(count=len(ids))


@router.post("/secret", dependencies=[asks("notices", "edit")])
async def make_secret(call: Here) -> SecretShown:
    """A fresh secret to sign webhooks with: enter it when you connect the receiver, and give it to the receiver."""
    call.check_whole()
    return SecretShown(secret=new_signing_secret())


async def _draft(call: Call, body: SubscriptionAsked) -> Draft:
    """As notices take it. Raises NotANotifier, Invalid."""
    accounts = {row.id: row for row in await list_accounts(call.tx)}
    account = accounts.get(body.account_id)
    known = registry.adapters("notifier")
    if account is None or account.kind != "notifier" or account.partner not in known or account.state == "disconnected":
        raise NotANotifier(field="account_id")
    if not all(shop in accounts and accounts[shop].kind == "channel" for shop in body.shops):
        raise Invalid("shops", "ids of connected shops")
    said = body.model_dump(exclude={"version", "events", "shops"})
    return Draft(
        **said,
        events=tuple(body.events),
        shops=tuple(dict.fromkeys(body.shops)),
        is_program="events" in known[account.partner].can,
    )


def _told(body: SubscriptionAsked) -> Mapping[str, Any]:
    return {"title": body.title, "events": body.events, "is_on": body.is_on, "account_id": body.account_id}


def _shown(one: Subscription) -> SubscriptionShown:
    draft = {name: getattr(one.draft, name) for name in Draft.__dataclass_fields__}
    rest = {name: getattr(one, name) for name in ("id", "last_at", "failing_since", "created_at", "version")}
    return SubscriptionShown(**{**draft, **rest, "events": list(one.draft.events), "shops": list(one.draft.shops)})


def _delivery_shown(one: Delivery) -> DeliveryShown:
    return DeliveryShown.model_validate(one)
