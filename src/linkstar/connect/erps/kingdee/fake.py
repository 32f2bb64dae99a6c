"""A pretend K3Cloud: documents are kept by form and number; refusals come with status 200, some before any JSON.

`FakeShop.secrets`: app_id, app_secret; `acct_id` and `user` as the account's config has them.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.erps.kingdee import sign, wire
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

_NUMBER_OF = {"GL_VOUCHER": ("FEntity", "FEXPLANATION")}  # the others: FBillNo of the head
_CLOCK_MAY_DIFFER_S = 900
_LINES = {
    "SAL_SaleOrder": "FSaleOrderEntry", "STK_MISCELLANEOUS": "FEntity", "STK_MisDelivery": "FEntity",
    "STK_InStock": "FInStockEntry", "GL_VOUCHER": "FEntity",
}  # fmt: skip


class Fake:
    """The pretend installation."""

    name = "kingdee"
    kind = "erp"

    def __init__(self, world: World) -> None:
        self.world = world
        self._users, self._documents, self._refused = (
            world.table("users"),
            world.table("documents"),
            world.table("refused"),
        )

    def open(self, shop: FakeShop) -> None:
        """Makes an application known."""
        self._users[shop.secrets["app_id"]] = {
            "id": shop.external_id,
            "secrets": dict(shop.secrets),
            "is_revoked": False,
        }

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call: the service, whose it is, both signatures, then the work."""
        services = {wire.path_of(wire.SAVE): self._save, wire.path_of(wire.QUERY): self._query}
        service = services.get(request.path)
        if request.method != "POST" or service is None:
            return FakeAnswer(404, b"<html>404</html>", {"content-type": "text/html"})
        wrong = self._wrong_with_keys(request)
        if wrong:
            return _broken(wrong)
        try:
            said = orjson.loads(request.body)
            data = said["data"]
        except (ValueError, KeyError, TypeError):
            return _broken("业务数据包不正确，请检查参数！")
        user = self._users[request.headers["x-kd-appkey"]]["id"]
        return service(user, str(said.get("formid") or data.get("FormId") or ""), data)

    def received(self) -> Mapping[str, Any]:
        """The documents that were saved, by form."""
        told: dict[str, list[Any]] = {}
        for row in self._documents.values():
            told.setdefault(row["form"], []).append(row["model"])
        return {"documents": told, "labels": [], "voids": []}

    def revoke(self, external_id: str) -> None:
        """Takes an application's right away."""
        for app_id, user in list(self._users.items()):
            if user["id"] == external_id:
                self._users[app_id] = {**user, "is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The answer when too much was asked."""
        return _broken("调用过于频繁，请稍后再试")

    def refuse(self, kind: str, word: str) -> None:
        """From now on documents of this form in which the word stands are declined; "" declines none."""
        self._refused[kind] = {"word": word}

    def _wrong_with_keys(self, request: FakeRequest) -> str:
        user = self._users.get(request.headers.get("x-kd-appkey", ""))
        if user is None or user["is_revoked"]:
            return "会话信息已丢失，请重新登录"
        stamp, nonce = request.headers.get("x-api-timestamp", ""), request.headers.get("x-api-nonce", "")
        if not stamp.isdigit() or abs(int(stamp) - self.world.now.timestamp()) > _CLOCK_MAY_DIFFER_S:
            return "签名时间戳已过期"
        expected = sign.headers(_told_by(request) | user["secrets"], f"/{self.name}{request.path}", int(stamp), nonce)
        names = ("X-Api-Signature", "X-Kd-Signature", "X-Kd-Appdata", "X-Api-ClientID")
        return "" if all(request.headers.get(name.lower()) == expected[name] for name in names) else "签名验证失败"

    def _save(self, user: str, form: str, data: Mapping[str, Any]) -> FakeAnswer:
        models = data.get("Model")
        if form not in _LINES or not isinstance(models, list):
            return _broken("业务对象不存在或数据包不正确")
        saved, errors = [], []
        for place, model in enumerate(models):
            wrong = self._wrong_with(user, form, model)
            if wrong:
                errors.append({"FieldName": wrong[0], "Message": wrong[1], "DIndex": place})
                continue
            number = _number(form, model) or f"{form}-{len(self._documents) + 1:06d}"
            id_ = 100_000 + len(self._documents)
            self._documents[f"{user}/{form}/{id_}"] = {"form": form, "id": id_, "number": number, "model": model}
            saved.append({"Id": id_, "Number": number, "DIndex": place})
        status = {
            "ErrorCode": 500 if errors else 0, "IsSuccess": not errors, "Errors": errors, "SuccessEntitys": saved,
            "SuccessMessages": [], "MsgCode": 11 if errors else 0,
        }  # fmt: skip
        return FakeAnswer(
            200, orjson.dumps({"Result": {"ResponseStatus": status, "NeedReturnData": [{}] * len(saved)}})
        )

    def _wrong_with(self, user: str, form: str, model: Mapping[str, Any]) -> tuple[str, str] | None:
        word = self._refused.get(form, {}).get("word", "")
        if word and word in orjson.dumps(model).decode():
            return "FMaterialId", f"物料“{word}”不存在或已禁用"
        number = _number(form, model)
        taken = any(
            row["number"] == number for key, row in self._documents.items() if key.startswith(f"{user}/{form}/")
        )
        if number and taken and form not in _NUMBER_OF:
            return "FBillNo", f"违反字段唯一性要求：单据编号[{number}]在当前系统中已经被使用。"
        if not model.get(_LINES[form]):
            return _LINES[form], "单据体是必填项"
        return None

    def _query(self, user: str, form: str, data: Mapping[str, Any]) -> FakeAnswer:
        found = re.fullmatch(r"(\w+) in \((.*)\)", str(data.get("FilterString")), re.DOTALL)
        if form not in _LINES or found is None:
            error = {"FieldName": "", "Message": "过滤条件不正确", "DIndex": 0}
            status = {"ErrorCode": 500, "IsSuccess": False, "Errors": [error], "SuccessEntitys": [], "MsgCode": 9}
            return FakeAnswer(200, orjson.dumps([[{"Result": {"ResponseStatus": status}}]]))
        wanted = {text.replace("''", "'") for text in re.findall(r"'((?:[^']|'')*)'", found[2])}
        rows = [
            [row["id"], row["number"]]
            for key, row in self._documents.items()
            if key.startswith(f"{user}/{form}/") and row["number"] in wanted
            for _ in range(
                len(row["model"][_LINES[form]]) if form in _NUMBER_OF else 1
            )  # a field of the lines: one row each
        ]
        return FakeAnswer(200, orjson.dumps(rows[: int(data.get("Limit") or 2000)]))


def _told_by(request: FakeRequest) -> dict[str, str]:
    """Whose call it says that it is: account book, user, language, organisation; what was agreed on goes before it."""
    try:
        said = base64.b64decode(request.headers.get("x-kd-appdata", "")).decode().split(",")
    except ValueError:
        said = []
    return dict(zip(("acct_id", "user", "lcid", "org_num"), said, strict=False))


def _number(form: str, model: Mapping[str, Any]) -> str:
    lines, field = _NUMBER_OF.get(form, ("", "FBillNo"))
    place: Any = (model.get(lines) or [{}])[0] if lines else model
    return str(place.get(field) or "")


def _broken(message: str) -> FakeAnswer:
    said = orjson.dumps({"Message": message, "InnerExWrapper": None})
    return FakeAnswer(200, b"response_error:" + said, {"content-type": "text/plain; charset=utf-8"})
