"""The calls to 17TRACK: numbers are registered once, then told by push and whenever they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from linkstar.connect.answers import read_object
from linkstar.connect.carrier import (
    CarrierService,
    Followed,
    Label,
    LabelRequest,
    Quote,
    QuoteRequest,
    Rate,
    TrackingEvent,
    VoidAnswer,
)
from linkstar.connect.carriers.track17 import refusals, sign, track, wire
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import (
    Account,
    Answer,
    BadSignature,
    Budget,
    Http,
    Learned,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    Tokens,
    Unreadable,
)

_NO_LABELS = "17TRACK tells where parcels are; it sells no labels"
_NEWS = "TRACKING_UPDATED"


class Track17:
    """17TRACK. It follows parcels of any carrier; a number that it does not know yet is registered when it is asked about."""

    name = "track17"
    title = "17TRACK"
    can = frozenset({"register", "track", "webhooks"})
    form = ConnectForm(
        keys=(KeyAsked("token"), KeyAsked("carrier", place="config", is_optional=True)),
        base_url="https://api.17track.net/track/v2.4",
    )
    takes_key = True
    budgets: Mapping[str, Budget] = {"*": Budget(3.0, 3.0)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the account's key."""
        return replace(request, headers={**request.headers, "17token": account.secrets.get("token", "")})

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Only a refusal for too many calls tells anything: the bucket, which all calls share, is empty."""
        if answer.status == 200 and len(answer.body) > 4096:
            return None
        return Learned(left=0.0) if isinstance(refusals.error_of(answer), Throttled) else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """Status 200 with a code other than 0 is an error too."""
        return refusals.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """The key of an account does not expire."""
        return None

    async def register(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[Followed]:
        """Begins to follow parcels, each of which costs one of the account's numbers once; one answer each, in order."""
        told: dict[str, Followed] = {}
        for some in _calls(tracking_numbers):
            answer = await http.send(wire.call(wire.REGISTER, some, http.account.config.get("carrier", "")))
            told |= {one.tracking_number: one for one in wire.read_registered(answer)}
        missing = "17TRACK takes 5 to 50 letters and digits"
        return [
            told.get(one) or Followed(one, is_taken=False, code="number", message=missing) for one in tracking_numbers
        ]

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """All scans of these parcels, 40 numbers a call; those that nobody registered are, and tell something later."""
        events: list[TrackingEvent] = []
        for some in _calls(tracking_numbers):
            answer = await http.send(wire.call(wire.INFO, some))
            parcels, unknown = wire.read_tracked(answer)
            events += track.read_parcels(parcels, answer.body)
            if unknown:
                await self.register(http, unknown)
        return events

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """A push, kept whole; copies of it have the same key. Raises BadSignature, Unreadable."""
        if not sign.is_genuine(request.body, account.secrets.get("token", ""), request.headers.get(sign.HEADER, "")):
            raise BadSignature("the push is not signed with our key")
        said = read_object(request.body)
        data = said.get("data")
        first = data[0] if isinstance(data, list) and data else data
        number = first.get("number") if isinstance(first, dict) else None
        if not number:
            raise Unreadable("a push without a tracking number", body=request.body)
        topic = "tracking" if said.get("event") == _NEWS else "events"
        key = f"{number}@{hashlib.sha256(request.body).hexdigest()[:32]}"
        return [RawMessage(topic, key, str(number), request.body, "webhook")]

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """The events in a push. Raises Unreadable."""
        return track.read_body(message.body)

    async def services(self, http: Http) -> Sequence[CarrierService]:
        """None."""
        return []

    async def rates(self, http: Http, countries: Sequence[str]) -> Sequence[Rate]:
        """None."""
        return []

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """None."""
        return []

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Never. Raises PartnerRefused."""
        raise PartnerRefused(_NO_LABELS, code="cannot", field="service")

    async def find(self, http: Http, key: str) -> Label | None:
        """None."""
        return None

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """There is nothing to cancel."""
        return VoidAnswer(False, code="cannot", message=_NO_LABELS, refund="refused")


def _calls(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    """Those that 17TRACK takes, each once, in calls of 40."""
    taken = list(dict.fromkeys(number for number in numbers if wire.is_number(number)))
    return (taken[start : start + wire.TOGETHER] for start in range(0, len(taken), wire.TOGETHER))
