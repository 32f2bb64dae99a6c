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
    text("label_format", "PDF"),
    text("label_size", "100x150"),
    integer("label_dpi", 203),
    CheckConstraint("working_days BETWEEN 0 AND 127", name="working_days"),
    CheckConstraint("label_format IN ('PDF', 'ZPL')", name="label_format"),
)

# When a carrier comes to a location, where that differs from the location's own cut-off.
pickups = tenant_table(
    "shipping.pickups",
    uuid("location_id"),
    uuid("account_id"),
    Column("cut_off", Time, nullable=False),
    integer("working_days", 127),
    json("holidays", "[]"),
    key_to("location_id", "shipping.locations"),
    CheckConstraint("working_days BETWEEN 0 AND 127", name="working_days"),
    key=("location_id", "account_id"),
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
    flag("is_away"),  # its carrier is disconnected: what people switched on stays as it was, nothing is sent with it
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
    uuid("box_id", null=True),  # the parcel whose box and label it shares; null: it has its own
    flag("is_shared"),  # other parcels travel in its box
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
Index("parcels_box_ix", parcels.c.tenant_id, parcels.c.box_id, postgresql_where=sql("box_id IS NOT NULL"))
Index(
    "parcels_untold_ix", parcels.c.tenant_id, parcels.c.shop_id, parcels.c.id,
    postgresql_where=sql("confirm_state IN ('pending', 'refused')"),
)  # fmt: skip
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

waves = tenant_table(
    "shipping.waves",
    uuid("id"),
    text("number", None),
    uuid("location_id"),
    text("state", "open"),
    json("chosen_by"),  # the filters that its parcels were chosen by
    text("made_by"),
    at("created_at"),
    at("picked_at", null=True),
    at("packed_at", null=True),
    at("closed_at", null=True),
    at("changed_at"),
    integer("version", 1),
    CheckConstraint("state IN ('open', 'picking', 'picked', 'packed', 'closed')", name="state"),
)
Index("waves_number_key", waves.c.tenant_id, waves.c.number, unique=True)

wave_parcels = tenant_table(
    "shipping.wave_parcels",
    uuid("wave_id"),
    uuid("parcel_id"),
    uuid("order_id"),
    integer("place", None),  # the box or basket that the packer puts it into, from 1
    text("state", "waiting"),
    text("packer"),  # who began it
    at("packed_at", null=True),  # stays when it falls out afterwards: then it lies among the outgoing ones
    text("packed_by"),
    text("out_reason"),
    at("out_at", null=True),
    key_to("wave_id", "shipping.waves"),
    key_to("parcel_id", "shipping.parcels"),
    CheckConstraint("state IN ('waiting', 'packed', 'out')", name="state"),
    key=("wave_id", "parcel_id"),
)
# Never the same parcel twice, whoever makes waves at the same moment.
Index(
    "wave_parcels_once_key", wave_parcels.c.tenant_id, wave_parcels.c.parcel_id, unique=True,
    postgresql_where=sql("state <> 'out'"),
)  # fmt: skip
Index("wave_parcels_order_ix", wave_parcels.c.tenant_id, wave_parcels.c.order_id)

wave_items = tenant_table(
    "shipping.wave_items",
    uuid("wave_id"),
    uuid("item_id"),
    integer("picked"),
    integer("missing"),  # units that the picker did not find
    text("picked_by"),
    at("picked_at", null=True),
    key_to("wave_id", "shipping.waves"),
    CheckConstraint("picked >= 0 AND missing >= 0", name="units"),
    key=("wave_id", "item_id"),
)

packed_units = tenant_table(
    "shipping.packed_units",
    uuid("parcel_id"),
    uuid("item_id"),
    integer("quantity", None),
    key_to("parcel_id", "shipping.parcels"),
    CheckConstraint("quantity > 0", name="quantity"),
    key=("parcel_id", "item_id"),
)

manifests = tenant_table(
    "shipping.manifests",
    uuid("id"),
    text("number", None),
    uuid("location_id"),
    uuid("account_id"),
    text("carrier"),  # the carrier account's title when it was made
    text("state", "made"),
    uuid("paper_id", null=True),  # PDF; null after a parcel was taken off: the paper is drawn anew
    uuid("sheet_id", null=True),  # CSV
    text("made_by"),
    at("created_at"),
    at("handed_over_at", null=True),
    at("changed_at"),
    integer("version", 1),
    CheckConstraint("state IN ('made', 'handed_over', 'cancelled')", name="state"),
)
Index("manifests_number_key", manifests.c.tenant_id, manifests.c.number, unique=True)

manifest_parcels = tenant_table(
    "shipping.manifest_parcels",
    uuid("manifest_id"),
    uuid("parcel_id"),
    flag("is_off"),  # taken off again: cancelled, unpacked, or the whole manifest was
    key_to("manifest_id", "shipping.manifests"),
    key_to("parcel_id", "shipping.parcels"),
    key=("manifest_id", "parcel_id"),
)
Index(
    "manifest_parcels_once_key", manifest_parcels.c.tenant_id, manifest_parcels.c.parcel_id, unique=True,
    postgresql_where=sql("NOT is_off"),
)  # fmt: skip
