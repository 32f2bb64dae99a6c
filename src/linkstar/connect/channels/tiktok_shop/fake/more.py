"""The pretend TikTok Shop's inventory, products, claims, statements, conversations and webhooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channels.tiktok_shop.fake import shapes
from linkstar.connect.channels.tiktok_shop.fake.gate import Gate, Refused
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import seconds

QUANTITY_MAX = 99_999
WAREHOUSE = "7000000000001"


class More:
    """Records by "shop/..."."""

    def __init__(self, world: World, gate: Gate) -> None:
        self.world, self._gate = world, gate
        self._stock, self._products = world.table("inventory"), world.table("products")
        self._claims, self._statements = world.table("claims"), world.table("statements")
        self._talks, self._hooks = world.table("conversations"), world.table("webhooks")

    def levels(self) -> dict[str, int]:
        """What all SKUs offer."""
        return {key: record["quantity"] for key, record in self._stock.items()}

    def update(self, shop: Record, product: str, said: Record) -> Record:
        """updateInventory: refusals of single SKUs come with a good answer."""
        errors = []
        for sku in said.get("skus") or ():
            for one in sku["inventory"]:
                if not 0 <= one["quantity"] <= QUANTITY_MAX:
                    detail = {"sku_id": sku["id"], "extra_errors": []}
                    errors.append({"code": 12052217, "message": "The quantity is out of range", "detail": detail})
                    continue
                key = f"{shop['external_id']}/{sku['id']}"
                self._stock[key] = {"quantity": one["quantity"], "product": product, "warehouse": one["warehouse_id"]}
        return {"errors": errors} if errors else {}

    def inventory(self, shop: Record, said: Record) -> Record:
        """inventorySearch by SKU ids; what is not known is left out."""
        ids = said.get("sku_ids") or []
        if len(ids) > 600:
            raise Refused(36009004, "sku_ids has more than 600 values", status=400)
        products: dict[str, list[Record]] = {}
        for id_ in ids:
            record = self._stock.get(f"{shop['external_id']}/{id_}")
            if record:
                places = [
                    {
                        "warehouse_id": record["warehouse"],
                        "available_quantity": record["quantity"],
                        "committed_quantity": 0,
                    }
                ]
                sku = {
                    "id": id_,
                    "total_available_quantity": record["quantity"],
                    "total_committed_quantity": 0,
                    "warehouse_inventory": places,
                }
                products.setdefault(record["product"], []).append(sku)
        return {"inventory": [{"product_id": product, "skus": skus} for product, skus in products.items()]}

    def put_product(self, shop: Record, one: SeenListing) -> None:
        """A listing that the seller made."""
        product = dict(one.extra).get("product_id") or f"17{one.external_id}"
        key = f"{shop['external_id']}/{product}"
        self._products[key] = shapes.product_of(one, self._products.get(key))
        place = {"quantity": one.quantity or 0, "product": product, "warehouse": WAREHOUSE}
        self._stock[f"{shop['external_id']}/{one.external_id}"] = place

    def products(self, shop: Record, query: Mapping[str, str]) -> Record:
        """searchProducts."""
        return _page("products", _mine(self._products, shop), query)

    def put_claim(self, shop: Record, one: Record) -> None:
        """A cancellation or return, new or changed."""
        self._claims[f"{shop['external_id']}/{one.get('cancel_id') or one['return_id']}"] = one

    def claims(self, shop: Record, query: Mapping[str, str], said: Record, *, is_cancel: bool) -> Record:
        """searchCancellations and searchReturns."""
        first, last = int(said.get("update_time_ge", 0)), int(said.get("update_time_lt", 1 << 40))
        found = [
            one
            for one in _mine(self._claims, shop)
            if ("cancel_id" in one) == is_cancel and first <= one["update_time"] < last
        ]
        found.sort(key=lambda one: one["update_time"])
        return _page("cancellations" if is_cancel else "return_orders", found, query)

    def put_statement(self, shop: Record, one: Record) -> None:
        """A statement; its transactions stay."""
        key = f"{shop['external_id']}/{one['id']}"
        self._statements[key] = {"statement": one, "rows": self._statements.get(key, {"rows": []})["rows"]}

    def put_transaction(self, shop: Record, statement: str, row: Record, at: datetime, currency: str) -> None:
        """A transaction in a statement, which is made if there is none."""
        key = f"{shop['external_id']}/{statement}"
        whole = {
            "id": statement,
            "statement_time": seconds(at),
            "currency": currency,
            "settlement_amount": "0",
            "payment_status": "PROCESSING",
        }
        known = self._statements.get(key) or {"statement": whole, "rows": []}
        known["rows"] = [*(one for one in known["rows"] if one["id"] != row["id"]), row]
        self._statements[key] = known

    def statements(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getStatements."""
        first, last = int(query.get("statement_time_ge", "0")), int(query.get("statement_time_lt", "9999999999"))
        found = [
            one["statement"]
            for one in _mine(self._statements, shop)
            if first <= one["statement"]["statement_time"] < last
        ]
        return _page("statements", sorted(found, key=lambda one: one["statement_time"]), query)

    def transactions(self, shop: Record, id_: str, query: Mapping[str, str]) -> Record:
        """getTransactionsByStatement."""
        known = self._statements.get(f"{shop['external_id']}/{id_}")
        if known is None:
            raise Refused(36009004, "The statement does not exist", status=400)
        about = known["statement"]
        head = {"id": id_, "create_time": about["statement_time"], "currency": about["currency"], "status": "SETTLED"}
        return head | _page("transactions", known["rows"], query) | {"total_count": len(known["rows"])}

    def say(self, shop: Record, id_: str, message: Record, buyer: str) -> None:
        """Adds a message to a conversation."""
        key = f"{shop['external_id']}/{id_}"
        people = [
            {"im_user_id": "im-BUYER", "user_id": buyer or "1", "role": "BUYER", "nickname": "M***a", "avatar": ""}
        ]
        talk = self._talks.get(key) or {
            "id": id_,
            "participants": people,
            "messages": [],
            "create_time": message["create_time"],
        }
        kept = [one for one in talk["messages"] if one["id"] != message["id"]]
        talk["messages"] = sorted(
            [*kept, message], key=lambda one: (one["create_time"], int(one["index"])), reverse=True
        )
        self._talks[key] = talk

    def conversations(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getConversations, the latest first."""
        found = sorted(_mine(self._talks, shop), key=lambda one: one["messages"][0]["create_time"], reverse=True)
        told = [
            {
                "id": one["id"], "participants": one["participants"], "participant_count": 2, "can_send_message": True,
                "unread_count": 0, "create_time": one["create_time"], "latest_message": one["messages"][0],
            }
            for one in found
        ]  # fmt: skip
        return _page("conversations", told, query)

    def messages(self, shop: Record, id_: str, query: Mapping[str, str]) -> Record:
        """getConversationMessages, the newest first."""
        return _page("messages", self._talk(shop, id_)["messages"], query)

    def send(self, shop: Record, id_: str, said: Record) -> Record:
        """sendMessage."""
        talk, number = self._talk(shop, id_), self._gate.number("messages")
        if said.get("type") != "TEXT" or not said.get("content"):
            raise Refused(45101004, "The content is invalid")
        at = max(seconds(self.world.now), talk["messages"][0]["create_time"])
        sender = {"im_user_id": "im-CS", "role": "CUSTOMER_SERVICE", "nickname": "Shop", "avatar": ""}
        message = {
            "id": f"sent-{number}", "type": "TEXT", "content": said["content"], "create_time": at, "is_visible": True,
            "sender": sender, "index": str(10**9 + number),
        }  # fmt: skip
        self.say(shop, id_, message, "")
        return {"message_id": message["id"]}

    def replies(self) -> list[Record]:
        """What we wrote by the API."""
        return [one for talk in self._talks.values() for one in talk["messages"] if one["id"].startswith("sent-")]

    def hooks(self, shop: Record) -> Record:
        """getShopWebhooks."""
        mine = _mine(self._hooks, shop)
        return {"webhooks": mine, "total_count": len(mine)}

    def hook(self, shop: Record, said: Record) -> Record:
        """updateShopWebhook: one address for an event."""
        if not str(said.get("address") or "").startswith(("http://", "https://")) or not said.get("event_type"):
            raise Refused(36009004, "The address is invalid", status=400)
        now = seconds(self.world.now) * 1000
        one = {"event_type": said["event_type"], "address": said["address"], "create_time": now, "update_time": now}
        self._hooks[f"{shop['external_id']}/{said['event_type']}"] = one
        return {}

    def _talk(self, shop: Record, id_: str) -> Record:
        talk = self._talks.get(f"{shop['external_id']}/{id_}")
        if talk is None:
            raise Refused(45101002, "The conversation does not exist")
        return talk


def _mine(table: Mapping[str, Record], shop: Record) -> list[Record]:
    return [record for key, record in table.items() if key.startswith(f"{shop['external_id']}/")]


def _page(name: str, rows: Sequence[Record], query: Mapping[str, str]) -> Record:
    """A page; an empty list is left out, as TikTok Shop does."""
    size, start = int(query.get("page_size", "20")), int(query.get("page_token") or "0")
    some = list(rows[start : start + size])
    more = str(start + size) if start + size < len(rows) else ""
    return {"next_page_token": more} | ({name: some} if some else {})
