"""The calls to 4PX: what the carrier contract asks, in the order the platform wants it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from linkstar.connect import refusal_words
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

# Weights at which rate rows are asked for. A row holds the price of its upper end, so a parcel is never priced too low.
WEIGHT_STEPS_G = (100, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000, 10000, 20000, 30000)
_ALL_WAYS = "1"  # transport_mode: all of them
_LABEL_HOSTS = ".4px.com"
_TOGETHER = 4  # calls under way at once where many are asked for


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
        steps = list(zip((0, *WEIGHT_STEPS_G), WEIGHT_STEPS_G, strict=False))
        asked = [(country, *step) for country in countries for step in steps]
        rows: list[Rate] = []
        for start in range(0, len(asked), _TOGETHER):
            some = asked[start : start + _TOGETHER]
            priced = await asyncio.gather(*(self._priced(http, country, up_to) for country, _, up_to in some))
            for (country, over, up_to), quotes in zip(some, priced, strict=True):
                rows += [_rate(quote, country, over, up_to) for quote in quotes]
        return rows

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """Estimates for one parcel. They do not know batteries, so products that take none are left out here."""
        quotes = wire.read_quotes(await http.send(wire.price_request(parcel)))
        if not parcel.has_battery:
            return quotes
        takers = {service.code for service in await self.services(http) if service.takes_battery}
        return [quote for quote in quotes if quote.service in takers]

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Orders the parcel and fetches its label; a number that exists already leads to the earlier parcel."""
        try:
            answer = await http.send(wire.create_request(request, http.account.config))
        except PartnerRefused as refused:
            earlier = await self.find(http, request.key) if refusal_words.is_duplicate(refused.message) else None
            if earlier is None:
                raise
            return earlier
        return await self._label(http, wire.read_created(answer), request.size)

    async def find(self, http: Http, key: str) -> Label | None:
        """The label of the parcel that was ordered with this key; None if there is none or it was cancelled."""
        number = wire.order_number(key)
        try:
            answer = await http.send(wire.call(wire.ORDER, {"request_no": number}))
        except PartnerRefused as refused:
            if refusal_words.is_not_found(refused.message):
                return None
            raise
        # The platform looks among its own numbers too; only our own number counts.
        mine = [one for one in wire.read_orders(answer) if one.key == number and not one.is_closed]
        return await self._label(http, mine[0]) if mine else None

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Cancels a parcel that has not reached 4PX; it was not charged yet, so no refund is due."""
        asked = {"request_no": external_id, "cancel_reason": "cancelled by the seller"}
        try:
            await http.send(wire.call(wire.CANCEL, asked))
        except PartnerRefused as refused:
            if refusal_words.is_already_void(refused.message):
                return VoidAnswer(True, code=refused.code, message=refused.message)
            return VoidAnswer(False, code=refused.code, message=refused.message, refund="refused")
        return VoidAnswer(True)

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """All scans of these parcels, parcel by parcel; a number that is not known has none."""
        events: list[TrackingEvent] = []
        for start in range(0, len(tracking_numbers), _TOGETHER):
            some = tracking_numbers[start : start + _TOGETHER]
            for seen in await asyncio.gather(*(self._scans(http, number) for number in some)):
                events += seen
        return events

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """No push that could be verified is known, so none is believed. Raises BadSignature."""
        raise BadSignature("4PX signs no push that we know of")

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """The events in a stored answer of the tracking query. Raises Unreadable."""
        return track.read_events(Answer(200, {}, message.body), message.external_id)

    async def _priced(self, http: Http, country: str, weight_g: int) -> Sequence[Quote]:
        """Prices at one weight; a country or weight that nothing goes to has none."""
        try:
            return await self.quote(http, QuoteRequest(country, "", weight_g))
        except PartnerRefused as refused:
            if refusal_words.is_not_found(refused.message) or refused.field in ("country", "service", "weight_g"):
                return []
            raise

    async def _scans(self, http: Http, number: str) -> Sequence[TrackingEvent]:
        try:
            answer = await http.send(wire.call(wire.TRACK, {"deliveryOrderNo": number}))
        except PartnerRefused as refused:
            if refusal_words.is_not_found(refused.message):
                return []
            raise
        return track.read_events(answer, number)

    async def _label(self, http: Http, parcel: wire.Parcel, size: str = "") -> Label:
        url = wire.read_label(await http.send(wire.label_request(parcel.number, size)))
        document = (await http.send(_file_request(url, http.account.base_url))).body
        if b"%PDF" not in document[:1024]:
            raise Unreadable("the label is not a PDF", body=document)
        return Label(
            external_id=parcel.number,
            tracking_number=parcel.number,
            document=document,
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


def _rate(quote: Quote, country: str, over_g: int, up_to_g: int) -> Rate:
    return Rate(
        service=quote.service,
        country=country,
        over_g=over_g,
        up_to_g=up_to_g,
        currency=quote.currency,
        base_minor=quote.cost_minor,
        days_min=quote.days_min,
        days_max=quote.days_max,
    )
