"""Items and listings from a CSV, or the same table in Parquet: first what would become of each line, then the same for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import Field

from linkstar import catalog
from linkstar.api.call import Call, Here, asks, needs
from linkstar.api.guard import noun_router
from linkstar.api.parquet import as_csv
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Shown
from linkstar.catalog.actions.sheets import write_items, write_listings
from linkstar.catalog.errors import BarcodeTaken, SkuTaken
from linkstar.catalog.queries.items import find_by_barcode
from linkstar.catalog.queries.listings import find_listings
from linkstar.catalog.rules import sheets
from linkstar.connect.accounts import list_accounts
from linkstar.kit.errors import Conflict, Forbidden, Invalid
from linkstar.kit.sheets import Sheet, decoded, read_sheet

router: APIRouter = noun_router("/catalog", "catalog")
CSV: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}},
        },
    },
}


class SheetChange(Shown):
    """A field of a line, as it stands and as it would stand; "-" is empty."""

    field: str
    before: str
    after: str


class SheetLine(Shown):
    """What becomes of a line: new, changed, unchanged, or refused, with the field to mend and what helps."""

    line: int
    key: str
    outcome: str
    changes: list[SheetChange]
    field: str
    detail: str


class SheetFate(Shown):
    """What becomes of a sheet, line by line. `ignored` are columns that nothing is known about; lines that are refused
    do not stop the others.
    """

    is_applied: bool
    new: int
    changed: int
    unchanged: int
    refused: int
    columns: list[str]
    ignored: list[str]
    lines: list[SheetLine]


class SheetText(Shown):
    """A table as the CSV that a person would have saved."""

    text: str


class SheetAsked(Asked):
    """Whether the sheet is applied, or only looked at."""

    apply: Annotated[bool, Field(description="write it; without, nothing is changed")] = False


@router.post("/sheet", dependencies=[asks("catalog", "read")], openapi_extra=CSV)
async def read_as_csv(request: Request) -> SheetText:
    """A table in Parquet as CSV, so that a page can show its rows before it sends them; a CSV comes back as it is."""
    return SheetText(text=decoded(await as_csv(await request.body())))


@router.post("/items/sheet", dependencies=[needs("catalog", "edit")], openapi_extra=CSV,
             responses=refuses(SkuTaken, BarcodeTaken, Conflict, Forbidden))  # fmt: skip
async def put_item_sheet(call: Here, asked: Annotated[SheetAsked, Query()], request: Request) -> SheetFate:
    """Makes and edits items from a CSV with a column `sku`; an empty cell leaves a field as it is, "-" empties it."""
    sheet = await _sheet(request, sheets.ITEM_COLUMNS, ("sku",))
    if {"cost", "cost_currency"} & set(sheet.columns) and not call.who.can("catalog", "see_cost"):
        raise Forbidden(noun="catalog", verb="see_cost")
    ids = await catalog.find_by_sku(call.tx, sorted({row.cells.get("sku", "") for row in sheet.rows}))
    items = await catalog.get_items(call.tx, list(ids.values()))
    known = {item.sku: item for item in items.values()}
    codes = {
        code for row in sheet.rows for code in row.cells.get("barcodes", "").replace(";", " ").replace(",", " ").split()
    }
    owners = await find_by_barcode(call.tx, sorted(codes))
    names = await catalog.get_items(call.tx, list(set(owners.values())))
    fates = sheets.item_fates(sheet.rows, known, {code: names[id_].sku for code, id_ in owners.items()})
    if asked.apply:
        await write_items(call.tx, fates, known)
    return _shown(call, sheet, fates, is_applied=asked.apply)


@router.post(
    "/listings/sheet", dependencies=[needs("catalog", "link")], openapi_extra=CSV, responses=refuses(Forbidden)
)
async def put_listing_sheet(call: Here, asked: Annotated[SheetAsked, Query()], request: Request) -> SheetFate:
    """Links listings to items and sets how much they offer, from a CSV with the columns `shop` and `listing_id` or `sku`."""
    sheet = await _sheet(request, sheets.LISTING_COLUMNS, ("shop",))
    if {"buffer", "cap", "share_percent"} & set(sheet.columns) and not call.who.can("catalog", "edit"):
        raise Forbidden(noun="catalog", verb="edit")
    shops = await _shops(call)
    found = await find_listings(
        call.tx, list(set(shops.values())), listing_ids=_cells(sheet, "listing_id"), skus=_cells(sheet, "sku")
    )
    linked = await catalog.get_items(call.tx, list({one.item_id for one in found if one.item_id}))
    items = await catalog.find_by_sku(call.tx, _cells(sheet, "item_sku"))
    known = [
        sheets.Offered(one.id, one.shop_id, one.listing_id, one.sku, linked[one.item_id].sku if one.item_id else "",
                       one.quantity or 1, one.buffer, one.cap, one.share_percent)
        for one in found
    ]  # fmt: skip
    fates = sheets.listing_fates(sheet.rows, known, shops=shops, items=items)
    if asked.apply:
        await write_listings(call.tx, fates, items | {item.sku: id_ for id_, item in linked.items()})
    return _shown(call, sheet, fates, is_applied=asked.apply)


async def _sheet(request: Request, names: dict[str, str], needed: Iterable[str]) -> Sheet:
    """The sheet in the body. Raises Invalid."""
    sheet = read_sheet(await as_csv(await request.body()), names)
    for name in needed:
        if name not in sheet.columns:
            raise Invalid(
                "body",
                f"the first line has to name the column {name}; known are {', '.join(dict.fromkeys(names.values()))}",
            )
    return sheet


async def _shops(call: Call) -> dict[str, UUID]:
    """The shops that may be named, by title, external id and id in small letters; a name that two share is none."""
    mine = [one for one in await list_accounts(call.tx, kind="channel", state="") if call.scope.allows(shop=one.id)]
    names = [(name.casefold(), one.id) for one in mine for name in {one.title, one.external_id, str(one.id)} if name]
    count = Counter(name for name, _ in names)
    return {name: id_ for name, id_ in names if count[name] == 1}


def _cells(sheet: Sheet, column: str) -> list[str]:
    return sorted({row.cells[column] for row in sheet.rows if row.cells.get(column)})


def _shown(call: Call, sheet: Sheet, fates: Sequence[sheets.Fate], *, is_applied: bool) -> SheetFate:
    count = Counter(one.outcome for one in fates)
    outcomes = {name: count[name] for name in ("new", "changed", "unchanged", "refused")}
    call.changed(None, after={"applied": is_applied, **outcomes})
    lines = [
        SheetLine(line=one.line, key=_fit(one.key), outcome=one.outcome, field=one.field, detail=_fit(one.text(call.language)),
                  changes=[SheetChange(field=each.field, before=each.before, after=_fit(each.after)) for each in one.changes])
        for one in fates
    ]  # fmt: skip
    return SheetFate(
        is_applied=is_applied,
        columns=list(sheet.columns),
        ignored=[_fit(one) for one in sheet.ignored],
        lines=lines,
        **outcomes,
    )


def _fit(text: str) -> str:
    """A text from a sheet that may hold anything, fit for an answer."""
    return text[:400]
