"""A document that an ERP refused is told again as soon as a person asks for it, made anew from its day.

DocumentAsked -> tell_again (outside).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from linkstar.connect import registry
from linkstar.connect.accounts import list_accounts
from linkstar.connect.erp import Booked, Document
from linkstar.connect.partners import Partners
from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.finance.facts import DocumentAsked
from linkstar.finance.queries import get_told
from linkstar.flows.books import Telling, documents_of, keep_books


async def load_again(tx: Tx, facts: Sequence[DocumentAsked]) -> list[Telling | None]:
    """One telling for the first fact of each ERP and kind, with the documents of all; None for the others."""
    rows = {row.id: row for row in await list_accounts(tx, kind="erp", state="connected")}
    asked: dict[UUID, set[str]] = defaultdict(set)
    for fact in facts:
        asked[fact.account_id].add(fact.number)
    groups: dict[tuple[UUID, str], list[Document]] = defaultdict(list)
    first: dict[tuple[UUID, str], str] = {}
    for account_id, numbers in asked.items():  # loop: ERPs, one or two
        if account_id not in rows:
            continue
        row, can = rows[account_id], registry.verbs_of(rows[account_id])
        refused = [one for one in (await get_told(tx, account_id, sorted(numbers))).values() if one.state == "refused"]
        wanted = {one.number for one in refused}
        for day in sorted({one.on_date for one in refused}):  # loop: days with refusals that somebody asked for
            for one in await documents_of(tx, row, day):
                if one.number in wanted and one.kind in can:
                    groups[account_id, one.kind].append(one)
                    first.setdefault((account_id, one.kind), one.number)
    led = {(account_id, number): (account_id, kind) for (account_id, kind), number in first.items()}

    def telling(fact: DocumentAsked) -> Telling | None:
        key = led.pop((fact.account_id, fact.number), None)
        return Telling(tx.tenant_id, rows[fact.account_id], tuple(groups[key])) if key else None

    return [telling(fact) for fact in facts]


@work.outside(on=DocumentAsked, load=load_again, keep=keep_books, batch=100, priority=6)
async def tell_again(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Tells ERPs of what they refused before; each looks for our numbers first, so that nothing is booked twice."""

    async def one(each: work.Asked) -> Iterable[Booked]:
        telling: Telling = each.ask
        http = await partners.http(telling.tenant_id, telling.account.id)
        return await partners.erp(telling.account.partner).book(http, telling.documents)

    return await partners.each_once(asked, one, at_most=2)
