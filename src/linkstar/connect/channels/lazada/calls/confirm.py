"""Telling Lazada of parcels that left: units are packed, the carrier's number is told, the package is made ready to ship.

Lazada gives its own carriers' parcels a number and a label when they are packed; only orders that the seller delivers
(`delivery_option_sof`) carry ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from linkstar.connect.alibaba.sign import millis
from linkstar.connect.alibaba.values import is_true
from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.lazada import wire
from linkstar.connect.channels.lazada.calls.ask import get, post
from linkstar.connect.channels.lazada.calls.orders import get_items
from linkstar.connect.channels.lazada.wire.order import PACKABLE, PACKED, SENT
from linkstar.connect.channels.lazada.wire.values import data, rows, whole
from linkstar.connect.wire import Http, PartnerRefused, Request

Json = Mapping[str, Any]
_OWN_FLEET = re.compile(r"own fleet|delivered by seller|\bsof\b|\bdbs\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Way:
    """How Lazada wants an order packed: by whom it is chosen who brings it, and who that is."""

    allocation: str  # TFS for local shops, NTFS for cross-border ones
    provider: str  # "" where Lazada chooses


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Makes packages ready to ship; a tracking number that the order shows already is not told again."""
    items = await get_items(http, list(dict.fromkeys(one.order_id for one in confirmations)))
    said, told = [], set()
    for one in confirmations:
        if one.order_id in told:  # an earlier parcel of this order changed what is left
            items |= await get_items(http, [one.order_id])
        told.add(one.order_id)
        said.append(await _one(http, one, items.get(one.order_id) or []))
    return said


async def _one(http: Http, parcel: Confirmation, items: Sequence[Json]) -> ConfirmAnswer:
    if not items:
        return _refused(parcel, "order_not_found", "the shop has no such order")
    ours = [one for one in items if str(one.get("tracking_code") or "") == parcel.tracking_number]
    if ours and all(one.get("status") in SENT for one in ours):
        return ConfirmAnswer(parcel.key, is_taken=True, external_id=str(ours[0].get("package_id") or ""))
    try:
        packages = _packages(ours) if ours else await _pack(http, parcel, items)
        if isinstance(packages, ConfirmAnswer):
            return packages
        _check(whole(await http.send(ready_request(packages))))
    except PartnerRefused as no:
        return _refused(parcel, no.code, no.message)
    return ConfirmAnswer(parcel.key, is_taken=True, external_id=packages[0])


async def _pack(http: Http, parcel: Confirmation, items: Sequence[Json]) -> list[str] | ConfirmAnswer:
    """The packages of the units that a parcel holds, packed here and with our tracking number; or why there are none."""
    units = _units(parcel, items)
    if units is None:
        return _refused(parcel, "too_many_units", "the order has fewer units to ship")
    if not all(is_true(one.get("delivery_option_sof")) for one in units):
        return _refused(
            parcel, "integrated_channel", "Lazada's own carrier brings this order: pack it there, with its label"
        )
    ids = [str(one["order_item_id"]) for one in units if one.get("status") in PACKABLE]
    packages = _packages([one for one in units if one.get("status") not in PACKABLE])
    if ids:
        way = await _way(http, parcel, ids)
        said = whole(await http.send(pack_request(parcel.order_id, ids, way)))
        packages += _packages(_packed(said))
    for package in packages:
        _check(whole(await http.send(waybill_request(parcel, package, http.now))))
    return packages


def _units(parcel: Confirmation, items: Sequence[Json]) -> list[Json] | None:
    """Units that are still here, as many as the parcel holds; None if there are fewer."""
    lines, chosen = wire.units_of(items), []
    for line in parcel.lines:
        units = lines.get(line.external_id, [])
        # First those that were packed by a try that came no further: their number is still Lazada's.
        left = [one for one in units if one.get("status") in PACKED]
        left += [one for one in units if one.get("status") in PACKABLE]
        if not 0 < line.quantity <= len(left):
            return None
        chosen += left[: line.quantity]
    packages, ids = set(_packages(chosen)), {str(one["order_item_id"]) for one in chosen}
    split = [one for one in items if one.get("package_id") in packages and str(one["order_item_id"]) not in ids]
    return chosen if chosen and not split else None


async def _way(http: Http, parcel: Confirmation, ids: Sequence[str]) -> _Way:
    """Raises PartnerRefused where no carrier that Lazada offers is ours."""
    asked = orjson.dumps({"orders": [{"order_id": parcel.order_id, "order_item_ids": ids}]}).decode()
    answer = await get(http, "GetShipmentProvider", "/order/shipment/providers/get", getShipmentProvidersReq=asked)
    said = data(answer, "result").get("data") or {}
    allocation = str(said.get("shipping_allocate_type") or "TFS")
    if is_true(said.get("platform_default")):
        return _Way(allocation, "")
    offered = {
        str(one.get("name") or ""): str(one.get("provider_code") or one.get("name") or "")
        for one in rows(said, "shipment_providers")
    }
    given = http.account.config.get(f"provider.{parcel.carrier}", "")
    wanted = _plain(parcel.carrier)
    named = (code for name, code in offered.items() if _is_alike(_plain(name), wanted))
    fleet = (code for name, code in offered.items() if _OWN_FLEET.search(name))
    found = given or next(named, "") or next(fleet, "")
    if not found:
        raise PartnerRefused(f"Lazada knows no carrier {parcel.carrier!r} for this order", code="no_provider")
    return _Way(allocation, found)


def _is_alike(name: str, wanted: str) -> bool:
    """Whether one name holds the other; nothing is like no name."""
    return bool(name and wanted) and (name in wanted or wanted in name)


def pack_request(order_id: str, ids: Sequence[str], way: _Way) -> Request:
    """Pack. Not safe to repeat blindly: a caller asks again, and the look-up before it tells."""
    asked: dict[str, Any] = {
        "pack_order_list": [{"order_id": order_id, "order_item_list": list(ids)}], "delivery_type": "dropship",
        "shipping_allocate_type": way.allocation,
    }  # fmt: skip
    asked |= {"shipment_provider_code": way.provider} if way.provider else {}
    return post("Pack", "/order/fulfill/pack", {"packReq": orjson.dumps(asked).decode()})


def waybill_request(parcel: Confirmation, package: str, at: datetime) -> Request:
    """PackageStatusUpdateForDBS: our tracking number, and that the parcel is on its way. The same again changes nothing."""
    track = {
        "latestStatus": {"status": "InTransit", "subStatus": "InTransit_PickedUp", "subStatusDesc": parcel.service},
        "latestEvent": {
            "eventTime": millis(min(parcel.shipped_at, at)),
            "description": "Parcel left",
            "stage": "PickedUp",
        },
    }
    fields = {
        "trackingNumber": parcel.tracking_number, "source": "OPENAPI", "carrierCode": parcel.carrier, "tag": package,
        "trackInfo": orjson.dumps(track).decode(),
    }  # fmt: skip
    return post("PackageStatusUpdateForDBS", "/order/package/sof/status/update", fields, is_safe=True)


def ready_request(packages: Sequence[str]) -> Request:
    """ReadyToShip, package by package."""
    asked = {"packages": [{"package_id": one} for one in packages]}
    return post("ReadyToShip", "/order/package/rts", {"readyToShipReq": orjson.dumps(asked).decode()})


def _packed(said: Json) -> list[Json]:
    """What was packed. Raises PartnerRefused with the reason of the first unit that was not."""
    orders = rows(_data(said), "pack_order_list")
    found = [one for order in orders for one in rows(order, "order_item_list")]
    _raise_first(found)
    if not found or not all(one.get("package_id") for one in found):
        raise PartnerRefused("Lazada packed nothing", code="not_packed")
    return list(found)


def _check(said: Json) -> None:
    """Raises PartnerRefused for a package that was declined within a good answer."""
    _raise_first(rows(_data(said), "packages"))


def _raise_first(found: Sequence[Json]) -> None:
    for one in found:
        code = str(one.get("item_err_code") or "0")
        if code != "0":
            raise PartnerRefused(str(one.get("msg") or "declined"), code=code)


def _data(said: Json) -> dict[str, Any]:
    result = said.get("result")
    found = result.get("data") if isinstance(result, dict) else None
    return found if isinstance(found, dict) else {}


def _packages(units: Sequence[Json]) -> list[str]:
    return list(dict.fromkeys(str(one["package_id"]) for one in units if one.get("package_id")))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _refused(parcel: Confirmation, code: str, message: str) -> ConfirmAnswer:
    return ConfirmAnswer(parcel.key, is_taken=False, code=code, message=message)
