"""Items, barcodes, kit recipes, listings and their links. Links and recipes are history: rows are closed, never rewritten."""

from sqlalchemy import CheckConstraint, text as sql

from linkstar.core.schema import (
    Index,
    at,
    flag,
    integer,
    json,
    key_to,
    money,
    search_function,
    tenant_table,
    text,
    uuid,
    words_sql,
)

items = tenant_table(
    "catalog.items",
    uuid("id"),
    text("sku", None),
    text("sku_plain"),  # rules.normalise_sku: how a suggestion finds it
    text("title"),
    text("state", "active"),
    flag("is_kit"),
    integer("kit_version"),
    integer("weight_g"),
    integer("length_mm"),
    integer("width_mm"),
    integer("height_mm"),
    money("cost_minor"),
    text("cost_currency"),
    text("hs_code"),
    text("origin"),
    text("declared_name_en"),
    text("declared_name_zh"),
    money("declared_value_minor"),
    text("declared_currency"),
    flag("has_battery"),
    flag("has_liquid"),
    flag("is_dangerous"),
    at("created_at"),
    at("changed_at"),
    integer("version", 1),
    CheckConstraint("state IN ('active', 'archived')", name="state"),
    CheckConstraint(
        "least(weight_g, length_mm, width_mm, height_mm, cost_minor, declared_value_minor) >= 0", name="not_negative"
    ),
)
Index("items_sku_key", items.c.tenant_id, items.c.sku, unique=True)
Index("items_sku_plain_ix", items.c.tenant_id, items.c.sku_plain)

barcodes = tenant_table(
    "catalog.barcodes", text("code", None), uuid("item_id"), key_to("item_id", "catalog.items"), key=("code",)
)
Index("barcodes_item_ix", barcodes.c.tenant_id, barcodes.c.item_id)

kit_components = tenant_table(
    "catalog.kit_components",
    uuid("kit_id"),
    integer("version", None),
    uuid("item_id"),
    integer("quantity", None),
    key_to("kit_id", "catalog.items"),
    key_to("item_id", "catalog.items"),
    CheckConstraint("quantity > 0", name="quantity"),
    CheckConstraint("kit_id <> item_id", name="not_itself"),
    key=("kit_id", "version", "item_id"),
)
Index("kit_components_item_ix", kit_components.c.tenant_id, kit_components.c.item_id)

_WORDS = ("left(sku, 100)", "left(title, 300)")  # what a listing is looked for by
listings = tenant_table(
    "catalog.listings",
    uuid("id"),
    uuid("shop_id"),
    text("listing_id"),
    text("sku"),
    text("title"),
    text("fulfilled_by", "seller"),
    text("state", "unlinked"),
    json("extra"),
    text("location_id"),
    integer("buffer"),
    integer("cap", null=True),
    integer("share_percent", 100),  # of what may be promised; the buffer is kept back from it
    at("first_seen_at"),
    Index("listings_words_ix", sql(words_sql(*_WORDS)), postgresql_using="gin"),
    CheckConstraint("fulfilled_by IN ('seller', 'channel')", name="fulfilled_by"),
    CheckConstraint("state IN ('unlinked', 'linked')", name="state"),
    CheckConstraint("buffer >= 0 AND cap >= 0 AND share_percent BETWEEN 0 AND 100", name="terms"),
)
Index(
    "listings_external_key", listings.c.tenant_id, listings.c.shop_id, listings.c.listing_id, listings.c.sku, unique=True
)  # fmt: skip
Index("listings_sku_ix", listings.c.tenant_id, listings.c.shop_id, listings.c.sku)
Index("listings_state_ix", listings.c.tenant_id, listings.c.state, listings.c.id)

listing_links = tenant_table(
    "catalog.listing_links",
    uuid("id"),
    uuid("listing_row_id"),
    uuid("item_id"),
    integer("quantity", 1),
    at("valid_from"),
    at("valid_to", null=True),
    text("actor"),
    key_to("listing_row_id", "catalog.listings"),
    key_to("item_id", "catalog.items"),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(
    "listing_links_open_key", listing_links.c.tenant_id, listing_links.c.listing_row_id, unique=True,
    postgresql_where=sql("valid_to IS NULL"),
)  # fmt: skip
Index(
    "listing_links_item_ix",
    listing_links.c.tenant_id,
    listing_links.c.item_id,
    postgresql_where=sql("valid_to IS NULL"),
)

EXTRA_DDL = search_function(
    "catalog.find_skus",
    "catalog.listings",
    "sku",
    of_type="text",
    texts=_WORDS,
    more=(("shops uuid[]", "(shops IS NULL OR shop_id = ANY(shops))"),),
)
