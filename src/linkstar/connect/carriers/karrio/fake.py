"""A pretend karrio server: same paths, token, paging, drafts and error bodies; its shipments stand in the sandbox's journal."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.karrio import pretend
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.fake_gate import routed

Record = dict[str, Any]
_DEFAULT_PAGE, _PAGE_MAX = 20, 100


class Refused(Exception):
    """What the server declines: `errors` of its own, or the carriers' `messages` with status 424."""

    def __init__(self, status: int, told: Sequence[Record], *, kind: str = "errors") -> None:
        super().__init__(status)
        self.status, self.body = status, {kind: list(told)}


class Fake:
    """The pretend server. `FakeShop.secrets` holds the token."""

    name = "karrio"
    kind = "carrier"

    def __init__(self, world: World) -> None:
        self.world = world
        self._tokens, self._shipments, self._numbers = (world.table(n) for n in ("tokens", "shipments", "numbers"))
        self._voids = world.table("voids")
        self._doors: Sequence[tuple[str, str, str, Callable[[FakeRequest, str], tuple[int, Any]]]] = (
            ("GET", "/v1/connections", "connections", self._connections),
            ("GET", r"/v1/carriers/(?P<id>[^/]+)", "carrier", self._carrier),
            ("POST", "/v1/proxy/rates", "rates", self._rates),
            ("GET", "/v1/shipments", "list", self._list),
            ("POST", "/v1/shipments", "create", self._create),
            ("GET", r"/v1/shipments/(?P<id>[^/]+)", "retrieve", self._retrieve),
            ("PUT", r"/v1/shipments/(?P<id>[^/]+)", "update", self._update),
            ("POST", r"/v1/shipments/(?P<id>[^/]+)/purchase", "purchase", self._purchase),
            ("POST", r"/v1/shipments/(?P<id>[^/]+)/documents/label", "document", self._document),
            ("POST", r"/v1/shipments/(?P<id>[^/]+)/cancel", "cancel", self._cancel),
            ("GET", r"/v1/trackers/(?P<id>[^/]+)", "tracker", self._tracker),
        )

    def open(self, shop: FakeShop) -> None:
        """Makes an API token known."""
        known = self._tokens.get(shop.secrets["token"], {})
        self._tokens[shop.secrets["token"]] = {"shop": shop.external_id, "is_revoked": known.get("is_revoked", False)}

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call: the token, then the door it knocks at."""
        try:
            found = routed(self._doors, request)
            if found is None:
                raise Refused(404, [pretend.error("not_found", "Resource not found")])
            _, door, id_ = found
            if found[0] != "carrier":  # references are open to everybody
                self._let_in(request)
            status, body = door(request, id_)
            return FakeAnswer(status, orjson.dumps(body))
        except Refused as no:
            return FakeAnswer(no.status, orjson.dumps(no.body))

    def received(self) -> Mapping[str, Any]:
        """Shipments bought and cancelled so far; drafts are neither."""
        bought = [dict(one) for one in self._shipments.values() if one["tracking_number"]]
        return {"labels": bought, "voids": [dict(one) for one in self._voids.values()]}

    def drafts(self) -> list[Record]:
        """Shipments that wait to be bought."""
        return [dict(one) for one in self._shipments.values() if one["status"] == "draft"]

    def revoke(self, external_id: str) -> None:
        """Deletes the tokens of an account."""
        for token, record in list(self._tokens.items()):
            if record["shop"] == external_id:
                self._tokens[token] = {**record, "is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The server's answer when too much was asked."""
        told = pretend.error("throttled", "Request was throttled. Expected available in 1 second.")
        headers = {"content-type": "application/json", "retry-after": "1"}
        return FakeAnswer(429, orjson.dumps({"errors": [told]}), headers)

    def move(self, events: Sequence[TrackingEvent]) -> None:
        """Adds events to parcels; they wait to be asked for."""
        for told in events:
            one = self._shipments[self._numbers[told.tracking_number]["shipment"]]
            status = pretend.state_after(one["status"], told.status)
            events_ = [pretend.event(told), *one["events"]]  # the newest first
            self._shipments[one["id"]] = {**one, "events": events_, "status": status}

    def _let_in(self, request: FakeRequest) -> None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        known = self._tokens.get(token)
        if scheme != "Token" or known is None or known["is_revoked"]:
            raise Refused(401, [pretend.error("invalid_token", "Given token not valid for any token type")])

    def _connections(self, request: FakeRequest, _: str) -> tuple[int, Any]:
        rows = [
            {
                "id": f"car_{id_}", "object_type": "carrier-connection", "carrier_name": name, "carrier_id": id_,
                "display_name": pretend.CARRIERS[name]["display_name"], "capabilities": list(able), "config": {},
                "metadata": {}, "is_system": False, "active": True, "test_mode": True,
            }
            for name, id_, able in pretend.CONNECTIONS
        ]  # fmt: skip
        return 200, _page(request, rows)

    def _carrier(self, request: FakeRequest, name: str) -> tuple[int, Any]:
        known = pretend.CARRIERS.get(name)
        if known is None:
            raise Refused(404, [pretend.error("not_found", f"Unknown carrier: {name}")])
        return 200, {
            "carrier_name": name, "display_name": known["display_name"], "integration_status": "production-ready",
            "capabilities": ["shipping"], "connection_fields": {}, "config_fields": {},
            "shipping_services": known["services"], "shipping_options": {},
        }  # fmt: skip

    def _rates(self, request: FakeRequest, _: str) -> tuple[int, Any]:
        rates, messages = self._priced(_body(request))
        return (207 if messages else 200), {"rates": rates, "messages": messages}

    def _list(self, request: FakeRequest, _: str) -> tuple[int, Any]:
        key, value = request.query.get("metadata_key"), request.query.get("metadata_value")
        rows = [
            _shown(one)
            for one in reversed(list(self._shipments.values()))
            if (key is None or key in one["metadata"]) and (value is None or value in one["metadata"].values())
        ]
        return 200, _page(request, rows)

    def _create(self, request: FakeRequest, _: str) -> tuple[int, Any]:
        asked = _body(request)
        rates, messages = self._priced(asked)
        id_ = f"shp_{len(self._shipments) + 1:032x}"
        one = {
            **asked, "id": id_, "object_type": "shipment", "status": "draft", "rates": rates, "messages": messages,
            "metadata": asked.get("metadata") or {}, "label_type": asked.get("label_type", "PDF"), "selected_rate": None,
            "tracking_number": None, "shipment_identifier": None, "label": "", "events": [], "test_mode": True,
            "created_at": f"{self.world.now:%Y-%m-%d %H:%M:%S.%f%z}",
        }  # fmt: skip
        self._shipments[id_] = one
        return 201, _shown(one)

    def _retrieve(self, request: FakeRequest, id_: str) -> tuple[int, Any]:
        return 200, _shown(self._found(id_))

    def _update(self, request: FakeRequest, id_: str) -> tuple[int, Any]:
        one, asked = self._found(id_), _body(request)
        if set(asked) != {"metadata"} and one["status"] != "draft":
            told = f"Shipment is {one['status']} and cannot be updated anymore..."
            raise Refused(409, [pretend.error("state_error", told)])
        changed = {**one, "label_type": asked.get("label_type", "PDF")}
        self._shipments[id_] = {**changed, "metadata": {**one["metadata"], **asked.get("metadata", {})}}
        return 200, _shown(self._shipments[id_])

    def _purchase(self, request: FakeRequest, id_: str) -> tuple[int, Any]:
        one, asked = self._found(id_), _body(request)
        if one["status"] != "draft":
            told = f"The shipment is '{one['status']}' and cannot be purchased again"
            raise Refused(409, [pretend.error("state_error", told)])
        rate = next((rate for rate in one["rates"] if rate["id"] == asked.get("selected_rate_id")), None)
        if rate is None:
            told = "The service you selected is not available for this shipment."
            raise Refused(400, [pretend.error("service_unavailable", told)])
        wrong = pretend.refused(one)
        if wrong is not None:
            named = {"carrier_name": rate["carrier_name"], "carrier_id": rate["carrier_id"]}
            raise Refused(424, [{**named, **wrong}], kind="messages")
        number = f"JD{len(self._numbers) + 1:018d}"
        bought = {
            **one, "status": "created", "selected_rate": rate, "tracking_number": number, "shipment_identifier": number,
            "label_type": asked.get("label_type", "PDF"), "carrier_name": rate["carrier_name"],
            "carrier_id": rate["carrier_id"],
        }  # fmt: skip
        bought["label"] = base64.b64encode(pretend.label(bought, bought["label_type"])).decode()
        self._shipments[id_], self._numbers[number] = bought, {"shipment": id_}
        return 200, _shown(bought, has_document=True)

    def _document(self, request: FakeRequest, id_: str) -> tuple[int, Any]:
        one = self._found(id_)
        if not one["label"]:
            raise Refused(404, [{"message": f"Shipment '{id_}' not found or has no label"}])
        url = f"/v1/shipments/{id_}/label.{one['label_type'].lower()}"
        return 200, {"category": "label", "format": one["label_type"], "url": url, "base64": one["label"]}

    def _cancel(self, request: FakeRequest, id_: str) -> tuple[int, Any]:
        one = self._found(id_)
        if one["status"] == "cancelled":
            return 202, _shown(one)
        if one["status"] not in ("created", "draft"):
            told = f"The shipment is '{one['status']}' and can not be cancelled anymore..."
            raise Refused(409, [pretend.error("state_error", told)])
        if one["status"] == "created":
            self._voids[id_] = {"id": id_, "tracking_number": one["tracking_number"], "reference": one.get("reference")}
        self._shipments[id_] = {**one, "status": "cancelled"}
        return 200, _shown(self._shipments[id_])

    def _tracker(self, request: FakeRequest, number: str) -> tuple[int, Any]:
        known = self._numbers.get(number)
        if known is None:
            raise Refused(404, [pretend.error("not_found", "Tracking not found")])
        one = self._shipments[known["shipment"]]
        last = one["events"][0]["status"] if one["events"] else "pending"
        return 200, {
            "id": f"trk_{number}", "object_type": "tracker", "carrier_name": one["carrier_name"],
            "carrier_id": one["carrier_id"], "tracking_number": number, "status": last, "events": one["events"],
            "delivered": last == "delivered", "test_mode": True, "info": {}, "meta": {}, "metadata": {}, "messages": [],
        }  # fmt: skip

    def _priced(self, asked: Record) -> tuple[list[Record], list[Record]]:
        wrong = pretend.invalid(asked)
        if wrong:
            raise Refused(400, wrong)
        wanted = asked.get("carrier_ids") or []
        if wanted and not {id_ for _, id_, _ in pretend.CONNECTIONS} & set(wanted):
            told = "No active carrier connection found to process the request"
            raise Refused(404, [pretend.error("not_found", told)])
        rates, messages = pretend.rates(asked, len(self._shipments) + 1)
        if not rates and messages:
            raise Refused(424, messages, kind="messages")
        return rates, messages

    def _found(self, id_: str) -> Record:
        known = self._shipments.get(id_)
        if known is None:
            raise Refused(404, [pretend.error("not_found", "Shipment not found")])
        return dict(known)


def _shown(one: Mapping[str, Any], *, has_document: bool = False) -> Record:
    """A shipment as it is answered: documents by address, and with their content after a purchase only."""
    url = f"/v1/shipments/{one['id']}/label.{one['label_type'].lower()}" if one["label"] else None
    document = {
        "category": "label",
        "format": one["label_type"],
        "url": url,
        "base64": one["label"] if has_document else None,
    }
    return {
        **{name: value for name, value in one.items() if name not in ("label", "events")},
        "label_url": url,
        "shipping_documents": [document] if url else [],
    }


def _page(request: FakeRequest, rows: Sequence[Record]) -> Record:
    """A page by `limit` and `offset`."""
    limit = min(int(request.query.get("limit", _DEFAULT_PAGE)), _PAGE_MAX)
    start = int(request.query.get("offset", 0))
    following = f"{request.path}?limit={limit}&offset={start + limit}" if start + limit < len(rows) else None
    before = f"{request.path}?limit={limit}&offset={max(start - limit, 0)}" if start else None
    return {"count": len(rows), "next": following, "previous": before, "results": rows[start : start + limit]}


def _body(request: FakeRequest) -> Record:
    try:
        said = orjson.loads(request.body)
    except ValueError as wrong:
        raise Refused(400, [pretend.error("parse_error", "JSON parse error")]) from wrong
    if not isinstance(said, dict):
        raise Refused(400, [pretend.error("validation", "Invalid data. Expected a dictionary")])
    return said
