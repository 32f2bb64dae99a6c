"""The fields that AliExpress's orders may have, by its own names: what is not here is told once. Pure."""

from __future__ import annotations

ORDER_FIELDS = frozenset({
    "buyer_info", "buyer_signer_fullname", "buyerloginid", "child_order_ext_info_list", "child_order_list", "cpf_number",
    "escrow_fee", "frozen_status", "fund_status", "gmt_create", "gmt_modified", "gmt_pay_success", "gmt_trade_end", "id",
    "init_oder_amount", "is_phone", "issue_info", "issue_status", "loan_info", "loan_status", "logisitcs_escrow_fee_rate",
    "logistic_info_list", "logistics_amount", "logistics_status", "memo", "offline_pickup_point_code", "offline_pickup_type",
    "opr_log_dto_list", "order_amount", "order_discount_info", "order_end_reason", "order_msg_list", "order_status",
    "over_time_left", "pay_amount_by_settlement_cur", "payment_type", "receipt_address", "refund_info",
    "seller_operator_aliidloginid", "seller_operator_login_id", "seller_signer_fullname", "settlement_currency",
})  # fmt: skip
CHILD_FIELDS = frozenset({
    "afflicate_fee_rate", "buyer_memo", "child_issue_info", "child_order_adjust_amount", "child_order_discount_detail_list",
    "child_order_discount_info", "child_order_id", "escrow_fee_rate", "frozen_status", "fund_status", "goods_prepare_time", "id",
    "init_order_amt", "issue_status", "loan_info", "logistics_amount", "logistics_service_name", "logistics_type",
    "logistics_warehouse_type", "lot_num", "order_sort_id", "order_status", "product_attributes", "product_count", "product_id",
    "product_img_url", "product_name", "product_price", "product_snap_url", "product_standard", "product_unit", "refund_info",
    "send_goods_operator", "sku_code", "snapshot_id", "snapshot_small_photo_path",
})  # fmt: skip
