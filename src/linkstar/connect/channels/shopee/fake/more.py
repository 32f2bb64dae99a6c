"""The pretend Shopee's items and stock, returns, payouts and conversations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channels.shopee.fake import shapes
from linkstar.connect.channels.shopee.fake.gate import Gate, Refused
from linkstar.connect.channels.shopee.wire.values import listing_id
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import seconds

QUANTITY_MAX = 999_999
DAYS_MAX = 15


class More:
    """Records by "shop/..."."""

    def __init__(self, world: World, gate: Gate) -> None:
        self.world, self._gate = world, gate
        self._items, self._returns = world.table("items"), world.table("returns")
        self._payouts, self._talks = world.table("payouts"), world.table("conversations")
        self._wallet = world.table("wallet")

    def levels(self) -> dict[str, int]:
        """What all items and models offer, by shop and listing."""
        return {
            f"{key.partition('/')[0]}/{listing_id(item['item_id'], model)}": own["stock"]
            for key, item in self._items.items()
            for model, own in item["models"].items()
        }

    def put_item(self, shop: Record, one: SeenListing) -> None:
        """A listing that the seller made."""
        made = shapes.item_of(one, None)
        key = f"{shop['external_id']}/{made['item_id']}"
        self._items[key] = shapes.item_of(one, self._items.get(key))

    def update(self, shop: Record, said: Record) -> Record:
        """update_stock; an item that nobody made comes into being, as shops are connected with items in them."""
        key = f"{shop['external_id']}/{said.get('item_id')}"
        models = said.get("stock_list") or []
        if not 1 <= len(models) <= 50:
            raise Refused("product.error_param", "stock_list should have 1 to 50 models.")
        blank: Record = {
            "item_id": said["item_id"],
            "item_name": "",
            "item_sku": "",
            "item_status": "NORMAL",
            "models": {},
        }
        item = self._items.get(key) or blank
        good: list[Record] = []
        bad: list[Record] = []
        for model in models:
            own, id_ = model["seller_stock"][0], int(model.get("model_id") or 0)
            if not 0 <= own["stock"] <= QUANTITY_MAX:
                bad.append({"model_id": id_, "failed_reason": "The stock is out of range."})
                continue
            known = item["models"].get(str(id_)) or {"sku": "", "price": 1.0, "currency": shop["currency"]}
            item["models"][str(id_)] = known | {"stock": own["stock"], "location": own.get("location_id", "")}
            good.append(
                {"model_id": id_, "stock": own["stock"]}
                | ({"location_id": own["location_id"]} if "location_id" in own else {})
            )
        if item["models"]:
            self._items[key] = item
        return {"success_list": good, "failure_list": bad}

    def items(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_item_list."""
        start, size = int(query.get("offset", "0")), int(query.get("page_size", "0"))
        if not 1 <= size <= 100:
            raise Refused("product.error_param", "page_size should be between 1 and 100.")
        found = [one for one in self._mine(self._items, shop) if one["item_status"] == query.get("item_status")]
        now, is_more = seconds(self.world.now), start + size < len(found)
        told = [
            {"item_id": one["item_id"], "item_status": one["item_status"], "update_time": now}
            for one in found[start : start + size]
        ]
        place = {"has_next_page": is_more} | ({"next_offset": start + size} if is_more else {})
        return {"item": told, "total_count": len(found), **place}

    def base_info(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_item_base_info; items that are not known are left out."""
        ids = query.get("item_id_list", "").split(",")
        if len(ids) > 50:
            raise Refused("product.error_param", "item_id_list has more than 50 values.")
        found = [self._items[key] for id_ in ids if (key := f"{shop['external_id']}/{id_}") in self._items]
        return {"item_list": [_base(one) for one in found]}

    def models(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_model_list."""
        item = self._items.get(f"{shop['external_id']}/{query.get('item_id')}")
        if item is None:
            raise Refused("product.error_item_not_found", "Product not found.")
        return {"model": [
            {"model_id": int(id_), "model_sku": own["sku"], "model_status": "MODEL_NORMAL", "tier_index": [place], **_offer(own)}
            for place, (id_, own) in enumerate(item["models"].items()) if id_ != "0"
        ], "tier_variation": []}  # fmt: skip

    def put_return(self, shop: Record, one: Record) -> None:
        """A return, new or changed."""
        self._returns[f"{shop['external_id']}/{one['return_sn']}"] = one

    def returns(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_return_list, by offset pages from 0."""
        first, last = _window(query, "update_time_from", "update_time_to")
        found = [one for one in self._mine(self._returns, shop) if first <= one["update_time"] <= last]
        found.sort(key=lambda one: (-one["update_time"], one["return_sn"]))
        size, page = int(query.get("page_size", "40")), int(query.get("page_no", "0"))
        return {"more": (page + 1) * size < len(found), "return": found[page * size : (page + 1) * size]}

    def put_payout(self, shop: Record, one: Record) -> None:
        """A payout; its transactions stay."""
        key = f"{shop['external_id']}/{one['encrypted_payout_id']}"
        self._payouts[key] = {"payout": one, "rows": self._payouts.get(key, {"rows": {}})["rows"], "is_told": True}

    def put_transaction(self, shop: Record, payout: str, id_: str, row: Record, at: datetime) -> None:
        """A transaction in a payout, which is made if there is none."""
        key = f"{shop['external_id']}/{payout}"
        fresh = dict.fromkeys(("from_currency", "payout_currency"), row["currency"]) | {
            "encrypted_payout_id": payout, "exchange_rate": "1", "pay_service": "Payoneer", "payee_id": "",
        }  # fmt: skip
        known = self._payouts.get(key) or {"payout": fresh, "rows": {}, "is_told": False}
        known["rows"][id_] = row
        if not known["is_told"]:
            total = float(sum(Decimal(str(one["amount"])) for one in known["rows"].values()))
            moved = max(seconds(at), known["payout"].get("payout_time", 0))
            known["payout"] |= {"payout_time": moved, "from_amount": total, "payout_amount": total}
        self._payouts[key] = known

    def payouts(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_payout_info; for cross-border shops only."""
        if shop["secrets"].get("local") == "1":
            raise Refused("error_permission", "Payouts are for cross-border shops only.")
        first, last = _window(query, "payout_time_from", "payout_time_to")
        mine = [one["payout"] for one in self._mine(self._payouts, shop)]
        found = sorted(
            (one for one in mine if first <= one["payout_time"] <= last), key=lambda one: -one["payout_time"]
        )
        start, size = int(query.get("cursor") or "0"), int(query.get("page_size", "10"))
        more = start + size < len(found)
        return {
            "payout_list": found[start : start + size],
            "more": more,
            "next_cursor": str(start + size) if more else "",
        }

    def billing(self, shop: Record, said: Record) -> Record:
        """get_billing_transaction_info of payouts."""
        ids = [f"{shop['external_id']}/{id_}" for id_ in said.get("encrypted_payout_ids") or ()]
        found = [row for id_ in ids if id_ in self._payouts for row in self._payouts[id_]["rows"].values()]
        start, size = int(said.get("cursor") or "0"), int(said["page_size"])
        more = start + size < len(found)
        return {
            "transactions": found[start : start + size],
            "more": more,
            "next_cursor": str(start + size) if more else "",
        }

    def put_wallet(self, shop: Record, one: Record) -> None:
        """A booking to the wallet, with the balance after it."""
        mine = self._mine(self._wallet, shop)
        moved = Decimal(str(one["amount"])) * (1 if one["money_flow"] == "MONEY_IN" else -1)
        balance = (Decimal(str(mine[-1]["current_balance"])) if mine else Decimal(0)) + moved
        self._wallet[f"{shop['external_id']}/{len(mine):09d}"] = one | {"current_balance": float(balance)}

    def wallet(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_wallet_transaction_list, by numbered pages from 0; for local shops only."""
        if shop["secrets"].get("local") != "1":
            raise Refused("error_permission", "The wallet is for local shops only.")
        first, last = _window(query, "create_time_from", "create_time_to")
        found = [one for one in reversed(self._mine(self._wallet, shop)) if first <= one["create_time"] <= last]
        size, page = int(query.get("page_size", "40")), int(query.get("page_no", "0"))
        return {"transaction_list": found[page * size : (page + 1) * size], "more": (page + 1) * size < len(found)}

    def say(self, shop: Record, id_: str, message: Record, buyer: str) -> None:
        """Adds a message to a conversation."""
        key = f"{shop['external_id']}/{id_}"
        talk = self._talks.get(key) or {"conversation_id": id_, "to_id": buyer, "to_name": "m***a", "messages": []}
        talk["to_id"] = buyer or talk["to_id"]
        kept = [one for one in talk["messages"] if one["message_id"] != message["message_id"]]
        talk["messages"] = sorted([message, *kept], key=lambda one: -one["created_timestamp"])
        self._talks[key] = talk

    def conversations(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_conversation_list, the latest first, on from a moment in nanoseconds."""
        found = sorted(
            (self._head(one) | {"shop_id": int(shop["external_id"])} for one in self._mine(self._talks, shop)),
            key=lambda one: (-one["last_message_timestamp"], one["conversation_id"]),
        )
        before, size = int(query.get("next_timestamp_nano") or "0"), int(query.get("page_size", "25"))
        left = [one for one in found if not before or one["last_message_timestamp"] < before]
        some = left[:size]
        while (
            some
            and len(some) < len(left)
            and left[len(some)]["last_message_timestamp"] == some[-1]["last_message_timestamp"]
        ):
            some.append(left[len(some)])  # those of one moment are not torn apart
        place = {"next_message_time_nano": str(some[-1]["last_message_timestamp"])} if some else {}
        return {
            "conversations": some,
            "page_result": {"more": len(some) < len(left), "page_size": size, "next_cursor": place},
        }

    def conversation(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_one_conversation."""
        return self._head(self._talk(shop, query.get("conversation_id", "")))

    def messages(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_message, the newest first."""
        found = self._talk(shop, query.get("conversation_id", ""))["messages"]
        start, size = int(query.get("offset") or "0"), int(query.get("page_size", "25"))
        more = str(start + size) if start + size < len(found) else ""
        return {"messages": found[start : start + size], "page_result": {"page_size": size, "next_offset": more}}

    def send(self, shop: Record, said: Record) -> Record:
        """send_message."""
        buyer, text = str(said.get("to_id") or ""), str((said.get("content") or {}).get("text") or "")
        if said.get("message_type") != "text" or not text:
            raise Refused("error_param", "The message is invalid.")
        talk = next((one for one in self._mine(self._talks, shop) if str(one["to_id"]) == buyer), None)
        number = self._gate.number("messages")
        id_ = talk["conversation_id"] if talk else f"c{number}"
        at = max(seconds(self.world.now), talk["messages"][0]["created_timestamp"] if talk else 0)
        message = {
            "message_id": f"sent-{number}", "message_type": "text", "content": {"text": text}, "conversation_id": id_,
            "created_timestamp": at, "from_id": 1, "from_shop_id": int(shop["external_id"]), "to_id": buyer, "to_shop_id": 0,
        }  # fmt: skip
        self.say(shop, id_, message, buyer)
        return {"message_id": message["message_id"], "conversation_id": id_, "created_timestamp": at, "to_id": buyer}

    def replies(self) -> list[Record]:
        """What we wrote by the API."""
        return [
            one for talk in self._talks.values() for one in talk["messages"] if one["message_id"].startswith("sent-")
        ]

    def _head(self, talk: Record) -> Record:
        last = talk["messages"][0]
        own = {name: talk[name] for name in ("conversation_id", "to_id", "to_name")}
        return own | {
            "unread_count": 0, "latest_message_id": last["message_id"], "latest_message_type": last["message_type"],
            "latest_message_content": last["content"], "last_message_timestamp": last["created_timestamp"] * 10**9,
        }  # fmt: skip

    def _talk(self, shop: Record, id_: str) -> Record:
        talk = self._talks.get(f"{shop['external_id']}/{id_}")
        if talk is None:
            raise Refused("error_param", "The conversation does not exist.")
        return talk

    def _mine(self, table: Mapping[str, Record], shop: Record) -> list[Record]:
        return [record for key, record in table.items() if key.startswith(f"{shop['external_id']}/")]


def _window(query: Mapping[str, str], first: str, last: str) -> tuple[int, int]:
    begin, end = int(query.get(first, "0")), int(query.get(last, "0"))
    if not 0 <= end - begin <= DAYS_MAX * 86_400:
        raise Refused("error_param", "The time range is larger than 15 days.")
    return begin, end


def _base(item: Record) -> Record:
    told = {name: item[name] for name in ("item_id", "item_name", "item_sku", "item_status")}
    own = item["models"].get("0")
    return told | {"has_model": own is None} | (_offer(own) if own else {})


def _offer(own: Record) -> Record:
    """Price and stock as items and models tell them."""
    place = {"stock": own["stock"], "if_saleable": True} | ({"location_id": own["location"]} if own["location"] else {})
    price = {"currency": own["currency"], "original_price": own["price"], "current_price": own["price"]}
    summary = {"total_reserved_stock": 0, "total_available_stock": own["stock"]}
    return {"price_info": [price], "stock_info_v2": {"summary_info": summary, "seller_stock": [place]}}
