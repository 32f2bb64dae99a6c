"""ERPs: how far they were told, and the documents that they took or refused."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar.api.call import Call, Here, needs
from linkstar.api.exchange_rates import Day
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Count, Limit, Moment, Rows, Shown, page_shown
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, get_account_row, list_accounts
from linkstar.connect.erp import Erp, kinds_of
from linkstar.connect.messages import get_cursors
from linkstar.finance.actions import ask_again
from linkstar.finance.errors import ToldAlready
from linkstar.finance.queries import Told, ToldFilter, count_told, get_told, page_told
from linkstar.flows.books import TOPIC
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/finance/erps", "finance")
Number = Annotated[str, Field(min_length=1, max_length=100)]


class ErpShown(Shown):
    """An ERP. `told_until`: the first day that was not told whole yet; null before the first run."""

    id: UUID
    partner: str
    partner_title: str
    title: str
    state: str
    zone: str
    kinds: list[str]
    has_mapping: bool
    told_until: date | None
    taken: int
    refused: int
    last_error: str
    version: int


class ToldShown(Shown):
    """A document that an ERP was told of, and its answer. `id` is our number; `field` is the ERP's name of what to mend."""

    id: str
    number: str
    kind: str
    on_date: date
    state: Literal["taken", "refused"]
    external_id: str
    code: str
    message: str
    field: str
    told_at: Moment


class ToldAsked(Asked):
    """Which documents."""

    state: Literal["", "taken", "refused"] = ""
    kind: Annotated[str, Field(max_length=60)] = ""
    on: Day | None = None
    number: Annotated[str, Field(max_length=100)] = ""
    after: After = ""
    limit: Limit = 50


class AgainAsked(Asked):
    """The refused documents that shall be told again, by our numbers."""

    numbers: Annotated[list[Number], Field(min_length=1, max_length=500)]


@router.get("", dependencies=[needs("finance", "read")])
async def list_erps(call: Here) -> Rows[ErpShown]:
    """The company's ERPs."""
    call.check_whole()
    rows = [one for one in await list_accounts(call.tx, kind="erp") if one.state != "disconnected"]
    cursors = await get_cursors(call.tx, [one.id for one in rows], TOPIC)
    counts = await count_told(call.tx)
    shown = []
    for row in rows:
        erp = erp_of(row)
        until = cursors[row.id].since.astimezone(ZoneInfo(row.zone)).date() if row.id in cursors else None
        shown.append(ErpShown(
            id=row.id, partner=row.partner, partner_title=erp.title, title=row.title, state=row.state, zone=row.zone,
            kinds=kinds_of(erp), has_mapping=hasattr(erp, "read_mapping"), told_until=until,
            taken=counts.get((row.id, "taken"), 0), refused=counts.get((row.id, "refused"), 0), last_error=row.last_error,
            version=row.version,
        ))  # fmt: skip
    return Rows[ErpShown](rows=shown, next=None)


@router.get("/{account_id}/documents", dependencies=[needs("finance", "read")], responses=refuses(NotFound))
async def list_documents(call: Here, account_id: UUID, asked: Annotated[ToldAsked, Query()]) -> Rows[ToldShown]:
    """The documents that an ERP was told of, the newest day first."""
    await erp_row(call, account_id)
    wanted = ToldFilter(asked.state, asked.kind, asked.on, asked.number)
    return page_shown(await page_told(call.tx, account_id, wanted, after=asked.after, limit=asked.limit), _told_shown)


@router.get(
    "/{account_id}/documents/{told_number}", dependencies=[needs("finance", "read")], responses=refuses(NotFound)
)
async def get_document(call: Here, account_id: UUID, told_number: str) -> ToldShown:
    """One document, and the ERP's answer."""
    await erp_row(call, account_id)
    found = await get_told(call.tx, account_id, [told_number])
    if not found:
        raise NotFound(thing="document")
    return _told_shown(found[told_number])


@router.post("/{account_id}/documents/resend", dependencies=[needs("finance", "edit")],
             responses=refuses(NotFound, ToldAlready))  # fmt: skip
async def resend_documents(call: Here, account_id: UUID, body: AgainAsked) -> Count:
    """Has refused documents told again at once, made anew from their day by the mapping as it stands. None is booked twice."""
    await erp_row(call, account_id)
    count = await ask_again(call.tx, account_id, body.numbers)
    call.changed(account_id, after={"numbers": body.numbers[:20], "did": "sent again"})
    return Count(count=count)


async def erp_row(call: Call, account_id: UUID) -> AccountRow:
    """An ERP's account, for somebody whose right holds for the whole company. Raises NotFound, Forbidden."""
    call.check_whole()
    row = await get_account_row(call.tx, account_id)
    if row.kind != "erp":
        raise NotFound(thing="erp")
    return row


def erp_of(row: AccountRow) -> Erp:
    """The adapter of an ERP's account. Raises UnknownAdapter."""
    return registry.erp(row.partner)


def _told_shown(one: Told) -> ToldShown:
    said = {name: getattr(one, name) for name in Told.__dataclass_fields__}
    return ToldShown(id=one.number, **said)
