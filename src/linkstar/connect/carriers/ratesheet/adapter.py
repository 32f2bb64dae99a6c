"""A carrier without a service: prices from the account's CSV, labels made here, nothing to call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from linkstar.connect.carrier import (
    CarrierService,
    Label,
    LabelRequest,
    Quote,
    QuoteRequest,
    Rate,
    SheetProblem,
    TrackingEvent,
    VoidAnswer,
)
from linkstar.connect.carriers.ratesheet import label, price
from linkstar.connect.carriers.ratesheet.wire import read_rates, read_services
from linkstar.connect.channel import RawMessage, WebhookRequest
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
    Tokens,
)


class RateSheet:
    """Any carrier by its price list. The same key makes the same number and the same label, so it may be repeated."""

    name = "ratesheet"
    title = "Rate sheet 运价表"
    can = frozenset({"quote", "label", "void", "rate_sheet"})
    label_formats = ("PDF", "ZPL")
    takes_key = True
    budgets: Mapping[str, Budget] = {}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Nothing is sent, so nothing is signed."""
        return request

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """There is no budget."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """There are no answers."""
        return None

    async def refresh(self, http: Http) -> Tokens | None:
        """There are no tokens."""
        return None

    async def services(self, http: Http) -> Sequence[CarrierService]:
        """The services that the sheet prices; what they take is in the second sheet, where there is one."""
        told = {service.code: service for service in _services(http.account)}
        codes = dict.fromkeys(rate.service for rate in _rates(http.account))
        return [told.get(code) or CarrierService(code=code, title_en=code, title_zh=code) for code in codes]

    async def rates(self, http: Http, countries: Sequence[str]) -> Sequence[Rate]:
        """The sheet's rows for these countries and for anywhere."""
        return [rate for rate in _rates(http.account) if rate.country == "*" or rate.country in countries]

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """The price of every service that takes the parcel."""
        known = {service.code: service for service in await self.services(http)}
        quotes = []
        for code, service in known.items():
            if parcel.has_battery and not service.takes_battery:
                continue
            size = price.Parcel(
                parcel.country, parcel.postcode, parcel.weight_g, parcel.length_mm, parcel.width_mm, parcel.height_mm
            )
            rate = price.choose_rate([rate for rate in _rates(http.account) if rate.service == code], size)
            if rate is not None:
                cost = price.cost_minor(rate, size)
                quotes.append(Quote(code, cost, rate.currency, rate.days_min, rate.days_max))
        return quotes

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Makes number and label. Raises PartnerRefused when there is no price or the address cannot be printed."""
        rate, parcel = _priced(http.account, request)
        self._check_address(request)
        number = label.tracking_number(http.account.external_id, request.key)
        is_zpl = request.format == "ZPL"
        return Label(
            external_id=number,
            tracking_number=number,
            document=(label.as_zpl if is_zpl else label.as_pdf)(request, number, request.service),
            media_type="text/zpl" if is_zpl else "application/pdf",
            cost_minor=price.cost_minor(rate, parcel),
            currency=rate.currency,
        )

    async def find(self, http: Http, key: str) -> Label | None:
        """Nothing is kept here: the same request makes the same label again."""
        return None

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """A label that was not handed over costs nothing: it is torn up. The caller knows of the hand-over."""
        return VoidAnswer(True)

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """Nobody scans these numbers for us."""
        return []

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Nobody may send anything. Raises BadSignature."""
        raise BadSignature("a rate sheet sends no webhooks")

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """There are no messages."""
        return []

    def read_rates(self, text: str) -> tuple[list[Rate], list[SheetProblem]]:
        """The rates in a CSV and its problems, before it is taken as an account's sheet."""
        return read_rates(text)

    def _check_address(self, request: LabelRequest) -> None:
        for name in ("name", "line1", "city", "country"):
            if not getattr(request.ship_to, name):
                raise PartnerRefused(f"the receiver's {name} is missing", code="missing", field=name)
        field = label.unprintable_field(request)
        if field:
            raise PartnerRefused(f"{field} has characters that a label cannot show", code="not_printable", field=field)


def _priced(account: Account, request: LabelRequest) -> tuple[Rate, price.Parcel]:
    """The row that prices the parcel. Raises PartnerRefused with what to mend."""
    rows = [rate for rate in _rates(account) if rate.service == request.service]
    if not rows:
        raise PartnerRefused(f"the rate sheet has no service {request.service}", code="no_service", field="service")
    to = request.ship_to
    parcel = price.Parcel(
        to.country, to.postcode, request.weight_g, request.length_mm, request.width_mm, request.height_mm
    )
    rate = price.choose_rate(rows, parcel)
    if rate is None:
        is_served = any(row.country in (to.country, "*") for row in rows)
        field = "weight_g" if is_served else "country"
        raise PartnerRefused(f"the rate sheet has no price for this {field}", code="no_rate", field=field)
    return rate, parcel


def _rates(account: Account) -> Sequence[Rate]:
    """The account's rows. Raises PartnerRefused when it has none that can be used."""
    rates = _read_rates(account.config.get("rates_csv", ""))
    if not rates:
        raise PartnerRefused("the account has no usable rate sheet", code="no_sheet", field="rates_csv")
    return rates


def _services(account: Account) -> Sequence[CarrierService]:
    return _read_services(account.config.get("services_csv") or account.config.get("rates_csv", ""))


@lru_cache(maxsize=64)
def _read_rates(text: str) -> tuple[Rate, ...]:
    """Kept, because a sheet of ten thousand lines is read for every label otherwise."""
    return tuple(read_rates(text)[0])


@lru_cache(maxsize=64)
def _read_services(text: str) -> tuple[CarrierService, ...]:
    return tuple(read_services(text)[0])
