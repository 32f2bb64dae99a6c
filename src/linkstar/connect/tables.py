"""Tables of connected accounts: what they may do, what came from them, what was called and how much may be called."""

from sqlalchemy import CheckConstraint, Column, Double, LargeBinary, text as sql

from linkstar.core.schema import Index, at, integer, json, tenant_table, text, uuid

accounts = tenant_table(
    "connect.accounts",
    uuid("id"),
    text("kind", None),  # channel | carrier | payment | warehouse | erp | notifier
    text("partner", None),
    text("title"),
    text("base_url"),
    text("external_id"),
    text("site"),
    text("zone", "UTC"),
    text("currency", "USD"),
    json("config"),
    text("state", "connected"),
    at("token_expires_at", null=True),
    at("authorised_until", null=True),  # then a person has to authorise it anew; null where the partner does not say
    at("last_success_at", null=True),
    at("last_error_at", null=True),
    text("last_error"),
    text("webhook_token", None),
    at("created_at"),
    integer("version", 1),
    CheckConstraint("state IN ('connected', 'paused', 'revoked', 'disconnected')", name="state"),
    CheckConstraint("kind IN ('channel', 'carrier', 'payment', 'warehouse', 'erp', 'notifier')", name="kind"),
)
Index("accounts_external_key", accounts.c.tenant_id, accounts.c.partner, accounts.c.external_id, unique=True)
Index("accounts_webhook_key", accounts.c.tenant_id, accounts.c.webhook_token, unique=True)

secrets = tenant_table(
    "connect.secrets",
    uuid("account_id"),
    Column("sealed", LargeBinary, nullable=False),
    integer("version", 1),  # grows with every refresh: a worker sees that another one was faster
    at("refreshing_until", null=True),  # wall time: the lease of the one worker that asks for fresh tokens
    key=("account_id",),
)

# OAuth under way: the state is taken out once. `sealed` holds verifier, client secret and where the account shall go.
grants = tenant_table(
    "connect.grants",
    text("state", None),
    text("partner", None),
    Column("sealed", LargeBinary, nullable=False),
    at("expires_at"),
    key=("state",),
)

cursors = tenant_table(
    "connect.cursors",
    uuid("account_id"),
    text("topic", None),
    at("since"),
    text("page"),
    at("polled_at"),
    key=("account_id", "topic"),
)

messages = tenant_table(
    "connect.messages",
    uuid("id"),
    uuid("account_id"),
    text("topic", None),
    text("key", None),
    text("external_id"),
    Column("body", LargeBinary, nullable=False),
    text("source", None),
    at("happened_at", null=True),
    at("received_at"),
    text("state", "received"),
    text("error"),
    integer("times", 1),
    CheckConstraint("source IN ('webhook', 'poll', 'file')", name="source"),
    CheckConstraint("state IN ('received', 'applied', 'stale', 'failed', 'ignored')", name="state"),
)
Index("messages_key", messages.c.tenant_id, messages.c.account_id, messages.c.topic, messages.c.key, unique=True)
Index("messages_about_ix", messages.c.tenant_id, messages.c.account_id, messages.c.external_id)
Index(
    "messages_open_ix", messages.c.tenant_id, messages.c.state, messages.c.id,
    postgresql_where=sql("state IN ('received', 'failed')"),
)  # fmt: skip

# A negative number of tokens is a queue: calls that have been promised tokens which are still to come.
buckets = tenant_table(
    "connect.buckets",
    uuid("account_id"),
    text("operation", None),
    Column("tokens", Double, nullable=False),
    Column("rate", Double, nullable=False),
    Column("burst", Double, nullable=False),
    at("filled_at"),  # wall time
    Column("taken", Double, nullable=False, server_default=sql("0")),  # by the last take
    Column("spent", Double, nullable=False, server_default=sql("0")),
    integer("refused"),
    key=("account_id", "operation"),
)
buckets.dialect_options["postgresql"]["with"] = {"fillfactor": 50}  # written with every call: keep updates on the page

calls = tenant_table(
    "connect.calls",
    uuid("id"),
    uuid("account_id"),
    text("operation"),
    text("method"),
    text("path"),
    integer("status"),  # 0: no answer
    integer("ms"),
    text("trace_id"),
    text("request"),
    text("response"),
    text("error"),
    at("at"),
)
Index("calls_trace_ix", calls.c.tenant_id, calls.c.trace_id)
Index("calls_account_ix", calls.c.tenant_id, calls.c.account_id, calls.c.at, calls.c.id)
Index("calls_at_ix", calls.c.tenant_id, calls.c.at)
