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
    get_accounts,
    list_accounts,
    pause,
    put_secrets,
    rename,
    resume,
)
from linkstar.connect.accounts.actions import connect_again
from linkstar.connect.errors import AccountDisconnected, AccountMismatch, AccountTaken, CannotAuthorise, GrantUnknown
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
    dict[Annotated[str, Field(max_length=60)], Annotated[str, Field(max_length=20_000)]], Field(max_length=50)
]
Kind = Literal["channel", "carrier", "payment", "warehouse", "erp", "notifier"]


class PartnerTrouble(Refusal):
    """A partner did not do what it was asked while a person waited."""

    code = "connect.partner_trouble"
    status = 502
    en = "The partner did not accept this: {message}. Try again, or look at the call log by the trace id."
    zh = "外部伙伴未接受请求：{message}。请重试，或按追踪号查看调用日志。"


class AccountShown(Shown):
    """A connected account, without its secrets. `webhook_path` is shown to those who may change accounts.

    `authorised_until`: then a person has to authorise it anew, where the partner says so; tokens renew themselves.
    `is_pretend`: its partner is played by the sandbox.
    """

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
    authorised_until: Moment | None
    last_success_at: Moment | None
    last_error_at: Moment | None
    last_error: str
    webhook_path: str | None = None
    is_pretend: bool = False
    created_at: Moment
    version: int


class FormKey(Shown):
    """A key that is entered to connect an account; `when`: for typed keys, the authorisation page, or both."""

    name: str
    when: Literal["keys", "authorise", "both"]
    place: Literal["secrets", "config"]
    is_optional: bool


class AdapterShown(Shown):
    """A partner that LinkStar speaks with, what it can do, and what has to be entered to connect an account.

    `external_id` is how the partner writes an account's name; no `keys`: the adapter does not say which it needs.
    `label_formats` of those who make labels: PDF, ZPL.
    """

    kind: str
    name: str
    title: str
    can: list[str]
    external_id: str
    base_url: str
    keys: list[FormKey]
    label_formats: list[str]


class AccountAsked(Asked):
    """An account whose keys are typed in."""

    kind: Kind
    partner: Annotated[str, Field(max_length=60)]
    title: Text = ""
    base_url: Annotated[str, Field(max_length=300, pattern=r"^$|^(https?|smtps?)://[^\s]+$")] = ""
    external_id: Annotated[str, Field(min_length=1, max_length=200)]
    site: Text = ""
    zone: Annotated[str, Field(max_length=60)] = "UTC"
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "USD"
    config: Annotated[Config, Field(default_factory=dict)]
    secrets: Annotated[Secrets, Field(default_factory=dict)]

    def account(self) -> NewAccount:
        """As connect takes it."""
        return NewAccount(**self.model_dump())


class Renamed(Asked):
    """Another name of an account, for people."""

    title: Annotated[str, Field(min_length=1, max_length=300)]


class SecretsAsked(Asked):
    """New keys of an account."""

    secrets: Secrets


class AuthoriseUrl(Shown):
    """Where the browser goes to say yes."""

    url: str


@router.get("/adapters", dependencies=[needs("connect", "read")])
async def list_adapters(call: Here) -> Rows[AdapterShown]:
    """The partners that LinkStar speaks with."""
    found = [(kind, one) for kind in registry.KINDS for one in registry.adapters(kind).values()]
    return Rows[AdapterShown](rows=[_adapter_shown(kind, one) for kind, one in found], next=None)


@router.get("/accounts", dependencies=[needs("connect", "read")])
async def list_all(call: Here, kind: Kind | None = None) -> Rows[AccountShown]:
    """The company's accounts, oldest first."""
    rows = [row for row in await list_accounts(call.tx, kind=kind or "") if is_mine(call, row)]
    return Rows[AccountShown](rows=[_shown(call, row) for row in rows], next=None)


@router.get("/accounts/{account_id}", dependencies=[needs("connect", "read")], responses=refuses(NotFound))
async def get_one(call: Here, account_id: UUID) -> AccountShown:
    """One account."""
    row = await mine(call, account_id)
    call.tag(row.version)
    return _shown(call, row)


@router.post(
    "/accounts",
    dependencies=[needs("connect", "edit")],
    status_code=201,
    responses=refuses(AccountTaken, AddressRefused, UnknownAdapter),
)
async def create(call: Here, body: AccountAsked) -> Made:
    """Connects an account by its keys, which are sealed; one that was disconnected has all its past again."""
    known = registry.adapter(body.kind, body.partner)
    if body.base_url:
        is_mail = registry.form_of(known).base_url.startswith("smtp") and body.base_url.startswith("smtp")
        call.door.partners.outgoing.check_url(body.base_url, is_mail=is_mail)
    id_ = await connect_again(call.tx, body.account(), call.door.vault)
    if id_ is None:
        (id_,) = await connect.create_accounts(call.tx, [body.account()], call.door.vault)
    call.door.partners.forget(id_)
    call.changed(id_, after={"partner": known.name, "external_id": body.external_id})
    return Made(id=id_)


@router.patch("/accounts/{account_id}", dependencies=[needs("connect", "edit")], responses=refuses(NotFound))
async def rename_one(call: Here, account_id: UUID, body: Renamed) -> Done:
    """Gives an account another name."""
    before = await mine(call, account_id)
    await rename(call.tx, account_id, body.title)
    call.changed(account_id, before={"title": before.title}, after={"title": body.title})
    return Done()


@router.put("/accounts/{account_id}/secrets", dependencies=[needs("connect", "edit")], responses=refuses(NotFound))
async def change_secrets(call: Here, account_id: UUID, body: SecretsAsked) -> Done:
    """Replaces the keys of an account and lets it be called again."""
    await mine(call, account_id)
    await put_secrets(call.tx, account_id, body.secrets, vault=call.door.vault)
    call.door.partners.forget(account_id)
    call.changed(account_id, after={"did": "secrets", "names": sorted(body.secrets)})
    return Done()


@router.post(
    "/accounts/{account_id}/pause",
    dependencies=[needs("connect", "edit")],
    responses=refuses(NotFound, AccountDisconnected),
)
async def pause_one(call: Here, account_id: UUID) -> Done:
    """Stops all calls of an account; what partners send is still kept."""
    before = await mine(call, account_id)
    _refuse_gone(before)
    await pause(call.tx, [account_id])
    call.changed(account_id, before={"state": before.state}, after={"state": "paused"})
    return Done()


@router.post(
    "/accounts/{account_id}/resume",
    dependencies=[needs("connect", "edit")],
    responses=refuses(NotFound, AccountDisconnected),
)
async def resume_one(call: Here, account_id: UUID) -> Done:
    """Lets an account be called again; one that was disconnected has to be connected with new keys."""
    before = await mine(call, account_id)
    _refuse_gone(before)
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
    if body.base_url:
        call.door.partners.outgoing.check_url(body.base_url)
    asked = _asked(call, body.account())
    url = await begin_authorisation(call.tx, registry.channel(body.partner), asked, call.door.vault)
    call.changed(None, after={"did": "authorise", "partner": body.partner, "external_id": body.external_id})
    return AuthoriseUrl(url=url)


@router.post(
    "/accounts/{account_id}/authorise",
    dependencies=[needs("connect", "edit")],
    responses=refuses(NotFound, CannotAuthorise, AccountDisconnected),
)
async def authorise_again(call: Here, account_id: UUID) -> AuthoriseUrl:
    """Begins authorising a connected shop anew, with the keys of our application that it has already."""
    row = await mine(call, account_id)
    _refuse_gone(row)
    if row.kind != "channel":
        raise CannotAuthorise(partner=row.partner)
    channel = registry.channel(row.partner)
    known = (await get_accounts(call.tx, [account_id], call.door.vault))[account_id].secrets
    ours = {
        key.name: known[key.name] for key in registry.form_of(channel).keys if key.name in known and key.when != "keys"
    }
    new = NewAccount(
        row.kind,
        row.partner,
        row.title,
        row.base_url,
        row.external_id,
        row.site,
        row.zone,
        row.currency,
        row.config,
        ours,
    )
    url = await begin_authorisation(call.tx, channel, _asked(call, new), call.door.vault)
    call.changed(account_id, after={"did": "authorise"})
    return AuthoriseUrl(url=url)


@router.get("/callback", dependencies=[needs_outside("connect", "edit")],
            responses=refuses(GrantUnknown, AccountMismatch, PartnerTrouble), status_code=303)  # fmt: skip
async def callback(call: Here) -> Response:
    """Where a platform's page sends the browser back to; the code is exchanged and the shop is connected."""
    try:
        account_id = await _finish(call)
    except Refusal as refused:
        if "text/html" not in call.request.headers.get("accept", ""):
            raise
        return RedirectResponse(f"/connect/new?refused={refused.code}", 303)  # a person sees a page, not JSON
    call.changed(account_id, after={"did": "connected"})
    return RedirectResponse(f"/connect/{account_id}?connected=1", 303)


async def _finish(call: Call) -> UUID:
    try:
        return await call.door.partners.finish_authorisation(
            call.who.tenant_id, dict(call.request.query_params), actor=call.who.actor, bound_to=_browser(call.who)
        )
    except PartnerError as wrong:
        raise PartnerTrouble(message=wrong.message) from wrong


def _asked(call: Call, new: NewAccount) -> Authorisation:
    """An authorisation that comes back to us, to the same browser."""
    base = call.door.settings.public_url.rstrip("/") or str(call.request.base_url).rstrip("/")
    return Authorisation(new, f"{base}{PREFIX}/connect/callback", _browser(call.who))


def _browser(who: Who) -> str:
    """The session that an authorisation belongs to; a program's is its key."""
    return str(who.session_id or who.actor)


async def mine(call: Call, account_id: UUID) -> AccountRow:
    """An account that this person may see. Raises NotFound."""
    row = await get_account_row(call.tx, account_id)
    if not is_mine(call, row):
        raise NotFound(thing="account")
    return row


def _refuse_gone(row: AccountRow) -> None:
    if row.state == "disconnected":
        raise AccountDisconnected(title=row.title or row.partner)


def is_mine(call: Call, row: AccountRow) -> bool:
    """Whether an account is a carrier's or payment provider's, or a shop of theirs."""
    return row.kind != "channel" or call.scope.allows(shop=row.id)


def _adapter_shown(kind: str, one: registry.Adapter) -> AdapterShown:
    form = registry.form_of(one)
    return AdapterShown(
        kind=kind, name=one.name, title=one.title, can=sorted(one.can), external_id=form.external_id, base_url=form.base_url,
        keys=[FormKey.model_validate(key) for key in form.keys], label_formats=registry.label_formats_of(one),
    )  # fmt: skip


def _shown(call: Call, row: AccountRow) -> AccountShown:
    shown = AccountShown.model_validate(row)
    sandbox = call.door.partners.sandbox
    shown.is_pretend = sandbox.is_on and row.base_url.startswith(f"{sandbox.url}/")
    if call.who.can("connect", "edit"):
        shown.webhook_path = f"/webhooks/{row.webhook_token}"
    return shown
