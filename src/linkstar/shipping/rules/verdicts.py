"""What is said afterwards: why each offer lost, or why the order found no way at all and what a person can fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from linkstar.shipping.rules.customs import missing_for
from linkstar.shipping.rules.offers import Desk, Lane, late_reason
from linkstar.shipping.rules.records import Missing, NoRoute, Offer, Reason

ADDRESS = frozenset({"po_box", "address_not_latin", "address_too_long", "address_missing"})
_TIE = Reason("tie", {})
# How near an offer came to being possible, the furthest first: the nearest one names the reason that helps most.
_NEARNESS = (
    "too_bulky", "too_long", "too_heavy", "rate_unknown", "no_dangerous", "no_liquid", "no_battery", "forbidden_late",
    "forbidden", "location_closed", "not_served", "stock_short",
)  # fmt: skip


def told(
    offers: Iterable[Offer], chosen: Sequence[Offer], cost_minor: int, by_preference: bool, desk: Desk
) -> list[Offer]:
    """The offers with the reason of each that was possible and still lost, the chosen ones marked."""
    whole, is_late, found = tuple(line.quantity for line in desk.ask.lines), any(one.is_late for one in chosen), []
    for offer in offers:
        if not offer.reason.code:
            part = (offer.location_id, offer.quantities)
            winner = next((one for one in chosen if (one.location_id, one.quantities) == part), None)
            if offer is winner:
                reason = Reason("chosen", {})
            elif offer.is_late and not is_late:
                reason = late_reason(offer, desk.ask, desk.prepared.locations[offer.location_id].zone)
            elif by_preference and not offer.is_preferred:
                reason = Reason("not_preferred", {})
            elif winner is None and offer.quantities != whole:
                reason = Reason("part_only", {})
            else:
                reason = _dearer(offer, winner.cost_minor if winner else cost_minor, desk)
            offer = Offer(*offer[:-1], reason)
        found.append(offer)
    return found


def _dearer(offer: Offer, best_minor: int | None, desk: Desk) -> Reason:
    over = (offer.cost_minor or 0) - (best_minor or 0)
    return Reason("dearer", {"by_minor": over, "currency": desk.prepared.settings.currency}) if over > 0 else _TIE


def why_none(desk: Desk, offers: list[Offer], lanes: Mapping[UUID, Sequence[Lane]]) -> NoRoute:
    """The kind of trouble, the sentence that helps most, and every field that can be filled."""
    mendable = [one for one in offers if one.reason.code in ADDRESS or one.reason.code == "customs_missing"]
    if mendable:
        best = min(mendable, key=lambda one: (one.cost_minor or 0, one.location_id, one.service))
        field = str(best.reason.params["field"])
        if best.reason.code in ADDRESS:
            return NoRoute("address_invalid", best.reason, field, (Missing(field, "", None),), offers)
        return NoRoute("customs_missing", best.reason, field, _all_missing(desk, best, lanes), offers)
    said = {one.reason.code: one.reason for one in offers}
    able = [one for one in offers if not one.reason.code]
    reason = next((said[code] for code in _NEARNESS if code in said and code != "stock_short"), None)
    if able or reason is None:
        reason = _lack(desk)
    parts = [one._replace(reason=Reason("part_only", {})) if not one.reason.code else one for one in offers]
    return NoRoute("route_missing", reason, "", (), parts)


def _lack(desk: Desk) -> Reason:
    """Goods are missing altogether, or lie in too many places."""
    wanted = desk.measure(tuple(line.quantity for line in desk.ask.lines)).units
    places = [desk.ask.stock.get(id_, {}) for id_ in desk.prepared.locations]
    held = sum(min(count, sum(max(stock.get(item, 0), 0) for stock in places)) for item, count in wanted.items())
    needed = sum(wanted.values())
    if held < needed:
        return Reason("stock_short", {"held": held, "needed": needed})
    return Reason("too_many_parcels", {"max": desk.prepared.settings.locations_max})


def _all_missing(desk: Desk, offer: Offer, lanes: Mapping[UUID, Sequence[Lane]]) -> tuple[Missing, ...]:
    """Everything that customs ask for on this way, so that a person fills it in one go."""
    lane = next(one for one in lanes[offer.location_id] if one.service.key == (offer.account_id, offer.service))
    missing = missing_for(desk.ask, desk.ask.lines, lane.location, lane.service)
    return missing or (Missing(str(offer.reason.params["field"]), "", None),)
