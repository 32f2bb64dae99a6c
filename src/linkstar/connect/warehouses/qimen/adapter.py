"""The calls to a warehouse system through Qimen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from linkstar.connect import refusal_words
from linkstar.connect.carrier import LabelRequest, VoidAnswer
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.reading import reading
from linkstar.connect.warehouse import EntryAsk, ReturnAsk, SeenArrival, SeenDelivery, Sent, Statement
from linkstar.connect.warehouses.qimen import asks, refusals, sign, wire
from linkstar.connect.warehouses.qimen.xml import part, read, rows, write
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
)

# method of a message -> topic, the object that holds the order's code, and the code's name
_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "deliveryorder.confirm": ("deliveries", "deliveryOrder", "deliveryOrderCode"),
    "deliveryorder.batchconfirm": ("deliveries", "orders", ""),
    "stockout.confirm": ("deliveries", "deliveryOrder", "deliveryOrderCode"),
    "entryorder.confirm": ("arrivals", "entryOrder", "entryOrderCode"),
    "returnorder.confirm": ("arrivals", "returnOrder", "returnOrderCode"),
    "stockchange.report": ("stock_changes", "", ""),
    "inventory.report": ("stock_changes", "", ""),
    "inventory.synchronize": ("stock_changes", "", ""),
}


class Qimen:
    """奇门. Nothing promises that a repeated order code is refused, so `delivery_of` is asked before a repeat."""

    name = "qimen"
    title = "奇门 Qimen WMS"
    can = frozenset({"kept_stock", "deliver", "enter", "take_back", "webhooks"})
    form = ConnectForm(
        keys=(
            KeyAsked("app_key"),
            KeyAsked("app_secret"),
            KeyAsked("customer_id"),
            KeyAsked("owner_code", place="config"),
            KeyAsked("warehouse_code", place="config"),
            KeyAsked("shop_nick", place="config", is_optional=True),
        ),
        base_url="https://qimen.api.taobao.com/router/qimen/service",
    )
    takes_key = False
    budgets: Mapping[str, Budget] = {"*": Budget(5.0, 10.0)}  # no numbers were found: a careful guess
    # The warehouse sends a message again until it is answered in its own words.
    acknowledgement = (
        write("response", {"flag": "success", "code": "0", "message": "ok"}),
        "text/xml; charset=utf-8",
    )

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds method, time, keys and signature to the query."""
        return replace(request, query=sign.signed(request.operation, request.body, at, keys=account.secrets))

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Only a refusal for too many calls tells anything: the bucket is empty."""
        if answer.status == 200 and len(answer.body) > 4096:
            return None
        return Learned(left=0.0) if isinstance(refusals.error_of(answer), Throttled) else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """Status 200 with `flag` failure is an error too."""
        return refusals.error_of(answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """The keys do not expire."""
        return None

    def external_id_of(self, key: str) -> str:
        """The order code that carries our key."""
        return asks.code_of(key)

    async def stock_of(self, http: Http, skus: Sequence[str]) -> Statement:
        """What lies there of these SKUs, 50 a call; the statement is as old as its first answer."""
        stated_at, answers = http.now, []
        for start in range(0, len(skus), asks.TOGETHER):
            answers += await self._stock(http, skus[start : start + asks.TOGETHER])
        return wire.read_stock(answers, stated_at)

    async def deliver(self, http: Http, request: LabelRequest) -> Sent:
        """Sends a delivery order; a code that exists already leads to the earlier one. Raises PartnerRefused."""
        code = asks.code_of(request.key)
        try:
            answer = await http.send(asks.delivery(http.account, request, http.now))
        except PartnerRefused as no:
            if refusal_words.is_duplicate(no.message) and await self.delivery_of(http, code) is not None:
                return Sent(code)
            raise
        return wire.read_sent(answer, "deliveryOrderId", code)

    async def delivery_of(self, http: Http, external_id: str) -> SeenDelivery | None:
        """How a delivery order stands; None where the warehouse does not know it."""
        try:
            answer = await http.send(asks.delivery_state(http.account, external_id))
        except PartnerRefused as no:
            if refusal_words.is_not_found(no.message):
                return None
            raise
        seen = wire.read_delivery_answer(answer)
        return seen if seen.external_id == external_id else None

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Takes a delivery order back; the warehouse refuses when it is packed or has left."""
        try:
            await http.send(asks.cancel(http.account, external_id))
        except PartnerRefused as no:
            if refusal_words.is_already_void(no.message):
                return VoidAnswer(True, no.code, no.message)
            return VoidAnswer(False, no.code, no.message, refund="refused")
        return VoidAnswer(True)

    async def enter(self, http: Http, ask: EntryAsk) -> Sent:
        """Announces goods; a code that exists already is the earlier one. Raises PartnerRefused."""
        code = asks.code_of(ask.key)
        return await self._announce(http, asks.entry(http.account, ask, http.now), "entryOrderId", code)

    async def entry_of(self, http: Http, external_id: str) -> SeenArrival | None:
        """What of an entry has arrived; None where the warehouse does not know it."""
        try:
            answer = await http.send(asks.entry_state(http.account, external_id))
        except PartnerRefused as no:
            if refusal_words.is_not_found(no.message):
                return None
            raise
        return wire.read_entry_answer(answer)

    async def take_back(self, http: Http, ask: ReturnAsk) -> Sent:
        """Announces a buyer's return; a code that exists already is the earlier one. Raises PartnerRefused."""
        return await self._announce(http, asks.take_back(http.account, ask), "returnOrderId", asks.code_of(ask.key))

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """A message of the warehouse, kept whole. Raises BadSignature, Unreadable."""
        if not sign.is_genuine(request.query, request.body, account.secrets.get("app_secret", "")):
            raise BadSignature("the message is not signed with our secret")
        method = request.query.get("method", "").removeprefix("taobao.qimen.")
        topic, place, name = _MESSAGES.get(method, ("events", "", ""))
        said = read(request.body)
        with reading("a message of a warehouse", request.body):
            order = part(said, place) if name else {}
            external_id = str(order[name]) if name else ""
            inner = order if name else (rows(part(said, "items"), "item") or [said])[0]
            event = str(inner.get("outBizCode") or said.get("outBizCode") or "")
        # The code names the message where there is one, but systems were seen that reuse it: the content counts too.
        key = f"{method}:{external_id}:{event}@{hashlib.sha256(request.body).hexdigest()[:24]}"
        return [RawMessage(topic, key, external_id, request.body, "webhook")]

    def read_delivery(self, message: RawMessage, account: Account) -> Sequence[SeenDelivery]:
        """The delivery orders in a confirmation. Raises Unreadable."""
        return wire.read_deliveries(message.body)

    def read_arrival(self, message: RawMessage, account: Account) -> Sequence[SeenArrival]:
        """The entry or return in a confirmation. Raises Unreadable."""
        return wire.read_arrivals(message.body)

    async def _stock(self, http: Http, skus: Sequence[str]) -> list[Answer]:
        """The answers about these SKUs; some systems refuse a whole question for one SKU that they do not know."""
        try:
            return [await http.send(asks.stock(http.account, skus))]
        except PartnerRefused as no:
            if not refusal_words.is_not_found(no.message):
                raise
        half = len(skus) // 2
        return [*await self._stock(http, skus[:half]), *await self._stock(http, skus[half:])] if half else []

    async def _announce(self, http: Http, request: Request, name: str, code: str) -> Sent:
        try:
            return wire.read_sent(await http.send(request), name, code)
        except PartnerRefused as no:
            if refusal_words.is_duplicate(no.message):
                return Sent(code)
            raise
