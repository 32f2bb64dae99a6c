"""Calls to Mercado Libre for one seller. What their JSON means is in wire.py; limits, retries, log: connect/http.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from linkstar.connect.channel import (
    ConfirmAnswer,
    Confirmation,
    Cursor,
    Grant,
    OrderPage,
    RawMessage,
    SeenOrder,
    StockAnswer,
    StockPush,
    WebhookRequest,
)
from linkstar.connect.channels.mercado_libre import stock, wire
from linkstar.connect.consent import code_of
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.windows import Rows, next_window
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
    Unreadable,
)

PAGE = 50
WINDOW_S = 86_400
LAG_S, OVERLAP_S = 60, 600
AUTHORISED = timedelta(days=182)  # six months from the last refresh token on: told in the documents only
TOKEN_PATH = "/oauth/token"  # noqa: S105 - a path
_JSON = {"content-type": "application/json"}


class MercadoLibre:
    """Mercado Libre as a sales channel, for parcels that the seller's own carriers bring; implements the verbs in `can`."""

    name = "mercado_libre"
    title = "Mercado Libre"
    can = frozenset({"orders", "one_order", "stock", "confirm", "authorise"})
    form = ConnectForm(
        "{name}",
        (KeyAsked("client_id"), KeyAsked("client_secret"), KeyAsked("refresh_token", "keys")),
        base_url="https://api.mercadolibre.com",
    )
    partial_confirmation = False
    poll_overlap_s = OVERLAP_S
    poll_lag_s = LAG_S
    webhook_topics: tuple[str, ...] = ()  # its notifications are not signed: the polls bring everything
    budgets: Mapping[str, Budget] = {"*": Budget(rate=20.0, burst=100)}  # 1,500 a minute for a seller

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """The request with the seller's token."""
        if not request.needs_token:
            return request
        token = account.secrets.get("access_token", "")
        return replace(request, headers={**request.headers, "authorization": f"Bearer {token}"})

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: the answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return wire.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """Fresh tokens, good for six hours; the refresh token serves once. Raises TokenRevoked."""
        secrets = http.account.secrets
        names = ("client_id", "client_secret", "refresh_token")
        form = {"grant_type": "refresh_token"} | {name: secrets.get(name, "") for name in names}
        return _tokens(await http.send(_token_request(wire.REFRESH, form)), http)

    def authorise_url(self, grant: Grant) -> str:
        """Where the seller says yes; `grant.external_id` may name the country's domain (com.ar, com.br ...)."""
        base = grant.base_url.rstrip("/")
        if not base or base.endswith(".mercadolibre.com"):
            base = f"https://auth.mercadolibre.{grant.external_id or 'com.ar'}"
        words = {
            "response_type": "code", "client_id": grant.client_id, "redirect_uri": grant.redirect_uri, "state": grant.state,
        }  # fmt: skip
        return f"{base}/authorization?{urlencode(words)}"

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """The tokens for the code that came back, and the seller's id. Raises BadSignature, PartnerRefused."""
        code = code_of(grant, query)
        keys = {"client_id": grant.client_id, "client_secret": grant.client_secret}
        form = {
            "grant_type": "authorization_code", **keys, "code": code, "redirect_uri": grant.redirect_uri,
        }  # fmt: skip
        tokens = _tokens(await http.send(_token_request(wire.EXCHANGE, form)), http)
        return replace(tokens, secrets={**tokens.secrets, **keys})

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Orders changed since the cursor, each with its shipment. The search sorts by another date than that of the change,
        so a window is made smaller until one page holds it."""

        async def ask(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
            rows: Rows = []
            while True:
                said = await self._search(http, first, last, offset=len(rows))
                rows += said["results"]
                left = int(said["paging"]["total"]) > len(rows) and bool(said["results"])
                if not left or not is_whole:
                    return rows, left

        latest = http.now - timedelta(seconds=LAG_S)
        found = await next_window(cursor, latest, ask, overlap_s=OVERLAP_S, span_max_s=WINDOW_S)
        messages = [wire.order_message(order, await self._shipment(http, order)) for order in found.rows]
        return OrderPage(sorted(messages, key=_changed), found.cursor, found.has_more)

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One whole order; None if the seller has none of this id."""
        order = await _get(http, "getOrder", f"/orders/{quote(external_id, safe='')}")
        return None if order is None else wire.order_message(order, await self._shipment(http, order))

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order in a raw message. Raises Unreadable."""
        return wire.read_order(message)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what items and variations offer; one call an item."""
        return await stock.push(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What they offer now, in order; twenty items a call."""
        return await stock.read(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Tells that parcels left, one call each; a shipment is told of once, so a parcel holds all that is left."""
        return [await self._confirm_one(http, parcel) for parcel in confirmations]

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Refused: notifications are not signed."""
        raise BadSignature("Mercado Libre does not sign its notifications", code="unsigned")

    async def _confirm_one(self, http: Http, parcel: Confirmation) -> ConfirmAnswer:
        message = await self.one_order(http, parcel.order_id)
        if message is None:
            return ConfirmAnswer(parcel.key, False, "", "order_not_found", "the seller has no such order")
        order = wire.read_order(message)
        if any(one.tracking_number == parcel.tracking_number for one in order.parcels):
            return ConfirmAnswer(parcel.key, True)
        units = {line.external_id: line.quantity for line in order.lines}
        if order.commercial == "cancelled" or order.parcels or any(
            line.quantity != units.get(line.external_id) for line in parcel.lines
        ):  # fmt: skip
            return ConfirmAnswer(
                parcel.key, False, "", "not_open", "the order is cancelled, has left, or has other units"
            )
        shipment = (orjson.loads(message.body).get("shipment") or {}).get("id")
        body = orjson.dumps({
            "tracking_number": parcel.tracking_number, "tracking_url": parcel.tracking_url or None, "status": "shipped",
            "substatus": None, "payload": {"comment": parcel.carrier, "date": wire.stamp(parcel.shipped_at)},
        })  # fmt: skip
        try:
            await http.send(
                Request(
                    "notifyShipment", "POST", f"/shipments/{shipment}/seller_notifications", headers=_JSON, body=body
                )
            )
        except PartnerRefused as no:
            return ConfirmAnswer(parcel.key, False, "", no.code, no.message)
        return ConfirmAnswer(parcel.key, True, str(shipment))

    async def _search(self, http: Http, first: int, last: int, *, offset: int) -> dict[str, Any]:
        query = {
            "seller": http.account.external_id, "limit": str(PAGE), "offset": str(offset), "sort": "date_asc",
            "order.date_last_updated.from": _second(first), "order.date_last_updated.to": _second(last, 999),
        }  # fmt: skip
        answer = await http.send(Request("searchOrders", "GET", "/orders/search", query))
        said = answer.json()
        if not isinstance(said, dict) or not isinstance(said.get("results"), list) or "paging" not in said:
            raise Unreadable("not a page of orders", body=answer.body)
        return said

    async def _shipment(self, http: Http, order: Mapping[str, Any]) -> dict[str, Any] | None:
        id_ = (order.get("shipping") or {}).get("id")
        return await _get(http, "getShipment", f"/shipments/{id_}") if id_ else None


async def _get(http: Http, operation: str, path: str) -> dict[str, Any] | None:
    try:
        answer = await http.send(Request(operation, "GET", path, headers={"x-format-new": "true"}))
    except PartnerRefused as no:
        if no.code in ("order_not_found", "not_found", "404"):
            return None
        raise
    said = answer.json()
    if not isinstance(said, dict) or "id" not in said:
        raise Unreadable("the answer has no id", body=answer.body)
    return said


def _changed(message: RawMessage) -> datetime:
    return message.happened_at or datetime.min.replace(tzinfo=UTC)


def _second(at: int, millis: int = 0) -> str:
    return wire.stamp(datetime.fromtimestamp(at, UTC) + timedelta(milliseconds=millis))


def _token_request(operation: str, form: Mapping[str, str]) -> Request:
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
    return Request(operation, "POST", TOKEN_PATH, headers=headers, body=urlencode(form).encode(), needs_token=False)


def _tokens(answer: Answer, http: Http) -> Tokens:
    said = answer.json()
    try:
        secrets = {"access_token": said["access_token"], "refresh_token": said["refresh_token"]}
        life, seller = timedelta(seconds=int(said["expires_in"])), str(said.get("user_id") or "")
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(f"not a token: {wrong!r}", body=b"") from wrong  # the body may hold secrets: not kept
    return Tokens(secrets, http.now + life, external_id=seller, authorised_until=http.now + AUTHORISED)
