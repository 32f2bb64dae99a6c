"""Which field of an ERP takes which value of ours: shown beside the adapter's own, tried on a document, checked, kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Literal, cast
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from fastapi import APIRouter
from pydantic import Field

from linkstar import finance, inventory
from linkstar.api.call import Call, Here, asks, needs
from linkstar.api.erps import erp_of, erp_row
from linkstar.api.exchange_rates import Day
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Shown, Version
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.accounts.actions import put_config
from linkstar.connect.erp import SAYS, Gap, MappedField, MappingDraft, MapsFields, example_document, kinds_of
from linkstar.connect.wire import PartnerRefused
from linkstar.core.tenants import get_tenant
from linkstar.finance.errors import MappingWrong, NoMapping
from linkstar.flows.books import example_of, ledger_account
from linkstar.insights.currencies import list_currencies
from linkstar.kit.errors import Conflict, Invalid, NotFound

router: APIRouter = noun_router("/finance/erps", "finance")
Name = Annotated[str, Field(min_length=1, max_length=60)]
Value = Annotated[str, Field(max_length=300)]
_WORDS = {
    "path": ("this is no name of a field", "字段名无效"),
    "inside": ("{path} and {other} cannot both be fields", "{path} 与 {other} 存在包含关系，不能同时映射"),
    "unknown_name": ("nothing is called {{{name}}}; there are: {known}", "没有变量 {{{name}}}，可用变量：{known}"),
    "unknown_table": ("there is no table {table}; there are: {known}", "没有对照表 {table}，现有：{known}"),
    "unreadable": ("the braces do not fit together", "大括号不匹配"),
    "no_value": ("nothing is known for {{{name}}}", "变量 {{{name}}} 没有值"),
    "not_in_table": ("the table {table} has no {value}", "对照表 {table} 缺少 {value}"),
}  # fmt: skip


class MappedShown(Shown):
    """A field of the ERP, what fills it and what would by itself; `is_own`: the account says something else."""

    kind: str
    part: Literal["head", "line"]
    path: str
    template: str
    default: str
    is_own: bool


class TableShown(Shown):
    """Other names in the ERP. `of`: our value; `ours`: what LinkStar knows to stand there, with a title (not of items: many)."""

    name: str
    of: str
    is_needed: bool
    names: dict[str, str]
    defaults: dict[str, str]
    ours: dict[str, str]


class KindShown(Shown):
    """A kind of documents, the ERP's form of it, and the values that its fields may name."""

    kind: str
    form: str
    head: list[str]
    line: list[str]


class MappingShown(Shown):
    """The mapping of an ERP. `values`: the account's, the same in every document; `default_values`: what stands there else."""

    version: int
    title: str
    zone: str
    kinds: list[KindShown]
    fields: list[MappedShown]
    values: dict[str, str]
    default_values: dict[str, str]
    tables: list[TableShown]


class FieldAsked(Asked):
    """A field that is filled otherwise than by itself; an empty template leaves it out."""

    kind: Name
    part: Literal["head", "line"]
    path: Annotated[str, Field(min_length=1, max_length=300)]
    template: Value = ""


class MappingAsked(Asked):
    """All that the account says of its own; what is not named is as it comes."""

    fields: Annotated[list[FieldAsked], Field(default_factory=list, max_length=1000)]
    values: Annotated[dict[Name, Value], Field(default_factory=dict, max_length=200)]
    tables: Annotated[
        dict[
            Name, Annotated[dict[Annotated[str, Field(min_length=1, max_length=200)], Value], Field(max_length=50_000)]
        ],
        Field(default_factory=dict, max_length=50),
    ]

    def draft(self) -> MappingDraft:
        """As the adapter takes it."""
        fields = [MappedField(one.kind, one.part, one.path.strip(), one.template.strip()) for one in self.fields]
        tables = {
            table: {ours: theirs.strip() for ours, theirs in names.items() if theirs.strip()}
            for table, names in self.tables.items()
        }
        return MappingDraft(fields, {name: value.strip() for name, value in self.values.items()}, tables)


class MappingEdit(MappingAsked):
    """What the mapping shall say."""

    version: Version


class DrawAsked(MappingAsked):
    """A draft that is tried on a document of a kind: of yesterday, or of another day."""

    kind: Name
    on: Day | None = None


class GapShown(Shown):
    """What cannot be used, or is missing: of a draft (`fields.3.template`), or of a document (`head.FCustId.FNumber`)."""

    field: str
    code: str
    detail: str


class CellShown(Shown):
    """The value that a field gets."""

    part: Literal["head", "line"]
    path: str
    value: str


class DrawnShown(Shown):
    """A document as the ERP would get it. `is_example`: the day had none, so the values are made up."""

    number: str
    on: date
    is_example: bool
    lines: int
    cells: list[CellShown]
    whole: str
    gaps: list[GapShown]


@router.get("/{account_id}/mapping", dependencies=[needs("finance", "read")], responses=refuses(NotFound, NoMapping))
async def get_mapping(call: Here, account_id: UUID) -> MappingShown:
    """The mapping of an ERP, over what comes with its adapter."""
    row = await erp_row(call, account_id)
    maps = _maps(row)
    try:
        found = maps.read_mapping(row.config)
    except PartnerRefused as no:
        raise NoMapping(title=row.title, why=no.message) from no
    kinds = [kind for kind in kinds_of(erp_of(row)) if kind in found.forms]
    call.tag(row.version)
    return MappingShown(
        version=row.version, title=row.title, zone=row.zone,
        kinds=[_kind_shown(kind, found.forms[kind]) for kind in kinds],
        fields=[MappedShown.model_validate(one) for one in found.fields if one.kind in kinds],
        values=dict(found.values), default_values=dict(found.default_values),
        tables=[
            TableShown(
                name=one.name, of=one.of, is_needed=one.is_needed, names=dict(one.names), defaults=dict(one.defaults),
                ours=await _ours(call, one.of),
            )
            for one in found.tables
        ],
    )  # fmt: skip


@router.put("/{account_id}/mapping", dependencies=[needs("finance", "edit")],
            responses=refuses(NotFound, NoMapping, MappingWrong, Conflict))  # fmt: skip
async def put_mapping(call: Here, account_id: UUID, body: MappingEdit) -> Done:
    """Keeps a mapping; documents that were refused for a gap go by themselves a day later, or when somebody sends them again."""
    row = await erp_row(call, account_id)
    version, draft = call.version(body.version), body.draft()
    maps = _maps(row)
    try:
        gaps = maps.gaps_of(row.config, draft)
        config = maps.write_mapping(row.config, draft)
    except PartnerRefused as no:
        raise NoMapping(title=row.title, why=no.message) from no
    if gaps:
        raise _wrong(gaps, call.language)
    await put_config(call.tx, account_id, config, version=version)
    call.door.partners.forget(account_id)
    call.changed(account_id, after={
        "fields": [f"{one.kind}.{one.part}.{one.path}" for one in draft.fields][:50], "values": dict(draft.values),
        "tables": {name: len(names) for name, names in draft.tables.items()},
    })  # fmt: skip
    return Done()


@router.post("/{account_id}/mapping/preview", dependencies=[asks("finance", "read")],
             responses=refuses(NotFound, NoMapping, Invalid, MappingWrong))  # fmt: skip
async def draw_document(call: Here, account_id: UUID, body: DrawAsked) -> DrawnShown:
    """A document of yesterday as a draft of the mapping would tell it; made up where the day had none. Nothing is sent."""
    row = await erp_row(call, account_id)
    maps, draft = _maps(row), body.draft()
    if body.kind not in kinds_of(erp_of(row)):
        raise Invalid("kind", f"one of {', '.join(kinds_of(erp_of(row)))}")
    day = body.on or call.tx.now.astimezone(ZoneInfo(row.zone)).date() - timedelta(days=1)
    hides_costs = body.kind == "purchase_receipt" and not call.who.can("catalog", "see_cost")
    found = None if hides_costs else await example_of(call.tx, row, body.kind, day)
    try:
        gaps = maps.gaps_of(row.config, draft)
        if gaps:
            raise _wrong(gaps, call.language)
        document = found or example_document(body.kind, day)
        drawn = maps.draw({**row.config, **maps.write_mapping(row.config, draft)}, document)
    except PartnerRefused as no:
        raise NoMapping(title=row.title, why=no.message) from no
    return DrawnShown(
        number=document.number, on=document.on, is_example=found is None, lines=len(document.lines),
        cells=[CellShown(part=cast("Any", part), path=path, value=value[:300]) for (part, path), value in drawn.cells.items()],
        whole=orjson.dumps(drawn.whole, option=orjson.OPT_INDENT_2, default=str).decode()[:100_000],
        gaps=_told(drawn.gaps, call.language),
    )  # fmt: skip


def _maps(row: AccountRow) -> MapsFields:
    """The adapter, if its mapping is edited on a page. Raises NoMapping."""
    erp = erp_of(row)
    if not hasattr(erp, "read_mapping"):
        raise NoMapping(title=row.title, why_en="its adapter has none", why_zh="该适配器不支持字段映射")
    return cast(MapsFields, erp)


def _wrong(gaps: Sequence[Gap], language: str) -> MappingWrong:
    errors = [one.model_dump() for one in _told(gaps[:100], language)]
    return MappingWrong(field=errors[0]["field"], count=len(gaps), why=errors[0]["detail"], errors=errors)


def _told(gaps: Sequence[Gap], language: str) -> list[GapShown]:
    column = 1 if language == "zh" else 0
    return [GapShown(field=one.field, code=one.code, detail=_sentence(one, column)) for one in gaps]


def _sentence(gap: Gap, column: int) -> str:
    return _WORDS[gap.code][column].format(**{"known": "", **gap.params})


def _kind_shown(kind: str, form: str) -> KindShown:
    head, line = SAYS.get(kind, ({}, {}))
    return KindShown(kind=kind, form=form, head=["number", "on", *head], line=["number", "on", *{**head, **line}])


async def _ours(call: Call, of: str) -> dict[str, str]:
    """What stands in a value of ours, with a title for people: shops, places, accounts of the ledger, currencies."""
    if of == "shop":
        return {one.external_id: one.title for one in await list_accounts(call.tx, kind="channel")}
    if of == "location":
        return {one.code: one.title for one in await inventory.list_locations(call.tx)}
    if of == "account":
        return {ledger_account(one.account): "" for one in await finance.balance(call.tx)}
    if of == "currency":
        home = (await get_tenant(call.tx)).currency
        return dict.fromkeys(sorted({home, *(one.currency for one in await list_currencies(call.tx))}), "")
    return {}
