"""Locations, levels with the CHECKs that make overselling impossible, reservations, movements and counts."""

from sqlalchemy import CheckConstraint, text as sql

from linkstar.core.schema import Index, at, flag, integer, key_to, tenant_table, text, uuid

locations = tenant_table(
    "inventory.locations",
    uuid("id"),
    text("code", None),
    text("title"),
    text("type", "own"),  # own | third_party | fba | transit | supplier | customer | loss
    flag("is_sellable", True),
    text("country"),
    integer("priority", 100),
    uuid("kept_by", null=True),  # the partner's account that tells what lies here: then nobody else changes it
    integer("version", 1),
)
Index("locations_code_key", locations.c.tenant_id, locations.c.code, unique=True)

levels = tenant_table(
    "inventory.levels",
    uuid("item_id"),
    uuid("location_id"),
    text("pool", "sellable"),  # sellable | hold | damaged | qc
    text("lot"),
    integer("on_hand"),
    integer("reserved"),
    integer("version", 1),
    key_to("location_id", "inventory.locations"),
    CheckConstraint("reserved >= 0", name="reserved_not_negative"),
    CheckConstraint("reserved <= on_hand", name="never_oversold"),
    key=("item_id", "location_id", "pool", "lot"),
)
Index("levels_location_ix", levels.c.tenant_id, levels.c.location_id, levels.c.item_id)

mirrored = tenant_table(
    "inventory.mirrored",
    uuid("location_id"),
    uuid("item_id"),
    text("state", None),  # free | locked | moving | inbound | damaged | researching
    text("partner_state"),  # the partner's own word for it
    integer("quantity", None),
    at("stated_at"),  # when the partner said so
    key_to("location_id", "inventory.locations"),
    key=("location_id", "item_id", "state", "partner_state"),
)
Index("mirrored_item_ix", mirrored.c.tenant_id, mirrored.c.item_id, mirrored.c.location_id)

# What a keeper told of goods beside their number: the last word about each thing, by his own name of it.
kept_events = tenant_table(
    "inventory.kept_events",
    uuid("account_id"),
    text("kind", None),  # inbound | removal | reimbursement
    text("external_id", None),
    text("sku"),
    uuid("item_id", null=True),  # null: no item of ours is known by this SKU
    integer("quantity"),
    integer("expected"),
    text("partner_state"),
    text("reason"),
    text("paper"),  # the shipment, the removal order, the case
    text("currency"),
    integer("amount_minor"),  # above zero: to us
    at("happened_at"),
    at("told_at"),
    uuid("message_id"),
    key=("account_id", "kind", "external_id"),
)
Index("kept_events_time_ix", kept_events.c.tenant_id, kept_events.c.account_id, kept_events.c.happened_at)

# Goods that are announced to a place that a partner keeps; what arrived is what he told, message by message.
inbounds = tenant_table(
    "inventory.inbounds",
    uuid("id"),
    uuid("location_id"),
    text("number", None),  # what people call it, and the paper that comes with it
    text("supplier"),
    text("tracking_number"),
    at("expected_at", null=True),
    text("state", "announced"),  # announced | waiting | refused | partly | done | stopped
    text("external_id"),  # what the keeper is asked for it by
    text("partner_state"),
    text("error"),
    at("announced_at"),
    at("changed_at"),
    text("actor"),
    key_to("location_id", "inventory.locations"),
)
Index("inbounds_number_key", inbounds.c.tenant_id, inbounds.c.location_id, inbounds.c.number, unique=True)
Index("inbounds_external_ix", inbounds.c.tenant_id, inbounds.c.external_id)
inbound_lines = tenant_table(
    "inventory.inbound_lines",
    uuid("inbound_id"),
    uuid("item_id"),
    integer("expected", None),
    key_to("inbound_id", "inventory.inbounds"),
    CheckConstraint("expected > 0", name="expected_positive"),
    key=("inbound_id", "item_id"),
)
inbound_arrivals = tenant_table(
    "inventory.inbound_arrivals",
    uuid("inbound_id"),
    uuid("told_by"),  # the message that told it; the inbound itself: what he answered when he was asked, all together
    uuid("item_id"),
    integer("sound"),
    integer("damaged"),
    key_to("inbound_id", "inventory.inbounds"),
    key=("inbound_id", "told_by", "item_id"),
)

bins = tenant_table(
    "inventory.bins",
    uuid("item_id"),
    uuid("location_id"),
    text("bin", None),  # where on the shelves, as people there write it: A-03-2
    key_to("location_id", "inventory.locations"),
    key=("item_id", "location_id"),
)
Index("bins_location_ix", bins.c.tenant_id, bins.c.location_id, bins.c.bin)

_LIVE = "state IN ('held', 'committed')"
reservations = tenant_table(
    "inventory.reservations",
    uuid("id"),
    uuid("owner_id"),  # the component of an order line; a transfer, a count or a person's note otherwise
    text("owner_kind", "order"),
    uuid("order_id", null=True),
    uuid("item_id"),
    uuid("location_id", null=True),  # null for a short one: nothing covers it
    text("lot"),
    integer("quantity", None),
    text("state", "committed"),  # held (unpaid, with an end) | committed | consumed | released | expired
    integer("priority", 100),
    at("expires_at", null=True),
    at("created_at"),
    at("changed_at"),
    CheckConstraint("quantity > 0", name="quantity_positive"),
)
Index("reservations_owner_ix", reservations.c.tenant_id, reservations.c.owner_id)
Index("reservations_order_ix", reservations.c.tenant_id, reservations.c.order_id)
Index(
    "reservations_live_ix", reservations.c.tenant_id, reservations.c.item_id, reservations.c.location_id,
    postgresql_where=sql(_LIVE),
)  # fmt: skip
Index(
    "reservations_expiry_ix", reservations.c.tenant_id, reservations.c.expires_at,
    postgresql_where=sql("state = 'held' AND expires_at IS NOT NULL"),
)  # fmt: skip

movements = tenant_table(
    "inventory.movements",
    uuid("id"),
    uuid("item_id"),
    uuid("location_id"),
    text("pool", "sellable"),
    text("lot"),
    integer("on_hand_diff", None),
    text("kind", None),  # receive ship return_in transfer_out transfer_in adjust count sync ...
    uuid("cause_id", null=True),  # the parcel, purchase, count or transfer behind it
    text("note"),
    text("supplier"),  # of goods that were bought: who brought them, and the number of the paper that came with them
    text("paper"),
    text("actor"),
    at("occurred_at"),  # information only: what orders the ledger is posted_at (and the id)
    at("posted_at"),
)
Index("movements_level_ix", movements.c.tenant_id, movements.c.item_id, movements.c.location_id, movements.c.id)
Index("movements_cause_key", movements.c.tenant_id, movements.c.cause_id, movements.c.item_id, movements.c.location_id,
      movements.c.pool, movements.c.kind, unique=True, postgresql_where=sql("cause_id IS NOT NULL"))  # fmt: skip

counts = tenant_table(
    "inventory.counts",
    uuid("id"),
    uuid("location_id"),
    text("state", "counting"),  # counting | posted | cancelled
    at("started_at"),
    at("posted_at", null=True),
    text("actor"),
)
count_lines = tenant_table(
    "inventory.count_lines",
    uuid("count_id"),
    uuid("item_id"),
    text("lot"),
    integer("expected", None),  # the snapshot: on hand when the count began, read under the level's lock
    integer("counted", None, null=True),
    key_to("count_id", "inventory.counts"),
    key=("count_id", "item_id", "lot"),
)

listed = tenant_table(
    "inventory.listed",
    uuid("listing_row_id"),
    uuid("shop_id"),
    integer("quantity", None),  # what the listing shall offer
    integer("version", 1),  # grows with every change of the quantity
    at("changed_at", null=True),  # since when the channel is to be told another one than it took
    integer("pushed_version"),
    integer("pushed_quantity", 0, null=True),
    at("pushed_at", null=True),
    integer("shown_quantity", 0, null=True),  # what the channel itself said last
    at("shown_at", null=True),
    text("error"),
    key=("listing_row_id",),
)
Index("listed_shop_ix", listed.c.tenant_id, listed.c.shop_id)
