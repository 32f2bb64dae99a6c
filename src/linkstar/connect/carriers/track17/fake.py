"""A pretend 17TRACK: errors and refused numbers come with status 200, and pushes are signed with the account's key.

`FakeShop.secrets`: token; `quota` is how many numbers the account has (1000 if nothing is said).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.connect.carriers.track17 import sign
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, FakeWebhook, World

_TOGETHER = 40
_SUB: Mapping[TrackingStatus, str] = {
    "pending": "InfoReceived", "picked_up": "InTransit_PickedUp", "in_transit": "InTransit_Departure",
    "out_for_delivery": "OutForDelivery_Other", "ready_for_pickup": "AvailableForPickup_Other",
    "on_hold": "Exception_Other", "delivery_delayed": "Exception_Delayed", "delivery_failed": "DeliveryFailure_Other",
    "delivered": "Delivered_Other", "return_to_sender": "Exception_Returning", "cancelled": "Exception_Cancel",
    "unknown": "",
}  # fmt: skip


class Fake:
    """The pretend service. Scans happen at the carriers, so they are known of any number; told are those registered."""

    name = "track17"
    kind = "carrier"

    def __init__(self, world: World) -> None:
        self.world = world
        self._accounts, self._scans = world.table("accounts"), world.table("scans")
        self._registered = world.table("registered")

    def open(self, shop: FakeShop) -> None:
        """Makes an account known."""
        quota = int(shop.secrets.get("quota", "1000"))
        self._accounts[shop.secrets["token"]] = {"id": shop.external_id, "quota": quota, "is_revoked": False}

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call: whose it is, how many numbers, then each number by itself."""
        doors = {"/register": self._register, "/gettrackinfo": self._info, "/stoptrack": self._stop}
        door = doors.get(request.path)
        if request.method != "POST" or door is None:
            return FakeAnswer(404, b"", {"content-type": "text/plain"})
        token = request.headers.get("17token", "")
        if token not in self._accounts or self._accounts[token]["is_revoked"]:
            return _failed(401, -18010002, "Access token is invalid.")
        try:
            asked = orjson.loads(request.body)
        except ValueError:
            return _failed(200, -18010013, "Submitted data is invalid.")
        if not isinstance(asked, list) or not 1 <= len(asked) <= _TOGETHER:
            return _failed(200, -18010013, f"Submitted data is invalid: 1 to {_TOGETHER} numbers.")
        accepted: list[Any] = []
        rejected: list[Any] = []
        for one in asked:
            number = str(one.get("number") or "") if isinstance(one, dict) else ""
            done, wrong = (
                door(token, number, one) if re.fullmatch(r"[A-Za-z0-9]{5,50}", number)
                else (None, (-18010012, "The format of number is invalid."))
            )  # fmt: skip
            if wrong is None:
                accepted.append(done)
            else:
                rejected.append({"number": number, "error": {"code": wrong[0], "message": wrong[1]}})
        return FakeAnswer(200, orjson.dumps({"code": 0, "data": {"accepted": accepted, "rejected": rejected}}))

    def received(self) -> Mapping[str, Any]:
        """The numbers that were registered."""
        return {"labels": [], "voids": [], "registered": [one["number"] for one in self._registered.values()]}

    def revoke(self, external_id: str) -> None:
        """Disables an account."""
        for token, account in list(self._accounts.items()):
            if account["id"] == external_id:
                self._accounts[token] = {**account, "is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The answer to a fourth call in a second."""
        return _failed(429, -18010014, "Request limit exceeded.")

    def move(self, events: Sequence[TrackingEvent]) -> None:
        """Adds scans to parcels; accounts that follow them are pushed the whole track."""
        for event in events:
            known = self._scans.get(event.tracking_number, {"events": []})
            self._scans[event.tracking_number] = {"events": [*known["events"], _event(event)]}
        numbers = dict.fromkeys(event.tracking_number for event in events)
        for row in [row for row in self._registered.values() if row["number"] in numbers and row["is_followed"]]:
            body = orjson.dumps({"event": "TRACKING_UPDATED", "data": self._told(row)})
            headers = {sign.HEADER: sign.signature(body, row["token"]), "content-type": "application/json"}
            self.world.send(FakeWebhook(self._accounts[row["token"]]["id"], "tracking", body, headers))

    def _register(self, token: str, number: str, one: Mapping[str, Any]) -> tuple[Any, tuple[int, str] | None]:
        key = f"{token}/{number}"
        if key in self._registered:
            return None, (
                -18019901,
                f"The tracking number {number} has been registered, don't need to repeat registration",
            )
        account = self._accounts[token]
        if not account["quota"]:
            return None, (-18019908, "Quota is not enough for use.")
        if number.startswith("QQ") and not one.get("carrier"):
            return None, (-18019903, "Carrier cannot be detected.")
        self._accounts[token] = {**account, "quota": account["quota"] - 1}
        carrier = int(one.get("carrier") or 3011)
        self._registered[key] = {"token": token, "number": number, "carrier": carrier, "is_followed": True}
        return {"origin": 2 if one.get("carrier") else 1, "number": number, "carrier": carrier}, None

    def _info(self, token: str, number: str, one: Mapping[str, Any]) -> tuple[Any, tuple[int, str] | None]:
        row = self._registered.get(f"{token}/{number}")
        if row is None:
            return None, (-18019902, f"The tracking number {number} does not register, please register first")
        if number not in self._scans:
            return None, (-18019909, "No tracking information at this time.")
        return self._told(row), None

    def _stop(self, token: str, number: str, one: Mapping[str, Any]) -> tuple[Any, tuple[int, str] | None]:
        row = self._registered.get(f"{token}/{number}")
        if row is None:
            return None, (-18019902, f"The tracking number {number} does not register, please register first")
        self._registered[f"{token}/{number}"] = {**row, "is_followed": False}
        return {"number": number, "carrier": row["carrier"]}, None

    def _told(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A parcel as it is told: newest event first, as the real service does."""
        events = sorted(self._scans[row["number"]]["events"], key=lambda one: one["time_utc"], reverse=True)
        latest = events[0]
        status = {"status": latest["sub_status"].partition("_")[0], "sub_status": latest["sub_status"]}
        provider = {"key": row["carrier"], "name": "Pretend Post", "country": "CN"}
        return {
            "number": row["number"], "carrier": row["carrier"], "param": None, "tag": "",
            "track_info": {
                "latest_status": {**status, "sub_status_descr": None}, "latest_event": latest,
                "tracking": {"providers_hash": 1, "providers": [{"provider": provider, "events": events}]},
            },
        }  # fmt: skip


def _event(event: TrackingEvent) -> dict[str, Any]:
    code = event.code or _SUB[event.status]
    return {
        "time_iso": event.happened_at.isoformat(), "time_utc": event.happened_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "description": event.description, "location": event.place, "stage": None, "sub_status": code,
    }  # fmt: skip


def _failed(status: int, code: int, message: str) -> FakeAnswer:
    return FakeAnswer(status, orjson.dumps({"code": code, "data": {"errors": [{"code": code, "message": message}]}}))
