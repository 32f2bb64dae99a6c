"""Work that waits for a step, and the workers that do it."""

from sqlalchemy import Column, Table, text as sql
from sqlalchemy.dialects.postgresql import ARRAY, UUID

from linkstar.core.schema import Index, at, flag, integer, json, metadata, tenant_table, text, uuid

work = tenant_table(
    "core.work",
    uuid("id"),
    text("step", None),
    integer("priority", 5),
    Column("fact_ids", ARRAY(UUID), nullable=False),  # up to 500; empty for the timetable
    integer("size"),
    at("due_at"),  # business time: delayed facts and the timetable
    at("retry_at", null=True),  # wall time: back-off
    at("lease_until", null=True),  # wall time: an outside step that is out calling
    integer("fence"),  # grows with every lease; an answer with an old number is not taken
    integer("attempts"),
    flag("is_alone"),  # not to be joined with others: it failed, or is half of a batch that failed
    at("parked_at", null=True),
    uuid("waits_for", null=True),  # what has to be opened again before another try makes sense: an account
    text("error"),
)
Index("work_ready_ix", work.c.tenant_id, work.c.step, work.c.due_at, postgresql_where=sql("parked_at IS NULL"))
Index("work_parked_ix", work.c.tenant_id, work.c.parked_at, postgresql_where=sql("parked_at IS NOT NULL"))
Index("work_waits_ix", work.c.tenant_id, work.c.waits_for, postgresql_where=sql("waits_for IS NOT NULL"))
Index("work_timetable_key", work.c.tenant_id, work.c.step, unique=True, postgresql_where=sql("fact_ids = '{}'"))

# One row per worker process of any host: a sign of life and its counters, which the web door shows to Prometheus.
workers = Table(
    "workers", metadata, Column("id", UUID, primary_key=True), text("host"), integer("pid"), at("started_at"), at("seen_at"),
    json("counters"), schema="core",
)  # fmt: skip
