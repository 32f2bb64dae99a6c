"""What shipping keeps: profiles of locations, carriers' services and prices, fulfilment orders, parcels, labels, tracking."""

from sqlalchemy import CheckConstraint, Column, Time, text as sql

from linkstar.core.schema import Index, at, flag, integer, json, key_to, money, tenant_table, text, uuid

locations = tenant_table(
    "shipping.locations",
    uuid("id"),  # the inventory location's
    text("name"),
    text("country", None),
    json("address"),
    text("zone", None),
    Column("cut_off", Time, nullable=False),
    integer("handling_h"),
    integer("working_days", 31),  # bit 0 is Monday
    json("holidays", "[]"),
    text("eori"),
    text("vat_number"),
    json("services", "[]"),  # [[account id, code], ...]; empty: all
    flag("is_enabled", True),
    CheckConstraint("working_days BETWEEN 0 AND 127", name="working_days"),
)

services = tenant_table(
    "shipping.services",
    uuid("account_id"),
    text("code", None),
    text("title_en"),
    text("title_zh"),
    flag("takes_battery"),
    flag("takes_liquid"),
    flag("takes_dangerous"),
    flag("is_tracked", True),
    flag("takes_po_box", True),
    flag("needs_ioss_eu"),
    flag("needs_customs", True),
    integer("address_line_max"),
    flag("is_latin_only"),
    flag("needs_postcode", True),
    flag("needs_phone"),
    flag("needs_state"),
    flag("is_enabled", True),
    key=("account_id", "code"),
)

rates = tenant_table(
    "shipping.rates",
    uuid("id"),
    uuid("account_id"),
    text("service", None),
    text("country", None),
    integer("over_g"),
    integer("up_to_g", None),
    text("currency", None),
    money("base_minor"),
    integer("base_g"),
    money("per_kg_minor"),
    integer("step_g", 1),
    text("postcode_prefix"),
    integer("volumetric_divisor"),
    integer("fuel_percent_bp"),
    integer("length_max_mm"),
    integer("girth_max_mm"),
    integer("days_min"),
    integer("days_max"),
    at("fetched_at"),
    CheckConstraint("over_g >= 0 AND up_to_g > over_g", name="weights"),
    CheckConstraint("base_minor >= 0 AND per_kg_minor >= 0 AND fuel_percent_bp >= 0", name="prices"),
    CheckConstraint("step_g > 0 AND base_g >= 0 AND volumetric_divisor >= 0", name="steps"),
)
Index("rates_country_ix", rates.c.tenant_id, rates.c.country, rates.c.account_id, rates.c.service)
Index("rates_account_ix", rates.c.tenant_id, rates.c.account_id)

user_rules = tenant_table(
    "shipping.user_rules",
    uuid("id"),
    text("kind", None),
    text("title", None),
    json("conditions"),
    flag("is_enabled", True),
    at("changed_at"),
    CheckConstraint("kind IN ('prefer', 'forbid', 'hold')", name="kind"),
)

fulfilment_orders = tenant_table(
    "shipping.fulfilment_orders",
    uuid("id"),
    uuid("order_id"),
    uuid("shop_id"),
    uuid("location_id"),
    text("state", "open"),
    text("request_status", "unsubmitted"),
    json("ship_to"),
    text("order_number"),
    integer("version", 1),
    at("created_at"),
    at("changed_at"),
    CheckConstraint(
        "state IN ('scheduled', 'open', 'on_hold', 'in_progress', 'closed', 'incomplete', 'cancelled')", name="state"
    ),
)
Index("fulfilment_orders_order_ix", fulfilment_orders.c.tenant_id, fulfilment_orders.c.order_id)
Index(
    "fulfilment_orders_location_ix",
    fulfilment_orders.c.tenant_id,
    fulfilment_orders.c.location_id,
    fulfilment_orders.c.state,
)

fulfilment_lines = tenant_table(
    "shipping.fulfilment_lines",
    uuid("id"),
    uuid("fulfilment_order_id"),
    uuid("order_line_id"),
    uuid("component_id", null=True),
    uuid("item_id"),
    integer("quantity", None),
    json("customs"),  # what is declared of one unit, as it was when the route was chosen
    key_to("fulfilment_order_id", "shipping.fulfilment_orders"),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index("fulfilment_lines_order_ix", fulfilment_lines.c.tenant_id, fulfilment_lines.c.fulfilment_order_id)

parcels = tenant_table(
    "shipping.parcels",
    uuid("id"),
    text("number", None),
    uuid("fulfilment_order_id"),
    uuid("order_id"),
    uuid("shop_id"),
    uuid("location_id"),
    uuid("account_id"),
    text("service", None),
    text("state", "planned"),
    integer("weight_g"),
    integer("length_mm"),
    integer("width_mm"),
    integer("height_mm"),
    money("estimate_minor"),
    text("currency"),
    at("hand_over_by", null=True),
    flag("is_late"),
    text("ioss_number"),
    text("tracking_number"),
    text("tracking_status", "unknown"),
    at("tracking_at", null=True),
    text("confirm_state", "none"),
    text("hold_reason"),
    text("hold_field"),
    integer("attempt", 1),
    integer("version", 1),
    at("handed_over_at", null=True),
    at("pulled_at", null=True),  # a cancelled parcel was taken out of the outgoing ones
    at("created_at"),
    at("changed_at"),
    key_to("fulfilment_order_id", "shipping.fulfilment_orders"),
    CheckConstraint(
        "state IN ('planned', 'packed', 'labelled', 'handed_over', 'in_transit', 'out_for_delivery', 'delivered',"
        " 'cancelled')",
        name="state",
    ),
    CheckConstraint("confirm_state IN ('none', 'pending', 'confirmed', 'refused')", name="confirm"),
)
Index("parcels_number_key", parcels.c.tenant_id, parcels.c.number, unique=True)
Index("parcels_order_ix", parcels.c.tenant_id, parcels.c.order_id)
Index("parcels_fulfilment_ix", parcels.c.tenant_id, parcels.c.fulfilment_order_id)
Index("parcels_state_ix", parcels.c.tenant_id, parcels.c.state, parcels.c.id)
Index(
    "parcels_tracking_ix", parcels.c.tenant_id, parcels.c.tracking_number, postgresql_where=sql("tracking_number <> ''")
)

labels = tenant_table(
    "shipping.labels",
    uuid("id"),
    uuid("parcel_id"),
    text("key", None),  # the key that it was asked for with: parcel and attempt
    text("external_id"),
    text("tracking_number"),
    uuid("file_id", null=True),
    money("cost_minor", null=True),  # null: the carrier tells it later, by invoice
    text("currency"),
    text("state", "bought"),
    text("void_refund", "none"),
    at("void_until", null=True),
    text("void_answer"),
    at("bought_at"),
    at("changed_at"),
    key_to("parcel_id", "shipping.parcels"),
    CheckConstraint("state IN ('bought', 'void_requested', 'voided', 'void_refused')", name="state"),
    CheckConstraint("void_refund IN ('none', 'expected', 'received', 'refused')", name="refund"),
)
Index("labels_key_key", labels.c.tenant_id, labels.c.key, unique=True)
# One label that is paid for and in use per parcel, whatever races: a second one is bought only to be voided.
Index(
    "labels_live_key", labels.c.tenant_id, labels.c.parcel_id, unique=True,
    postgresql_where=sql("state IN ('bought', 'void_refused')"),
)  # fmt: skip
Index("labels_parcel_ix", labels.c.tenant_id, labels.c.parcel_id)
Index("labels_tracking_ix", labels.c.tenant_id, labels.c.tracking_number)

tracking_events = tenant_table(
    "shipping.tracking_events",
    uuid("id"),
    uuid("parcel_id"),
    text("code"),
    text("status", None),
    at("happened_at"),
    text("description"),
    text("place"),
    text("reason"),
    at("recorded_at"),
    key_to("parcel_id", "shipping.parcels"),
)
Index(
    "tracking_events_once_key", tracking_events.c.tenant_id, tracking_events.c.parcel_id, tracking_events.c.code,
    tracking_events.c.happened_at, unique=True,
)  # fmt: skip

decisions = tenant_table(
    "shipping.decisions",
    uuid("id"),
    uuid("order_id"),
    uuid("parcel_id", null=True),  # null: no route was found
    json("inputs"),
    json("offers", "[]"),
    json("chosen"),
    at("decided_at"),
)
Index("decisions_order_ix", decisions.c.tenant_id, decisions.c.order_id, decisions.c.id)
