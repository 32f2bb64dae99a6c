"""The calls to 4PX: what the carrier contract asks, in the order the platform wants it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from linkstar.connect import carrying
from linkstar.connect.answers import checked_pdf
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
from linkstar.connect.carriers.fourpx import refusals, sign, track, wire
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
    Unreadable,
)

_ALL_WAYS = "1"  # transport_mode: all of them
_LABEL_HOSTS = ".4px.com"


class FourPx:
    """递四方. Nothing that we know promises that a repeated `ref_no` is refused, so `find` is asked before a repeat."""

    name = "fourpx"
    title = "递四方 4PX"
    can = frozenset({"quote", "label", "find", "void", "track", "rate_sheet"})
    form = ConnectForm(
        keys=(
            KeyAsked("app_key"),
            KeyAsked("app_secret"),
            KeyAsked("access_token", is_optional=True),
            KeyAsked("warehouse_code", place="config", is_optional=True),
        ),
        base_url="https://open.4px.com",
    )
    takes_key = False
    # No numbers were found: these are careful guesses.
    budgets: Mapping[str, Budget] = {"*": Budget(5.0, 10.0), wire.PRICE: Budget(5.0, 20.0)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds keys, time and signature to the query; label files carry none."""
        if not request.needs_token:
            return request
        return replace(request, query=sign.query(account.secrets, request.query, request.body, at))

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Only a refusal for too many calls tells anything: the bucket is empty."""
        if answer.status == 200 and b'"errors"' not in answer.body[:4096]:
            return None
        return Learned(left=0.0) if isinstance(refusals.error_of(request, answer), Throttled) else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """Status 200 with `result: 0` is an error too."""
        return refusals.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """The keys of an application do not expire."""
        return None

    async def services(self, http: Http) -> Sequence[CarrierService]:
        """The products that the account may use, in both languages."""
        return wire.read_products(await http.send(wire.call(wire.PRODUCTS, {"transport_mode": _ALL_WAYS})))

    async def rates(self, http: Http, countries: Sequence[str]) -> Sequence[Rate]:
        """Price rows from estimates, one call per country and weight step, a few at once."""
        return await carrying.price_rows(countries, lambda parcel: self.quote(http, parcel))

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """Estimates for one parcel. They do not know batteries, so products that take none are left out here."""
        quotes = wire.read_quotes(await http.send(wire.price_request(parcel)))
        if not parcel.has_battery:
            return quotes
        takers = {service.code for service in await self.services(http) if service.takes_battery}
        return [quote for quote in quotes if quote.service in takers]

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Orders the parcel and fetches its label; a number that exists already leads to the earlier parcel."""
        return await carrying.buy(
            http.send(wire.create_request(request, http.account.config)),
            lambda: self.find(http, request.key),
            lambda answer: self._label(http, wire.read_created(answer), request.size),
        )

    async def find(self, http: Http, key: str) -> Label | None:
        """The label of the parcel that was ordered with this key; None if there is none or it was cancelled."""
        number = order_number(key, length_max=wire.NUMBER_MAX)
        answer = await carrying.known(http.send(wire.call(wire.ORDER, {"request_no": number})))
        if answer is None:
            return None
        # The platform looks among its own numbers too; only our own number counts.
        mine = [one for one in wire.read_orders(answer) if one.key == number and not one.is_closed]
        return await self._label(http, mine[0]) if mine else None

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Cancels a parcel that has not reached 4PX; it was not charged yet, so no refund is due."""
        asked = {"request_no": external_id, "cancel_reason": "cancelled by the seller"}
        return await carrying.void(http.send(wire.call(wire.CANCEL, asked)))

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """All scans of these parcels, parcel by parcel; a number that is not known has none."""
        return await carrying.scans(tracking_numbers, lambda number: self._scans(http, number))

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """No push that could be verified is known, so none is believed. Raises BadSignature."""
        raise BadSignature("4PX signs no push that we know of")

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """The events in a stored answer of the tracking query. Raises Unreadable."""
        return track.read_events(Answer(200, {}, message.body), message.external_id)

    async def _scans(self, http: Http, number: str) -> Sequence[TrackingEvent]:
        answer = await http.send(wire.call(wire.TRACK, {"deliveryOrderNo": number}))
        return track.read_events(answer, number)

    async def _label(self, http: Http, parcel: wire.Parcel, size: str = "") -> Label:
        url = wire.read_label(await http.send(wire.label_request(parcel.number, size)))
        document = (await http.send(_file_request(url, http.account.base_url))).body
        return Label(
            external_id=parcel.number,
            tracking_number=parcel.number,
            document=checked_pdf(document, document),
            media_type="application/pdf",
            cost_minor=None,
            currency=wire.PRICES_IN,
        )


def _file_request(url: str, base_url: str) -> Request:
    """Fetches a label from the address given, if it is 4PX's own; always by https. Raises Unreadable for other hosts."""
    own = base_url.rstrip("/") + "/"
    if url.startswith(own) or (url.startswith("/") and not url.startswith("//")):
        return Request(wire.LABEL_FILE, "GET", "/" + url.removeprefix(own).lstrip("/"), needs_token=False)
    parts = urlsplit(url)
    if parts.scheme in ("http", "https") and (parts.hostname or "").endswith(_LABEL_HOSTS):
        return Request(wire.LABEL_FILE, "GET", parts._replace(scheme="https").geturl(), needs_token=False)
    raise Unreadable(f"the label lies at a foreign address: {parts.hostname}")
