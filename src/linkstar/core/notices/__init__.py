"""Notices (通知): who hears what, in which language and when; the messages that say it, and what became of each.

A subscription names events, an account of a notifier, a language, quiet hours and a rhythm. News is noted once for everybody who
wants it, becomes messages when it is due, and is sent by `flows.send_notices`; nobody hears of one thing twice.
"""

from linkstar.core.notices.actions.editing import check, edit, make, remove
from linkstar.core.notices.actions.sending import keep, purge, resend, send_test
from linkstar.core.notices.actions.telling import gather, note
from linkstar.core.notices.queries import (
    count_day,
    get_active,
    get_subscription,
    get_waiting,
    is_heard,
    list_deliveries,
    list_subscriptions,
)
from linkstar.core.notices.records import Delivery, Draft, News, Outcome, Subscription

__all__ = [
    "Delivery", "Draft", "News", "Outcome", "Subscription", "check", "count_day", "edit", "gather", "get_active",
    "get_subscription", "get_waiting", "is_heard", "keep", "list_deliveries", "list_subscriptions", "make", "note", "purge",
    "remove", "resend", "send_test",
]  # fmt: skip
