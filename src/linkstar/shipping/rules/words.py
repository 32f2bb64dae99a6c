"""Every reason in words, Chinese and English, beside its code."""

from __future__ import annotations

from collections.abc import Mapping

from linkstar.kit.money import Money
from linkstar.shipping.rules.records import NoRoute, Offer, Reason

# code: (zh, en). Names in braces come from the reason's params; `by` is `by_minor` with its currency.
REASONS: dict[str, tuple[str, str]] = {
    "chosen": ("已选用", "Chosen."),
    "dearer": ("贵 {by}", "Dearer by {by}."),
    "tie": ("价格相同，但包裹更多、库存更少或编号靠后", "The same price, but more parcels, less stock or a later id."),
    "part_only": ("只能发部分商品，组合后的路线未胜出", "Sends only a part; no route with it was better."),
    "not_preferred": ("有符合优先规则的路线", "A route that your rules prefer was possible."),
    "late": ("无法按时送达", "It would be late."),
    "late_to_leave": ("{at} 才能交运，晚于最迟发货时间 {limit}", "Leaves at {at}, after the ship-by limit {limit}."),
    "late_to_arrive": ("预计 {at} 送达，晚于承诺时间 {limit}", "Arrives by {at}, after the promised {limit}."),
    "forbidden": ("被规则“{rule}”禁止", "Forbidden by your rule \"{rule}\"."),
    "forbidden_late": ("会延误，被规则“{rule}”禁止", "It would be late, which your rule \"{rule}\" forbids."),
    "stock_short": ("库存不足：有 {held} 件，需 {needed} 件", "Holds {held} of {needed} units."),
    "too_many_parcels": ("商品分散在超过 {max} 个仓库", "The goods lie in more than {max} locations."),
    "location_closed": ("仓库一年内没有工作日", "The location has no working day within a year."),
    "not_served": ("该服务没有到 {country} 的价格", "The service has no price to {country}."),
    "too_heavy": ("{weight_g} 克超出价格表（上限 {max_g} 克）", "{weight_g} g is over the last price row ({max_g} g)."),
    "too_long": ("最长边 {length_mm} 毫米，超过 {max_mm} 毫米", "Longest side {length_mm} mm, over {max_mm} mm."),
    "too_bulky": ("长加围长 {girth_mm} 毫米，超过 {max_mm} 毫米", "Length and girth {girth_mm} mm, over {max_mm} mm."),
    "rate_unknown": ("缺少 {currency} 汇率", "No exchange rate for {currency}."),
    "no_battery": ("该服务不收带电商品", "The service takes no batteries."),
    "no_liquid": ("该服务不收液体", "The service takes no liquids."),
    "no_dangerous": ("该服务不收危险品", "The service takes no dangerous goods."),
    "po_box": ("该服务不投递邮政信箱，请修改 {field}", "No delivery to PO boxes: change {field}."),
    "address_not_latin": ("{field} 含非拉丁字母，该服务只收拉丁字母", "{field} has letters that are not Latin."),
    "address_too_long": ("{field} 超过 {max} 个字符", "{field} is longer than {max} characters."),
    "address_missing": ("缺少 {field}", "{field} is missing."),
    "customs_missing": ("清关缺少 {field} {sku}", "Customs need {field} {sku}."),
    "weight_missing": ("商品 {sku} 缺少重量", "Item {sku} has no weight."),
    "review": ("规则“{rule}”要求人工审核", "Your rule \"{rule}\" asks for a review."),
}  # fmt: skip


class _Shown(dict[str, object]):
    """Leaves out what an old decision did not keep."""

    def __missing__(self, key: str) -> str:
        return "?"


def in_words(reason: Reason, language: str) -> str:
    """The sentence of a reason in `zh*` or English; money gets its currency, empty text goes without a gap."""
    zh, en = REASONS[reason.code]
    template = zh if language.lower().startswith("zh") else en
    return template.format_map(_Shown(_readable(reason.params))).replace(" .", ".").strip()


def explain(offer: Offer | NoRoute, language: str) -> str:
    """Why an offer won or lost, with its price and days; or why there is no route."""
    said = in_words(offer.reason, language)
    if isinstance(offer, NoRoute) or offer.price_minor is None:
        return said
    price, is_chinese = str(Money(offer.price_minor, offer.currency)), language.lower().startswith("zh")
    if not offer.days_max:
        return f"{price}：{said}" if is_chinese else f"{price}: {said}"
    days = f"{offer.days_min}-{offer.days_max}"
    return f"{price}，{days} 天：{said}" if is_chinese else f"{price}, {days} days: {said}"


def _readable(params: Mapping[str, object]) -> dict[str, object]:
    currency = str(params.get("currency", ""))
    shown = dict(params)
    for name, value in params.items():
        if name.endswith("_minor") and isinstance(value, int):
            shown[name.removesuffix("_minor")] = Money(value, currency)
    return shown
