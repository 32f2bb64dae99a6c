"""A pretend 4PX: one address, methods in the query, errors with status 200; its parcels are kept in the sandbox's journal.

`FakeShop.secrets`: app_key, app_secret; `late_labels_s` makes labels wait so many seconds after the order.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.fourpx import pretend, sign
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

_CLOCK_MAY_DIFFER_MS = 600_000
_LABELS = "/labels/"


class Refused(Exception):
    """What the platform declines, with status 200."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


class Fake:
    """The pretend platform."""

    name = "fourpx"
    kind = "carrier"

    def __init__(self, world: World) -> None:
        self.world = world
        self._apps, self._parcels = world.table("apps"), world.table("parcels")
        self._numbers, self._voids = world.table("numbers"), world.table("voids")
        self._doors: Mapping[str, Callable[[dict[str, Any], dict[str, Any]], Any]] = {
            "ds.xms.order.create": self._create,
            "ds.xms.order.get": self._order,
            "ds.xms.order.cancel": self._cancel,
            "ds.xms.label.get": self._label,
            "ds.xms.estimated_cost.get": self._prices,
            "ds.xms.logistics_product.getlist": self._products,
            "tr.order.tracking.get": self._track,
        }

    def open(self, shop: FakeShop) -> None:
        """Makes a customer known."""
        secrets = dict(shop.secrets)
        self._apps[secrets["app_key"]] = {"customer": shop.external_id, "secrets": secrets, "is_revoked": False}

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call: whose it is, the signature, then the method it names."""
        if request.method == "GET" and request.path.startswith(_LABELS):
            return self._file(request.path.removeprefix(_LABELS).removesuffix(".pdf"))
        if request.path != "/router/api/service":
            return FakeAnswer(404, b"not found", {"content-type": "text/plain"})
        door = self._doors.get(request.query.get("method", ""))
        if door is None:
            return FakeAnswer(500, b"ApiException: the API does not exist", {"content-type": "text/plain"})
        try:
            app = self._app(request)
            return _said("1", "System processing succeeded", data=door(_body(request), app))
        except Refused as no:
            return _said("0", "System processing failed", errors=[_error(no)])

    def received(self) -> Mapping[str, Any]:
        """Parcels ordered and cancelled so far."""
        return {
            "labels": [dict(parcel) for parcel in self._parcels.values()],
            "voids": [dict(void) for void in self._voids.values()],
        }

    def revoke(self, external_id: str) -> None:
        """Withdraws the customer's application: its keys are no longer taken."""
        for key, app in list(self._apps.items()):
            if app["customer"] == external_id:
                self._apps[key] = {**app, "is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The platform's answer when too much was asked: an error inside a 200."""
        return _said("0", "System processing failed", errors=[_error(Refused("000009", "too many requests"))])

    def move(self, events: Sequence[TrackingEvent]) -> None:
        """Adds scans to parcels; no push is known, so they wait to be asked for."""
        for event in events:
            number = str(self._numbers[event.tracking_number]["number"])
            parcel = self._parcels[number]
            seen = pretend.scan(event, parcel["asked"]["recipient_info"]["country"])
            status = pretend.state_after(parcel["consignment_status"], event.status)
            self._parcels[number] = {**parcel, "scans": [*parcel["scans"], seen], "consignment_status": status}

    def _app(self, request: FakeRequest) -> dict[str, Any]:
        """Whose call it is. Raises Refused as the platform would."""
        app = self._apps.get(request.query.get("app_key", ""))
        if app is None or app["is_revoked"]:
            raise Refused("000001", "app_key does not exist or is disabled")
        stamp = request.query.get("timestamp", "")
        if not stamp.isdigit() or abs(int(stamp) - self._now_ms()) > _CLOCK_MAY_DIFFER_MS:
            raise Refused("000003", "sign has expired: timestamp is out of range")
        expected = sign.signature(sign.text_to_sign(request.query, request.body, app["secrets"]["app_secret"]))
        if not hmac.compare_digest(expected, request.query.get("sign", "").lower()):
            raise Refused("000002", "sign is wrong")
        return dict(app)

    def _create(self, asked: dict[str, Any], app: dict[str, Any]) -> Any:
        ref = str(asked.get("ref_no") or "")
        if not 1 <= len(ref) <= 32 or not ref.replace("-", "").isalnum():
            raise Refused("DS000000", "ref_no must be letters, digits and dashes, at most 32")
        code, wrong = pretend.complaint(asked)
        if wrong:
            raise Refused(code, wrong)
        if f"{app['customer']}/{ref}" in self._numbers:
            raise Refused("DS000021", f"ref_no {ref} already exists")
        count = len(self._parcels) + 1
        number = f"4PX3001{count:09d}CN"
        self._parcels[number] = {
            "ds_consignment_no": f"DS{self.world.now:%y%m%d}{count:08d}",
            "4px_tracking_no": number,
            "ref_no": ref,
            "customer": app["customer"],
            "consignment_status": "P",
            "asked": asked,
            "scans": [],
            "made_ms": self._now_ms(),
        }
        for known in (f"{app['customer']}/{ref}", f"{app['customer']}/{number}", number):
            self._numbers[known] = {"number": number}
        return {**self._numbers_of(self._parcels[number]), "oda_result_sign": "N"}

    def _order(self, asked: dict[str, Any], app: dict[str, Any]) -> Any:
        """Found or not, the data is text that is JSON again."""
        known = self._numbers.get(f"{app['customer']}/{asked.get('request_no')}")
        if known is None:
            return "[]"
        parcel = self._parcels[known["number"]]
        told = {
            **self._numbers_of(parcel), "get_no_mode": "U", "get_no_exmsg": "", "oda_result_sign": "N",
            "logistics_product_code": parcel["asked"]["logistics_service_info"]["logistics_product_code"],
            "consignment_status": parcel["consignment_status"], "consignment_create_date": parcel["made_ms"],
        }  # fmt: skip
        return orjson.dumps([{"consignment_info": told, "parcel_confirm_info": {}}]).decode()

    def _cancel(self, asked: dict[str, Any], app: dict[str, Any]) -> None:
        parcel = self._found(asked, app)
        if not asked.get("cancel_reason"):
            raise Refused("DS000000", "cancel_reason is required")
        if parcel["consignment_status"] == "X":
            raise Refused("DS000033", "the consignment is already cancelled")
        if parcel["consignment_status"] != "P":
            raise Refused("DS000034", "the consignment has been handed over and cannot be withdrawn")
        number = parcel["4px_tracking_no"]
        self._parcels[number] = {**parcel, "consignment_status": "X"}
        self._voids[number] = {"4px_tracking_no": number, "ref_no": parcel["ref_no"]}

    def _label(self, asked: dict[str, Any], app: dict[str, Any]) -> Any:
        parcel = self._found(asked, app)
        if parcel["consignment_status"] == "X":
            raise Refused("DS000035", "the consignment was closed")
        late_ms = int(app["secrets"].get("late_labels_s", "0")) * 1000
        if self._now_ms() < parcel["made_ms"] + late_ms:
            raise Refused("DS000040", "the label is being generated, try again later")
        number = parcel["4px_tracking_no"]
        return {
            "label_barcode": number,
            "child_label_barcode": [],
            "label_url_info": {"logistics_label": f"{app['secrets'].get('public_url', '')}{_LABELS}{number}.pdf"},
        }

    def _prices(self, asked: dict[str, Any], app: dict[str, Any]) -> Any:
        if asked.get("country_code") not in pretend.COUNTRIES:
            raise Refused("DS000000", "country_code is not supported")
        grams = str(asked.get("weight", ""))
        if not grams.isdigit() or not 0 < int(grams) < 1_000_000:
            raise Refused("DS000000", "weight must be between 0 and 1000000")
        return pretend.prices(asked["country_code"], int(grams))

    def _products(self, asked: dict[str, Any], app: dict[str, Any]) -> Any:
        if not asked.get("transport_mode"):
            raise Refused("DS000000", "transport_mode is required")
        return pretend.products()

    def _track(self, asked: dict[str, Any], app: dict[str, Any]) -> Any:
        """Newest first; a number that is not known has an empty list."""
        number = str(asked.get("deliveryOrderNo") or "")
        known = self._numbers.get(f"{app['customer']}/{number}")
        scans = self._parcels[known["number"]]["scans"] if known else []
        newest_first = sorted(scans, key=lambda scan: str(scan["occurDatetime"]), reverse=True)
        return {"deliveryOrderNo": number, "trackingList": newest_first}

    def _found(self, asked: Mapping[str, Any], app: Mapping[str, Any]) -> dict[str, Any]:
        known = self._numbers.get(f"{app['customer']}/{asked.get('request_no')}")
        if known is None:
            raise Refused("DS000030", f"request_no {asked.get('request_no')} does not exist")
        return dict(self._parcels[known["number"]])

    def _file(self, number: str) -> FakeAnswer:
        parcel = self._parcels.get(number)
        if parcel is None:
            return FakeAnswer(404, b"not found", {"content-type": "text/plain"})
        return FakeAnswer(200, pretend.label(parcel), {"content-type": "application/pdf"})

    def _numbers_of(self, parcel: Mapping[str, Any]) -> dict[str, Any]:
        named = {name: parcel[name] for name in ("ds_consignment_no", "4px_tracking_no", "ref_no")}
        return {**named, "logistics_channel_no": ""}  # the last mile's number comes later there

    def _now_ms(self) -> int:
        return int(self.world.now.timestamp() * 1000)


def _said(result: str, msg: str, *, data: Any = None, errors: Sequence[Mapping[str, Any]] = ()) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps({"result": result, "msg": msg, "errors": list(errors), "data": data}))


def _error(no: Refused) -> dict[str, Any]:
    return {"error_code": no.code, "error_msg": no.message, "error_data": "", "reference_code": ""}


def _body(request: FakeRequest) -> dict[str, Any]:
    try:
        said = orjson.loads(request.body)
    except ValueError as wrong:
        raise Refused("000004", "the body is not JSON") from wrong
    if not isinstance(said, dict):
        raise Refused("000004", "the body is not an object")
    return said
