"""Building the web door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from psycopg_pool import PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from linkstar import __version__
from linkstar.api import (
    api_keys,
    audit,
    automation_choices,
    automations,
    bins,
    callbacks,
    catalog,
    company,
    connect,
    contacts,
    erp_mapping,
    erps,
    events,
    exchange_rates,
    first_run,
    goods_sheets,
    health,
    incidents,
    inventory,
    kept_places,
    listed,
    listings,
    locations,
    manifests,
    notice_channels,
    notice_templates,
    notices,
    order_bulk,
    order_edit,
    order_entry,
    order_lists,
    order_marks,
    order_parcels,
    order_regroup,
    orders,
    packing,
    pages,
    parting,
    partner_log,
    problems,
    reservations,
    roles,
    sandbox,
    session,
    ship_with,
    shipping,
    stock,
    today,
    users,
    waves,
    webhooks,
)  # fmt: skip
from linkstar.api.call import Door
from linkstar.api.document import document
from linkstar.api.edge import Edge
from linkstar.api.guard import gate_of
from linkstar.api.pace import Pace
from linkstar.api.reservations import holds_of
from linkstar.api.web import Web
from linkstar.api.webhooks import WebhookWay
from linkstar.connect import Partners, WebhookDoor
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings
from linkstar.kit.errors import Invalid, Refusal

ROUTERS: Sequence[APIRouter] = (
    health.router, first_run.router, session.router, users.router, roles.router, api_keys.router, audit.router,
    automation_choices.router, automations.router, company.router, exchange_rates.router, order_bulk.router,
    order_edit.router, order_marks.router, order_parcels.router, order_regroup.router, orders.router,
    order_lists.router, order_entry.router, inventory.router, stock.router, listed.router, reservations.router,
    kept_places.router,
    goods_sheets.router, catalog.router, listings.router, contacts.router, shipping.router, ship_with.router,
    waves.router, packing.router, manifests.router, bins.router, locations.router, incidents.router, connect.router,
    parting.router, partner_log.router, webhooks.router, notices.router, notice_channels.router,
    notice_templates.router, erps.router, erp_mapping.router, callbacks.router, today.router,
    sandbox.router, events.router, pages.router,
)  # fmt: skip


def create_app(
    database: Database, vault: Vault, *, partners: Partners | None = None, settings: Settings | None = None
) -> FastAPI:
    """The web door over an open database of role linkstar_app; the caller closes what it opened."""
    app = _bare()
    ways_out, known = partners or Partners(database, vault), settings or Settings()
    app.state.door = Door(
        database, vault, ways_out, WebhookDoor(database, vault), known, gate_of(database), holds_of(database),
        Pace(known.requests_per_minute),
    )  # fmt: skip
    app.state.listeners = events.Listeners(database)
    return app


def routes() -> list[APIRoute]:
    """Every endpoint."""
    return [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]


def openapi() -> dict[str, Any]:
    """The OpenAPI document, without a database."""
    return document(_bare(), routes())


def _bare() -> FastAPI:
    app = FastAPI(title="LinkStar", version=__version__, docs_url=None, redoc_url=None, redirect_slashes=False)
    for router in ROUTERS:
        app.include_router(router)
    app.openapi = lambda: _kept(app)  # type: ignore[method-assign]
    app.add_exception_handler(Refusal, _async(problems.tell_refusal))
    app.add_exception_handler(RequestValidationError, _async(problems.tell_invalid))
    app.add_exception_handler(HTTPException, _async(problems.tell_http))
    app.add_exception_handler(psycopg.OperationalError, _async(problems.tell_busy))
    app.add_exception_handler(PoolTimeout, _async(problems.tell_busy))
    app.add_exception_handler(psycopg.DataError, _tell_data)
    app.add_exception_handler(psycopg.errors.UniqueViolation, _async(problems.tell_taken))
    app.add_middleware(Web)
    app.add_middleware(WebhookWay)
    app.add_middleware(Edge)
    return app


def _kept(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        app.openapi_schema = document(app, routes())
    return app.openapi_schema


def _async(tell: Any) -> Any:
    async def told(request: Request, wrong: Exception) -> Response:
        answer: Response = tell(request, wrong)
        return answer

    return told


async def _tell_data(request: Request, wrong: Exception) -> Response:
    """A page key that was made up passes for one until the database reads it; any other such error is a bug."""
    if "after" not in request.query_params:
        raise wrong
    return problems.tell_refusal(request, Invalid("after", "this is not a page key of this list"))
