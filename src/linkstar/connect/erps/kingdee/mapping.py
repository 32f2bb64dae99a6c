"""Documents as K3Cloud's models, by the account's own mapping: templates with places for our values. Pure.

A text that is one place ("{quantity}") becomes the value itself, others are filled in. "{name|else}" has a value of its own where
the document has none, "{name@table}" is looked up in the mapping's table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.erp import Document
from linkstar.connect.erps.kingdee import defaults
from linkstar.connect.wire import Account, PartnerRefused

_PLACE = re.compile(r"\{(?P<name>\w+)(?:@(?P<table>\w+))?(?:\|(?P<other>[^{}]*))?\}")
Said = Mapping[str, Any]


def mapping_of(account: Account) -> dict[str, Any]:
    """Forms by kind and tables by name: those of an installation as it comes, with the account's own over them.

    Raises PartnerRefused for a mapping that cannot be read: nothing is told until a person has mended it.
    """
    try:
        own = orjson.loads(account.config.get("mapping") or "{}")
    except ValueError as wrong:
        raise PartnerRefused(f"the mapping is not JSON: {wrong}", code="mapping", field="mapping") from wrong
    if not isinstance(own, dict) or not all(isinstance(value, dict) for value in own.values()):
        raise PartnerRefused("the mapping is no object of objects", code="mapping", field="mapping")
    forms = {kind: {**form, **own.get(kind, {})} for kind, form in defaults.MAPPING.items()}
    given = own.get("tables", {})
    tables = {name: {**defaults.TABLES.get(name, {}), **given.get(name, {})} for name in {*defaults.TABLES, *given}}
    return {**forms, "tables": tables, "values": own.get("values", {})}


def model_of(document: Document, mapping: Said) -> dict[str, Any]:
    """The model that K3Cloud saves. Raises PartnerRefused that names what the mapping lacks."""
    form = mapping[document.kind]
    common = {**mapping["values"], "number": document.number, "on": document.on, **document.head}
    model = _filled(form["head"], common, mapping["tables"])
    lines = [_filled(form["line"], {**common, **line}, mapping["tables"]) for line in document.lines]
    return {**model, str(form["lines"]): lines}


def _filled(template: Any, values: Said, tables: Said) -> Any:
    if isinstance(template, Mapping):
        return {name: _filled(inner, values, tables) for name, inner in template.items()}
    if isinstance(template, list):
        return [_filled(inner, values, tables) for inner in template]
    if not isinstance(template, str):
        return template
    whole = _PLACE.fullmatch(template)
    if whole:
        return _plain(_value(whole, values, tables))
    return _PLACE.sub(lambda place: str(_plain(_value(place, values, tables))), template).strip()


def _value(place: re.Match[str], values: Said, tables: Said) -> Any:
    name, table, other = place["name"], place["table"], place["other"]
    value = values.get(name, other)
    if value is None:
        raise PartnerRefused(f"nothing is known for {{{name}}}", code="mapping", field=name)
    if not table:
        return value
    found = tables.get(table, {}).get(str(value))
    if found is None and table in defaults.NEEDED:
        raise PartnerRefused(f"the table {table} has no {value}", code="mapping", field=f"{table}: {value}")
    return value if found is None else found


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
