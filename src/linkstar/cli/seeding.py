"""The demo company: Harbour & Pine 港松贸易, with shops, goods, people to sign in as, and orders that have just come in."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from urllib.parse import urlunsplit

from rich.console import Console

from linkstar import flows
from linkstar.api.demo_people import DEMO_LOGINS, SLUG, name_of
from linkstar.cli.processes import Place
from linkstar.cli.replay import demo
from linkstar.cli.replay.build import Doors, Stage, build
from linkstar.cli.replay.pretend import Pretend
from linkstar.cli.replay.scene import Placed, changed, moved
from linkstar.connect.channel import SeenOrder
from linkstar.core.access import Grant, NewUser, create_user
from linkstar.core.db import Database, Tx
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings, secret_key
from linkstar.core.tenants import find_tenant
from linkstar.core.work import flush
from linkstar.kit.clock import WallClock


def seed_if_empty(place: Place, *, console: Console) -> None:
    """Makes the demo company if there is none; its doors must be open. Raises SandboxAway."""
    asyncio.run(_seed(place, console))


async def _seed(place: Place, console: Console) -> None:
    settings = place.settings
    key = secret_key(settings)
    flows.load()
    database = await Database.open(
        conninfo_of(place.owner, key, WORKER), clock=WallClock(), before_commit=flush, size=4
    )
    try:
        if await find_tenant(database, SLUG):
            return
        with console.status("Making the demo company"):
            await _make(database, settings, Vault.of(key))
    finally:
        await database.close()


async def _make(database: Database, settings: Settings, vault: Vault) -> None:
    """The company, its people, and the last version of each order, so that it looks like some days of work."""
    web, sandbox = _address(settings.host, settings.port), _address(settings.host, settings.sandbox_port)
    scene = demo.scene(max(1, settings.demo_orders), settings.demo_seed)
    stage = await build(database, scene, Doors(web, sandbox, vault), with_company=people)
    await _place(stage, database, sandbox, count=settings.demo_orders)


def _address(host: str, port: int) -> str:
    return urlunsplit(("http", f"{host}:{port}", "", "", ""))


async def people(tx: Tx) -> None:
    """One person for each role that comes with LinkStar."""
    for email, password, role in DEMO_LOGINS:  # loop: seven people, each with a hash of its own
        await create_user(tx, NewUser(email, name_of(role), password, (Grant(role),)))


async def _place(stage: Stage, database: Database, sandbox: str, *, count: int) -> None:
    """Puts the orders into the pretend shops as they stood some minutes ago; webhooks and polls bring them in."""
    events = [one for one in stage.scene.events if isinstance(one, Placed)]
    last: dict[tuple[str, str], SeenOrder] = {(one.shop, one.order.external_id): one.order for one in events}
    if not count or not events:
        return
    now = database.clock.now()
    by = now - max(order.updated_at for order in last.values()) - timedelta(minutes=1)
    pretend = Pretend(sandbox)
    try:
        for shop in stage.scene.shops:
            orders = [
                changed(moved(order, by), now + timedelta(microseconds=n))
                for n, ((key, _), order) in enumerate(last.items())
                if key == shop.key
            ]
            if orders:
                await pretend.place(shop.partner, stage.external[shop.key], orders)
    finally:
        await pretend.close()
