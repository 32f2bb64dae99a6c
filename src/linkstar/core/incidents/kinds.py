"""The kinds of incidents: their sentences, who they go to, how many hours they may take, and the fix that helps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of incident. `sla_h` hours until it is due; `owner` is the role it goes to first; `fix` names the page."""

    en: str
    zh: str
    owner: str
    sla_h: int
    fix: str


# What an incident tells that only those see who may see costs.
COSTS: dict[str, tuple[str, ...]] = {"freight_over": ("paid", "estimated")}
KINDS: dict[str, Kind] = {
    "work_parked": Kind(
        "{step} failed again and again: {error}", "步骤 {step} 多次失败：{error}", "admin", 4, "replay"
    ),
    "timetable_failed": Kind(
        "The timed task {step} keeps failing: {error}", "定时任务 {step} 持续失败：{error}", "admin", 4, "replay"
    ),
    "message_unreadable": Kind(
        "A message of {partner} could not be read: {error}",
        "无法解析 {partner} 的消息：{error}",
        "admin",
        8,
        "replay_message",
    ),
    "unknown_field": Kind(
        "{partner} sent something new: {what}", "{partner} 返回了未知内容：{what}", "admin", 72, "read_message"
    ),
    "listing_unmapped": Kind(
        "Listing {sku} is not linked to an item; {orders} order(s) wait",
        "商品刊登 {sku} 未关联库存 SKU，有 {orders} 个订单等待",
        "operator",
        8,
        "link_listing",
    ),
    "stock_short": Kind(
        "{quantity} unit(s) of {sku} are missing for order {order}",
        "订单 {order} 缺货：{sku} 少 {quantity} 件",
        "manager",
        8,
        "replenish",
    ),
    "address_invalid": Kind("Order {order}: {why}", "订单 {order} 地址有误：{why}", "support", 8, "edit_address"),
    "customs_missing": Kind(
        "Order {order}: {field} is missing for {sku}", "订单 {order}：{sku} 缺少 {field}", "operator", 8, "edit_customs"
    ),
    "order_review": Kind(
        "Order {order} waits for review: {why}", "订单 {order} 待审核：{why}", "manager", 8, "release_order"
    ),
    "route_missing": Kind(
        "No warehouse and carrier can take order {order}: {why}",
        "订单 {order} 无可用仓库与物流：{why}",
        "operator",
        4,
        "routes",
    ),
    "label_failed": Kind(
        "{carrier} refused the label of parcel {parcel}: {why}",
        "{carrier} 拒绝包裹 {parcel} 面单：{why}",
        "operator",
        4,
        "edit_parcel",
    ),
    "confirm_failed": Kind(
        "{partner} refused the tracking number of order {order}: {why}",
        "{partner} 拒收订单 {order} 的运单号：{why}",
        "operator",
        4,
        "replay",
    ),
    "cancel_after_label": Kind(
        "Order {order} was cancelled after its label was bought",
        "订单 {order} 在购买面单后被取消",
        "warehouse",
        2,
        "void_label",
    ),
    "change_after_label": Kind(
        "Order {order} was changed after its label was bought: {what}",
        "订单 {order} 在购买面单后被修改：{what}",
        "operator",
        2,
        "void_label",
    ),
    "pick_short": Kind(
        "The picker did not find {quantity} unit(s) of {sku} for order {order} at {location}",
        "拣货缺货：{location} 找不到订单 {order} 的 {sku}（{quantity} 件）",
        "warehouse",
        4,
        "stock_check",
    ),
    "ship_by_at_risk": Kind(
        "Order {order} has to leave by {when}", "订单 {order} 须在 {when} 前发货", "warehouse", 2, "ship"
    ),
    "tracking_stalled": Kind(
        "Parcel {tracking} has been silent for {days} days",
        "包裹 {tracking} 已 {days} 天无轨迹",
        "support",
        24,
        "contact_carrier",
    ),
    "delivery_stopped": Kind(
        "{partner} will not send parcel {parcel}: {why}",
        "{partner} 不会发出包裹 {parcel}：{why}",
        "warehouse",
        4,
        "void_label",
    ),
    "entry_refused": Kind(
        "{partner} did not take the announcement of {number}: {why}",
        "{partner} 未接收入库通知 {number}：{why}",
        "warehouse",
        8,
        "location",
    ),
    "entry_differs": Kind(
        "Of {number}, announced to {place}, something else arrived: {what}",
        "发往 {place} 的 {number} 实收与通知不符：{what}",
        "warehouse",
        24,
        "location",
    ),
    "erp_refused": Kind(
        "{partner} did not take {number}: {why}",
        "{partner} 未接收单据 {number}：{why}",
        "finance",
        48,
        "call_log",
    ),
    "not_followed": Kind(
        "{partner} cannot follow parcel {tracking} and maybe others: {why}",
        "{partner} 无法跟踪包裹 {tracking}（可能还有其他包裹）：{why}",
        "operator",
        24,
        "call_log",
    ),
    "parcel_trouble": Kind("Parcel {tracking}: {why}", "包裹 {tracking}：{why}", "support", 24, "contact_buyer"),
    "stock_drift": Kind(
        "{partner} shows {theirs} of {sku}, we pushed {ours}",
        "{partner} 显示 {sku} 为 {theirs}，我们推送的是 {ours}",
        "operator",
        8,
        "push_stock",
    ),
    "stock_push_failed": Kind(
        "{partner} refused the stock of {sku}: {why}",
        "{partner} 拒绝 {sku} 的库存更新：{why}",
        "operator",
        8,
        "push_stock",
    ),
    "stock_diverged": Kind(
        "Stock of {sku} at {location}: {what}; first diverging movement {movement}",
        "{location} 的 {sku} 库存不一致：{what}；首个异常流水 {movement}",
        "admin",
        4,
        "stock_check",
    ),
    "auth_revoked": Kind(
        "{partner} shop {shop} has to be authorised again", "{partner} 店铺 {shop} 需重新授权", "admin", 2, "authorise"
    ),
    "authorisation_ends": Kind(
        "The authorisation of {partner} shop {shop} ends on {date}",
        "{partner} 店铺 {shop} 的授权将于 {date} 到期",
        "admin",
        24,
        "authorise",
    ),
    "place_restored": Kind(
        "This place is a copy of {made_at}: {partner} shop {shop} is not called until it is resumed",
        "此处为 {made_at} 的备份副本：恢复前不会调用 {partner} 店铺 {shop}",
        "admin",
        24,
        "resume_account",
    ),
    "orders_untold": Kind(
        "{partner} shop {shop} is disconnected: {count} parcel(s) that were sent could not be told to it",
        "{partner} 店铺 {shop} 已断开：{count} 个已出单包裹的运单号无法回传",
        "operator",
        24,
        "connect_again",
    ),
    "webhooks_refused": Kind(
        "{partner} shop {shop} does not send us its news: {why}",
        "{partner} 店铺 {shop} 未能订阅推送：{why}",
        "admin",
        24,
        "call_log",
    ),
    "budget_spent": Kind(
        "The call budget of {partner} shop {shop} is spent",
        "{partner} 店铺 {shop} 的接口配额已用尽",
        "admin",
        8,
        "budgets",
    ),
    "shop_silent": Kind(
        "{partner} shop {shop} has been silent for {hours} h; usual is an order every {usual} h",
        "{partner} 店铺 {shop} 已 {hours} 小时无新订单，平常每 {usual} 小时一单",
        "admin",
        4,
        "call_log",
    ),
    "orders_late": Kind(
        "{count} order(s) of {partner} shop {shop} came late, found by polling",
        "{partner} 店铺 {shop} 有 {count} 个订单延迟到达（轮询补回）",
        "operator",
        24,
        "orders",
    ),
    "freight_over": Kind(
        "Parcel {parcel} cost {paid}, estimated {estimated}",
        "包裹 {parcel} 实际运费 {paid}，预估 {estimated}",
        "finance",
        72,
        "freight",
    ),
    "automation_failed": Kind(
        "Automation {automation} has no answer for an order: {why}",
        "自动化“{automation}”无法判断订单：{why}",
        "manager",
        24,
        "edit_automation",
    ),
    "automation_paused": Kind(
        "Automation {automation} was paused after {times} failures: {why}",
        "自动化“{automation}”连续失败 {times} 次，已自动暂停：{why}",
        "manager",
        8,
        "edit_automation",
    ),
    "notices_failed": Kind(
        "Messages to {to} do not arrive: {why}", "发送给“{to}”的通知未送达：{why}", "admin", 24, "call_log"
    ),
}
