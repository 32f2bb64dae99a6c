"""Price lists: our columns and karrio's."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from linkstar.connect.carrier import Rate, SheetProblem
from linkstar.connect.carriers.ratesheet import wire
from linkstar.connect.carriers.ratesheet.wire import COLUMNS, read_rates, read_services

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared"))
KARRIO = SHARED / "data" / "carriers" / "karrio_services"
OWN = Path(wire.__file__).parent / "samples" / "rates.csv"
HEAD = "service,country,over_g,up_to_g,currency,base,per_kg"


def problems_of(*lines: str, head: str = HEAD) -> list[tuple[int, str]]:
    """Line and field of every problem in a sheet."""
    return [(problem.line, problem.field) for problem in read_rates("\n".join([head, *lines]))[1]]


def test_our_own_sample_is_read_whole() -> None:
    rates, problems = read_rates(OWN.read_text())
    assert problems == []
    assert len(rates) == 7
    assert rates[2] == Rate(
        service="STANDARD", country="ES", over_g=0, up_to_g=30000, currency="EUR", base_minor=1400, base_g=0,
        per_kg_minor=500, step_g=100, postcode_prefix="35", volumetric_divisor=6000, fuel_percent_bp=750,
        length_max_mm=600, girth_max_mm=1500, days_min=9, days_max=15,
    )  # fmt: skip
    assert rates[6].base_minor == 2400  # yen have no decimals


def test_every_column_that_the_readme_names_is_known() -> None:
    told = (OWN.parents[1] / "README.md").read_text()
    assert [name for name in COLUMNS if f"`{name}`" not in told] == []


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_and_a_byte_order_mark_are_read(mark: str) -> None:
    text = "\ufeff" + f"{HEAD}\nS,DE,0,500,EUR,4.50,0\n".replace(",", mark)
    rates, problems = read_rates(text)
    assert (len(rates), problems) == (1, [])


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (",DE,0,500,EUR,4.50,0", "service"),
        ("S,,0,500,EUR,4.50,0", "country"),
        ("S,DEU,0,500,EUR,4.50,0", "country"),
        ("S,DE,-1,500,EUR,4.50,0", "over_g"),
        ("S,DE,0,0.5,EUR,4.50,0", "up_to_g"),
        ("S,DE,500,500,EUR,4.50,0", "up_to_g"),
        ("S,DE,0,,EUR,4.50,0", "up_to_g"),
        ("S,DE,0,500,EURO,4.50,0", "currency"),
        ("S,DE,0,500,,4.50,0", "currency"),
        ('S,DE,0,500,EUR,"4,50",0', "base"),
        ("S,DE,0,500,EUR,4.505,0", "base"),
        ("S,JP,0,500,JPY,4.5,0", "base"),
        ("S,DE,0,500,EUR,,0", "base"),
        ("S,DE,0,500,EUR,NaN,0", "base"),
        ("S,DE,0,500,EUR,1e99,0", "base"),
        ("S,DE,0,500,EUR,0,0", "base"),
        ("S,DE,0,500,EUR,4.50", ""),
        ("S,DE,0,500,EUR,4.50,0,9", ""),
        ('S,DE,0,500,EUR,"4.50"x,0', ""),
    ],
)
def test_a_broken_line_is_told_by_line_and_field_and_the_next_one_is_read(line: str, field: str) -> None:
    rates, problems = read_rates(f"{HEAD}\n\n{line}\nS,FR,0,500,EUR,5.00,0\n")
    assert [(problem.line, problem.field) for problem in problems] == [(3, field)]
    assert [rate.country for rate in rates] == ["FR"]


def test_missing_unknown_and_double_columns_are_told() -> None:
    assert problems_of("S,DE", head="service,country") == [(1, "up_to_g"), (1, "currency"), (1, "base")]
    assert problems_of("S,DE,0,500,EUR,4,0,x", head=f"{HEAD},colour") == [(1, "colour")]
    assert problems_of("S,DE,0,500,EUR,4,0,9", head=f"{HEAD},base") == [(1, "base")]
    assert read_rates("") == ([], [SheetProblem(1, name, "this column is missing") for name in wire._NEEDED])


def test_two_lines_that_price_the_same_parcel_are_told_once() -> None:
    lines = [
        "S,DE,0,500,EUR,4,0",
        "S,DE,500,1000,EUR,5,0",
        "S,DE,400,600,EUR,6,0",
        "T,DE,0,500,EUR,4,0",
        "S,*,0,9,EUR,1,0",
    ]
    assert problems_of(*lines) == [(4, "country")]


def test_karrio_lines_become_a_rate_per_country() -> None:
    head = "service_code,service_name,zone_label,country_codes,min_weight,max_weight,max_length,max_width,max_height,rate,currency,transit_days"
    rates, problems = read_rates(f'{head}\nPA,Parcel,EU,"DE, FR",0.01,2.0,35.3,25,5,3.39,EUR,3-5\n')
    assert problems == []
    assert rates == [
        Rate(service="PA", country=country, over_g=0, up_to_g=2000, currency="EUR", base_minor=339,
             length_max_mm=353, girth_max_mm=353 + 2 * (250 + 50), days_min=3, days_max=5)
        for country in ("DE", "FR")
    ]  # fmt: skip


def test_karrio_pounds_and_inches_are_grams_and_millimetres() -> None:
    head = "service_code,country_codes,min_weight,max_weight,max_length,rate,currency,weight_unit,dimension_unit"
    rates, _ = read_rates(f"{head}\nG,US,1,150,108,9.99,USD,LB,IN\n")
    assert [(rate.over_g, rate.up_to_g, rate.length_max_mm) for rate in rates] == [(453, 68038, 2743)]
    assert problems_of("G,US,1,150,108,9.99,USD,STONE,IN", head=head) == [(2, "weight_unit")]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("P,DE,0.01,2,0.0,EUR,1,true,false", "rate"),
        ("P,DE,0.01,2,,EUR,1,true,false", "rate"),
        ("P,,0.01,2,5,EUR,1,true,false", "country_codes"),
        ("P,Germany,0.01,2,5,EUR,1,true,false", "country_codes"),
        ("P,DE,2,2,5,EUR,1,true,false", "max_weight"),
        ("P,DE,0.01,2,5,EUR,soon,true,false", "transit_days"),
        ("P,DE,0.01,2,5,EUR,1,maybe,false", ""),
    ],
)
def test_a_karrio_line_that_is_no_price_is_told(line: str, field: str) -> None:
    head = "service_code,country_codes,min_weight,max_weight,rate,currency,transit_days,domicile,international"
    assert problems_of(line, head=head) == ([(2, field)] if field else [])


def karrio_files() -> list[Path]:
    """The published files; none where the data is absent."""
    return sorted(KARRIO.glob("*.csv"))


@pytest.mark.skipif(not karrio_files(), reason=f"karrio's files are not at {KARRIO}")
def test_all_26_karrio_files_are_read_and_no_line_is_dropped_silently() -> None:
    files = karrio_files()
    assert len(files) == 26
    for file in files:
        text = file.read_text(encoding="utf-8")
        rates, problems = read_rates(text)
        told = {problem.line for problem in problems}
        with file.open(encoding="utf-8", newline="") as opened:
            reader = csv.DictReader(opened)
            for row in reader:
                if reader.line_num in told:
                    continue
                countries = [code for code in row["country_codes"].replace(",", " ").split() if code] or ["*"]
                mine = [rate for rate in rates if rate.service == row["service_code"] and rate.country in countries]
                assert len(mine) >= len(countries), (file.name, reader.line_num)
        assert all(problem.field and problem.why for problem in problems), file.name
        services, wrong = read_services(text)
        assert wrong == []
        assert {rate.service for rate in rates} <= {service.code for service in services}


@pytest.mark.skipif(not karrio_files(), reason=f"karrio's files are not at {KARRIO}")
def test_what_karrio_leaves_open_is_told_for_every_file_that_has_it() -> None:
    found = {file.name.removesuffix("_services.csv"): read_rates(file.read_text()) for file in karrio_files()}
    open_prices = {"asendia": 12, "bpost": 17, "chronopost": 5, "dhl_express": 14, "dpd": 40, "fedex": 14, "ups": 16}
    assert {name: len(told) for name, (_, told) in found.items() if told} == open_prices | {"mydhl": 20}
    assert sum(len(rates) for rates, _ in found.values()) == 3474


def test_services_tell_what_they_take() -> None:
    text = "service,title_en,title_zh,takes_battery,needs_phone,takes_po_box,address_line_max\nS,Standard,标准,yes,是,no,35\n"
    services, problems = read_services(text)
    assert problems == []
    only = services[0]
    assert (only.title_zh, only.takes_battery, only.needs_phone, only.takes_po_box) == ("标准", True, True, False)
    assert (only.address_line_max, only.needs_customs) == (35, True)
    assert read_services("service,takes_battery\nS,perhaps\n")[1] == [
        SheetProblem(2, "takes_battery", "'perhaps' is neither yes nor no")
    ]
