"""A pretend YunExpress: same paths, signature, envelope and refusals; its parcels are kept in the sandbox's journal."""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import orjson

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.yunexpress import pretend, sign
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

_TOKEN_LASTS_S = 7200
_CLOCK_MAY_DIFFER_S = 300


class Refused(Exception):
    """What the platform declines, with status 200 unless said otherwise."""

    def __init__(self, code: str, message: str, *, status: int = 200) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


class Fake:
    """The pretend platform. `FakeShop.secrets` holds app_id, app_secret and source_key."""

    name = "yunexpress"
    kind = "carrier"

    def __init__(self, world: World) -> None:
        self.world = world
        self._apps, self._tokens = world.table("apps"), world.table("tokens")
        self._parcels, self._numbers = world.table("parcels"), world.table("numbers")
        self._voids = world.table("voids")
        self._doors: Mapping[tuple[str, str], Callable[[FakeRequest, str], Any]] = {
            ("POST", "/v1/order/package/create"): self._create,
            ("GET", "/v1/order/info/get"): self._info,
            ("GET", "/v1/order/label/get"): self._label,
            ("POST", "/v1/order/cancel"): self._cancel,
            ("GET", "/v1/track-service/info/get"): self._track,
            ("GET", "/v1/price-trial/get"): self._prices,
            ("GET", "/v1/basic-data/countries/getlist"): self._countries,
        }

    def open(self, shop: FakeShop) -> None:
        """Makes a customer known."""
        secrets = dict(shop.secrets)
        self._apps[secrets["app_id"]] = {
            "customer": shop.external_id,
            "secrets": secrets,
            "is_revoked": False,
            "given": 0,
        }

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call: token, signature, then the door it knocks at."""
        try:
            if request.path == sign.TOKEN_PATH and request.method == "POST":
                return _json(200, self._give_token(request))
            customer = self._customer(request)
            if (request.method, request.path) == ("GET", "/v1/basic-data/products/getlist"):
                return _json(200, {**self._envelope(True), "detail": self._products(request)})
            door = self._doors.get((request.method, request.path))
            if door is None:
                raise Refused("404", "no such interface", status=404)
            return _json(200, {**self._envelope(True), "result": door(request, customer)})
        except Refused as no:
            return _json(no.status, {**self._envelope(False), "code": no.code, "msg": no.message})

    def received(self) -> Mapping[str, Any]:
        """Parcels ordered and cancelled so far."""
        return {
            "labels": [dict(parcel) for parcel in self._parcels.values()],
            "voids": [dict(v) for v in self._voids.values()],
        }

    def revoke(self, external_id: str) -> None:
        """Withdraws the customer's application: no token is taken and none is given."""
        for app_id, app in list(self._apps.items()):
            if app["customer"] == external_id:
                self._apps[app_id] = {**app, "is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The platform's answer when too much was asked."""
        answer = _json(429, {**self._envelope(False), "code": "429", "msg": "Too many requests"})
        return FakeAnswer(answer.status, answer.body, {**answer.headers, "retry-after": "1"})

    def move(self, events: Sequence[TrackingEvent]) -> None:
        """Adds scans to parcels; the platform has no push in its contract, so they wait to be asked for."""
        for event in events:
            waybill = self._waybill(event.tracking_number)
            parcel = self._parcels[waybill]
            scans = [*parcel["scans"], pretend.scan(event)]
            self._parcels[waybill] = {
                **parcel,
                "scans": scans,
                "status": pretend.state_after(parcel["status"], event.status),
            }

    def _give_token(self, request: FakeRequest) -> dict[str, Any]:
        asked = _body(request)
        app = self._apps.get(str(asked.get("appId")))
        if app is None or app["is_revoked"]:
            raise Refused("401", "the application is not known", status=401)
        secrets = app["secrets"]
        if (asked.get("appSecret"), asked.get("sourceKey")) != (secrets["app_secret"], secrets["source_key"]):
            raise Refused("401", "appSecret or sourceKey is wrong", status=401)
        given = app["given"] + 1
        token = hashlib.sha256(f"{asked['appId']}:{given}".encode()).hexdigest()
        self._apps[asked["appId"]] = {**app, "given": given}
        ends = self.world.now + timedelta(seconds=_TOKEN_LASTS_S)
        self._tokens[token] = {"app_id": asked["appId"], "ends_ms": int(ends.timestamp() * 1000)}
        return {"accessToken": token, "expiresIn": _TOKEN_LASTS_S}

    def _customer(self, request: FakeRequest) -> str:
        """Whose call it is. Raises Refused as the platform would."""
        now_ms = int(self.world.now.timestamp() * 1000)
        token = self._tokens.get(request.headers.get("token", ""))
        app = self._apps.get(token["app_id"]) if token else None
        if token is None or app is None or app["is_revoked"] or token["ends_ms"] <= now_ms:
            raise Refused("401", "token is invalid or expired", status=401)
        date = request.headers.get("date", "")
        if not date.isdigit() or abs(int(date) - now_ms) > _CLOCK_MAY_DIFFER_S * 1000:
            raise Refused("02010003", "date is out of range")
        text = sign.text_to_sign(request.method, request.path, date, request.body)
        expected = sign.signature(app["secrets"]["app_secret"], text)
        if not hmac.compare_digest(expected, request.headers.get("sign", "")):
            raise Refused("02010004", "sign verification failed")
        return str(app["customer"])

    def _create(self, request: FakeRequest, customer: str) -> dict[str, Any]:
        asked = _body(request)
        wrong = pretend.complaint(asked)
        if wrong:
            raise Refused("02039171", wrong)
        number = str(asked["customer_order_number"])
        if f"{customer}/{number}" in self._numbers:
            raise Refused("02030016", f"customer_order_number {number} already exists")
        count = len(self._parcels) + 1
        waybill = f"YT{self.world.now:%y%j}12720{count:06d}"
        tracking = f"LX{count:09d}CN"
        self._parcels[waybill] = {
            "waybill_number": waybill,
            "tracking_number": tracking,
            "customer_order_number": number,
            "customer": customer,
            "status": "A",
            "asked": asked,
            "scans": [],
        }
        for known in (number, waybill, tracking):
            self._numbers[f"{customer}/{known}"] = {"waybill": waybill}
        self._numbers[waybill] = self._numbers[tracking] = {"waybill": waybill}
        return {
            "customer_order_number": number,
            "waybill_number": waybill,
            "tracking_number": tracking,
            "bar_codes": [waybill],
            "remote_area": False,
            "track_type": "1",
            "shipper_boxs": [],
        }

    def _info(self, request: FakeRequest, customer: str) -> dict[str, Any]:
        parcel = self._found(request.query, customer)
        asked = parcel["asked"]
        return {
            "waybill_number": parcel["waybill_number"],
            "customer_order_number": parcel["customer_order_number"],
            "product_code": asked["product_code"],
            "tracking_number": parcel["tracking_number"],
            "pieces": 1,
            "weight_unit": asked["weight_unit"],
            "size_unit": asked["size_unit"],
            "status": parcel["status"],
            "chargeWeight": 0,
            "packages": asked["packages"],
            "receiver": asked["receiver"],
            "declaration_info": asked["declaration_info"],
        }

    def _label(self, request: FakeRequest, customer: str) -> dict[str, Any]:
        parcel = self._found(request.query, customer)
        if parcel["status"] == "E":
            raise Refused("02030021", "the waybill was cancelled")
        kind = str(parcel["asked"].get("label_type") or "PDF")
        label = base64.b64encode(pretend.label(parcel, kind)).decode()
        url = f"https://label.yunexpress.cn/{parcel['waybill_number']}.{kind.lower()}"
        return {"order_number": request.query["order_number"], "url": url, "label_type": kind, "label_string": label}

    def _cancel(self, request: FakeRequest, customer: str) -> None:
        parcel = self._found({"order_number": str(_body(request).get("waybill_number") or "")}, customer)
        if parcel["status"] == "E":
            raise Refused("02030022", "the waybill is already cancelled")
        if parcel["status"] != "A":
            raise Refused("02030020", "the waybill has been received at the warehouse and cannot be cancelled")
        self._parcels[parcel["waybill_number"]] = {**parcel, "status": "E"}
        self._voids[parcel["waybill_number"]] = {
            "waybill_number": parcel["waybill_number"],
            "customer_order_number": parcel["customer_order_number"],
        }

    def _track(self, request: FakeRequest, customer: str) -> dict[str, Any]:
        parcel = self._found(request.query, customer)
        return {"waybill_number": parcel["waybill_number"], "track_info": [{"track_events": parcel["scans"]}]}

    def _prices(self, request: FakeRequest, customer: str) -> list[dict[str, Any]]:
        asked = request.query
        grams = math.ceil(float(asked.get("weight", "0")) * 1000)
        if asked.get("country_code") not in pretend.COUNTRIES:
            raise Refused("02030008", "country_code: no product goes there")
        sizes = [float(asked.get(name, "1")) for name in ("length", "width", "height")]
        return pretend.prices(asked["country_code"], grams, sizes, asked.get("package_type", "C"))

    def _products(self, request: FakeRequest) -> list[dict[str, Any]]:
        return pretend.products(request.headers.get("accept-language", "en-US"))

    def _countries(self, request: FakeRequest, customer: str) -> dict[str, Any]:
        return {"list": [{"country_code": code, "country_name_en": code} for code in pretend.COUNTRIES]}

    def _found(self, query: Mapping[str, str], customer: str) -> dict[str, Any]:
        number = query.get("order_number", "")
        if not 1 <= len(number) <= 50:
            raise Refused("02030001", "order_number must have 1 to 50 characters")
        known = self._numbers.get(f"{customer}/{number}")
        if known is None:
            raise Refused("02030015", f"order {number} does not exist")
        return dict(self._parcels[known["waybill"]])

    def _waybill(self, number: str) -> str:
        return str(self._numbers[number]["waybill"])

    def _envelope(self, is_success: bool) -> dict[str, Any]:
        return {"t": int(self.world.now.timestamp() * 1000), "success": is_success, "code": "", "msg": ""}


def _json(status: int, body: Mapping[str, Any]) -> FakeAnswer:
    # ApiEnvelope_Empty has no result at all
    shown = {name: value for name, value in body.items() if not (name == "result" and value is None)}
    return FakeAnswer(status, orjson.dumps(shown))


def _body(request: FakeRequest) -> dict[str, Any]:
    try:
        said = orjson.loads(request.body)
    except ValueError as wrong:
        raise Refused("400", "the body is not JSON", status=400) from wrong
    if not isinstance(said, dict):
        raise Refused("400", "the body is not an object", status=400)
    return said
