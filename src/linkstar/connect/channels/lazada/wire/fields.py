"""The fields that Lazada's answers may have, by its own names: what is not here is told once. Pure."""

from __future__ import annotations

ORDER_FIELDS = frozenset({
    "address_billing", "address_shipping", "address_updated_at", "branch_number", "buyer_note", "created_at",
    "customer_first_name", "customer_last_name", "delivery_info", "extra_attributes", "gift_message", "gift_option",
    "is_cancel_pending", "items_count", "national_registration_number", "need_cancel_confirm", "order_id", "order_number",
    "payment_method", "price", "promised_shipping_times", "remarks", "shipping_fee", "shipping_fee_discount_platform",
    "shipping_fee_discount_seller", "shipping_fee_original", "statuses", "tax_code", "updated_at", "voucher", "voucher_code",
    "voucher_platform", "voucher_seller", "warehouse_code",
})  # fmt: skip
ITEM_FIELDS = frozenset({
    "buyer_id", "cancel_return_initiator", "created_at", "currency", "delivery_option_sof", "digital_delivery_info",
    "extra_attributes", "gift_wrapping", "invoice_number", "is_cancel_pending", "is_digital", "is_fbl", "is_reroute",
    "item_price", "name", "need_cancel_confirm", "order_flag", "order_id", "order_item_id", "order_type", "package_id",
    "paid_price", "personalization", "product_detail_url", "product_id", "product_main_image", "promised_shipping_time",
    "purchase_order_id", "purchase_order_number", "reason", "reason_detail", "return_status", "shipment_provider",
    "shipping_amount", "shipping_fee_discount_platform", "shipping_fee_discount_seller", "shipping_fee_original",
    "shipping_provider_type", "shipping_service_cost", "shipping_type", "shop_id", "shop_sku", "sku", "sku_id",
    "sla_time_stamp", "stage_pay_status", "status", "tax_amount", "tracking_code", "tracking_code_pre", "updated_at",
    "variation", "voucher_amount", "voucher_code", "voucher_code_platform", "voucher_code_seller", "voucher_platform",
    "voucher_platform_lpi", "voucher_seller", "voucher_seller_lpi", "wallet_credits", "warehouse_code",
})  # fmt: skip
REVERSE_FIELDS = frozenset({
    "is_rtm", "request_type", "reverse_order_id", "reverse_order_lines", "shipping_type", "trade_order_id",
})  # fmt: skip
REVERSE_LINE_FIELDS = frozenset({
    "buyer", "is_dispute", "is_need_refund", "item_unit_price", "ofc_status", "platform_sku_id", "product", "reason_code",
    "reason_text", "refund_amount", "refund_payment_method", "return_order_line_gmt_create", "return_order_line_gmt_modified",
    "reverse_order_line_id", "reverse_status", "seller_sku_id", "sla", "trade_order_gmt_create", "trade_order_line_id",
    "tracking_number", "whqc_decision",
})  # fmt: skip
TRANSACTION_FIELDS = frozenset({
    "VAT_in_amount", "WHT_amount", "WHT_included_in_amount", "amount", "comment", "details", "fee_name", "fee_type",
    "lazada_sku", "orderItem_no", "orderItem_status", "order_no", "paid_status", "payment_ref_id", "reference", "seller_sku",
    "shipment_type", "shipping_provider", "shipping_speed", "statement", "transaction_date", "transaction_number",
    "transaction_type",
})  # fmt: skip
STATEMENT_FIELDS = frozenset({
    "closing_balance", "created_at", "fees_on_refunds_total", "fees_total", "guarantee_deposit", "item_revenue",
    "opening_balance", "other_revenue_total", "paid", "payout", "refunds", "shipment_fee", "shipment_fee_credit",
    "statement_number", "subtotal1", "subtotal2", "updated_at",
})  # fmt: skip
MESSAGE_FIELDS = frozenset({
    "auto_reply", "content", "from_account_id", "from_account_type", "message_id", "process_msg", "send_time", "session_id",
    "site_id", "status", "template_id", "to_account_id", "to_account_type", "type",
})  # fmt: skip
