"""karrio's JSON and our records, both ways. Pure: requests out, answers in.

Operations bear the names of the OpenAPI (`x-operationId`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

import orjson

from linkstar.connect.answers import objects, read_object, unpacked
from linkstar.connect.carrier import CarrierService, Label, LabelRequest, Quote, QuoteRequest
from linkstar.connect.carriers.karrio import shipment
from linkstar.connect.reading import moment_or_none, reading, stamp
from linkstar.connect.wire import Answer, PartnerRefused, Request, Unreadable
from linkstar.kit.money import Money

CONNECTIONS, CARRIER, RATES = "listCarrierConnections", "getDetails", "fetchRates"
SHIPMENTS, CREATE, RETRIEVE = "listShipments", "createShipment", "retrieveShipment"
UPDATE, PURCHASE, DOCUMENT = "updateShipment", "purchaseShipment", "retrieveShipmentDocument"
CANCEL, TRACKER = "cancelShipment", "retrieveTracker"
PAGE = 100  # the most that a list answers
_UNBOUGHT = ("draft", "cancelled")


@dataclass(frozen=True, slots=True)
class Shipment:
    """A shipment as karrio knows it; `document` is "" where the answer carries none."""

    id: str
    status: str
    key: str
    asked_at: datetime | None  # when we were about to ask for its purchase
    tracking_number: str
    document: str
    cost: Money | None
    rates: Sequence[tuple[str, str, str]]  # carrier id, service, id of the rate

    @property
    def is_bought(self) -> bool:
        """Whether a carrier has made its label. 2026.1 says `created`, older versions `purchased`."""
        return self.status not in _UNBOUGHT


def connections_request(offset: int) -> Request:
    """A page of the carriers' accounts that are connected to the server."""
    query = {"active": "true", "limit": str(PAGE), "offset": str(offset)}
    return Request(CONNECTIONS, "GET", "/v1/connections", query=query)


def carrier_request(name: str) -> Request:
    """What karrio knows of a carrier: its services."""
    return Request(CARRIER, "GET", f"/v1/carriers/{quote(name, safe='')}")


def rates_request(parcel: QuoteRequest, origin_country: str) -> Request:
    """Asks all connected carriers what a parcel would cost."""
    place = {"country_code": parcel.country, "postal_code": parcel.postcode}
    body: dict[str, Any] = {
        "shipper": {"country_code": origin_country},
        "recipient": {name: value for name, value in place.items() if value},
        "parcels": [shipment.size(parcel.weight_g, parcel.length_mm, parcel.width_mm, parcel.height_mm)],
    }
    if parcel.has_battery:
        body["options"] = {"dangerous_good": True}
    return _post(RATES, "/v1/proxy/rates", body)


def list_request(key: str, offset: int = 0) -> Request:
    """A page of the shipments whose metadata hold our key."""
    query = {"metadata_key": shipment.KEY, "metadata_value": key, "limit": str(PAGE), "offset": str(offset)}
    return Request(SHIPMENTS, "GET", "/v1/shipments", query=query)


def create_request(request: LabelRequest) -> Request:
    """Makes a draft with its rates; nothing is bought. Raises PartnerRefused for a service that is none."""
    carrier_id, service = split(request.service)
    return _post(CREATE, "/v1/shipments", shipment.body(request, carrier_id, service), is_safe=False)


def retrieve_request(id_: str) -> Request:
    """Asks for a shipment."""
    return Request(RETRIEVE, "GET", f"/v1/shipments/{quote(id_, safe='')}")


def mark_request(draft: Shipment, format_: str, at: datetime) -> Request:
    """Writes into the draft that its purchase is about to be asked for: from then on nobody may buy it blindly."""
    body = {
        "metadata": {shipment.KEY: draft.key, shipment.ASKED_AT: stamp(at)},
        "label_type": shipment.label_type(format_),  # where it is not said, an update puts it back to PDF
    }
    path = f"/v1/shipments/{quote(draft.id, safe='')}"
    return Request(UPDATE, "PUT", path, headers=_JSON, body=orjson.dumps(body), is_safe=False)


def purchase_request(draft: Shipment, rate_id: str, request: LabelRequest) -> Request:
    """Buys a draft by one of its rates."""
    body = {"selected_rate_id": rate_id, "label_type": shipment.label_type(request.format)}
    return _post(PURCHASE, f"/v1/shipments/{quote(draft.id, safe='')}/purchase", body, is_safe=False)


def document_request(id_: str) -> Request:
    """Asks for the label of a bought shipment; it changes nothing although it is POST."""
    return Request(DOCUMENT, "POST", f"/v1/shipments/{quote(id_, safe='')}/documents/label")


def cancel_request(id_: str) -> Request:
    """Cancels a shipment, with its label if it has one; a second time is answered 202."""
    return Request(CANCEL, "POST", f"/v1/shipments/{quote(id_, safe='')}/cancel")


def tracker_request(number: str) -> Request:
    """Asks what karrio knows of a parcel; it asks the carriers by itself from time to time."""
    return Request(TRACKER, "GET", f"/v1/trackers/{quote(number, safe='')}")


def code(carrier_id: str, service: str) -> str:
    """Our code of a service: two accounts of the same carrier have the same services."""
    return f"{carrier_id}/{service}"


def split(code_: str) -> tuple[str, str]:
    """Carrier id and service. Raises PartnerRefused."""
    carrier_id, _, service = code_.rpartition("/")
    if not carrier_id or not service:
        raise PartnerRefused(f"{code_!r} is not carrier/service", code="service_unknown", field="service")
    return carrier_id, service


def page(answer: Answer) -> tuple[Sequence[dict[str, Any]], bool]:
    """What stands on a page, and whether another one follows. Raises Unreadable."""
    said = read_object(answer.body)
    return objects(said.get("results"), answer.body), bool(said.get("next"))


def read_connection(row: Mapping[str, Any], body: bytes) -> tuple[str, str] | None:
    """Name and id of a connected carrier; None where it sells no labels."""
    with reading("a connection", body):
        able = row.get("capabilities")
        is_able = row.get("active") is not False and (not able or "shipping" in able)
        return (str(row["carrier_name"]), str(row["carrier_id"])) if is_able else None


def read_services(answer: Answer, carrier_ids: Sequence[str]) -> list[CarrierService]:
    """A carrier's services, for each of its connected accounts. Raises Unreadable."""
    said = read_object(answer.body)
    known = said.get("shipping_services")
    if not isinstance(known, dict):
        raise Unreadable("a carrier without services", body=answer.body)
    title = str(said.get("display_name") or said.get("carrier_name") or "")
    return [
        _service(code(id_, name), f"{title} {name.replace('_', ' ')}".strip()) for id_ in carrier_ids for name in known
    ]


def read_quotes(answer: Answer) -> list[Quote]:
    """One quote per service and account. Raises Unreadable."""
    quotes = []
    rates = objects(read_object(answer.body).get("rates"), answer.body)
    with reading("rates", answer.body):
        for rate in rates:
            cost = Money.of(str(rate["total_charge"]), str(rate["currency"]))
            days = int(rate.get("transit_days") or 0)
            quotes.append(Quote(code(rate["carrier_id"], rate["service"]), cost.minor, cost.currency, days, days))
    return quotes


def read_shipment(answer: Answer) -> Shipment:
    """The shipment in an answer. Raises Unreadable."""
    return shipment_of(read_object(answer.body), answer.body)


def shipment_of(said: Mapping[str, Any], body: bytes) -> Shipment:
    """A shipment out of its object; `body` is kept where it cannot be read. Raises Unreadable."""
    with reading("a shipment", body):
        told = said.get("metadata") or {}
        return Shipment(
            id=str(said["id"]),
            status=str(said["status"]),
            key=str(told.get(shipment.KEY) or ""),
            asked_at=moment_or_none(told.get(shipment.ASKED_AT)),
            tracking_number=str(said.get("tracking_number") or ""),
            document=_document(said),
            cost=_cost(said.get("selected_rate")),
            rates=[
                (str(rate["carrier_id"]), str(rate.get("service") or ""), str(rate["id"]))
                for rate in said.get("rates") or ()
            ],
        )


def rate_of(draft: Shipment, service: str) -> str:
    """The draft's rate of our service. Raises PartnerRefused: the carrier does not offer it for this parcel."""
    wanted = split(service)
    for carrier_id, name, id_ in draft.rates:
        if (carrier_id, name) == wanted:
            return id_
    raise PartnerRefused(f"{service} is not offered for this parcel", code="service_unavailable", field="service")


def read_document(answer: Answer) -> str:
    """The label as base64. Raises Unreadable."""
    text = str(read_object(answer.body).get("base64") or "")
    if not text:
        raise Unreadable("a label without content", body=answer.body)
    return text


def label(bought: Shipment, text: str, currency: str, body: bytes) -> Label:
    """A bought shipment with its label: what it is stands in the document, not in karrio's word. Raises Unreadable."""
    document = unpacked(text, body)
    if not bought.tracking_number:
        raise Unreadable("a bought shipment without a number", body=body)
    return Label(
        external_id=bought.id,
        tracking_number=bought.tracking_number,
        document=document,
        media_type=_media_type(document, body),
        cost_minor=bought.cost.minor if bought.cost else None,
        currency=bought.cost.currency if bought.cost else currency,
    )


_JSON = {"content-type": "application/json"}


def _post(operation: str, path: str, body: Any, *, is_safe: bool = True) -> Request:
    return Request(operation, "POST", path, headers=_JSON, body=orjson.dumps(body), is_safe=is_safe)


def _service(code_: str, title: str) -> CarrierService:
    """karrio does not tell what a service takes, so nothing special is claimed; its address lines end at 100."""
    return CarrierService(code=code_, title_en=title, title_zh=title, address_line_max=100)


def _document(said: Mapping[str, Any]) -> str:
    """The label in a purchase's answer; lists and look-ups carry addresses only."""
    documents = [one for one in said.get("shipping_documents") or () if one.get("category") == "label"]
    return next((str(one["base64"]) for one in documents if one.get("base64")), "")


def _cost(rate: Mapping[str, Any] | None) -> Money | None:
    if not rate or not rate.get("currency") or not rate.get("total_charge"):
        return None
    return Money.of(str(rate["total_charge"]), str(rate["currency"]))


def _media_type(document: bytes, body: bytes) -> str:
    if b"%PDF" in document[:1024]:
        return "application/pdf"
    if b"^XA" in document[:4096]:
        return "text/zpl"
    raise Unreadable("the label is neither PDF nor ZPL", body=body)
