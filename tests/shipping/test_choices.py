"""What decides between offers: promises first, then the company's rules, then money, then ties."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import linkstar.shipping.rules
from linkstar.shipping.rules import NoRoute, Reason, Settings, UserRule, choose, explain, prepare
from linkstar.shipping.rules.words import REASONS, in_words
from tests.world.shipping import (
    ACCOUNT,
    ANNA,
    FRIDAY_NOON,
    LAMP,
    LEIPZIG,
    MUG,
    SHENZHEN,
    SHOP,
    a_line,
    a_location,
    a_rate,
    a_service,
    an_ask,
    an_id,
    leipzig,
)

CHEAP, QUICK = a_service(), a_service("FAST")
PRICES = [a_rate(base_minor=800, days_max=9), a_rate("FAST", base_minor=1_500, days_max=2)]
FX = {"EUR": 7_800_000, "CNY": 1_000_000, "USD": 7_100_000}


def go(ask=None, *, rules=(), rates=PRICES, locations=None, settings=None):
    places = locations or [a_location(), leipzig()]
    return choose(
        prepare([CHEAP, QUICK], rates, locations=places, user_rules=rules, now=FRIDAY_NOON, settings=settings),
        ask or an_ask(),
    )


def a_rule(kind, **given):
    return UserRule(an_id(f"{kind} {given}"), kind, "the rule", **given)


def chosen(answer):
    return [(one.offer.location_id, one.offer.service) for one in answer.parcels]


def reasons(answer):
    return {(offer.location_id, offer.service): offer.reason.code for offer in answer.offers}


def test_the_cheapest_that_keeps_the_promise_wins_over_the_cheapest():
    in_four_days = FRIDAY_NOON + timedelta(days=4)
    assert chosen(go(an_ask(deliver_by_at=in_four_days))) == [(LEIPZIG, "FAST")]
    assert reasons(go(an_ask(deliver_by_at=in_four_days)))[SHENZHEN, "FAST"] == "late_to_arrive"
    assert chosen(go()) == [(SHENZHEN, "STD")]


def test_a_late_parcel_is_better_than_none_and_is_marked():
    answer = go(an_ask(ship_by_at=FRIDAY_NOON))
    assert (answer.is_late, chosen(answer)) == (True, [(SHENZHEN, "STD")])


def test_a_rule_against_late_parcels_holds_the_order_instead():
    answer = go(an_ask(ship_by_at=FRIDAY_NOON), rules=[a_rule("forbid", only_late=True)])
    assert isinstance(answer, NoRoute)
    assert (answer.code, answer.reason.code) == ("route_missing", "forbidden_late")


def test_a_day_that_begins_earlier_in_shenzhen_is_compared_in_utc():
    ends_in_los_angeles = FRIDAY_NOON + timedelta(days=2, hours=20)  # Monday 08:00 UTC, 16:00 in Shenzhen
    assert not go(an_ask(ship_by_at=ends_in_los_angeles), locations=[a_location()]).is_late
    assert go(an_ask(ship_by_at=ends_in_los_angeles - timedelta(seconds=1)), locations=[a_location()]).is_late


@pytest.mark.parametrize(
    ("conditions", "service"),
    [
        ({"services": frozenset({(ACCOUNT, "STD")})}, "FAST"), ({"countries": frozenset({"DE"}), "services": frozenset({(ACCOUNT, "STD")})}, "FAST"),
        ({"countries": frozenset({"FR"})}, "STD"), ({"shop_ids": frozenset({an_id("another shop")})}, "STD"),
        ({"item_ids": frozenset({LAMP})}, "STD"), ({"over_g": 400}, "STD"), ({"up_to_g": 399}, "STD"),
        ({"over_minor": 1_200, "currency": "EUR"}, "STD"), ({"up_to_minor": 1_199, "currency": "EUR"}, "STD"),
        ({"over_minor": 1_199, "services": frozenset({(ACCOUNT, "STD")})}, "FAST"),
        ({"over_g": 399, "services": frozenset({(ACCOUNT, "STD")}), "item_ids": frozenset({MUG})}, "FAST"),
    ],
)  # fmt: skip
def test_a_forbidding_rule_removes_what_fits_all_its_conditions_and_nothing_else(conditions, service):
    assert [code for _, code in chosen(go(rules=[a_rule("forbid", **conditions)]))] == [service]


def test_an_order_that_rules_forbid_everywhere_waits_for_a_person():
    answer = go(rules=[a_rule("forbid", shop_ids=frozenset({SHOP}))])
    assert (answer.code, answer.reason) == ("route_missing", Reason("forbidden", {"rule": "the rule"}))


def test_a_preferred_offer_wins_over_a_cheaper_one_but_not_over_the_promise():
    rule = a_rule("prefer", location_ids=frozenset({LEIPZIG}), services=frozenset({(ACCOUNT, "STD")}))
    answer = go(rules=[rule])
    assert chosen(answer) == [(LEIPZIG, "STD")]
    assert reasons(answer)[SHENZHEN, "STD"] == "not_preferred"
    assert chosen(go(an_ask(deliver_by_at=FRIDAY_NOON + timedelta(days=4)), rules=[rule])) == [(LEIPZIG, "FAST")]


@pytest.mark.parametrize(
    ("limit", "currency", "is_held"),
    [(1_200, "EUR", False), (1_199, "EUR", True), (9_300, "CNY", True), (9_400, "CNY", False)],
)
def test_an_order_above_the_value_limit_waits_for_review(limit, currency, is_held):
    answer = go(rules=[a_rule("hold", over_minor=limit, currency=currency)], settings=Settings(fx=FX))
    assert isinstance(answer, NoRoute) is is_held
    assert not is_held or answer.code == "order_review"


def test_a_limit_is_not_passed_because_an_exchange_rate_is_missing():
    assert go(rules=[a_rule("hold", over_minor=10**9, currency="USD")]).code == "order_review"


def test_a_rule_that_is_switched_off_does_nothing():
    assert not isinstance(go(rules=[a_rule("hold", is_enabled=False)]), NoRoute)


def test_prices_in_other_currencies_are_compared_by_the_given_rates():
    rates = [a_rate(base_minor=800), a_rate("FAST", base_minor=6_000, currency="CNY")]
    answer = go(rates=rates, settings=Settings(currency="EUR", fx=FX))
    assert answer.parcels[0].offer[4:7] == (769, 6_000, "CNY")


def test_a_price_that_cannot_be_compared_loses_and_says_so():
    answer = go(
        rates=[a_rate(base_minor=800), a_rate("FAST", base_minor=1, currency="USD")], settings=Settings(currency="EUR")
    )
    assert reasons(answer)[SHENZHEN, "FAST"] == "rate_unknown"


@pytest.mark.parametrize(
    ("line", "service", "said"),
    [({"has_battery": True}, {}, "no_battery"), ({"has_liquid": True}, {"takes_battery": True}, "no_liquid"),
     ({"is_dangerous": True}, {"takes_liquid": True}, "no_dangerous")],
)  # fmt: skip
def test_dangerous_goods_only_go_with_services_that_take_them(line, service, said):
    picky = replace(a_service(takes_battery=False), **service)
    answer = choose(prepare([picky], PRICES, locations=[a_location()], now=FRIDAY_NOON), an_ask(a_line(**line)))
    assert (answer.code, answer.reason.code) == ("route_missing", said)


@pytest.mark.parametrize(
    ("line", "rate", "said"),
    [({"weight_g": 30_001}, {}, "too_heavy"), ({"length_mm": 1_201}, {"length_max_mm": 1_200}, "too_long"),
     ({"quantity": 20, "height_mm": 90}, {"girth_max_mm": 2_000}, "too_bulky"),
     ({"length_mm": 900, "width_mm": 900, "height_mm": 900}, {"volumetric_divisor": 6_000}, "too_heavy")],
)  # fmt: skip
def test_a_parcel_beyond_the_carriers_limits_is_told_by_how_much(line, rate, said):
    answer = go(an_ask(a_line(**line)), rates=[a_rate(**rate)], locations=[a_location()])
    assert answer.reason.code == said
    assert "?" not in in_words(answer.reason, "en")


def test_an_item_without_a_weight_stops_the_order_before_a_price_is_guessed():
    answer = go(an_ask(a_line(weight_g=0)))
    assert (answer.code, answer.field, answer.reason.params) == ("route_missing", "item.weight_g", {"sku": "MUG-1"})


def test_among_equal_prices_the_fuller_warehouse_sends():
    answer = go(an_ask(stock={SHENZHEN: {MUG: 3}, LEIPZIG: {MUG: 4}}))
    assert chosen(answer) == [(LEIPZIG, "STD")]
    assert reasons(answer)[SHENZHEN, "STD"] == "tie"


def test_one_parcel_wins_over_two_at_the_same_price():
    stock = {SHENZHEN: {MUG: 5, LAMP: 5}, LEIPZIG: {LAMP: 5}}
    rates = [a_rate(base_minor=0, per_kg_minor=1_000)]
    answer = go(an_ask(a_line(), a_line(LAMP), stock=stock), rates=rates, settings=Settings(split_cost_minor=0))
    assert chosen(answer) == [(SHENZHEN, "STD")]


def test_two_parcels_win_where_the_saving_is_above_the_split_cost():
    rates = [a_rate(up_to_g=400, base_minor=100), a_rate(over_g=400, base_minor=900)]
    halves = an_ask(a_line(), a_line(LAMP))
    assert len(go(halves, rates=rates, settings=Settings(split_cost_minor=699)).parcels) == 2
    assert len(go(halves, rates=rates, settings=Settings(split_cost_minor=700)).parcels) == 1


def test_one_line_may_be_divided_where_no_warehouse_has_enough():
    answer = go(an_ask(a_line(quantity=5), stock={SHENZHEN: {MUG: 3}, LEIPZIG: {MUG: 2}}))
    assert sorted(one.quantities for one in answer.parcels) == [(2,), (3,)]


def test_two_lines_of_one_item_share_its_stock():
    twice = (a_line(), a_line()._replace(order_line_id=an_id("another line")))
    assert isinstance(go(an_ask(*twice, stock={SHENZHEN: {MUG: 1}})), NoRoute)
    assert len(go(an_ask(*twice, stock={SHENZHEN: {MUG: 1}, LEIPZIG: {MUG: 1}})).parcels) == 2


@pytest.mark.parametrize(
    ("stock", "said"),
    [
        ({}, "stock_short"),
        ({SHENZHEN: {MUG: -4}}, "stock_short"),
        ({SHENZHEN: {MUG: 1}, LEIPZIG: {MUG: 1}}, "stock_short"),
    ],
)
def test_missing_goods_are_told_as_such(stock, said):
    answer = go(an_ask(a_line(quantity=3), stock=stock))
    assert (answer.code, answer.reason.code, answer.reason.params["needed"]) == ("route_missing", said, 3)


def test_goods_in_four_places_do_not_become_four_parcels():
    places = [leipzig(id=an_id(f"place {n}")) for n in range(4)]
    items = [an_id(f"item {n}") for n in range(4)]
    stock = {place.id: {item: 1} for place, item in zip(places, items, strict=True)}
    answer = go(an_ask(*map(a_line, items), stock=stock), locations=places)
    assert answer.reason == Reason("too_many_parcels", {"max": 3})


def test_an_order_too_bulky_for_one_parcel_goes_from_two_warehouses():
    ask = an_ask(a_line(quantity=20))
    assert len(go(ask, rates=[a_rate(girth_max_mm=2_000)]).parcels) == 2


def test_a_country_without_prices_is_named():
    answer = go(an_ask(ship_to=replace(ANNA, country="BR")))
    assert in_words(answer.reason, "en") == "The service has no price to BR."


def test_a_large_order_is_split_by_precedence_and_says_that_it_is_not_proven_best():
    items = [an_id(f"item {n}") for n in range(12)]
    stock = {SHENZHEN: dict.fromkeys(items[:9], 5), LEIPZIG: dict.fromkeys(items[5:], 5)}
    answer = go(an_ask(*[a_line(item, quantity=2) for item in items], stock=stock))
    assert len(answer.parcels) == 2
    assert not answer.is_exact


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_has_its_own_words_in_both_languages(code):
    zh, en = REASONS[code]
    assert any("\u4e00" <= mark <= "\u9fff" for mark in zh)
    assert en.isascii()
    assert {part.split("}")[0] for part in zh.split("{")[1:]} == {part.split("}")[0] for part in en.split("{")[1:]}


def test_every_reason_that_the_rules_give_has_words():
    text = "".join(path.read_text() for path in Path(linkstar.shipping.rules.__file__).parent.glob("*.py"))
    given = set(re.findall(r'Reason\(\s*"(\w+)"', text)) | {"no_battery", "no_liquid", "no_dangerous"}
    assert given <= set(REASONS)


def test_an_offer_is_explained_with_its_price_and_days():
    dearer = next(offer for offer in go().offers if offer.service == "FAST")
    assert explain(dearer, "en") == "15.00 EUR, 5-2 days: Dearer by 7.00 EUR."
    assert explain(dearer, "zh") == "15.00 EUR，5-2 天：贵 7.00 EUR"
    assert explain(go(an_ask(a_line(hs_code=""), stock={SHENZHEN: {MUG: 1}})), "zh") == "清关缺少 item.hs_code MUG-1"
