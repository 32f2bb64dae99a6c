"""The table of facts, partitioned by month through the time inside its UUIDv7 ids."""

from linkstar.core.schema import Index, at, json, tenant_table, text, uuid

facts = tenant_table(
    "core.facts",
    uuid("id"),
    text("name", None),
    uuid("subject", null=True),
    json("body"),
    text("actor"),
    text("trace_id"),
    at("recorded_at"),
)
facts.dialect_options["postgresql"]["partition_by"] = "RANGE (id)"

Index("facts_subject_ix", facts.c.tenant_id, facts.c.subject, facts.c.id)
