"""Price lists with broken lines, hundreds of kinds: each is told by line and field, and the good lines beside it are kept."""

from __future__ import annotations

import random

import pytest

from linkstar.connect.carriers.ratesheet.wire import COLUMNS, read_rates

GOOD = dict(
    zip(
        COLUMNS,
        (
            "STANDARD",
            "DE",
            "",
            "",
            "0",
            "30000",
            "EUR",
            "4.50",
            "500",
            "3.20",
            "500",
            "6000",
            "5.5",
            "1200",
            "3000",
            "2",
            "4",
        ),
        strict=True,
    )
)
NUMBERS = (
    "over_g",
    "up_to_g",
    "base",
    "base_g",
    "per_kg",
    "step_g",
    "divisor",
    "fuel_percent",
    "length_max_mm",
    "girth_max_mm",
    "days_min",
    "days_max",
)
WHOLE = tuple(name for name in NUMBERS if name not in ("base", "per_kg", "fuel_percent"))
NO_NUMBER = (
    "-1", "abc", "1,5", "1e3", "NaN", "Infinity", "0x10", "1_000", "1 000", "\u0661\u0662", "\uff11\uff12", "9" * 50, "1000000001", "--1", "1.2.3", "\u00bd", "=1+1",
    "\U0001f680", "1/0", "\u221e",
)  # fmt: skip


def line(**changes: str) -> str:
    return ",".join({**GOOD, **changes}.values())


def breakages() -> dict[str, tuple[str, str]]:
    """By name: the text of the broken line and the field that has to be told ("" for the whole line)."""
    made: dict[str, tuple[str, str]] = {}
    quote = '"{}"'.format
    for field in NUMBERS:
        for text in NO_NUMBER:
            made[f"{field}={text[:12]}"] = (line(**{field: quote(text)}), field)
    made |= {f"{field}=1.5": (line(**{field: "1.5"}), field) for field in WHOLE}
    made |= {
        f"{field} empty": (line(**{field: ""}), field)
        for field in ("service", "country", "up_to_g", "currency", "base")
    }
    for text in ("D", "DEU", "1A", "\u5fb7\u56fd", "D E", "d\u00e9", "**", "-"):
        made[f"country={text}"] = (line(country=text), "country")
    for text in ("EU", "EURO", "\u20ac", "12A", "\u6b27\u5143\u6b27"):
        made[f"currency={text}"] = (line(currency=text), "currency")
    for field, text in (("base", "4.505"), ("per_kg", "0.001"), ("fuel_percent", "5.555"), ("base", "0.0000001")):
        made[f"{field}={text}"] = (line(**{field: text}), field)
    made["yen with decimals"] = (line(currency="JPY", base="4.50", per_kg="0"), "base")
    made["no price"] = (line(base="0", per_kg="0"), "base")
    made["up_to below over"] = (line(over_g="5000", up_to_g="4000"), "up_to_g")
    made["up_to is over"] = (line(over_g="5000", up_to_g="5000"), "up_to_g")
    made["days turned round"] = (line(days_min="9", days_max="4"), "days_max")
    made["step 0"] = (line(step_g="0"), "step_g")
    made["priced already"] = (line(country="FR"), "country")
    made["one cell too few"] = (line().rpartition(",")[0], "")
    made["one cell too many"] = (line() + ",x", "")
    made["one cell"] = ("x", "")
    made["open quote"] = (line(service='"STANDARD'), "")
    made["open quote at the end"] = (line(days_max='"4'), "")
    made["quote within"] = (line(service='"A"B'), "")
    made["NUL"] = (line(service="A\x00B"), "")
    made["not UTF-8"] = (line(service="A\udcffB"), "")
    made["half a surrogate"] = (line(service="\ud800"), "")
    made["endless cell"] = (line(service="x" * 200_000), "")
    made["other separator"] = (line().replace(",", ";"), "")
    made["binary"] = ("\x01\x02\x03", "")
    return made


BROKEN = breakages()


def test_there_are_hundreds_of_kinds():
    assert len(BROKEN) >= 280


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_kind_alone_is_told_by_line_and_field_and_spoils_no_other_line(end):
    for name, (text, field) in BROKEN.items():
        sheet = end.join([",".join(COLUMNS), line(country="FR"), text, line(country="IT"), ""])
        rates, problems = read_rates(sheet)
        assert [(one.line, one.field) for one in problems] == [(3, field)], name
        assert problems[0].why, name
        assert {rate.country for rate in rates} == {"FR", "IT"}, name


def test_all_kinds_in_one_sheet_are_all_told_and_every_good_line_is_kept():
    chance = random.Random(7)
    kinds = [one for one in BROKEN.items() if one[0] != "priced already"]
    chance.shuffle(kinds)
    rows, wanted, good = [",".join(COLUMNS)], [], []
    for number, (_, (text, field)) in enumerate(kinds):
        country = f"{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"
        good.append((country, number // 676))
        rows += [line(country=country, service=f"S{number // 676}"), text]
        wanted.append((len(rows), field))
    rates, problems = read_rates("\n".join(rows))
    assert [(one.line, one.field) for one in problems] == wanted
    assert len(rates) == len(good)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\ufeff", "\x00", "a,b\n1,2", ",,,,", "service,service\nA,B", '"', "PK\x03\x04", "{}"]
)
def test_what_is_no_price_list_gives_no_price_and_says_why(text):
    rates, problems = read_rates(text)
    assert rates == []
    assert problems
    assert all(one.line >= 1 and one.why for one in problems)


def test_a_missing_or_strange_column_is_told_by_its_name():
    header = [name for name in COLUMNS if name != "base"]
    _, problems = read_rates(",".join([*header, "colour"]) + "\n")
    assert {(one.line, one.field) for one in problems} == {(1, "base"), (1, "colour")}


def test_a_bought_list_in_another_form_is_told_the_same_way():
    head = "service_code,country_codes,rate,currency,min_weight,max_weight,weight_unit,transit_days"
    broken = {
        "A,D,1,EUR,0,5,KG,1": "country_codes", "A,DE,x,EUR,0,5,KG,1": "rate", "A,DE,0,EUR,0,5,KG,1": "rate", "A,DE,1,EU,0,5,KG,1": "currency",
        "A,DE,1,EUR,5,5,KG,1": "max_weight", "A,DE,1,EUR,0,5,STONE,1": "weight_unit", "A,DE,1,EUR,0,5,KG,soon": "transit_days",
        "A,DE,1,EUR,0,\u221e,KG,1": "max_weight", ",DE,1,EUR,0,5,KG,1": "service_code", "A,DE,1,EUR,0,5,KG": "",
    }  # fmt: skip
    for text, field in broken.items():
        rates, problems = read_rates("\n".join([head, "A,FR,1.00,EUR,0,5,KG,1-3", text, "A,IT,1.00,EUR,0,5,KG,2"]))
        assert [(one.line, one.field) for one in problems] == [(3, field)], text
        assert {rate.country for rate in rates} == {"FR", "IT"}, text
