"""Orders as captured, their lines and frozen components, holds, former addresses, tags and notes."""

from sqlalchemy import CheckConstraint, text as sql

from linkstar.core.schema import Index, at, flag, integer, json, key_to, money, tenant_table, text, texts, uuid

orders = tenant_table(
    "orders.orders",
    uuid("id"),
    uuid("shop_id"),
    text("external_id", None),
    text("number", None),
    integer("seen_version", None),  # the channel's version of what is stored: an older message changes nothing
    integer("version", 1),  # ours: grows with every change, for edits
    text("state", None),  # derived, see rules.state_of
    text("commercial", None),  # open | cancel_requested | cancelled | completed
    text("payment", None),  # pending | authorised | paid | partly_refunded | refunded | charged_back
    text("fulfilled_by", "seller"),
    text("currency", None),
    money("total_minor"),
    money("shipping_minor"),
    money("tax_minor"),
    money("discount_minor"),
    at("placed_at"),
    at("paid_at", null=True),
    at("seen_at"),  # the channel's time of the stored version
    at("ship_by_at", null=True),
    at("deliver_by_at", null=True),
    text("zone", "UTC"),  # the site's zone: deadlines are shown in it
    text("country"),
    json("ship_to"),
    json("ship_to_at_channel"),  # empty unless a person edited ours: then what the channel had told
    json("buyer"),
    uuid("identity_id", null=True),
    uuid("contact_id", null=True),
    text("service_level"),
    text("ioss_number"),
    flag("is_business"),
    text("note"),
    text("channel_state"),
    flag("is_released"),  # fulfilment orders exist: a warehouse works on it
    text("source"),  # webhook | poll | file | manual | resend: how it came first
    flag("is_late"),  # found by polling long after it was placed
    texts("tags"),  # people's own words; `tagged` leads from a tag to its orders
    integer(
        "priority"
    ),  # 2 urgent, 1 high, 0 normal, -1 low: among orders that wait together the higher one goes first
    uuid("assignee_id", null=True),  # the user who looks after it
    uuid("resend_of_id", null=True),  # the order whose lost goods this one sends again, without money
    at("captured_at"),
    at("changed_at"),
)
Index("orders_external_key", orders.c.tenant_id, orders.c.shop_id, orders.c.external_id, unique=True)
Index("orders_state_ix", orders.c.tenant_id, orders.c.state, orders.c.placed_at.desc(), orders.c.id.desc())
Index("orders_shop_ix", orders.c.tenant_id, orders.c.shop_id, orders.c.placed_at.desc(), orders.c.id.desc())
Index("orders_placed_ix", orders.c.tenant_id, orders.c.placed_at.desc(), orders.c.id.desc())
Index("orders_number_ix", orders.c.tenant_id, orders.c.number)
Index("orders_contact_ix", orders.c.tenant_id, orders.c.contact_id, orders.c.placed_at.desc())
Index("orders_identity_ix", orders.c.tenant_id, orders.c.identity_id, orders.c.id.desc())
Index("orders_country_ix", orders.c.tenant_id, orders.c.country, orders.c.placed_at.desc(), orders.c.id.desc())
Index(
    "orders_assignee_ix", orders.c.tenant_id, orders.c.assignee_id, orders.c.placed_at.desc(), orders.c.id.desc(),
    postgresql_where=sql("assignee_id IS NOT NULL"),
)  # fmt: skip
Index("orders_resend_ix", orders.c.tenant_id, orders.c.resend_of_id, postgresql_where=sql("resend_of_id IS NOT NULL"))
# Nearly all orders are paid, and nearly none is late: those need no index, and writing them costs nothing here.
Index(
    "orders_payment_ix", orders.c.tenant_id, orders.c.payment, orders.c.placed_at.desc(), orders.c.id.desc(),
    postgresql_where=sql("payment <> 'paid'"),
)  # fmt: skip
Index(
    "orders_late_ix", orders.c.tenant_id, orders.c.placed_at.desc(), orders.c.id.desc(), postgresql_where=sql("is_late")
)
Index(
    "orders_ship_by_ix", orders.c.tenant_id, orders.c.ship_by_at, orders.c.id,
    postgresql_where=sql("state IN ('ready', 'unmapped', 'on_hold', 'released', 'partly_shipped')"),
)  # fmt: skip

lines = tenant_table(
    "orders.lines",
    uuid("id"),
    uuid("order_id"),
    text("external_id", None),
    text("listing_id"),
    text("sku"),
    text("title"),
    uuid("listing_row_id", null=True),  # null: the listing is not linked to an item yet
    integer("ordered", None),
    integer("ordered_at_channel", null=True),  # null unless a person edited ours: then what the channel had told
    integer("cancelled"),
    integer("shipped"),
    integer("returned"),
    integer("refunded"),
    integer("shipped_at_channel"),  # what the channel says; never taken for our own doing
    money("price_minor"),
    money("tax_minor"),
    money("discount_minor"),
    text("fulfilment_id"),
    json("extra"),
    key_to("order_id", "orders.orders"),
    CheckConstraint("ordered >= 0 AND cancelled >= 0 AND shipped >= 0 AND returned >= 0", name="not_negative"),
    CheckConstraint("cancelled + shipped <= ordered", name="never_more_than_ordered"),
    CheckConstraint("returned <= shipped", name="returned_was_shipped"),
)
Index("lines_external_key", lines.c.tenant_id, lines.c.order_id, lines.c.external_id, unique=True)
Index("lines_sku_ix", lines.c.tenant_id, lines.c.sku, lines.c.order_id.desc())
Index(
    "lines_unmapped_ix",
    lines.c.tenant_id,
    lines.c.listing_id,
    lines.c.sku,
    postgresql_where=sql("listing_row_id IS NULL"),
)

components = tenant_table(
    "orders.components",
    uuid("id"),
    uuid("order_id"),
    uuid("line_id"),
    uuid("item_id"),
    integer("per_line_unit", None),  # units of the item in one unit of the line, frozen when the order was captured
    integer("kit_version"),
    integer("shipped"),  # units of the item that have left; the line's own figure counts whole kits
    key_to("line_id", "orders.lines"),
)
Index("components_order_ix", components.c.tenant_id, components.c.order_id)
Index("components_line_ix", components.c.tenant_id, components.c.line_id)

holds = tenant_table(
    "orders.holds",
    uuid("id"),
    uuid("order_id"),
    text("code", None),
    text("reason"),
    text("actor"),
    at("opened_at"),
    at("released_at", null=True),
    text("released_by"),
    key_to("order_id", "orders.orders"),
)
Index("holds_open_key", holds.c.tenant_id, holds.c.order_id, holds.c.code, unique=True,
      postgresql_where=sql("released_at IS NULL"))  # fmt: skip
Index("holds_code_ix", holds.c.tenant_id, holds.c.code, holds.c.order_id.desc(),
      postgresql_where=sql("released_at IS NULL"))  # fmt: skip

addresses = tenant_table(
    "orders.addresses",
    uuid("id"),
    uuid("order_id"),
    json("ship_to"),
    text("actor"),
    at("replaced_at"),
    key_to("order_id", "orders.orders"),
)
Index("addresses_order_ix", addresses.c.tenant_id, addresses.c.order_id)

# Row security lets no index of arrays be read: this is the way from a tag to its orders, written together with `orders.tags`.
tagged = tenant_table(
    "orders.tagged",
    uuid("order_id"),
    text("tag", None),
    key_to("order_id", "orders.orders"),
    key=("order_id", "tag"),
)
Index("tagged_tag_ix", tagged.c.tenant_id, tagged.c.tag, tagged.c.order_id.desc())

notes = tenant_table(
    "orders.notes",
    uuid("id"),
    uuid("order_id"),
    text("words", None),
    text("actor"),
    at("written_at"),
    key_to("order_id", "orders.orders"),
)
Index("notes_order_ix", notes.c.tenant_id, notes.c.order_id, notes.c.id)
