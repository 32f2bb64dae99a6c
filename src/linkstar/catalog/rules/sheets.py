"""What becomes of each line of a sheet of items or listings: new, changed, unchanged, or refused with the field to mend.

An empty cell leaves a field as it is; "-" empties it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field as made, replace
from typing import Any, Literal
from uuid import UUID

from linkstar.catalog.rules.items import FIELDS, SKU_LENGTH_MAX, Item, NewItem, why_unusable
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money
from linkstar.kit.sheets import Row

Outcome = Literal["new", "changed", "unchanged", "refused"]
EMPTY = "-"
UNITS_MAX = 1_000_000_000
MONEY = {"cost": ("cost_minor", "cost_currency"), "declared_value": ("declared_value_minor", "declared_currency")}
_YES, _NO = frozenset("yes y true 1 是 有".split()), frozenset("no n false 0 否 无".split())
_BLANK = NewItem(sku="?")
_IN_CHINESE = {
    "sku": "货号", "title": "品名", "state": "状态", "is_kit": "组合商品", "weight_g": "重量(克)", "length_mm": "长(毫米)",
    "width_mm": "宽(毫米)", "height_mm": "高(毫米)", "cost": "成本", "cost_currency": "成本币种", "hs_code": "hs编码",
    "origin": "原产国", "declared_name_en": "英文申报名", "declared_name_zh": "中文申报名", "declared_value": "申报价值",
    "declared_currency": "申报币种", "has_battery": "带电", "has_liquid": "液体", "is_dangerous": "危险品", "barcodes": "条码",
}  # fmt: skip
_LISTING_IN_CHINESE = {
    "shop": "店铺", "listing_id": "刊登编号", "sku": "刊登货号", "item_sku": "货号", "quantity": "数量", "buffer": "安全预留",
    "cap": "最高可售", "share_percent": "库存比例",
}  # fmt: skip
ITEM_COLUMNS = {name: one for one, zh in _IN_CHINESE.items() for name in (one, zh)}
LISTING_COLUMNS = {name: one for one, zh in _LISTING_IN_CHINESE.items() for name in (one, zh)}

# code: (zh, en): what is wrong with a field and what helps.
REASONS: dict[str, tuple[str, str]] = {
    "sku": (f"请填写货号，最多 {SKU_LENGTH_MAX} 个字符", f"Say the SKU, at most {SKU_LENGTH_MAX} characters."),
    "twice": ("与第 {line} 行重复，请保留其中一行", "The same as line {line}: keep one of the two."),
    "number": ("应为不小于 0 的整数", "Write a whole number, 0 or more."),
    "flag": ("请填写“是”或“否”", "Write yes or no."),
    "state": ("请填写 active（在用）或 archived（停用）", "Write active or archived."),
    "fixed": ("已有商品不能改变是否为组合商品，请新建货号", "An item stays a kit or no kit: make another SKU."),
    "currency": ("请填写三位大写币种代码，如 CNY", "Write the three capital letters of the currency, as CNY."),
    "money": ("请填写金额，如 12.50", "Write an amount, as 12.50."),
    "origin": ("请填写两位大写国家代码，如 CN", "Write the two capital letters of the country, as CN."),
    "hs_code": ("请填写 6 至 12 位数字的 HS 编码", "Write the HS code, 6 to 12 digits."),
    "barcodes": ("条码 {barcode} 已属于 {sku}", "The barcode {barcode} belongs to {sku}."),
    "long": ("内容过长，最多 {max} 个字符", "Too long: at most {max} characters."),
    "shop": ("没有该店铺，请填写店铺名称", "There is no such shop: write its name as LinkStar shows it."),
    "listing": ("请填写刊登编号或刊登货号", "Write the channel's listing id or SKU."),
    "listing_many": ("该店铺有多个此货号的刊登，请填写刊登编号", "There are several listings of this SKU: write the listing id."),
    "item_sku": ("没有货号为 {sku} 的商品，请先导入商品", "There is no item {sku}: import the items first."),
    "quantity": ("应为不小于 1 的整数", "Write a whole number, 1 or more."),
    "unlinked": ("未关联商品，请同时填写货号", "It stands for no item yet: write the item's SKU too."),
    "share": ("应为 0 到 100 的整数", "Write a whole number from 0 to 100."),
}  # fmt: skip
_REASON_OF = {
    "cost_currency": "currency",
    "declared_currency": "currency",
    "origin": "origin",
    "hs_code": "hs_code",
    "state": "state",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A field and its texts, as they may stand in a sheet."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a line. `id` is the thing that it changes; `values` what to write; `why` a key of REASONS."""

    line: int
    key: str
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    field: str = ""
    why: str = ""
    params: Mapping[str, Any] = made(default_factory=dict)
    id: UUID | None = None
    values: Mapping[str, Any] = made(default_factory=dict)

    def text(self, language: str) -> str:
        """What is wrong and what helps, in `zh*` or English; empty unless it is refused."""
        zh, en = REASONS.get(self.why, ("", ""))
        return (zh if language.lower().startswith("zh") else en).format_map(self.params)


class _Wrong(Exception):
    """A cell that cannot be used."""

    def __init__(self, field_: str, why: str, **params: Any) -> None:
        self.field, self.why, self.params = field_, why, params
        super().__init__(field_)


def item_fates(rows: Sequence[Row], known: Mapping[str, Item], owners: Mapping[str, str]) -> list[Fate]:
    """The fate of each line; `known` items by SKU, `owners` the SKU that each known barcode belongs to."""
    seen: dict[str, int] = {}
    owned = dict(owners)
    fates = []
    for row in rows:
        key = row.cells.get("sku", "")
        try:
            fate = _item_fate(row, known.get(key), seen, owned)
        except _Wrong as wrong:
            fate = Fate(row.line, key, "refused", (), wrong.field, wrong.why, wrong.params)
        seen.setdefault(key, row.line)
        owned |= dict.fromkeys(fate.values.get("barcodes", ()), key)
        fates.append(fate)
    return fates


def _item_fate(row: Row, item: Item | None, seen: Mapping[str, int], owners: Mapping[str, str]) -> Fate:
    sku = row.cells.get("sku", "")
    if not sku or len(sku) > SKU_LENGTH_MAX:
        raise _Wrong("sku", "sku")
    if sku in seen:
        raise _Wrong("sku", "twice", line=seen[sku])
    values = _item_values(row.cells, item or _BLANK)
    if item is not None and values.pop("is_kit", item.is_kit) != item.is_kit:
        raise _Wrong("is_kit", "fixed")
    before: NewItem = item or NewItem(sku=sku)
    after: NewItem = replace(before, **values)
    wrong = why_unusable(after)
    if wrong:
        raise _Wrong(wrong[0], _REASON_OF.get(wrong[0], "number"))
    lost = next((code for code in after.barcodes if owners.get(code, sku) != sku), None)
    if lost:
        raise _Wrong("barcodes", "barcodes", barcode=lost, sku=owners[lost])
    changes = item_changes(before, after)
    outcome: Outcome = "new" if item is None else "changed" if changes else "unchanged"
    return Fate(row.line, sku, outcome, changes, id=item.id if item else None, values=values)


def _item_values(cells: Mapping[str, str], base: NewItem) -> dict[str, Any]:
    """The fields that a line names, as an item has them."""
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        if cell and name != "sku" and name not in MONEY:
            values[name] = _item_value(name, cell)
    for name, (minor, currency) in MONEY.items():
        cell = cells.get(name, "")
        if cell:
            values[minor] = (
                0
                if cell == EMPTY
                else _minor(name, cell, str(values.get(currency) or getattr(base, currency)), currency)
            )
    return values


def _item_value(name: str, cell: str) -> Any:
    kind = type(getattr(_BLANK, name))
    if cell == EMPTY:
        return getattr(_BLANK, name)
    if kind is bool:
        return _flag(name, cell)
    if kind is int:
        return _number(name, cell)
    if kind is tuple:
        return tuple(sorted(set(cell.replace(";", " ").replace(",", " ").split())))
    if len(cell) > 300:
        raise _Wrong(name, "long", max=300)
    return cell


def _flag(name: str, cell: str) -> bool:
    if cell.lower() in _YES | _NO:
        return cell.lower() in _YES
    raise _Wrong(name, "flag")


def _number(name: str, cell: str, *, why: str = "number", least: int = 0, most: int = UNITS_MAX) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) <= 12 and least <= int(cell) <= most):
        raise _Wrong(name, why)
    return int(cell)


def _minor(name: str, cell: str, currency: str, currency_field: str) -> int:
    try:
        minor = Money.of(cell.replace(",", ""), currency).minor
    except Invalid as wrong:
        raise _Wrong(
            currency_field if wrong.field == "currency" else name, "currency" if wrong.field == "currency" else "money"
        ) from wrong
    if not 0 <= minor <= UNITS_MAX * 1_000_000:
        raise _Wrong(name, "money")
    return minor


def item_changes(before: NewItem, after: NewItem) -> tuple[Change, ...]:
    """The fields that differ, by the columns of a sheet."""
    one, other = item_cells(before), item_cells(after)
    return tuple(Change(name, one[name], other[name]) for name in one if one[name] != other[name])


def item_cells(item: NewItem) -> dict[str, str]:
    """An item as a line of a sheet, so that what was written can be read again."""
    cells = {name: _cell(getattr(item, name)) for name in FIELDS if not name.endswith("_minor")}
    for name, (minor, currency) in MONEY.items():
        code = getattr(item, currency)
        cells[name] = str(Money(getattr(item, minor), code)).split()[0] if code else EMPTY
    return cells


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value) or EMPTY
    return str(value) or EMPTY


@dataclass(frozen=True, slots=True)
class Offered:
    """A listing as a sheet may change it; `item_sku` "" is not linked."""

    id: UUID | None
    shop_id: UUID
    listing_id: str
    sku: str
    item_sku: str = ""
    quantity: int = 1
    buffer: int = 0
    cap: int | None = None
    share_percent: int = 100


_TERMS = ("item_sku", "quantity", "buffer", "cap", "share_percent")


def listing_fates(
    rows: Sequence[Row], known: Sequence[Offered], *, shops: Mapping[str, UUID], items: Mapping[str, UUID]
) -> list[Fate]:
    """The fate of each line; `known` listings that it may mean, `shops` by what they may be called, `items` by SKU."""
    seen: dict[tuple[UUID, str, str], int] = {}
    fates = []
    for row in rows:
        key = " ".join(filter(None, (row.cells.get(name, "") for name in ("shop", "listing_id", "sku"))))
        try:
            before = _meant(row.cells, known, shops)
            place = (before.shop_id, before.listing_id, before.sku)
            if place in seen:
                raise _Wrong("listing_id", "twice", line=seen[place])
            seen[place] = row.line
            fates.append(_listing_fate(Row(row.line, row.cells), before, items))
        except _Wrong as wrong:
            fates.append(Fate(row.line, key, "refused", (), wrong.field, wrong.why, wrong.params))
    return fates


def _meant(cells: Mapping[str, str], known: Sequence[Offered], shops: Mapping[str, UUID]) -> Offered:
    """The listing that a line is about, a new one if there is none."""
    shop, listing_id, sku = (
        shops.get(cells.get("shop", "").casefold()),
        cells.get("listing_id", ""),
        cells.get("sku", ""),
    )
    if shop is None:
        raise _Wrong("shop", "shop")
    if not listing_id and not sku:
        raise _Wrong("listing_id", "listing")
    for name, text in (("listing_id", listing_id), ("sku", sku)):
        if len(text) > 300:
            raise _Wrong(name, "long", max=300)
    fitting = [
        one for one in known if one.shop_id == shop and listing_id in ("", one.listing_id) and sku in ("", one.sku)
    ]
    exact = [one for one in fitting if (one.listing_id, one.sku) == (listing_id, sku)] or fitting
    if len(exact) > 1:
        raise _Wrong("listing_id", "listing_many")
    return exact[0] if exact else Offered(None, shop, listing_id, sku)


def _listing_fate(row: Row, before: Offered, items: Mapping[str, UUID]) -> Fate:
    said = {name: row.cells[name] for name in _TERMS if row.cells.get(name)}
    item = said.get("item_sku", "")
    if item not in ("", EMPTY) and item not in items:
        raise _Wrong("item_sku", "item_sku", sku=item)
    values: dict[str, Any] = {"item_sku": "" if item == EMPTY else item} if item else {}
    if "quantity" in said:
        values["quantity"] = (
            1 if said["quantity"] == EMPTY else _number("quantity", said["quantity"], why="quantity", least=1)
        )
    if "buffer" in said:
        values["buffer"] = 0 if said["buffer"] == EMPTY else _number("buffer", said["buffer"])
    if "cap" in said:
        values["cap"] = None if said["cap"] == EMPTY else _number("cap", said["cap"])
    if "share_percent" in said:
        whole = said["share_percent"].removesuffix("%")
        values["share_percent"] = 100 if whole == EMPTY else _number("share_percent", whole, why="share", most=100)
    after = replace(before, **values)
    if not after.item_sku and after.quantity != before.quantity:
        raise _Wrong("item_sku", "unlinked")
    changes = tuple(
        Change(name, _term(before, name), _term(after, name))
        for name in _TERMS
        if getattr(before, name) != getattr(after, name)
    )
    outcome: Outcome = "new" if before.id is None else "changed" if changes else "unchanged"
    key = " ".join(filter(None, (row.cells.get("shop", ""), before.listing_id, before.sku)))
    told = {name: getattr(after, name) for name in ("shop_id", "listing_id", "sku", *_TERMS)}
    return Fate(row.line, key, outcome, changes, id=before.id, values=told)


def _term(one: Offered, name: str) -> str:
    value = getattr(one, name)
    return EMPTY if value in (None, "") else str(value)
