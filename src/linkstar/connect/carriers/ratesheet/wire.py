"""Price lists in our own columns or karrio's. Pure; every line becomes rates or a problem that names it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from linkstar.connect.carrier import CarrierService, Rate, SheetProblem
from linkstar.connect.carriers.ratesheet import karrio
from linkstar.connect.carriers.ratesheet.cells import BadCell, Row, country_of, rows_of

COLUMNS = (
    "service", "country", "postcode_prefix", "zone", "over_g", "up_to_g", "currency", "base", "base_g", "per_kg",
    "step_g", "divisor", "fuel_percent", "length_max_mm", "girth_max_mm", "days_min", "days_max",
)  # fmt: skip
_NEEDED = ("service", "country", "up_to_g", "currency", "base")
_FLAGS = (
    "takes_battery", "takes_liquid", "is_tracked", "takes_po_box", "needs_ioss_eu", "needs_customs", "is_latin_only",
    "needs_postcode", "needs_phone", "needs_state",
)  # fmt: skip


def read_rates(text: str) -> tuple[list[Rate], list[SheetProblem]]:
    """The rates in a CSV and everything in it that cannot be used, by line and field."""
    header, rows, problems = rows_of(text)
    is_karrio = karrio.is_form(header)
    if not is_karrio:
        problems += [SheetProblem(1, name, "is not a column of a rate sheet") for name in header if name not in COLUMNS]
    missing = [name for name in (karrio.NEEDED if is_karrio else _NEEDED) if name not in header]
    if missing:
        return [], [*problems, *(SheetProblem(1, name, "this column is missing") for name in missing)]
    found: list[tuple[int, Rate]] = []
    for row in rows:
        try:
            found += [(row.line, rate) for rate in (karrio.rates_of(row) if is_karrio else [_rate(row)])]
        except BadCell as bad:
            problems.append(SheetProblem(row.line, bad.field, bad.why))
    kept, clashes = _apart(found)
    return kept, sorted([*problems, *clashes], key=lambda problem: problem.line)


def read_services(text: str) -> tuple[list[CarrierService], list[SheetProblem]]:
    """What the services take, from a CSV with columns service, title_en, title_zh and the flags of CarrierService."""
    _, rows, problems = rows_of(text)
    services: dict[str, CarrierService] = {}
    for row in rows:
        try:
            if "service_code" in row.cells:
                service = karrio.service_of(row)
                services.setdefault(service.code, service)
            else:
                services[row.needed("service")] = _service(row)
        except BadCell as bad:
            problems.append(SheetProblem(row.line, bad.field, bad.why))
    return list(services.values()), problems


def _rate(row: Row) -> Rate:
    currency = row.currency()
    over_g, up_to_g = row.whole("over_g", 0), row.whole("up_to_g")
    if up_to_g <= over_g:
        raise BadCell("up_to_g", f"{up_to_g} is not above over_g {over_g}")
    days_min = row.whole("days_min", 0)
    days_max = row.whole("days_max", days_min)
    if days_max < days_min:
        raise BadCell("days_max", f"{days_max} is below days_min {days_min}")
    step_g = row.whole("step_g", 1)
    if step_g == 0:
        raise BadCell("step_g", "is 0; 1 charges every gram")
    base, per_kg = row.money("base", currency), row.money("per_kg", currency, "0")
    if base == 0 and per_kg == 0:
        raise BadCell("base", "base and per_kg are 0: this is no price")
    return Rate(
        service=row.needed("service"),
        country=country_of(row.needed("country"), "country"),
        over_g=over_g,
        up_to_g=up_to_g,
        currency=currency,
        base_minor=base,
        base_g=row.whole("base_g", 0),
        per_kg_minor=per_kg,
        step_g=step_g,
        postcode_prefix=row.text("postcode_prefix").upper().replace(" ", ""),
        volumetric_divisor=row.whole("divisor", 0),
        fuel_percent_bp=_basis_points(row),
        length_max_mm=row.whole("length_max_mm", 0),
        girth_max_mm=row.whole("girth_max_mm", 0),
        days_min=days_min,
        days_max=days_max,
    )


def _basis_points(row: Row) -> int:
    points = row.number("fuel_percent", "0") * 100
    if points != int(points):
        raise BadCell("fuel_percent", f"{row.text('fuel_percent')!r} has more than two decimals")
    return int(points)


def _service(row: Row) -> CarrierService:
    plain = CarrierService(code="", title_en="", title_zh="")
    code = row.needed("service")
    return CarrierService(
        code=code,
        title_en=row.text("title_en") or code,
        title_zh=row.text("title_zh") or row.text("title_en") or code,
        address_line_max=row.whole("address_line_max", 0),
        **{name: row.flag(name, getattr(plain, name)) for name in _FLAGS},
    )


def _apart(found: Iterable[tuple[int, Rate]]) -> tuple[list[Rate], list[SheetProblem]]:
    """Rates of which no two price the same parcel; of two that do, the later line is the problem."""
    kept: list[Rate] = []
    problems: list[SheetProblem] = []
    taken: dict[tuple[str, str, str], list[tuple[int, int, int]]] = defaultdict(list)  # (over, up to, line), in order
    for line, rate in found:
        spans = taken[rate.service, rate.country, rate.postcode_prefix]
        place = bisect_left(spans, (rate.over_g, rate.up_to_g, 0))
        near = [
            span for span in spans[max(place - 1, 0) : place + 1] if span[0] < rate.up_to_g and rate.over_g < span[1]
        ]
        if near:
            why = f"{rate.service} to {rate.country} at this weight is priced in line {near[0][2]} already"
            problems.append(SheetProblem(line, "country", why))
        else:
            spans.insert(place, (rate.over_g, rate.up_to_g, line))
            kept.append(rate)
    return kept, problems
