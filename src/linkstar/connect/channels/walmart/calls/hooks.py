"""Notifications: what we ask Walmart to tell, and what comes to our door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import orjson

from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.channels.walmart import sign, wire
from linkstar.connect.channels.walmart.wire.values import moment, part
from linkstar.connect.reading import digest, exact, reading
from linkstar.connect.wire import Account, BadSignature, Http, PartnerRefused, Request

PATH = "/v3/webhooks/subscriptions"
RESOURCES = {
    "PO_CREATED": "ORDER", "PO_LINE_AUTOCANCELLED": "ORDER", "ORDER_INTENT_TO_CANCEL": "ORDER", "ORDER_MANAGEMENT_EVENT": "ORDER",
}  # fmt: skip


async def subscribe(http: Http, url: str, topics: Sequence[str]) -> list[str]:
    """Asks for events at our address; what is told there already is not asked for again. Raises PartnerRefused."""
    password = http.account.secrets.get(sign.HOOK_SECRET, "")
    if not password:
        raise PartnerRefused(
            f"the account has no {sign.HOOK_SECRET}, which notifications are known by", code="no_password"
        )
    answer = await http.send(Request("getAllSubscriptions", "GET", PATH))
    known = {
        str(one.get("eventType"))
        for one in _events(answer.json())
        if one.get("eventUrl") == url and one.get("status") == "ACTIVE"
    }
    wanted = [topic for topic in topics if topic not in known]
    if wanted:
        auth = {
            "authMethod": "BASIC_AUTH",
            "userName": sign.HOOK_USER,
            "password": password,
            "authHeaderName": "Authorization",
        }
        events = [
            {"eventType": topic, "eventVersion": "V1", "resourceName": RESOURCES[topic], "eventUrl": url, "authDetails": auth,
             "headers": {"content-type": "application/json"}, "status": "ACTIVE"}
            for topic in wanted
        ]  # fmt: skip
        body = orjson.dumps({"events": events})
        part(
            await http.send(
                Request("createSubscription", "POST", PATH, headers={"content-type": "application/json"}, body=body)
            ),
            "events",
        )
    return wanted


def receive(request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
    """A notification behind our password: a notice of the order that it names. Raises BadSignature, Unreadable."""
    if not sign.is_for_us(request.headers.get("authorization", ""), account):
        raise BadSignature("the notification does not bring our password", code="authorization")
    with reading("a notification", request.body):
        said = exact(request.body)
        if str(said.get("partnerId") or account.external_id) != account.external_id:
            raise BadSignature("the notification is about another seller", code="partner")
        kind, happened = str(said["eventType"]), moment(said["eventTime"])
        id_ = wire.order_id_in(said)
        topic = "orders" if id_ and said.get("resourceName") == "ORDER" else kind.lower()
        return [RawMessage(topic, f"{id_}@{kind}.{digest(request.body)}", id_, request.body, "webhook", happened)]


def _events(said: object) -> list[dict[str, object]]:
    """The subscriptions in an answer: Walmart's document says {"events": [{"event": [...]}]}, its examples {"events": [...]}."""
    rows = said.get("events") if isinstance(said, dict) else None
    found: list[dict[str, object]] = []
    for row in rows or ():
        found += row["event"] if isinstance(row.get("event"), list) else [row]
    return found
