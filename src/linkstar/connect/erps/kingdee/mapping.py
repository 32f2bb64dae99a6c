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

PLACE = re.compile(r"\{(?P<name>\w+)(?:@(?P<table>\w+))?(?:\|(?P<other>[^{}]*))?\}")
Said = Mapping[str, Any]


def mapping_of(account: Account) -> dict[str, Any]:
    """Forms by kind and tables by name: those of an installation as it comes, with the account's own over them.

    Raises PartnerRefused for a mapping that cannot be read: nothing is told until a person has mended it.
    """
    own = own_of(account.config)
    return over_defaults(own)


def over_defaults(own: Said) -> dict[str, Any]:
    """What an account says, over an installation as it comes. Raises PartnerRefused."""
    forms = {kind: _changed({**form, **own.get(kind, {})}) for kind, form in defaults.MAPPING.items()}
    given = own.get("tables", {})
    tables = {name: {**defaults.TABLES.get(name, {}), **given.get(name, {})} for name in {*defaults.TABLES, *given}}
    return {**forms, "tables": tables, "values": own.get("values", {})}


def own_of(config: Mapping[str, str]) -> dict[str, Any]:
    """What the account says of its own. Raises PartnerRefused."""
    try:
        own = orjson.loads(config.get("mapping") or "{}")
    except ValueError as wrong:
        raise PartnerRefused(f"the mapping is not JSON: {wrong}", code="mapping", field="mapping") from wrong
    if not isinstance(own, dict) or not all(isinstance(value, dict) for value in own.values()):
        raise PartnerRefused("the mapping is no object of objects", code="mapping", field="mapping")
    inner = [own.get("tables", {}).values(), *([form.get("head", {}), form.get("line", {}), form.get("changes", {})]
             for form in (own.get(kind, {}) for kind in defaults.MAPPING))]  # fmt: skip
    if not all(isinstance(one, dict) for some in inner for one in some):
        raise PartnerRefused("a form or a table of the mapping is no object", code="mapping", field="mapping")
    return own


def leaves(template: Any, path: str = "") -> dict[str, Any]:
    """The fields of a template by their dotted paths."""
    if not isinstance(template, Mapping):
        return {path: template}
    found: dict[str, Any] = {}
    for name, inner in template.items():
        found |= leaves(inner, f"{path}.{name}" if path else str(name))
    return found


def grown(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The template of fields by their dotted paths: `leaves` the other way round."""
    made: dict[str, Any] = {}
    for path, value in fields.items():
        *groups, name = path.split(".")
        place = made
        for group in groups:
            inner = place.get(group)
            if not isinstance(inner, dict):
                inner = place[group] = {}
            place = inner
        place[name] = value
    return made


def _changed(form: dict[str, Any]) -> dict[str, Any]:
    """A form with the single fields that the account changed: {"changes": {"head": {path: template, or null: left out}}}."""
    changes = form.pop("changes", None)
    if changes is None:
        return form
    if not all(isinstance(value, dict) for value in changes.values()):
        raise PartnerRefused("changes of a form are no object of objects", code="mapping", field="mapping")
    for part in ("head", "line"):
        fields = {**leaves(form[part]), **changes.get(part, {})}
        form[part] = grown({path: value for path, value in fields.items() if value is not None})
    return form


def model_of(document: Document, mapping: Said) -> dict[str, Any]:
    """The model that K3Cloud saves. Raises PartnerRefused that names what the mapping lacks."""
    form = mapping[document.kind]
    common = {**mapping["values"], "number": document.number, "on": document.on, **document.head}
    model = filled(form["head"], common, mapping["tables"])
    lines = [filled(form["line"], {**common, **line}, mapping["tables"]) for line in document.lines]
    return {**model, str(form["lines"]): lines}


def filled(template: Any, values: Said, tables: Said) -> Any:
    """A template with its places filled. Raises PartnerRefused that names what the mapping lacks."""
    if isinstance(template, Mapping):
        return {name: filled(inner, values, tables) for name, inner in template.items()}
    if isinstance(template, list):
        return [filled(inner, values, tables) for inner in template]
    if not isinstance(template, str):
        return template
    whole = PLACE.fullmatch(template)
    if whole:
        return _plain(_value(whole, values, tables))
    return PLACE.sub(lambda place: str(_plain(_value(place, values, tables))), template).strip()


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
