"""The ledger: entries and their postings, append-only. What is posted is never changed; a correction is a new entry."""

from sqlalchemy import CheckConstraint, Column, Date, text as sql

from linkstar.core.schema import Index, at, integer, key_to, money, tenant_table, text, uuid

entries = tenant_table(
    "finance.entries",
    uuid("id"),
    at("posted_at"),
    text("kind", None),
    text("source", None),  # what it comes from ("label:<id>"): the same source is posted once per kind
    uuid("order_id", null=True),
    uuid("parcel_id", null=True),
    uuid("shop_id", null=True),
    text("currency", None),
)
Index("entries_source_key", entries.c.tenant_id, entries.c.kind, entries.c.source, unique=True)
Index("entries_order_ix", entries.c.tenant_id, entries.c.order_id)

postings = tenant_table(
    "finance.postings",
    uuid("entry_id"),
    integer("line", None),
    text("account", None),
    money("amount_minor"),
    text("currency", None),
    key_to("entry_id", "finance.entries"),
    CheckConstraint("amount_minor <> 0", name="amount"),
    key=("entry_id", "line"),
)
Index("postings_account_ix", postings.c.tenant_id, postings.c.account, postings.c.currency)

told = tenant_table(
    "finance.told",
    uuid("account_id"),  # the ERP
    text("number", None),  # ours: the ERP has it once
    text("kind", None),  # sales_order | stock_in | stock_out | purchase_receipt | voucher
    Column("on_date", Date, nullable=False),
    text("state", None),
    text("external_id"),
    text("code"),
    text("message"),
    text("field"),
    at("told_at"),
    CheckConstraint("state IN ('taken', 'refused')", name="state"),
    key=("account_id", "number"),
)
Index("told_refused_ix", told.c.tenant_id, told.c.account_id, told.c.on_date, postgresql_where=sql("state = 'refused'"))

fx_rates = tenant_table(
    "finance.fx_rates",
    text("currency", None),
    Column("on_date", Date, nullable=False),
    integer("per_million", None),  # thousandths of a euro that a million units of the currency are worth
    text("source", None),  # who says so: ECB, a bank, a person
    CheckConstraint("per_million > 0", name="positive"),
    key=("currency", "on_date"),
)
