"""One row per cause, for ever: a cause that returns opens its old row again, so there are never two for one cause."""

from linkstar.core.schema import Index, at, integer, json, tenant_table, text, uuid

incidents = tenant_table(
    "core.incidents",
    uuid("id"),
    text("kind", None),
    text("cause", None),
    uuid("subject", null=True),
    json("params"),
    text("state", "open"),
    text("reason"),
    text("owner"),
    at("due_at"),
    text("trace_id"),
    uuid("work_id", null=True),
    integer("times", 1),
    at("opened_at"),
    at("changed_at"),
    integer("version", 1),
)
Index("incidents_cause_key", incidents.c.tenant_id, incidents.c.cause, unique=True)
Index("incidents_state_ix", incidents.c.tenant_id, incidents.c.state, incidents.c.due_at, incidents.c.id)
Index("incidents_subject_ix", incidents.c.tenant_id, incidents.c.subject)
