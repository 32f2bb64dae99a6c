"""Builders of people and keys, and somebody who talks to the web door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import httpx

from linkstar.core import access
from linkstar.core.access.actions.api_keys import create_api_key
from linkstar.core.access.actions.sessions import finish_login
from linkstar.core.access.records import NewKey
from linkstar.core.db import Tx

PASSWORD = "a garden full of foxgloves"
# argon2id of PASSWORD with small costs: it is slow on purpose, and most tests are not about that.
HASH = "$argon2id$v=19$m=8,t=1,p=1$Dn1WqMZo/jNV0KvOJstLFg$7dMDg7X+pEP/qLPJPiooGyS/oqOG8yC00ZGwvEqnasw"


async def a_user(tx: Tx, role: str = "owner", *, email: str = "", grants: Sequence[access.Grant] = ()) -> UUID:
    """Somebody with a role, or these grants; the password is PASSWORD."""
    id_ = tx.new_id()
    email = email or f"{role}-{id_.hex[-6:]}@example.com"
    await tx.run(
        "INSERT INTO core.users (tenant_id, id, email, name, password, created_at, changed_at)"
        " VALUES (%(tenant)s, %(id)s, %(email)s, %(name)s, %(hash)s, %(now)s, %(now)s)",
        {"id": id_, "email": email, "name": email.partition("@")[0].title(), "hash": HASH},
    )
    for grant in grants or (access.Grant(role),):
        await tx.run(
            "INSERT INTO core.grants (tenant_id, id, user_id, role, shop_ids, location_ids, granted_at)"
            " VALUES (%(tenant)s, %(id)s, %(user)s, %(role)s, %(shops)s::uuid[], %(places)s::uuid[], %(now)s)",
            {
                "id": tx.new_id(),
                "user": id_,
                "role": grant.role,
                "shops": _list(grant.shop_ids),
                "places": _list(grant.location_ids),
            },
        )
    return id_


async def a_session(tx: Tx, user_id: UUID) -> dict[str, str]:
    """The headers of a browser in which this person is signed in."""
    opened = await finish_login(tx, user_id)
    return {"Cookie": f"linkstar_session={opened.cookie}", "X-CSRF-Token": opened.csrf}


async def a_key(tx: Tx, role: str = "owner", scopes: Sequence[str] = (), **more: Any) -> dict[str, str]:
    """The headers of a program with a fresh API key."""
    _, text = await create_api_key(tx, NewKey("a program", role, tuple(scopes), **more))
    return {"Authorization": f"Bearer {text}"}


def code_of(answer: httpx.Response) -> str:
    """The code of a problem; what was answered instead, if it is none."""
    if answer.headers.get("content-type") != "application/problem+json":
        return f"{answer.status_code} {answer.text[:300]}"
    assert answer.json()["trace_id"] == answer.headers["x-trace-id"]
    code: str = answer.json()["code"]
    return code


def _list(ids: Sequence[UUID] | None) -> list[UUID] | None:
    return None if ids is None else list(ids)
