"""Connected accounts: shops and carrier contracts, by typed keys or by their platform's own page."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from linkstar import connect
from linkstar.api.call import Call, Here, needs, needs_outside
from linkstar.api.guard import PREFIX, noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import (
    Asked,
    Done,
    Made,
    Moment,
    Rows,
    Shown,
    Text,
)
from linkstar.connect import registry
from linkstar.connect.accounts import (
    AccountRow,
    Authorisation,
    NewAccount,
    begin_authorisation,
    get_account_row,
    list_accounts,
    pause,
    put_secrets,
    resume,
)
from linkstar.connect.carrier import Carrier
from linkstar.connect.channel import Channel
from linkstar.connect.errors import AccountMismatch, AccountTaken, CannotAuthorise, GrantUnknown
from linkstar.connect.outgoing import AddressRefused
from linkstar.connect.registry import UnknownAdapter
from linkstar.connect.wire import PartnerError
from linkstar.core.access import Who
from linkstar.kit.errors import NotFound, Refusal

router: APIRouter = noun_router("/connect", "connect")
Secrets = Annotated[
    dict[Annotated[str, Field(max_length=60)], Annotated[str, Field(max_length=4000)]], Field(max_length=30)
]
Config = Annotated[
    dict[Annotated[str, Field(max_length=60)], Annotated[str, Field(max_length=4000)]], Field(max_length=50)
]
Kind = Literal["channel", "carrier"]


class PartnerTrouble(Refusal):
    """A partner did not do what it was asked while a person waited."""

    code = "connect.partner_trouble"
    status = 502
    en = "The partner did not accept this: {message}. Try again, or look at the call log by the trace id."
    zh = "外部伙伴未接受请求：{message}。请重试，或按追踪号查看调用日志。"


class AccountShown(Shown):
    """A connected account, without its secrets. `webhook_path` is shown to those who may change accounts."""

    id: UUID
    kind: str
    partner: str
    title: str
    base_url: str
    external_id: str
    site: str
    zone: str
    currency: str
    state: str
    token_expires_at: Moment | None
    last_success_at: Moment | None
    last_error_at: Moment | None
    last_error: str
    webhook_path: str | None = None
    created_at: Moment
    version: int


class AdapterShown(Shown):
    """A partner that LinkStar speaks with, and what it can do."""

    kind: str
    name: str
    title: str
    can: list[str]


class AccountAsked(Asked):
    """An account whose keys are typed in."""

    kind: Kind
    partner: Annotated[str, Field(max_length=60)]
    title: Text = ""
    base_url: Annotated[str, Field(max_length=300, pattern=r"^$|^https?://[^\s]+$")] = ""
    external_id: Annotated[str, Field(min_length=1, max_length=200)]
    site: Text = ""
    zone: Annotated[str, Field(max_length=60)] = "UTC"
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "USD"
    config: Annotated[Config, Field(default_factory=dict)]
    secrets: Annotated[Secrets, Field(default_factory=dict)]

    def account(self) -> NewAccount:
        """As connect takes it."""
        return NewAccount(**self.model_dump())


class SecretsAsked(Asked):
    """New keys of an account."""

    secrets: Secrets


class AuthoriseUrl(Shown):
    """Where the browser goes to say yes."""

    url: str


@router.get("/adapters", dependencies=[needs("connect", "read")])
async def list_adapters(call: Here) -> Rows[AdapterShown]:
    """The partners that LinkStar speaks with."""
    found: list[tuple[str, Channel | Carrier]] = [("channel", one) for one in registry.channels().values()]
    found += [("carrier", one) for one in registry.carriers().values()]
    rows = [AdapterShown(kind=kind, name=one.name, title=one.title, can=sorted(one.can)) for kind, one in found]
    return Rows[AdapterShown](rows=rows, next=None)


@router.get("/accounts", dependencies=[needs("connect", "read")])
async def list_all(call: Here, kind: Kind | None = None) -> Rows[AccountShown]:
    """The company's accounts, oldest first."""
    rows = [row for row in await list_accounts(call.tx, kind=kind or "") if is_mine(call, row)]
    return Rows[AccountShown](rows=[_shown(call, row) for row in rows], next=None)


@router.get("/accounts/{account_id}", dependencies=[needs("connect", "read")], responses=refuses(NotFound))
async def get_one(call: Here, account_id: UUID) -> AccountShown:
    """One account."""
    row = await _mine(call, account_id)
    call.tag(row.version)
    return _shown(call, row)


@router.post(
    "/accounts",
    dependencies=[needs("connect", "edit")],
    status_code=201,
    responses=refuses(AccountTaken, AddressRefused, UnknownAdapter),
)
async def create(call: Here, body: AccountAsked) -> Made:
    """Connects an account by its keys, which are sealed."""
    known = registry.channel(body.partner) if body.kind == "channel" else registry.carrier(body.partner)
    if body.base_url:
        call.door.partners.outgoing.check_url(body.base_url)
    (id_,) = await connect.create_accounts(call.tx, [body.account()], call.door.vault)
    call.changed(id_, after={"partner": known.name, "external_id": body.external_id})
    return Made(id=id_)


@router.put("/accounts/{account_id}/secrets", dependencies=[needs("connect", "edit")], responses=refuses(NotFound))
async def change_secrets(call: Here, account_id: UUID, body: SecretsAsked) -> Done:
    """Replaces the keys of an account and lets it be called again."""
    await _mine(call, account_id)
    await put_secrets(call.tx, account_id, body.secrets, vault=call.door.vault)
    call.door.partners.forget(account_id)
    call.changed(account_id, after={"did": "secrets", "names": sorted(body.secrets)})
    return Done()


@router.post("/accounts/{account_id}/pause", dependencies=[needs("connect", "edit")], responses=refuses(NotFound))
async def pause_one(call: Here, account_id: UUID) -> Done:
    """Stops all calls of an account; what partners send is still kept."""
    before = await _mine(call, account_id)
    await pause(call.tx, [account_id])
    call.changed(account_id, before={"state": before.state}, after={"state": "paused"})
    return Done()


@router.post("/accounts/{account_id}/resume", dependencies=[needs("connect", "edit")], responses=refuses(NotFound))
async def resume_one(call: Here, account_id: UUID) -> Done:
    """Lets an account be called again."""
    before = await _mine(call, account_id)
    await resume(call.tx, [account_id])
    call.changed(account_id, before={"state": before.state}, after={"state": "connected"})
    return Done()


@router.post(
    "/authorise",
    dependencies=[needs("connect", "edit")],
    responses=refuses(AddressRefused, CannotAuthorise, UnknownAdapter),
)
async def authorise(call: Here, body: AccountAsked) -> AuthoriseUrl:
    """Begins connecting a shop by its platform's own page: send the browser to `url`; it comes back to the callback."""
    base = call.door.settings.public_url.rstrip("/") or str(call.request.base_url).rstrip("/")
    if body.base_url:
        call.door.partners.outgoing.check_url(body.base_url)
    asked = Authorisation(body.account(), f"{base}{PREFIX}/connect/callback", _browser(call.who))
    url = await begin_authorisation(call.tx, registry.channel(body.partner), asked, call.door.vault)
    call.changed(None, after={"did": "authorise", "partner": body.partner, "external_id": body.external_id})
    return AuthoriseUrl(url=url)


@router.get("/callback", dependencies=[needs_outside("connect", "edit")],
            responses=refuses(GrantUnknown, AccountMismatch, PartnerTrouble), status_code=303)  # fmt: skip
async def callback(call: Here) -> Response:
    """Where a platform's page sends the browser back to; the code is exchanged and the shop is connected."""
    query = dict(call.request.query_params)
    try:
        account_id = await call.door.partners.finish_authorisation(
            call.who.tenant_id, query, actor=call.who.actor, bound_to=_browser(call.who)
        )
    except PartnerError as wrong:
        raise PartnerTrouble(message=wrong.message) from wrong
    call.changed(account_id, after={"did": "connected"})
    return RedirectResponse(f"/?connected={account_id}", 303)


def _browser(who: Who) -> str:
    """The session that an authorisation belongs to; a program's is its key."""
    return str(who.session_id or who.actor)


async def _mine(call: Call, account_id: UUID) -> AccountRow:
    row = await get_account_row(call.tx, account_id)
    if not is_mine(call, row):
        raise NotFound(thing="account")
    return row


def is_mine(call: Call, row: AccountRow) -> bool:
    """Whether an account is a carrier's, or a shop of theirs."""
    return row.kind != "channel" or call.scope.allows(shop=row.id)


def _shown(call: Call, row: AccountRow) -> AccountShown:
    shown = AccountShown.model_validate(row)
    if call.who.can("connect", "edit"):
        shown.webhook_path = f"/webhooks/{row.webhook_token}"
    return shown
