"""The fields that TikTok Shop's answers may have, by its own names: what is not here is told once. Pure."""

from __future__ import annotations

ORDER_FIELDS = frozenset({
    "authentication_required", "auto_combine_group_id", "buyer_avatar", "buyer_email", "buyer_message", "buyer_nickname",
    "cancel_order_sla_time", "cancel_reason", "cancel_time", "cancellation_initiator",
    "channel_entity_national_registry_id", "collection_due_time", "collection_time", "commerce_platform",
    "consultation_id", "cpf", "cpf_name", "create_time", "delivery_due_time", "delivery_option_id",
    "delivery_option_name", "delivery_option_required_delivery_time", "delivery_sla_time", "delivery_time",
    "delivery_type", "exchange_source_order_id", "fast_collection_sla_time", "fast_delivery_program",
    "fast_dispatch_sla_time", "fast_rts_sla_time", "fulfillment_priority_level", "fulfillment_type", "handling_duration",
    "has_updated_recipient_address", "id", "instore_pickup_sla_time", "is_buyer_request_cancel", "is_cod",
    "is_exchange_order", "is_on_hold_order", "is_refundable_sample", "is_replacement_order", "is_sample_order",
    "is_subscription_order", "line_items", "need_upload_invoice", "order_rights", "order_type", "packages", "paid_time",
    "payment", "payment_auth_code", "payment_card_type", "payment_method_code", "payment_method_name",
    "pick_up_cut_off_time", "recipient_address", "recommended_shipping_time", "release_date", "replaced_order_id",
    "request_cancel_time", "rts_sla_time", "rts_time", "seller_note", "shipping_due_time", "shipping_provider",
    "shipping_provider_id", "shipping_type", "split_or_combine_tag", "status", "tracking_number", "tts_sla_time",
    "update_time", "user_id", "warehouse_id",
})  # fmt: skip
LINE_FIELDS = frozenset({
    "buyer_service_fee", "cancel_reason", "cancel_user", "combined_listing_skus", "currency", "display_status",
    "distance_fee", "distance_shipping_fee", "gift_retail_price", "handling_duration_days", "id", "is_dangerous_good",
    "is_gift", "is_pod_customized", "is_unboxing_item", "item_tax", "needs_prescription", "original_price", "package_id",
    "package_status", "pfand_fee", "platform_discount", "pod_info_id", "product_id", "product_listing_type",
    "product_name", "retail_delivery_fee", "room_id", "rts_time", "sale_price", "seller_discount", "seller_sku",
    "shipping_provider_id", "shipping_provider_name", "shipping_vat_amount", "shipping_vat_rate", "sku_id", "sku_image",
    "sku_name", "sku_type", "small_order_fee", "sub_item_info", "tracking_number", "unboxing_case_list",
    "unboxing_sku_code",
})  # fmt: skip
CANCELLATION_FIELDS = frozenset({
    "cancel_id", "cancel_line_items", "cancel_reason", "cancel_reason_text", "cancel_status", "cancel_type",
    "create_time", "order_id", "refund_amount", "role", "seller_next_action_response", "should_replenish_stock",
    "update_time",
})  # fmt: skip
RETURN_FIELDS = frozenset({
    "arbitration_status", "buyer_rejected_partial_refund", "can_buyer_keep_item", "combined_return_id", "create_time",
    "discount_amount", "handover_method", "is_combined_return", "is_quick_refund", "next_return_id", "order_id",
    "partial_refund", "pre_return_id", "refund_amount", "return_id", "return_line_items", "return_method",
    "return_provider_id", "return_provider_name", "return_reason", "return_reason_text", "return_shipping_document_type",
    "return_status", "return_tracking_number", "return_type", "return_warehouse_address", "role",
    "seller_next_action_response", "seller_proposed_return_type", "shipment_type", "shipping_fee_amount", "update_time",
})  # fmt: skip
TRANSACTION_FIELDS = frozenset({
    "adjustment_amount", "adjustment_id", "adjustment_order_id", "associated_order_id", "estimated_release_time",
    "fee_tax_amount", "fee_tax_breakdown", "id", "order_create_time", "order_id", "reserve_amount", "reserve_id",
    "reserve_status", "revenue_amount", "revenue_breakdown", "settlement_amount", "shipping_cost_amount",
    "shipping_cost_breakdown", "supplementary_component", "type",
})  # fmt: skip
MESSAGE_FIELDS = frozenset({
    "content", "create_time", "data", "id", "index", "is_visible", "plaintext", "sender", "type",
})  # fmt: skip
