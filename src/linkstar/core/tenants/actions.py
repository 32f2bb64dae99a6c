"""Founding companies, and changing what is written of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.work import ensure_timetable
from linkstar.kit.errors import Conflict, Refusal

_FIRST = 7_105_201_991  # the lock of whoever founds the first company


class NotFirst(Refusal):
    """There is a company already: only its own people, or the command line, make more."""

    code: ClassVar[str] = "tenants.not_first"
    status = 409
    en = "This installation has a company already. Sign in, or ask its owner to invite you."
    zh = "此系统已创建公司。请登录，或请公司所有者邀请您。"


async def found_first(tx: Tx, slug: str, name: str, *, zone: str, currency: str) -> None:
    """Founds the very first company. Of two at once the second waits for the first, and is refused. Raises NotFirst."""
    await tx.run("SELECT pg_advisory_xact_lock(%(lock)s)", {"lock": _FIRST})
    if await tx.value("SELECT true FROM core.tenants LIMIT 1"):
        raise NotFirst
    await create_tenant(tx, slug, name, zone=zone, currency=currency)


async def create_tenant(tx: Tx, slug: str, name: str, *, zone: str = "Asia/Shanghai", currency: str = "CNY") -> UUID:
    """Founds the company that `tx` was opened for (its id is `tx.tenant_id`) and gives it a timetable."""
    await tx.run(
        "INSERT INTO core.tenants (id, slug, name, zone, currency, created_at)"
        " VALUES (%(tenant)s, %(slug)s, %(name)s, %(zone)s, %(currency)s, %(now)s)",
        {"slug": slug, "name": name, "zone": zone, "currency": currency},
    )
    await ensure_timetable(tx)
    return tx.tenant_id


@dataclass(frozen=True, slots=True)
class TenantEdit:
    """What shall be different; what is None stays."""

    name: str | None = None
    zone: str | None = None
    currency: str | None = None
    language: str | None = None
    needs_totp: bool | None = None


async def edit_tenant(tx: Tx, edit: TenantEdit, *, version: int) -> None:
    """Changes what is said. Raises Conflict."""
    count = await tx.run(
        "UPDATE core.tenants SET name = coalesce(%(name)s, name), zone = coalesce(%(zone)s, zone),"
        " currency = coalesce(%(currency)s, currency), language = coalesce(%(language)s, language),"
        " needs_totp = coalesce(%(needs_totp)s, needs_totp), version = version + 1"
        " WHERE id = %(tenant)s AND version = %(version)s",
        {"version": version, **asdict(edit)},
    )
    if not count:
        raise Conflict
