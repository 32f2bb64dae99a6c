"""The console's API under /_sandbox/: open shops, place orders, ask for faults, read what partners received."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement, SeenSettlementLine
from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.channel import SeenOrder
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop
from linkstar.connect.warehouse import KeptEvent, SeenArrival, SeenDelivery, Stated
from linkstar.kit.errors import Invalid, NotFound, Refusal
from linkstar.sandbox.neutral import read
from linkstar.sandbox.world import Sandbox

_PAGE = (Path(__file__).parent / "console.html").read_bytes()
_SETTLE_S = 60.0
_TELLING: Mapping[str, type[Any]] = {
    "claims": SeenClaim, "settlement_lines": SeenSettlementLine, "settlements": SeenSettlement, "messages": SeenMessage,
    "listings": SeenListing, "stock": Stated, "deliveries": SeenDelivery, "arrivals": SeenArrival, "kept": KeptEvent,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ask:
    """A request to the console: what stands behind the first word of its path, its query and its JSON."""

    rest: str
    query: Mapping[str, str]
    said: Any

    def text(self, name: str) -> str:
        """A text of the JSON. Raises Invalid."""
        value = self.said.get(name) if isinstance(self.said, dict) else None
        if not isinstance(value, str) or not value:
            raise Invalid(name, "it is missing")
        return value


async def answer(sandbox: Sandbox, request: FakeRequest) -> FakeAnswer:
    """Answers a call below /_sandbox/; refusals are problem details."""
    word, _, rest = request.path.strip("/").partition("/")
    if not word:
        return FakeAnswer(200, _PAGE, {"content-type": "text/html; charset=utf-8"})
    verb = _VERBS.get((request.method, word))
    try:
        if verb is None:
            raise NotFound(thing=f"{request.method} /_sandbox/{word}")
        said = await verb(sandbox, _Ask(rest, request.query, _json(request.body)))
    except Refusal as refused:
        problem = {
            "code": refused.code,
            "title": refused.text("en"),
            "title_zh": refused.text("zh"),
            "field": refused.field,
        }
        return FakeAnswer(refused.status, orjson.dumps(problem), {"content-type": "application/problem+json"})
    return FakeAnswer(200, orjson.dumps(said, default=str))


async def _summary(sandbox: Sandbox, ask: _Ask) -> Any:
    partners = [
        {
            "name": name,
            "kind": partner.kind,
            "calls": sandbox.calls[name],
            "answers": _statuses(sandbox, name),
            "shops": sandbox.shops(name),
        }
        for name, partner in sorted(sandbox.partners.items())
    ]
    told = {"partners": partners, "faults": sandbox.faults.told(), "deliveries": sandbox.deliveries.told()}
    return {"now": sandbox.clock.now().isoformat(), **told}


def _statuses(sandbox: Sandbox, name: str) -> Mapping[str, int]:
    return {str(status): count for status, count in sorted(sandbox.answers[name].items())}


async def _open(sandbox: Sandbox, ask: _Ask) -> Any:
    said = {name: value for name, value in (ask.said or {}).items() if name != "partner"}
    shop = read(FakeShop, {"site": "", "zone": "UTC", "currency": "USD", "secrets": {}, **said}, "shop")
    sandbox.open(ask.text("partner"), shop)
    return {"partner": ask.text("partner"), "shop": shop.external_id}


async def _place(sandbox: Sandbox, ask: _Ask) -> Any:
    orders = [read(SeenOrder, one, "orders") for one in _list(ask, "orders")]
    return {"ids": list(sandbox.place(ask.text("partner"), ask.text("shop"), orders))}


async def _tell(sandbox: Sandbox, ask: _Ask) -> Any:
    said = ask.said if isinstance(ask.said, dict) else {}
    seen = [read(kind, one, name) for name, kind in _TELLING.items() for one in said.get(name) or ()]
    sandbox.tell(ask.text("partner"), ask.text("shop"), seen)
    return {"told": len(seen)}


async def _move(sandbox: Sandbox, ask: _Ask) -> Any:
    events = [read(TrackingEvent, one, "events") for one in _list(ask, "events")]
    sandbox.move(ask.text("partner"), events)
    return {"events": len(events)}


async def _ask_fault(sandbox: Sandbox, ask: _Ask) -> Any:
    if ask.text("kind") == "revoked":
        partner = sandbox.partner(ask.text("partner"))
        known = [row["external_id"] for row in sandbox.shops(partner.name)]
        shops = [ask.said["shop"]] if ask.said.get("shop") else known
        for shop in shops:
            partner.revoke(shop)
        return {"kind": "revoked", "shops": shops}
    if ask.said.get("partner", "*") != "*":
        sandbox.partner(ask.text("partner"))
    return sandbox.faults.ask(ask.said).told()


async def _faults(sandbox: Sandbox, ask: _Ask) -> Any:
    return sandbox.faults.told()


async def _end_faults(sandbox: Sandbox, ask: _Ask) -> Any:
    id_ = int(ask.rest) if ask.rest.isdigit() else None
    return {"ended": sandbox.faults.end(id_, ask.query.get("partner", ""))}


async def _received(sandbox: Sandbox, ask: _Ask) -> Any:
    return sandbox.partner(ask.rest).received()


async def _deliveries(sandbox: Sandbox, ask: _Ask) -> Any:
    limit = int(ask.query.get("limit", "200")) if ask.query.get("limit", "200").isdigit() else 200
    rows = [one for one in sandbox.deliveries.log if _fits(one.told(), ask.query)]
    return {"counts": sandbox.deliveries.told(), "rows": [one.told() for one in rows[-limit:][::-1]]}


async def _settle(sandbox: Sandbox, ask: _Ask) -> Any:
    try:
        timeout_s = float(ask.query.get("timeout", _SETTLE_S))
    except ValueError as wrong:
        raise Invalid("timeout", "it is a number of seconds") from wrong
    return await sandbox.deliveries.settle(timeout_s)


_VERBS: dict[tuple[str, str], Callable[[Sandbox, _Ask], Awaitable[Any]]] = {
    ("GET", "summary"): _summary,
    ("POST", "shops"): _open,
    ("POST", "orders"): _place,
    ("POST", "tell"): _tell,
    ("POST", "tracking"): _move,
    ("POST", "faults"): _ask_fault,
    ("GET", "faults"): _faults,
    ("DELETE", "faults"): _end_faults,
    ("GET", "received"): _received,
    ("GET", "deliveries"): _deliveries,
    ("POST", "settle"): _settle,
}


def _fits(row: Mapping[str, Any], query: Mapping[str, str]) -> bool:
    return all(str(row[name]) == query[name] for name in ("partner", "state", "account", "topic") if query.get(name))


def _list(ask: _Ask, name: str) -> list[Any]:
    found = ask.said.get(name) if isinstance(ask.said, dict) else None
    if not isinstance(found, list):
        raise Invalid(name, "a list is missing")
    return found


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body) if body else {}
    except ValueError as wrong:
        raise Invalid("body", f"this is not JSON: {wrong}") from wrong
