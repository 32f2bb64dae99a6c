"""What automations are put together from, in the reader's language: triggers, fields, comparisons, actions, and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from fastapi import APIRouter

from linkstar import finance, inventory, orders
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.shapes import Shown
from linkstar.connect.accounts import list_accounts
from linkstar.core import notices
from linkstar.core.access.queries.users import list_users
from linkstar.core.automations.rules.deeds import ACTIONS, BEFORE_ROUTE, EARLY, MANY, PRIORITIES, TRIGGERS
from linkstar.core.automations.rules.fields import COMPARISONS, FIELDS, OF_KIND, PAYMENTS
from linkstar.orders.queries.marks import list_tags
from linkstar.shipping.queries import read_options

router: APIRouter = noun_router("/automations", "automations")
LATELY = timedelta(days=90)
_OF_ACTIONS = {
    "assign": "users",
    "use_warehouse": "locations",
    "priority": "priorities",
    "tag": "tags",
    "tell": "receivers",
}


class Choice(Shown):
    """Something that can be chosen; `of` narrows a service to its carrier."""

    value: str
    label: str
    of: str = ""


class TriggerShown(Shown):
    """When an automation may run. `is_early`: the order's way is not chosen yet."""

    value: str
    label: str
    is_early: bool


class FieldShown(Shown):
    """What a condition may ask. `of` names the list that its values come from, or the unit of a number."""

    name: str
    label: str
    kind: str
    of: str
    comparisons: list[Choice]


class ActionKindShown(Shown):
    """What may be done. `is_many`: an order takes several of it; else the first automation in the list decides."""

    value: str
    label: str
    of: str
    is_early: bool
    is_many: bool


class Choices(Shown):
    """Everything to choose from. `lists`: the values of fields and actions by the name of their list."""

    triggers: list[TriggerShown]
    fields: list[FieldShown]
    actions: list[ActionKindShown]
    lists: dict[str, list[Choice]]


@router.get("/choices", dependencies=[needs("automations", "read")])
async def get_choices(call: Here) -> Choices:
    """What automations are put together from, in the reader's language."""
    call.check_whole()
    zh = 1 if call.language.startswith("zh") else 0
    return Choices(
        triggers=[TriggerShown(value=key, label=said[zh], is_early=key in BEFORE_ROUTE) for key, said in TRIGGERS.items()],
        fields=[
            FieldShown(name=one.name, label=(one.en, one.zh)[zh], kind=one.kind, of=one.of,
                       comparisons=[Choice(value=key, label=COMPARISONS[key][zh]) for key in OF_KIND[one.kind]])
            for one in FIELDS
        ],
        actions=[
            ActionKindShown(value=key, label=said[zh], of=_OF_ACTIONS.get(key, "carriers" if key.endswith("_service") else ""),
                            is_early=key in EARLY, is_many=key in MANY)
            for key, said in ACTIONS.items()
        ],
        lists=await _lists(call, zh),
    )  # fmt: skip


async def _lists(call: Call, zh: int) -> dict[str, list[Choice]]:
    tx = call.tx
    accounts = await list_accounts(tx)
    shops = [one for one in accounts if one.kind == "channel"]
    carriers = [one for one in accounts if one.kind == "carrier"]
    services = (await read_options(tx, [])).services
    return {
        "shops": [Choice(value=str(one.id), label=one.title) for one in shops],
        "channels": _plain(sorted({one.partner for one in shops})),
        "carriers": [Choice(value=str(one.id), label=one.title) for one in carriers],
        "services": [
            Choice(value=one.code, label=(one.title_en, one.title_zh)[zh] or one.code, of=str(one.account_id))
            for one in services
        ],
        "locations": [
            Choice(value=str(one.id), label=one.title or one.code) for one in await inventory.list_locations(tx)
        ],
        "countries": _plain(await orders.list_countries(tx, since=tx.now - LATELY)),
        "currencies": _plain(sorted(await finance.get_fx(tx))),
        "payments": _named(PAYMENTS, zh),
        "priorities": _named({key: said[1:] for key, said in PRIORITIES.items()}, zh),
        "receivers": [Choice(value=str(one.id), label=one.draft.title) for one in await notices.get_active(tx)],
        "tags": _plain(await list_tags(tx)),
        "users": [
            Choice(value=str(one.id), label=one.name or one.email) for one in (await list_users(tx, limit=200)).rows
        ],
    }


def _plain(values: Sequence[str]) -> list[Choice]:
    return [Choice(value=one, label=one) for one in values]


def _named(words: Mapping[str, tuple[str, ...]], zh: int) -> list[Choice]:
    return [Choice(value=key, label=said[zh]) for key, said in words.items()]
