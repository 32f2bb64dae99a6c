"""The best route by brute force, written apart from the rules: every subset, every division, every service, in fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import ceil, floor

SPLIT_COST = 300


def best_route(ask, locations, services, rates, hand_over):
    """(class, cost, parcels, scarcity, ids) of the best route, or None; `hand_over` gives each location's leaving time."""
    answers = []
    for size in (1, 2, 3):
        for chosen in combinations(locations, size):
            for shares in product(*[_ways(line.quantity, size) for line in ask.lines]):
                loads = [[share[place] for share in shares] for place in range(size)]
                if not all(any(load) for load in loads):
                    continue
                if not all(_has(ask, one, load) for one, load in zip(chosen, loads, strict=True)):
                    continue
                options = [
                    _options(ask, one, load, services, rates, hand_over)
                    for one, load in zip(chosen, loads, strict=True)
                ]
                for picked in product(*options):
                    cost = sum(p[0] for p in picked) + SPLIT_COST * (size - 1)
                    ids = tuple(sorted((one.id, p[2], p[3]) for one, p in zip(chosen, picked, strict=True)))
                    left = min(_left(ask, one, load) for one, load in zip(chosen, loads, strict=True))
                    answers.append((any(p[1] for p in picked), cost, size, -left, ids))
    return min(answers, default=None)


def _ways(quantity, size):
    return [ways for ways in product(range(quantity + 1), repeat=size) if sum(ways) == quantity]


def _wanted(ask, load):
    wanted = {}
    for line, count in zip(ask.lines, load, strict=True):
        if count:
            wanted[line.item_id] = wanted.get(line.item_id, 0) + count
    return wanted


def _has(ask, location, load):
    return all(ask.stock.get(location.id, {}).get(item, 0) >= count for item, count in _wanted(ask, load).items())


def _left(ask, location, load):
    return min(ask.stock[location.id][item] - count for item, count in _wanted(ask, load).items())


def _options(ask, location, load, services, rates, hand_over):
    found = []
    for service in services:
        if (
            any(line.has_battery and count for line, count in zip(ask.lines, load, strict=True))
            and not service.takes_battery
        ):
            continue
        cost = _freight(ask, load, [row for row in rates if row.service == service.code])
        if cost is not None:
            money, days = cost
            leaves = hand_over[location.id]
            late = (leaves > ask.ship_by_at) or (leaves - ask.deliver_by_at).total_seconds() + days * 86400 > 0
            found.append((money, late, service.account_id, service.code))
    return found


def _freight(ask, load, rows):
    weight = sum(line.weight_g * count for line, count in zip(ask.lines, load, strict=True))
    piles = [
        (sorted((line.length_mm, line.width_mm, line.height_mm)), count)
        for line, count in zip(ask.lines, load, strict=True)
        if count
    ]
    sides = (max(p[2] for p, _ in piles), max(p[1] for p, _ in piles), sum(p[0] * count for p, count in piles))
    priced = []
    for row in rows:
        volumetric = -(-(sides[0] * sides[1] * sides[2]) // row.volumetric_divisor) if row.volumetric_divisor else 0
        heavy = max(weight, volumetric)
        if row.over_g < heavy <= row.up_to_g:
            steps = -(-max(heavy - row.base_g, 0) // row.step_g)
            exact = row.base_minor + ceil(Fraction(row.per_kg_minor * steps * row.step_g, 1000))
            priced.append(
                (floor(exact * Fraction(10_000 + row.fuel_percent_bp, 10_000) + Fraction(1, 2)), row.days_max)
            )
    return min(priced, default=None)
