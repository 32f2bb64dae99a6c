"""The calls to YunExpress: what the carrier contract asks, in the order the platform wants it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from linkstar.connect import carrying
from linkstar.connect.answers import checked_pdf, checked_zpl, read_object
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
from linkstar.connect.carriers.yunexpress import refusals, sign, track, wire
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
    Tokens,
    Unreadable,
)

_LABEL_HOSTS = (".yunexpress.cn", ".yunexpress.com")


class YunExpress:
    """云途. Its contract promises nothing about a repeated order number, so `find` is asked before a repeat."""

    name = "yunexpress"
    title = "云途 YunExpress"
    can = frozenset({"quote", "label", "find", "void", "track", "rate_sheet"})
    label_formats = ("PDF", "ZPL")
    form = ConnectForm(
        keys=(KeyAsked("app_id"), KeyAsked("app_secret"), KeyAsked("source_key")),
        base_url="https://openapi.yunexpress.cn",
    )
    takes_key = False
    # The platform documents 429 and no numbers: these are careful guesses.
    budgets: Mapping[str, Budget] = {"*": Budget(5.0, 10.0), wire.PRICE: Budget(5.0, 20.0)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds token, date and sign; the token endpoint and label files carry none."""
        asked = {"accept-language": "en-US", **request.headers}
        if request.needs_token:
            asked |= sign.headers(account.secrets, request.method, request.path, request.body, at)
        return replace(request, headers=asked)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Only a 429 tells anything: the bucket is empty."""
        return Learned(left=0.0) if answer.status == 429 else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """Status 200 with `success: false` is an error too."""
        return refusals.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """A new access token for the application's own key. Raises TokenRevoked."""
        answer = await http.send(wire.token_request(http.account.secrets))
        said = read_object(answer.body)
        lasts = str(said.get("expiresIn") or 7200)
        seconds = int(lasts) if lasts.isdigit() else 7200
        return Tokens({"token": str(said["accessToken"])}, expires_at=http.now + timedelta(seconds=seconds))

    async def services(self, http: Http) -> Sequence[CarrierService]:
        """The products that the account may use, in both languages."""
        named = []
        for language in ("en-US", "zh-CN"):
            request = wire.get(wire.PRODUCTS, "/v1/basic-data/products/getlist", {})
            named.append(wire.read_products(await http.send(replace(request, headers={"accept-language": language}))))
        english, chinese = named
        return [wire.service(code, english.get(code, title), title) for code, title in chinese.items()]

    async def rates(self, http: Http, countries: Sequence[str]) -> Sequence[Rate]:
        """Price rows from trial prices, one call per country and weight step, a few at once."""
        return await carrying.price_rows(countries, lambda parcel: self.quote(http, parcel))

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """Trial prices of every product for one parcel."""
        return wire.read_quotes(await http.send(wire.price_request(parcel)))

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Orders the parcel and fetches its label; an order number that exists already leads to the earlier parcel."""
        is_object = http.account.config.get("customs_number") == "object"
        return await carrying.buy(
            http.send(wire.create_request(request, is_customs_object=is_object)),
            lambda: self.find(http, request.key),
            lambda answer: self._label(http, wire.read_parcel(answer)),
        )

    async def find(self, http: Http, key: str) -> Label | None:
        """The label of the parcel that was ordered with this key; None if there is none or it was cancelled."""
        number = wire.order_number(key)
        answer = await carrying.known(http.send(wire.get(wire.INFO, "/v1/order/info/get", {"order_number": number})))
        if answer is None:
            return None
        parcel = wire.read_parcel(answer)
        # The platform looks among waybill and tracking numbers too; only our own order number counts.
        if parcel.key != number or parcel.is_cancelled:
            return None
        return await self._label(http, parcel)

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Cancels a parcel that the warehouse has not received; it was not charged yet, so no refund is due."""
        return await carrying.void(http.send(wire.cancel_request(external_id)))

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """All scans of these parcels, parcel by parcel; a number that is not known has none."""
        return await carrying.scans(tracking_numbers, lambda number: self._scans(http, number))

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """The contract describes no push that could be verified, so none is believed. Raises BadSignature."""
        raise BadSignature("YunExpress's contract describes no signed push")

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """The events in a stored answer of the tracking query. Raises Unreadable."""
        return track.read_events(Answer(200, {}, message.body), message.external_id)

    async def _scans(self, http: Http, number: str) -> Sequence[TrackingEvent]:
        answer = await http.send(wire.get(wire.TRACK, "/v1/track-service/info/get", {"order_number": number}))
        return track.read_events(answer, number)

    async def _label(self, http: Http, parcel: wire.Parcel) -> Label:
        answer = await http.send(wire.get(wire.LABEL, "/v1/order/label/get", {"order_number": parcel.waybill}))
        document, media_type, url = wire.read_label(answer)
        if not document:
            document = (await http.send(_file_request(url, http.account.base_url))).body
        if media_type == "application/pdf":
            checked_pdf(document, document)
        elif media_type == "text/zpl":
            checked_zpl(document, document)
        return Label(
            external_id=parcel.waybill,
            tracking_number=parcel.tracking,
            document=document,
            media_type=media_type,
            cost_minor=None,
            currency=http.account.currency,
        )


def _file_request(url: str, base_url: str) -> Request:
    """Fetches a label from the address given, if it is the platform's own. Raises Unreadable for any other host."""
    if url.startswith(base_url.rstrip("/") + "/"):
        return Request(wire.LABEL_FILE, "GET", url[len(base_url.rstrip("/")) :], needs_token=False)
    parts = urlsplit(url)
    if parts.scheme == "https" and (parts.hostname or "").endswith(_LABEL_HOSTS):
        return Request(wire.LABEL_FILE, "GET", url, needs_token=False)
    raise Unreadable(f"the label lies at a foreign address: {parts.hostname}")
