"""A pretend Yanwen: one address, methods in the query, errors with status 200; its parcels are kept in the sandbox's journal.

`FakeShop.secrets`: user_id, apitoken; `late_labels_s` makes labels wait so many seconds after the order.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.yanwen import pretend, sign
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

_CLOCK_MAY_DIFFER_MS = 300_000
_LIST_MAX, _TRACK_MAX = 50, 30


class Refused(Exception):
    """What the platform declines, with status 200."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


class Fake:
    """The pretend platform."""

    name = "yanwen"
    kind = "carrier"

    def __init__(self, world: World) -> None:
        self.world = world
        self._users, self._parcels = world.table("users"), world.table("parcels")
        self._numbers, self._voids = world.table("numbers"), world.table("voids")
        self._doors: Mapping[str, Callable[[dict[str, Any], dict[str, Any]], Any]] = {
            "express.order.create": self._create,
            "express.order.getlist": self._orders,
            "express.order.cancel": self._cancel,
            "express.order.label.get": self._label,
            "express.channel.getlist": lambda asked, user: list(pretend.CHANNELS),
        }

    def open(self, shop: FakeShop) -> None:
        """Makes a customer known."""
        secrets = dict(shop.secrets)
        self._users[secrets["user_id"]] = {"customer": shop.external_id, "secrets": secrets, "is_revoked": False}

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call: whose it is, the signature, then the method it names."""
        try:
            if (request.method, request.path) == ("GET", "/api/tracking"):
                return self._track(request)
            if request.path != "/api/order":
                return FakeAnswer(404, b"not found", {"content-type": "text/plain"})
            user = self._user(request)
            door = self._doors.get(request.query.get("method", ""))
            if door is None:
                raise Refused("1001", "接口方法不存在")
            return _said(door(_body(request), user))
        except Refused as no:
            return _refusal(no)

    def received(self) -> Mapping[str, Any]:
        """Parcels ordered and cancelled so far."""
        return {
            "labels": [dict(parcel) for parcel in self._parcels.values()],
            "voids": [dict(void) for void in self._voids.values()],
        }

    def revoke(self, external_id: str) -> None:
        """Freezes the customer's account: its key is no longer taken."""
        for number, user in list(self._users.items()):
            if user["customer"] == external_id:
                self._users[number] = {**user, "is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The platform's answer when too much was asked: an error inside a 200."""
        return _refusal(Refused("1009", "请求过于频繁，请稍后再试"))

    def move(self, events: Sequence[TrackingEvent]) -> None:
        """Adds scans to parcels; no push is known, so they wait to be asked for."""
        for event in events:
            parcel = self._parcels[event.tracking_number]
            status = pretend.state_after(parcel["status"], event.status)
            seen = [*parcel["scans"], pretend.scan(event)]
            self._parcels[event.tracking_number] = {**parcel, "scans": seen, "status": status}

    def _user(self, request: FakeRequest) -> dict[str, Any]:
        """Whose call it is. Raises Refused as the platform would."""
        user = self._users.get(request.query.get("user_id", ""))
        if user is None or user["is_revoked"]:
            raise Refused("1002", "账号不存在或已冻结")
        stamp = request.query.get("timestamp", "")
        if not stamp.isdigit() or abs(int(stamp) - self._now_ms()) > _CLOCK_MAY_DIFFER_MS:
            raise Refused("1003", "签名已过期")
        expected = sign.signature(sign.text_to_sign(request.query, request.body, user["secrets"]["apitoken"]))
        if not hmac.compare_digest(expected, request.query.get("sign", "")):
            raise Refused("1004", "签名错误")
        return dict(user)

    def _create(self, asked: dict[str, Any], user: dict[str, Any]) -> Any:
        number = str(asked.get("orderNumber") or "")
        if not 1 <= len(number) <= 50:
            raise Refused("2001", "订单号不能为空且不超过50个字符")
        wrong = pretend.complaint(asked)
        if wrong:
            raise Refused("2002", wrong)
        if f"{user['customer']}/{number}" in self._numbers:
            raise Refused("2003", f"订单号{number}重复")
        count = len(self._parcels) + 1
        waybill = f"UM{count:09d}YW"
        self._parcels[waybill] = {
            "waybillNumber": waybill, "orderNumber": number, "yanwenOrderNumber": f"YW{count:012d}", "referenceNumber": "",
            "customer": user["customer"], "status": 0, "isPrint": 0, "asked": asked, "scans": [], "made_ms": self._now_ms(),
        }  # fmt: skip
        for known in (f"{user['customer']}/{number}", f"{user['customer']}/{waybill}"):
            self._numbers[known] = {"waybill": waybill}
        return _shown(self._parcels[waybill], "waybillNumber", "orderNumber", "referenceNumber", "yanwenOrderNumber")

    def _orders(self, asked: dict[str, Any], user: dict[str, Any]) -> Any:
        numbers = asked.get("listNumber") or []
        if not 1 <= len(numbers) <= _LIST_MAX:
            raise Refused("2004", f"单号数量须为1至{_LIST_MAX}个")
        found = [self._numbers.get(f"{user['customer']}/{number}") for number in numbers]
        names = ("waybillNumber", "orderNumber", "referenceNumber", "yanwenOrderNumber", "status", "isPrint")
        return [_shown(self._parcels[known["waybill"]], *names) for known in found if known]

    def _cancel(self, asked: dict[str, Any], user: dict[str, Any]) -> None:
        parcel = self._found(asked, user)
        if parcel["status"] == 5:
            raise Refused("2006", "运单已取消")
        if parcel["status"] not in (0, 1):
            raise Refused("2007", "燕文已收货，不能撤回")
        waybill = parcel["waybillNumber"]
        self._parcels[waybill] = {**parcel, "status": 5}
        self._voids[waybill] = _shown(parcel, "waybillNumber", "orderNumber")

    def _label(self, asked: dict[str, Any], user: dict[str, Any]) -> Any:
        """A label that is not ready is refused inside a success."""
        parcel = self._found(asked, user)
        late_ms = int(user["secrets"].get("late_labels_s", "0")) * 1000
        is_late = self._now_ms() < parcel["made_ms"] + late_ms
        return {
            "waybillNumber": parcel["waybillNumber"],
            "isSuccess": not is_late,
            "errorMsg": "面单生成中，请稍后再试" if is_late else "",
            "base64String": "" if is_late else base64.b64encode(pretend.label(parcel)).decode(),
        }

    def _track(self, request: FakeRequest) -> FakeAnswer:
        """The tracking host knows an account by its number alone, and any parcel; its code is a number."""
        if request.headers.get("authorization", "") not in self._users:
            raise Refused("401", "账号未授权")
        numbers = [number for number in request.query.get("nums", "").split(",") if number]
        if not 1 <= len(numbers) <= _TRACK_MAX:
            raise Refused("400", f"单号数量须为1至{_TRACK_MAX}个")
        known = [self._parcels[number] for number in numbers if number in self._parcels]
        result = [
            {
                "tracking_number": one["waybillNumber"], "waybill_number": one["waybillNumber"], "exchange_number": "",
                "checkpoints": list(reversed(one["scans"])), "origin_country": "CN",
                "tracking_status": one["scans"][-1]["tracking_status"] if one["scans"] else "",
                "destination_country": one["asked"]["receiverInfo"]["country"],
            }
            for one in known
        ]  # fmt: skip
        return FakeAnswer(200, orjson.dumps({"code": 0, "message": "success", "result": result}))

    def _found(self, asked: Mapping[str, Any], user: Mapping[str, Any]) -> dict[str, Any]:
        known = self._numbers.get(f"{user['customer']}/{asked.get('waybillNumber')}")
        if known is None:
            raise Refused("2005", "运单不存在")
        return dict(self._parcels[known["waybill"]])

    def _now_ms(self) -> int:
        return int(self.world.now.timestamp() * 1000)


def _shown(parcel: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: parcel[name] for name in names}


def _said(data: Any) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps({"success": True, "code": "0", "message": "操作成功", "data": data}))


def _refusal(no: Refused) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps({"success": False, "code": no.code, "message": no.message, "data": None}))


def _body(request: FakeRequest) -> dict[str, Any]:
    try:
        said = orjson.loads(request.body)
    except ValueError as wrong:
        raise Refused("1005", "报文不是JSON") from wrong
    if not isinstance(said, dict):
        raise Refused("1005", "报文不是对象")
    return said
