"""Who hears what; what is to be told; and every message with what became of it."""

from sqlalchemy import CheckConstraint, text as sql

from linkstar.core.schema import Index, at, flag, integer, json, key_to, tenant_table, text, texts, uuid

subscriptions = tenant_table(
    "core.notice_subscriptions",
    uuid("id"),
    text("title", None),
    uuid("account_id"),  # connect.accounts, of the kind notifier
    texts("events"),
    text("language", "zh"),
    text("rhythm", "now"),
    text("daily_at", "09:00"),  # these are times of day in the company's zone
    text("quiet_from"),
    text("quiet_until"),
    texts("shops"),  # ids; none: all
    flag("is_on", True),
    flag("is_program"),
    flag("is_gone"),
    at("last_at", null=True),  # a message was written for it
    at("failing_since", null=True),
    text("actor"),
    at("created_at"),
    integer("version", 1),
    CheckConstraint("rhythm IN ('now', 'hourly', 'daily')", name="rhythm"),
    CheckConstraint("language IN ('zh', 'en')", name="language"),
)

# The key is the same whenever the same thing is told again, so that nobody hears of it twice.
notices = tenant_table(
    "core.notices",
    uuid("id"),
    uuid("subscription_id"),
    text("key", None),
    text("event", None),
    uuid("subject", null=True),
    text("line"),
    json("data"),
    at("happened_at"),
    at("due_at"),
    uuid("delivery_id", null=True),
    key_to("subscription_id", "core.notice_subscriptions"),
)
Index("notices_key", notices.c.tenant_id, notices.c.subscription_id, notices.c.key, unique=True)
Index(
    "notices_due_ix", notices.c.tenant_id, notices.c.due_at, postgresql_where=sql("delivery_id IS NULL")
)  # fmt: skip

deliveries = tenant_table(
    "core.notice_deliveries",
    uuid("id"),
    uuid("subscription_id"),
    uuid("account_id"),
    text("key", None),  # the receiver's: the same on every try, and when a person sends it again
    text("event"),
    text("language"),
    text("title"),
    json("lines", "[]"),
    text("url"),
    json("data"),
    integer("count"),
    text("state", "waiting"),
    integer("tries"),
    text("error"),
    text("actor"),
    at("happened_at"),
    at("created_at"),
    at("next_at", null=True),
    at("ended_at", null=True),
    key_to("subscription_id", "core.notice_subscriptions"),
    CheckConstraint("state IN ('waiting', 'sent', 'failed', 'unknown')", name="state"),
)
Index("notice_deliveries_ix", deliveries.c.tenant_id, deliveries.c.subscription_id, deliveries.c.id)

# What a company says instead of the sentence that comes with an event.
templates = tenant_table(
    "core.notice_templates",
    text("event", None),
    text("language", None),
    text("title"),  # "": as it comes
    text("line"),
    text("actor"),
    at("changed_at"),
    CheckConstraint("language IN ('zh', 'en')", name="language"),
    key=("event", "language"),
)
