"""The pretend Lazada's products, stock, reverse orders, statements and conversations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import unescape

import orjson

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.alibaba.gate import Gate, Refused, as_number
from linkstar.connect.alibaba.sign import millis
from linkstar.connect.channels.lazada.fake import shapes
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record

QUANTITY_MAX = 999_999
_SKU = re.compile(r"<Sku>(.*?)</Sku>", re.DOTALL)


class More:
    """Records by "shop/..."."""

    def __init__(self, world: World, gate: Gate) -> None:
        self.world, self._gate = world, gate
        self._products, self._claims = world.table("products"), world.table("claims")
        self._statements, self._transactions = world.table("statements"), world.table("transactions")
        self._sessions = world.table("sessions")

    def levels(self) -> dict[str, int]:
        """What all SKUs offer."""
        return {
            f"{key.partition('/')[0]}/{sku['SellerSku']}": sku["Available"]
            for key, product in self._products.items()
            for sku in product["skus"]
        }

    def put_product(self, shop: Record, one: SeenListing) -> None:
        """A listing that the seller made."""
        item = as_number(dict(one.extra).get("item_id") or f"17{one.external_id}")
        key = f"{shop['external_id']}/{item}"
        self._products[key] = shapes.product_of(one, self._products.get(key))

    def products(self, shop: Record, query: Mapping[str, str]) -> Record:
        """GetProducts, all or those that hold some SKUs."""
        found = _mine(self._products, shop)
        wanted = orjson.loads(query["sku_seller_list"]) if query.get("sku_seller_list") else None
        if wanted is not None:
            found = [one for one in found if any(sku["SellerSku"] in wanted for sku in one["skus"])]
        start, size = int(query.get("offset") or 0), int(query.get("limit") or 20)
        if size > 50:
            raise Refused("19", f'E019: "{size}" Invalid Limit')
        return {"total_products": len(found), "products": found[start : start + size]}

    def sell(self, shop: Record, fields: Mapping[str, str]) -> None:
        """UpdateSellableQuantity: one wrong SKU, and nothing is done."""
        skus = [_sku(text) for text in _SKU.findall(fields.get("payload", ""))]
        if not 1 <= len(skus) <= 50:
            raise Refused("4", "E004: Invalid request format, 1 to 50 Sku")
        wrong = [
            {"field": "SellableQuantity", "seller_sku": one["SellerSku"], "message": "SELLABLE_QUANTITY_INVALID"}
            for one in skus
            if not 0 <= int(one["SellableQuantity"]) <= QUANTITY_MAX
        ]
        if wrong:
            raise Refused("501", "E501: Update product failed", kind="ISP", detail=wrong)
        for one in skus:
            key = f"{shop['external_id']}/{one['ItemId']}"
            listing = SeenListing(one["SkuId"], one["SellerSku"], one["SellerSku"], "active", is_live=True)
            product = self._products.get(key) or shapes.product_of(listing, None)
            quantity = int(one["SellableQuantity"])
            mine = next((sku for sku in product["skus"] if str(sku["SkuId"]) == one["SkuId"]), None)
            if mine is None:
                mine = shapes.product_of(listing, None)["skus"][0]
                product["skus"].append(mine)
            mine |= {
                "Available": quantity,
                "multiWarehouseInventories": [shapes.place_of(quantity, 1)],
                "quantity": quantity + 1,
            }
            self._products[key] = product | {"item_id": int(one["ItemId"])}

    def put_claim(self, shop: Record, one: Record) -> None:
        """A reverse order, new or changed."""
        self._claims[f"{shop['external_id']}/{one['reverse_order_id']}"] = one

    def claims(self, shop: Record, query: Mapping[str, str]) -> Record:
        """GetReverseOrdersForSeller. The documents say milliseconds, and so is the range; the answers tell seconds."""
        first = int(query.get("ReverseOrderLineModifiedTimeRangeStart") or 0)
        last = int(query.get("ReverseOrderLineModifiedTimeRangeEnd") or 1 << 60)
        found = [one for one in _mine(self._claims, shop) if first <= _modified(one) * 1000 <= last]
        found.sort(key=_modified, reverse=True)
        size, page = int(query["page_size"]), int(query["page_no"])
        some = found[(page - 1) * size : page * size]
        return {"total": len(found), "items": some, "page_no": page, "page_size": size, "success": True}

    def put_statement(self, shop: Record, one: Record) -> None:
        """A statement."""
        self._statements[f"{shop['external_id']}/{one['statement_number']}"] = one

    def statements(self, shop: Record, query: Mapping[str, str]) -> list[Record]:
        """GetPayoutStatus."""
        after = query.get("created_after", "")
        return [one for one in _mine(self._statements, shop) if one["created_at"][:10] >= after]

    def put_transaction(self, shop: Record, one: Record) -> None:
        """A transaction, new or changed."""
        self._transactions[f"{shop['external_id']}/{one['transaction_number']}"] = one

    def transactions(self, shop: Record, query: Mapping[str, str]) -> list[Record]:
        """QueryTransactionDetails, by days."""
        start, size = int(query.get("offset") or 0), int(query.get("limit") or 500)
        if size > 500:
            raise Refused("19", f'E019: "{size}" Invalid Limit')
        found = [
            one
            for one in _mine(self._transactions, shop)
            if query["start_time"] <= _day(one["transaction_date"]) <= query["end_time"]
        ]
        return found[start : start + size]

    def say(self, shop: Record, message: Record, buyer: str) -> None:
        """Adds a message to a session."""
        key = f"{shop['external_id']}/{message['session_id']}"
        session = self._sessions.get(key) or {"session_id": message["session_id"], "buyer_id": buyer, "messages": []}
        kept = [one for one in session["messages"] if one["message_id"] != message["message_id"]]
        session["messages"] = sorted([*kept, message], key=lambda one: int(one["send_time"]), reverse=True)
        self._sessions[key] = session

    def sessions(self, shop: Record, query: Mapping[str, str]) -> Record:
        """GetSessionList, the latest first."""
        told = [
            {
                "session_id": one["session_id"], "buyer_id": one["buyer_id"], "title": "maria", "head_url": "", "summary": "",
                "last_message_id": one["messages"][0]["message_id"], "last_message_time": one["messages"][0]["send_time"],
                "unread_count": 0, "self_position": 0, "to_position": 0, "tags": [], "site_id": "SG",
            }
            for one in _mine(self._sessions, shop)
        ]  # fmt: skip
        told.sort(key=lambda one: (-int(str(one["last_message_time"])), str(one["session_id"])))
        some, more = _behind(told, query.get("last_session_id", ""), "session_id", int(query["page_size"]))
        last = some[-1] if some else {}
        return {
            "session_list": some, "has_more": more, "last_session_id": last.get("session_id", ""),
            "next_start_time": str(last.get("last_message_time", query["start_time"])),
        }  # fmt: skip

    def messages(self, shop: Record, query: Mapping[str, str]) -> Record:
        """GetMessages, the newest first."""
        found = self._session(shop, query["session_id"])["messages"]
        some, more = _behind(found, query.get("last_message_id", ""), "message_id", int(query["page_size"]))
        last = some[-1] if some else {}
        return {
            "message_list": some, "has_more": more, "last_message_id": last.get("message_id", ""),
            "next_start_time": int(last.get("send_time") or query["start_time"]),
        }  # fmt: skip

    def open(self, shop: Record, query: Mapping[str, str]) -> Record:
        """OpenSession: the session about an order."""
        session = f"100094063_2_{query['order_id']}_1_103"
        key = f"{shop['external_id']}/{session}"
        if key not in self._sessions:
            hello = {
                "message_id": f"hello-{query['order_id']}", "session_id": session, "content": "{}", "type": 2, "status": 0,
                "from_account_id": "0", "from_account_type": 2, "send_time": millis(self.world.now), "template_id": 10007,
                "to_account_id": "0", "to_account_type": 1, "auto_reply": False, "process_msg": "", "site_id": "SG",
            }  # fmt: skip
            self.say(shop, hello, "100112802006")
        return {"session_id": session}

    def send(self, shop: Record, fields: Mapping[str, str]) -> Record:
        """SendMessage."""
        session = self._session(shop, fields.get("session_id", ""))
        if fields.get("template_id") != "1" or not fields.get("txt"):
            raise Refused("IM_INVALID_CONTENT", "The content is invalid")
        at = max(millis(self.world.now), int(session["messages"][0]["send_time"]) + 1)
        message = {
            "message_id": f"sent-{self._gate.number('messages')}", "session_id": session["session_id"], "template_id": 1,
            "content": orjson.dumps({"txt": fields["txt"]}).decode(), "from_account_id": "100094063", "from_account_type": 2,
            "send_time": at, "to_account_id": session["buyer_id"], "to_account_type": 1, "type": 1, "status": 0,
            "auto_reply": False, "process_msg": "", "site_id": "SG",
        }  # fmt: skip
        self.say(shop, message, session["buyer_id"])
        return {"message_id": message["message_id"]}

    def replies(self) -> list[Record]:
        """What we wrote by the API."""
        return [
            one for talk in self._sessions.values() for one in talk["messages"] if one["message_id"].startswith("sent-")
        ]

    def _session(self, shop: Record, id_: str) -> Record:
        session = self._sessions.get(f"{shop['external_id']}/{id_}")
        if session is None:
            raise Refused("IM_SESSION_NOT_FOUND", "The session does not exist")
        return session


def _sku(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r"<(\w+)>([^<]*)</\1>", text)}


def _mine(table: Mapping[str, Record], shop: Record) -> list[Record]:
    return [record for key, record in table.items() if key.startswith(f"{shop['external_id']}/")]


def _modified(one: Record) -> int:
    return max(int(line["return_order_line_gmt_modified"]) for line in one["reverse_order_lines"])


def _day(said: str) -> str:
    return f"{datetime.strptime(said, '%d %b %Y').replace(tzinfo=shapes.HERE):%Y-%m-%d}"


def _behind(rows: Sequence[Record], last: str, name: str, size: int) -> tuple[list[Record], bool]:
    """The page behind the row that was last, and whether there is more."""
    start = next((place + 1 for place, one in enumerate(rows) if last and one[name] == last), 0)
    return list(rows[start : start + size]), start + size < len(rows)
