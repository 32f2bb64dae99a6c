"""Conditions in both directions, the engine's limits, the share, and who decides."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings, strategies as st

from linkstar.core.automations.engine import compile_source, evaluate
from linkstar.core.automations.errors import EvaluationFailed, NotUnderstood
from linkstar.core.automations.rules.conditions import Condition, Conditions, flaw_of, from_source, to_source
from linkstar.core.automations.rules.deeds import Action, Changed, Rule, Standing, effects_of, is_of_share
from linkstar.core.automations.rules.fields import FIELDS, OF_KIND
from linkstar.core.automations.rules.words import say_condition, say_whole

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@st.composite
def a_condition(draw):
    field = draw(st.sampled_from(FIELDS))
    compare = draw(st.sampled_from(OF_KIND[field.kind]))
    if field.kind in ("money", "number"):
        currency = draw(st.sampled_from(["EUR", "CNY"])) if field.kind == "money" else ""
        return Condition(field.name, compare, (), draw(st.integers(-(10**17), 10**17)), currency)
    if field.kind == "flag":
        return Condition(field.name, compare)
    most = 4 if compare in ("in", "not_in", "has_any", "has_none") else 1
    return Condition(field.name, compare, tuple(draw(st.lists(TEXTS, min_size=1, max_size=most))))


@given(st.builds(Conditions, st.sampled_from(["all", "any"]), st.lists(a_condition(), max_size=5).map(tuple)))
@settings(max_examples=150, deadline=None)
def test_what_lines_say_becomes_an_expression_and_comes_back(said):
    source = to_source(said)
    compile_source(source)  # the engine takes it
    match = said.match if len(said.lines) > 1 else "all"
    assert from_source(source) == Conditions(match, said.lines)
    assert not [one for one in said.lines if flaw_of(one)]


@pytest.mark.parametrize("source", [
    'order.units > 2 && (order.country == "DE" || order.is_business)', 'size(order.tags) > 1', 'order.units + 1 > 2',
    "order.postcode == '1'", 'order.units > 2 || order.units > 3 && order.is_business', "false",
])  # fmt: skip
def test_what_only_experts_can_write_stays_an_expression(source):
    compile_source(source)
    assert from_source(source) is None


@pytest.mark.parametrize(("source", "why"), [
    ("order.colour == 'red'", "undeclared reference to 'order.colour'"), ("order.units > 'x'", "no matching overload"),
    ("order.units", "true or false"), ("order.units >", "Syntax error"), ("[" * 60, "recursion limit"),
    ("order.units > 1" + " " * 2000, "characters"), ("lines.exists(l, l.colour == 'red')", "a line has sku"),
    ('order.note.matches("[")', "regular expression"),
])  # fmt: skip
def test_the_engine_says_why_it_does_not_understand(source, why):
    if "matches" in source:  # the engine finds this only when it looks
        with pytest.raises(EvaluationFailed, match=why):
            evaluate(compile_source(source), {"order.note": "x"})
        return
    with pytest.raises(NotUnderstood, match=why):
        compile_source(source)


def test_a_loop_that_would_take_too_long_is_cut_off():
    deep = "lines.all(a, lines.all(b, lines.all(c, a.units + b.units + c.units > 0)))"
    lines = [{"sku": "X", "title": "", "units": 1, "price_minor": 1}] * 60
    with pytest.raises(EvaluationFailed, match="budget"):
        evaluate(compile_source(deep), {"lines": lines})


def test_an_expression_without_an_answer_fails_and_says_why():
    program = compile_source('order.total_in["USD"] > 5')
    with pytest.raises(EvaluationFailed, match="USD"):
        evaluate(program, {"order.total_in": {"EUR": 100}})


@given(st.uuids(), st.integers(1, 100), st.integers(1, 100))
def test_a_larger_share_keeps_the_orders_of_the_smaller_one(order_id, one, other):
    automation = UUID(int=7)
    if is_of_share(automation, order_id, min(one, other)):
        assert is_of_share(automation, order_id, max(one, other))
    assert is_of_share(automation, order_id, 100)


def test_a_fifth_of_the_orders_is_about_a_fifth():
    hits = sum(is_of_share(UUID(int=3), UUID(int=n << 64 | n), 20) for n in range(5_000))
    assert 800 < hits < 1200


def _rule(*actions: Action) -> Rule:
    return Rule(uuid4(), 1, "A rule", "true", None, actions)


def test_the_first_in_the_list_decides_and_tags_add_up():
    first = _rule(Action("priority", "high"), Action("tag", "big"))
    second = _rule(Action("priority", "low"), Action("tag", "gift"), Action("hold", "look"))
    order = Standing(uuid4(), frozenset({"old"}))
    one, other = effects_of(order, [first, second])
    assert one.changes == (Changed("priority", "normal", "high"), Changed("tag", "old", "big, old"))
    assert other.changes == (Changed("tag", "big, old", "big, gift, old"), Changed("hold", "", "look"))
    assert other.lost == ("priority",)


def test_what_an_order_has_already_is_no_change():
    order = Standing(uuid4(), frozenset({"big"}), 1, is_held=True)
    rule = _rule(Action("tag", "big"), Action("priority", "high"), Action("hold", "look"))
    assert effects_of(order, [rule]) == []


def test_an_order_that_has_left_is_neither_held_nor_routed():
    order = Standing(uuid4(), is_open=False)
    (effect,) = effects_of(order, [_rule(Action("hold", "look"), Action("use_warehouse", "x"), Action("tag", "late"))])
    assert [one.kind for one in effect.changes] == ["tag"]
    assert effect.lost == ("hold", "use_warehouse")


def test_an_automation_reads_as_a_sentence_in_both_languages():
    shop = str(UUID(int=5))
    source = f'order.total_in["EUR"] > 15000 && order.shop in ["{shop}"] && !order.is_business'
    deeds = (Action("tag", "big"), Action("priority", "urgent"))
    said = {"names": {shop: "Berlin shop"}}
    assert say_whole("order_captured", source, deeds, language="en", **said) == (
        "When an order comes in and order total is more than 150.00 EUR and shop is one of Berlin shop and it is for a person:"
        ' tag it "big", set its priority to urgent.'
    )
    assert say_whole("order_captured", source, deeds, language="zh", **said) == (
        "当订单进入系统，且订单金额大于 150.00 EUR，且店铺属于 Berlin shop，且非企业买家时：打标签“big”，优先级设为加急。"
    )
    assert say_condition("size(order.tags) > 1", "zh", {}) == "size(order.tags) > 1"
