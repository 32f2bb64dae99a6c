"""The calls to Yanwen: what the carrier contract asks, in the order the platform wants it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from linkstar.connect import carrying
from linkstar.connect.carrier import (
    CarrierService,
    Label,
    LabelRequest,
    Quote,
    QuoteRequest,
    Rate,
    TrackingEvent,
    VoidAnswer,
)
from linkstar.connect.carriers.yanwen import refusals, sign, track, wire
from linkstar.connect.carrying import order_number
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
    Request,
    Throttled,
    Tokens,
)


class Yanwen:
    """燕文. Nothing promises that a repeated order number is refused, so `find` is asked before a repeat.

    Prices (`calc.list`) need a right of their own and their answer is not known: it quotes nothing.
    """

    name = "yanwen"
    title = "燕文 Yanwen"
    can = frozenset({"label", "find", "void", "track"})
    form = ConnectForm(
        keys=(
            KeyAsked("user_id"),
            KeyAsked("apitoken"),
            KeyAsked("warehouse_code", place="config", is_optional=True),
        ),
        base_url="https://open.yw56.com.cn",
    )
    takes_key = False
    budgets: Mapping[str, Budget] = {"*": Budget(5.0, 10.0)}  # no numbers were found: a careful guess

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds account, time and signature to the query; tracking takes the account's number in a header alone."""
        if request.operation == wire.TRACK:
            return replace(request, headers={**request.headers, "authorization": account.secrets.get("user_id", "")})
        return replace(request, query=sign.query(account.secrets, request.query, request.body, at))

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Only a refusal for too many calls tells anything: the bucket is empty."""
        if answer.status == 200 and len(answer.body) > 4096:
            return None
        return Learned(left=0.0) if isinstance(refusals.error_of(request, answer), Throttled) else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """Status 200 with `success: false` is an error too."""
        return refusals.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """The key of an account does not expire."""
        return None

    async def services(self, http: Http) -> Sequence[CarrierService]:
        """The products that the account may use, in both languages."""
        return wire.read_channels(await http.send(wire.call(wire.CHANNELS, {})))

    async def rates(self, http: Http, countries: Sequence[str]) -> Sequence[Rate]:
        """None: prices come from the contract with Yanwen, and are entered as price rows."""
        return []

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """None: see `rates`."""
        return []

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Orders the parcel and fetches its label; a number that exists already leads to the earlier parcel."""
        return await carrying.buy(
            http.send(wire.create_request(request, http.account.config)),
            lambda: self.find(http, request.key),
            lambda answer: self._label(http, wire.read_created(answer)),
        )

    async def find(self, http: Http, key: str) -> Label | None:
        """The label of the parcel that was ordered with this key; None if there is none or it was cancelled."""
        number = order_number(key, length_max=wire.NUMBER_MAX)
        answer = await carrying.known(http.send(wire.call(wire.ORDERS, {"listNumber": [number]})))
        if answer is None:
            return None
        # The platform looks among waybill numbers too; only our own order number counts.
        mine = [one for one in wire.read_orders(answer) if one.key == number and not one.is_cancelled]
        return await self._label(http, mine[0]) if mine else None

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Cancels a parcel that Yanwen has not received; it was not charged yet, so no refund is due."""
        asked = {"waybillNumber": external_id, "note": "cancelled by the seller"}
        return await carrying.void(http.send(wire.call(wire.CANCEL, asked)))

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """All scans of these parcels, 30 numbers a call; a number that is not known has none."""
        events: list[TrackingEvent] = []
        for start in range(0, len(tracking_numbers), wire.TRACKED_TOGETHER):
            some = tracking_numbers[start : start + wire.TRACKED_TOGETHER]
            answer = await carrying.known(http.send(wire.track_request(some, http.account.base_url)))
            events += track.read_events(answer, some) if answer is not None else ()
        return events

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """No push that could be verified is known, so none is believed. Raises BadSignature."""
        raise BadSignature("Yanwen signs no push that we know of")

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """The events of one parcel in a stored answer of the tracking query. Raises Unreadable."""
        return track.read_events(Answer(200, {}, message.body), [message.external_id])

    async def _label(self, http: Http, parcel: wire.Parcel) -> Label:
        document = wire.read_label(await http.send(wire.call(wire.LABEL, {"waybillNumber": parcel.waybill})))
        return Label(
            external_id=parcel.waybill,
            tracking_number=parcel.waybill,
            document=document,
            media_type="application/pdf",
            cost_minor=None,
            currency=http.account.currency,
        )
