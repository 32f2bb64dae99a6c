"""Gives a demo company what it has none of, so that every page has something to show: for `make screens` only."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from playwright.sync_api import Error, Page

_ASK = """async ([method, path, body]) => {
    const { csrf } = await (await fetch('/api/v1/session')).json();
    const headers = { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' };
    const answer = await fetch('/api/v1' + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(path + ': ' + await answer.text());
    return answer.status === 204 ? null : answer.json();
}"""
_PLACE = {
    "name": "WMS Leipzig",
    "line1": "Weg 1",
    "city": "Leipzig",
    "postcode": "04356",
    "country": "DE",
    "phone": "+49341",
}


def furnish(page: Page) -> None:
    """Makes what is missing; what cannot be made is told and left. Closes the page."""
    for path, make in (
        ("/shipping/waves", _wave), ("/inventory/counts", _count), ("/automations", _automation), ("/finance/erps", _erp),
        ("/notices/subscriptions", _notices), ("/connect/accounts?kind=warehouse", _kept_place),
        ("/shipping/manifests", _manifest),
    ):  # fmt: skip
        try:
            if not ask(page, "GET", path)["rows"]:
                make(page)
        except (Error, IndexError) as wrong:
            print("not furnished:", path, str(wrong).splitlines()[0])
    page.context.close()


def ask(page: Page, method: str, path: str, body: Any = None) -> Any:
    """What the page itself could ask of the API. Raises playwright's Error."""
    return page.evaluate(_ASK, [method, path, body])


def _wave(page: Page) -> None:
    place = ask(page, "GET", "/shipping/waves/waiting")["rows"][0]["location_id"]
    ask(page, "POST", "/shipping/waves", {"location_id": place, "count": 20})


def _manifest(page: Page) -> None:
    wave = ask(page, "GET", "/shipping/waves")["rows"][0]["id"]
    parcels = ask(page, "GET", f"/shipping/waves/{wave}/parcels")["rows"]
    ask(page, "POST", f"/shipping/waves/{wave}/pack", {"ids": [one["id"] for one in parcels[:5]]})
    waiting = ask(page, "GET", "/shipping/manifests/waiting")["rows"][0]
    ask(page, "POST", "/shipping/manifests", {name: waiting[name] for name in ("location_id", "account_id")})


def _count(page: Page) -> None:
    place = ask(page, "GET", "/inventory/locations")["rows"][0]["id"]
    items = [one["id"] for one in ask(page, "GET", "/catalog/items?limit=8")["rows"]]
    ask(page, "POST", "/inventory/counts", {"location_id": place, "item_ids": items})


def _automation(page: Page) -> None:
    line = {"field": "order.units", "compare": "gt", "number": 2}
    draft = {"title": "Large orders", "trigger": "order_captured", "conditions": {"lines": [line]},
             "actions": [{"kind": "tag", "value": "large"}]}  # fmt: skip
    ask(page, "POST", "/automations", draft)


def _account(page: Page, kind: str, partner: str, title: str, **config: str) -> str:
    """A pretend partner, connected; the account's id."""
    opened = ask(page, "POST", "/sandbox/shops", {"kind": kind, "partner": partner, "name": "screens"})
    body = {"kind": kind, "partner": partner, "title": title, "site": "", "zone": "Asia/Shanghai", "currency": "CNY",
            "config": config, **opened}  # fmt: skip
    return str(ask(page, "POST", "/connect/accounts", body)["id"])


def _erp(page: Page) -> None:
    _account(page, "erp", "kingdee", "Books", acct_id="demo", username="demo", app_id="demo")


def _notices(page: Page) -> None:
    receiver = _account(page, "notifier", "dingtalk", "Warehouse group")
    ask(page, "POST", "/notices/subscriptions",
        {"title": "Warehouse", "account_id": receiver, "events": ["order.held", "system.trouble"]})  # fmt: skip
    ask(page, "POST", f"/notices/channels/{receiver}/test")


def _kept_place(page: Page) -> None:
    keeper = _account(page, "warehouse", "qimen", "WMS Leipzig")
    place = {"code": "WMS", "title": "WMS Leipzig", "type": "third_party", "address": _PLACE, "zone": "Europe/Berlin",
             "cut_off": "16:00", "kept_by": keeper}  # fmt: skip
    ask(page, "PUT", f"/shipping/locations/{uuid4()}", place)
