"""The fields that Shopee's answers may have, by its own names: what is not here is told once. Pure."""

from __future__ import annotations

ORDER_FIELDS = frozenset({
    "actual_shipping_fee", "actual_shipping_fee_confirmed", "advance_package", "affiliate_sample_type", "booking_sn",
    "buyer_cancel_reason", "buyer_cpf_id", "buyer_preference_for_partial_cancellation", "buyer_proof_of_collection",
    "buyer_user_id", "buyer_username", "can_full_cancel_order", "can_partial_cancel_order", "cancel_by",
    "cancel_reason", "checkout_shipping_carrier", "cod", "create_time", "currency", "days_to_ship", "dropshipper",
    "dropshipper_phone", "edt", "edt_from", "edt_to", "estimated_shipping_fee", "fulfillment_flag", "goods_to_declare",
    "hot_listing_order", "invoice_data", "is_buyer_shop_collection", "is_international", "item_list",
    "message_to_seller", "note", "note_update_time", "order_chargeable_weight_gram", "order_sn", "order_status",
    "package_list", "pay_time", "payment_info", "payment_method", "pending_description", "pending_terms",
    "pharmacist_name", "pickup_done_time", "prescription_approval_time", "prescription_check_status",
    "prescription_images", "prescription_reject_reason", "prescription_rejection_time", "recipient_address", "region",
    "return_request_due_date", "reverse_shipping_fee", "ship_by_date", "shipping_carrier", "split_up", "total_amount",
    "update_time",
})  # fmt: skip
ITEM_FIELDS = frozenset({
    "active_qty", "add_on_deal", "add_on_deal_id", "cancel_requested_qty", "cancelled_qty", "consultation_id",
    "error_in_fetching_is_prescription_item", "hot_listing_item", "image_info", "is_b2c_owned_item",
    "is_prescription_item", "item_id", "item_name", "item_sku", "line_item_id", "main_item", "model_discounted_price",
    "model_id", "model_name", "model_original_price", "model_quantity_purchased", "model_sku", "order_item_id",
    "product_location_id", "promotion_group_id", "promotion_id", "promotion_list", "promotion_type",
    "return_requested_qty", "returned_qty", "weight", "wholesale",
})  # fmt: skip
PACKAGE_FIELDS = frozenset({
    "allow_self_design_awb", "group_shipment_id", "item_list", "logistics_channel_id", "logistics_status",
    "package_number", "package_query_number", "parcel_chargeable_weight", "parcel_chargeable_weight_gram",
    "shipping_carrier", "sorting_group", "virtual_contact_number",
})  # fmt: skip
RETURN_FIELDS = frozenset({
    "activity", "amount_before_discount", "buyer_videos", "create_time", "currency", "dispute_reason",
    "dispute_text_reason", "due_date", "follow_up_action_list", "has_uploaded_shipping_proof", "image",
    "is_arrived_at_warehouse", "is_reverse_logistics_channel_integrated", "is_seller_arrange",
    "is_shipping_proof_mandatory", "item", "logistics_status", "needs_logistics", "negotiation", "negotiation_status",
    "order_sn", "package_query_number", "reason", "reassessed_request_reason", "refund_amount", "return_address",
    "return_pickup_address", "return_refund_request_type", "return_refund_type", "return_seller_due_date",
    "return_ship_due_date", "return_sn", "return_solution", "reverse_logistics_channel_name",
    "reverse_logistics_status", "seller_compensation", "seller_compensation_status", "seller_proof",
    "seller_proof_status", "status", "text_reason", "tracking_number", "update_time", "user", "validation_type",
    "virtual_contact_number",
})  # fmt: skip
TRANSACTION_FIELDS = frozenset({
    "amount", "billing_transaction_status", "billing_transaction_type", "cost_header", "currency", "level", "order_sn",
    "remark", "scenario",
})  # fmt: skip
PAYOUT_FIELDS = frozenset({
    "encrypted_payout_id", "exchange_rate", "from_amount", "from_currency", "pay_service", "payee_id", "payout_amount",
    "payout_currency", "payout_time",
})  # fmt: skip
MESSAGE_FIELDS = frozenset({
    "business_type", "content", "conversation_id", "created_timestamp", "from_id", "from_shop_id", "from_user_name",
    "is_welcome_message", "message_id", "message_option", "message_type", "quoted_msg", "region", "request_id",
    "source", "source_content", "source_type", "status", "to_id", "to_shop_id", "to_user_name", "translation",
})  # fmt: skip
WALLET_FIELDS = frozenset({
    "amount", "buyer_name", "create_time", "current_balance", "description", "money_flow", "order_sn", "outlet_shop_name",
    "pay_order_list", "reason", "refund_sn", "root_withdrawal_id", "shop_name", "status", "transaction_fee",
    "transaction_tab_type", "transaction_type", "txn_title", "withdrawal_id", "withdrawal_type",
})  # fmt: skip
