"""Is it alive, is it ready, and figures for Prometheus."""

from __future__ import annotations

import hmac
import ipaddress
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from linkstar import __version__
from linkstar.api.call import PUBLIC, Door, door_of
from linkstar.api.guard import Guarded
from linkstar.api.problems import refuses
from linkstar.api.shapes import Shown
from linkstar.connect.health import list_health
from linkstar.core import incidents, work
from linkstar.core.tenants import Tenant, list_tenants
from linkstar.core.work.queries import SeenWorker, list_workers
from linkstar.kit.clock import WallClock
from linkstar.kit.errors import NotFound

router = APIRouter(tags=["health"], route_class=Guarded)
WALL = WallClock()
Sample = tuple[str, dict[str, str], float]
HELP = {
    "linkstar_work_ready": ("gauge", "facts that a step could hear now"),
    "linkstar_work_oldest_seconds": ("gauge", "age of the oldest of them"),
    "linkstar_work_later": ("gauge", "facts that wait for a retry or a date"),
    "linkstar_work_parked": ("gauge", "facts that wait for a person"),
    "linkstar_step_done_total": ("counter", "facts dealt with by the workers that live"),
    "linkstar_step_failed_total": ("counter", "batches that failed"),
    "linkstar_step_seconds_total": ("counter", "time spent in a step"),
    "linkstar_workers": ("gauge", "worker processes that gave a sign of life within a minute"),
    "linkstar_incidents_open": ("gauge", "incidents that wait for a person"),
    "linkstar_account_connected": ("gauge", "1 if a connected account may be called"),
    "linkstar_account_budget_left": ("gauge", "share of the call budget that is left in the emptiest bucket"),
    "linkstar_account_failures": ("gauge", "failed calls within the last hour"),
}


class Alive(Shown):
    """It is alive."""

    status: str
    version: str


@router.get("/health", dependencies=[PUBLIC])
async def health() -> Alive:
    """The process answers."""
    return Alive(status="ok", version=__version__)


@router.get("/ready", dependencies=[PUBLIC])
async def ready(request: Request) -> Alive:
    """The process answers and reaches its database; 503 if it does not."""
    await list_tenants(door_of(request).database)
    return Alive(status="ready", version=__version__)


@router.get("/metrics", dependencies=[PUBLIC], response_class=PlainTextResponse, responses=refuses(NotFound))
async def metrics(request: Request) -> Response:
    """Figures for Prometheus: from this machine, or with the setting LINKSTAR_METRICS_TOKEN as bearer token; else 404."""
    door = door_of(request)
    if not _may_read(request, door):
        raise NotFound(thing="page")
    samples = _of_workers(await list_workers(door.database, since=WALL.now() - timedelta(minutes=1)))
    for tenant in await list_tenants(door.database):
        samples += await _of_company(door, tenant)
    return PlainTextResponse("\n".join(_lines(samples)) + "\n", media_type="text/plain; version=0.0.4; charset=utf-8")


def _may_read(request: Request, door: Door) -> bool:
    wanted = door.settings.metrics_token
    if wanted is not None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        return hmac.compare_digest(given.encode(), wanted.get_secret_value().encode())
    try:
        host = ipaddress.ip_address(request.client.host if request.client else "")
    except ValueError:
        return False
    return host.is_loopback and "x-forwarded-for" not in request.headers  # a proxy here speaks for others


def _of_workers(workers: Iterable[SeenWorker]) -> list[Sample]:
    living = list(workers)
    total: Counter[tuple[str, str]] = Counter()
    for worker in living:
        for step, counts in worker.counters.items():
            total.update({(step, name): value for name, value in counts.items()})
    samples = [(f"linkstar_step_{name}_total", {"step": step}, value) for (step, name), value in sorted(total.items())]
    return [("linkstar_workers", {}, len(living)), *samples]


async def _of_company(door: Door, tenant: Tenant) -> list[Sample]:
    samples: list[Sample] = []
    async with door.database.tx(tenant.id, actor="metrics") as tx:
        backlog = await work.list_backlog(tx)
        open_incidents = await incidents.count_open(tx)
        accounts = await list_health(tx)
    for one in backlog:
        labels = {"company": tenant.slug, "step": one.step}
        age_s = max(0.0, (tx.now - one.oldest_due_at).total_seconds()) if one.oldest_due_at and one.ready else 0.0
        samples += [
            ("linkstar_work_ready", labels, one.ready), ("linkstar_work_oldest_seconds", labels, round(age_s, 3)),
            ("linkstar_work_later", labels, one.later), ("linkstar_work_parked", labels, one.parked),
        ]  # fmt: skip
    samples += [
        ("linkstar_incidents_open", {"company": tenant.slug, "kind": kind}, n) for kind, n in open_incidents.items()
    ]
    for account in accounts:
        labels = {"company": tenant.slug, "partner": account.partner, "account": str(account.account_id)}
        samples.append(("linkstar_account_connected", labels, float(account.state == "connected")))
        samples.append(("linkstar_account_failures", labels, account.failures))
        if account.budget_left is not None:
            samples.append(("linkstar_account_budget_left", labels, round(account.budget_left, 4)))
    return samples


def _lines(samples: Iterable[Sample]) -> Iterable[str]:
    """The text format: samples of one name stand together below their type."""
    by_name: dict[str, list[Sample]] = {}
    for sample in samples:
        by_name.setdefault(sample[0], []).append(sample)
    for name, rows in by_name.items():
        kind, said = HELP.get(name, ("gauge", name))
        yield f"# HELP {name} {said}"
        yield f"# TYPE {name} {kind}"
        for _, labels, value in rows:
            shown = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
            yield f"{name}{{{shown}}} {value:g}" if shown else f"{name} {value:g}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
