"""The calls to a karrio server: what the carrier contract asks, a draft first and its purchase after it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

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
from linkstar.connect.carriers.karrio import refusals, track, wire
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import (
    Account,
    Answer,
    BadSignature,
    Budget,
    Http,
    Learned,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenRevoked,
    Tokens,
)

UNDER_WAY = timedelta(minutes=5)  # so long a purchase whose answer was lost may still be going on at the carrier


class Karrio:
    """karrio. It takes no key, so ours stands in the shipment's metadata; a draft in doubt waits for a person."""

    name = "karrio"
    title = "karrio"
    can = frozenset({"quote", "label", "find", "void", "track", "rate_sheet"})
    label_formats = ("PDF", "ZPL")
    form = ConnectForm(keys=(KeyAsked("token"), KeyAsked("origin_country", place="config")))
    takes_key = False
    # 300 calls a minute in all (CARRIER_REQUEST_RATE_LIMIT); four operations make a label.
    budgets: Mapping[str, Budget] = {"*": Budget(1.0, 20.0)}

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the API token."""
        token = {"authorization": f"Token {account.secrets.get('token', '')}"}
        return replace(request, headers={"accept-language": "en", **request.headers, **token})

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Only a 429 tells anything: the bucket is empty."""
        return Learned(left=0.0) if answer.status == 429 else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """Errors have their statuses; 424 is what the carrier behind karrio said."""
        return refusals.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """An API token does not expire."""
        return None

    async def services(self, http: Http) -> Sequence[CarrierService]:
        """The services of every carrier that is connected to the server, account by account."""
        accounts: dict[str, list[str]] = defaultdict(list)
        for row, body in await _all(http, wire.connections_request):
            found = wire.read_connection(row, body)
            if found is not None:
                accounts[found[0]].append(found[1])
        names = sorted(accounts)
        services: list[CarrierService] = []
        for start in range(0, len(names), carrying.TOGETHER):
            some = names[start : start + carrying.TOGETHER]
            answers = await asyncio.gather(*(http.send(wire.carrier_request(name)) for name in some))
            for name, answer in zip(some, answers, strict=True):
                services += wire.read_services(answer, accounts[name])
        return services

    async def rates(self, http: Http, countries: Sequence[str]) -> Sequence[Rate]:
        """Price rows from live prices, one call per country and weight step, a few at once."""
        return await carrying.price_rows(countries, lambda parcel: self.quote(http, parcel))

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """What every connected carrier asks for a parcel that leaves the account's country."""
        origin = http.account.config.get("origin_country") or "CN"
        return wire.read_quotes(await http.send(wire.rates_request(parcel, origin)))

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Makes a draft, marks it and buys it; what this key made earlier is used and never bought twice."""
        earlier = await self._earlier(http, request.key)
        if earlier is not None and earlier.is_bought:
            return await self._label(http, earlier)
        draft = earlier or await self._draft(http, request)
        rate_id = wire.rate_of(draft, request.service)
        marked = await _sent(
            http, wire.mark_request(draft, request.format, http.now), lambda: self._marked(http, draft.id)
        )
        if marked.is_bought:
            return await self._label(http, marked)
        return await self._purchase(http, wire.purchase_request(marked, rate_id, request), marked)

    async def find(self, http: Http, key: str) -> Label | None:
        """The label of this key; None if nothing was bought. Raises PartnerRefused where nobody knows that."""
        earlier = await self._earlier(http, key)
        return await self._label(http, earlier) if earlier is not None and earlier.is_bought else None

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Cancels a label that was not used. karrio tells nothing of money that comes back."""
        found = await carrying.known(_shipment(http, wire.retrieve_request(external_id)))
        if found is None:
            return VoidAnswer(False, code="not_found", message="karrio does not know this shipment", refund="refused")
        if found.status not in ("created", "purchased", "draft", "cancelled"):
            return VoidAnswer(False, code=found.status, message=f"the shipment is {found.status}", refund="refused")
        if found.status == "cancelled":
            return VoidAnswer(True, code=found.status)
        return await carrying.void(http.send(wire.cancel_request(external_id)))

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """All scans of these parcels, parcel by parcel; a number that is not known has none."""
        return await carrying.scans(tracking_numbers, lambda number: self._scans(http, number))

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """The OpenAPI describes no signature of its webhooks, so none is believed. Raises BadSignature."""
        raise BadSignature("karrio's OpenAPI describes no signed push")

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """The events in a stored tracker. Raises Unreadable."""
        return track.read_events(Answer(200, {}, message.body), message.external_id)

    async def _scans(self, http: Http, number: str) -> Sequence[TrackingEvent]:
        return track.read_events(await http.send(wire.tracker_request(number)), number)

    async def _earlier(self, http: Http, key: str) -> wire.Shipment | None:
        """What this key made: the bought one, else a draft that nobody asked to buy. Raises PartnerDown, PartnerRefused."""
        found = [wire.shipment_of(row, body) for row, body in await _all(http, lambda at: wire.list_request(key, at))]
        mine = [one for one in found if one.key == key and one.status != "cancelled"]
        bought = [one for one in mine if one.is_bought]
        asked = [one for one in mine if one.asked_at is not None]
        if bought or not asked:
            return next(iter(bought or mine), None)
        if any(one.asked_at and http.now - one.asked_at < UNDER_WAY for one in asked):
            raise PartnerDown("the purchase may still be under way", code=refusals.IN_DOUBT)
        raise refusals.in_doubt(asked[0].id, "no answer came")

    async def _draft(self, http: Http, request: LabelRequest) -> wire.Shipment:
        return await _sent(http, wire.create_request(request), lambda: self._earlier(http, request.key))

    async def _marked(self, http: Http, id_: str) -> wire.Shipment | None:
        """The draft, if the mark has reached it."""
        found = await _shipment(http, wire.retrieve_request(id_))
        return found if found.is_bought or found.asked_at is not None else None

    async def _purchase(self, http: Http, purchase: Request, draft: wire.Shipment) -> Label:
        """Buys; a clear no frees the draft, and what broke in the middle leaves it in doubt. Raises PartnerError."""
        try:
            answer = await http.send(purchase)
        except PartnerRefused as refused:
            if refused.code == refusals.BROKEN:
                raise refusals.in_doubt(draft.id, refused.message) from refused
            if refused.code == refusals.STATE:
                return await self._label_of_another(http, draft, refused)
            await _discard(http, draft)
            raise
        except (Throttled, TokenRevoked):
            await _discard(http, draft)
            raise
        return await self._label(http, wire.read_shipment(answer))

    async def _label_of_another(self, http: Http, draft: wire.Shipment, refused: PartnerRefused) -> Label:
        """Someone bought this draft in the meantime: its label is ours too."""
        found = await _shipment(http, wire.retrieve_request(draft.id))
        if not found.is_bought:
            raise refused
        return await self._label(http, found)

    async def _label(self, http: Http, bought: wire.Shipment) -> Label:
        text = bought.document or wire.read_document(await http.send(wire.document_request(bought.id)))
        return wire.label(bought, text, http.account.currency, text.encode())


async def _shipment(http: Http, request: Request) -> wire.Shipment:
    return wire.read_shipment(await http.send(request))


async def _sent(http: Http, request: Request, seen: Callable[[], Awaitable[wire.Shipment | None]]) -> wire.Shipment:
    """The shipment after a change; where the answer was lost, what is seen of it. Raises PartnerError."""
    try:
        return await _shipment(http, request)
    except PartnerDown:
        found = await seen()
        if found is None:
            raise
        return found


async def _discard(http: Http, draft: wire.Shipment) -> None:
    """Cancels a draft that was clearly not bought, so that it is not in doubt; if that fails, it stays so."""
    try:
        await http.send(wire.cancel_request(draft.id))
    except PartnerError:
        return


async def _all(http: Http, ask: Callable[[int], Request]) -> list[tuple[dict[str, Any], bytes]]:
    """Every row of a list, page by page, each with the answer it stood in. Raises PartnerError."""
    rows: list[tuple[dict[str, Any], bytes]] = []
    while True:
        answer = await http.send(ask(len(rows)))
        found, is_more = wire.page(answer)
        rows += [(row, answer.body) for row in found]
        if not found or not is_more:
            return rows
