"""What people configured, every change of it, what it did to which order, and how often."""

from sqlalchemy import CheckConstraint

from linkstar.core.schema import Index, at, flag, integer, json, key_to, tenant_table, text, uuid

automations = tenant_table(
    "core.automations",
    uuid("id"),
    text("title", None),
    text("trigger", None),
    integer("position"),  # the order of the list: where two want the same, the earlier one decides
    text("state", "off"),
    integer("percent", 100),  # of the orders
    text("on_error", "go_on"),
    text("source"),  # the condition in CEL
    json("actions", "[]"),
    integer("version", 1),  # of what it says: title, trigger, condition, actions; switching it changes nothing in it
    integer("failures"),  # in a row
    text("why_paused"),
    flag("is_gone"),
    text("actor"),
    at("created_at"),
    at("changed_at"),
    CheckConstraint("state IN ('off', 'on', 'paused')", name="state"),
    CheckConstraint("percent BETWEEN 1 AND 100", name="percent"),
    CheckConstraint("on_error IN ('go_on', 'hold')", name="on_error"),
)

changes = tenant_table(
    "core.automation_changes",
    uuid("id"),
    uuid("automation_id"),
    integer("version", None),
    text("what", None),  # made | edited | taken_back | on | share | off | paused | gone
    json("body"),  # what it said from then on
    text("actor"),
    at("changed_at"),
    key_to("automation_id", "core.automations"),
)
Index("automation_changes_ix", changes.c.tenant_id, changes.c.automation_id, changes.c.id.desc())

# An automation acts on an order once: the key makes sure of it, whatever is tried again.
effects = tenant_table(
    "core.automation_effects",
    uuid("order_id"),
    uuid("automation_id"),
    integer("version", None),
    json("changes", "[]"),
    at("done_at"),
    key_to("automation_id", "core.automations"),
    key=("order_id", "automation_id"),
)
Index("automation_effects_ix", effects.c.tenant_id, effects.c.automation_id, effects.c.order_id.desc())

counts = tenant_table(
    "core.automation_counts",
    uuid("automation_id"),
    integer("version", None),
    integer("slot"),  # batches that run side by side add to different rows
    integer("seen"),
    integer("fitted"),
    integer("left_out"),  # fitted, but not of the share
    integer("acted"),
    integer("failed"),
    at("changed_at"),
    key_to("automation_id", "core.automations"),
    key=("automation_id", "version", "slot"),
)
