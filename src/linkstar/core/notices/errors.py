"""What notices refuse."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class TooManySubscriptions(Refusal):
    """More than a company may have."""

    code = "notices.too_many"
    status = 409
    en = "A company has {max} subscriptions at most. Remove one that is not used."
    zh = "每个公司最多 {max} 条通知订阅，请先删除不再使用的。"


class NotANotifier(Refusal):
    """The account cannot bring messages."""

    code = "notices.not_a_notifier"
    status = 422
    en = "This account cannot bring messages. Choose one of a notifier: WeCom, DingTalk, Feishu, Slack, e-mail or webhook."
    zh = "该账号不能发送通知，请选择企业微信、钉钉、飞书、Slack、邮件或 Webhook 账号。"


class OnlyAtOnce(Refusal):
    """Programs hear each event alone and at once."""

    code = "notices.only_at_once"
    status = 422
    en = "A webhook tells each event at once: it has no digest and no quiet hours."
    zh = "Webhook 会逐条即时推送，不支持汇总或免打扰时段。"


class PlaceUnknown(Refusal):
    """A sentence names something that the event does not know."""

    code = "notices.place_unknown"
    status = 422
    en = "{place} is not known of this event. It knows: {known}."
    zh = "该事件没有变量 {place}，可用变量：{known}。"
