"""The mapping as people edit it, field by field, and a document as it would go. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import orjson

from linkstar.connect.erp import (
    SAYS,
    Document,
    Drawn,
    ErpMapping,
    Gap,
    MappedField,
    MappedTable,
    MappingDraft,
)
from linkstar.connect.erps.kingdee import defaults, mapping
from linkstar.connect.wire import PartnerRefused

_PARTS: tuple[Literal["head", "line"], ...] = ("head", "line")
_PATH = re.compile(r"[A-Za-z_]\w{0,59}(\.[A-Za-z_]\w{0,59}){0,4}")
_ALWAYS = frozenset({"number", "on"})  # of every document


def read_mapping(config: Mapping[str, str]) -> ErpMapping:
    """The mapping of an account beside what comes with the adapter. Raises PartnerRefused."""
    own = mapping.own_of(config)
    fields = [one for kind in defaults.MAPPING for one in _fields_of(kind, own)]
    given = own.get("tables", {})
    tables = [
        MappedTable(name, of, name in defaults.NEEDED, _texts(given.get(name, {})), defaults.TABLES.get(name, {}))
        for name, of in _tables_of(fields, given).items()
    ]
    values = _texts(own.get("values", {}))
    return ErpMapping(
        {kind: str({**form, **own.get(kind, {})}["form"]) for kind, form in defaults.MAPPING.items()},
        fields, values, {**dict.fromkeys(values, ""), **_values_of(fields)}, tables,
    )  # fmt: skip


def write_mapping(config: Mapping[str, str], draft: MappingDraft) -> dict[str, str]:
    """The account's `mapping` with these fields, values and tables; forms written by hand stay. Raises PartnerRefused."""
    own = mapping.own_of(config)
    for kind in defaults.MAPPING:
        base = {(one.part, one.path): one.default for one in _fields_of(kind, own)}
        changes: dict[str, dict[str, Any]] = {part: {} for part in _PARTS}
        for one in draft.fields:
            if one.kind == kind and one.template != base.get((one.part, one.path), ""):
                changes[one.part][one.path] = _scalar(one.template)
        kept = {name: value for name, value in own.get(kind, {}).items() if name != "changes"}
        said = {part: fields for part, fields in changes.items() if fields}
        own[kind] = {**kept, **({"changes": said} if said else {})}
        if not own[kind]:
            del own[kind]
    own["values"] = {name: value for name, value in draft.values.items() if value}
    own["tables"] = {name: dict(names) for name, names in draft.tables.items() if names}
    return {"mapping": orjson.dumps(own).decode()}


def gaps_of(config: Mapping[str, str], draft: MappingDraft) -> list[Gap]:
    """What in a draft cannot be used: names that documents do not say, tables that there are not, fields that are groups."""
    own = mapping.own_of(config)
    known_tables = {table for kind in defaults.MAPPING for table in _tables_of(_fields_of(kind, own), {})}
    known_tables |= set(draft.tables)
    found = [Gap(f"values.{name}", "path") for name in draft.values if not re.fullmatch(r"\w{1,60}", name)]
    found += [Gap(f"tables.{name}", "path") for name in draft.tables if not re.fullmatch(r"\w{1,60}", name)]
    for place, one in enumerate(draft.fields):
        if one.kind not in defaults.MAPPING:
            found.append(Gap(f"fields.{place}.kind", "unknown_name", {"name": one.kind}))
            continue
        base = _fields_of(one.kind, own)
        wrong = _path_gap(one, base, draft.fields)
        if wrong:
            found.append(Gap(f"fields.{place}.path", *wrong))
        names = _names(one.kind, one.part, base) | set(draft.values)
        found += [Gap(f"fields.{place}.template", *gap) for gap in _template_gaps(one.template, names, known_tables)]
    return found


def draw(config: Mapping[str, str], document: Document) -> Drawn:
    """A document as K3Cloud would get it; where a value is missing, the gap stands beside the field. Raises PartnerRefused."""
    rules = mapping.over_defaults(mapping.own_of(config))
    form = rules[document.kind]
    common = {**rules["values"], "number": document.number, "on": document.on, **document.head}
    cells: dict[tuple[str, str], str] = {}
    gaps: dict[str, Gap] = {}

    def part_of(part: str, values: Mapping[str, Any]) -> dict[str, Any]:
        made = {}
        for path, template in mapping.leaves(form[part]).items():
            try:
                made[path] = mapping.filled(template, values, rules["tables"])
            except PartnerRefused as no:
                gaps.setdefault(f"{part}.{path}", _gap_of(f"{part}.{path}", no))
                made[path] = ""
            cells.setdefault((part, path), _text(made[path]))
        return mapping.grown(made)

    whole = part_of("head", common)
    whole[str(form["lines"])] = [part_of("line", {**common, **line}) for line in document.lines]
    return Drawn(cells, {"form": form["form"], "model": whole}, list(gaps.values()))


def _fields_of(kind: str, own: Mapping[str, Any]) -> list[MappedField]:
    """The fields of a kind: those of the installation, changed or not, then those that were added."""
    said = dict(own.get(kind, {}))
    changes = said.pop("changes", None) or {}
    form = {**defaults.MAPPING[kind], **said}
    found = []
    for part in _PARTS:
        base = {path: _text(template) for path, template in mapping.leaves(form[part]).items()}
        mine = {path: _text(template) for path, template in (changes.get(part) or {}).items()}
        found += [MappedField(kind, part, path, mine.get(path, there), there) for path, there in base.items()]
        found += [MappedField(kind, part, path, template) for path, template in mine.items() if path not in base]
    return found


def _tables_of(fields: Sequence[MappedField], given: Mapping[str, Any]) -> dict[str, str]:
    """Tables by name with the value of ours that they translate."""
    found: dict[str, str] = {}
    for one in fields:
        for place in mapping.PLACE.finditer(f"{one.default} {one.template}"):
            if place["table"]:
                found.setdefault(place["table"], place["name"])
    return found | {str(name): "" for name in given if name not in found}


def _values_of(fields: Sequence[MappedField]) -> dict[str, str]:
    """Names with a value of their own in a template, as org in "{org|100}": an account may say another one once for all."""
    places = [place for one in fields for place in mapping.PLACE.finditer(one.template)]
    return {place["name"]: place["other"] for place in places if place["other"] is not None}


def _names(kind: str, part: str, base: Sequence[MappedField]) -> set[str]:
    """What a template of this part may name: what documents say, and what the templates that come with the adapter name."""
    head, line = SAYS.get(kind, ({}, {}))
    by_default = {
        place["name"] for one in base for place in mapping.PLACE.finditer(one.default) if one.part in ("head", part)
    }
    return {*_ALWAYS, *head, *(line if part == "line" else ()), *by_default}


def _path_gap(
    one: MappedField, base: Sequence[MappedField], asked: Sequence[MappedField]
) -> tuple[str, dict[str, str]] | None:
    if not _PATH.fullmatch(one.path):
        return "path", {"path": one.path[:120]}
    others = {other.path for other in (*base, *asked) if (other.kind, other.part) == (one.kind, one.part)} - {one.path}
    inside = next((path for path in sorted(others) if path.startswith(f"{one.path}.")), "")
    outside = next((path for path in sorted(others) if one.path.startswith(f"{path}.")), "")
    return ("inside", {"path": one.path, "other": inside or outside}) if inside or outside else None


def _template_gaps(template: str, names: set[str], tables: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    rest = mapping.PLACE.sub("", template)
    if "{" in rest or "}" in rest:
        yield "unreadable", {"template": template[:120]}
    for place in mapping.PLACE.finditer(template):
        if place["name"] not in names and place["other"] is None:
            yield "unknown_name", {"name": place["name"], "known": ", ".join(sorted(names))}
        if place["table"] and place["table"] not in tables:
            yield "unknown_table", {"table": place["table"], "known": ", ".join(sorted(tables))}


def _gap_of(field: str, no: PartnerRefused) -> Gap:
    """What a refusal of the mapping says, for people: a name without a value, or a table without a name."""
    table, found, value = no.field.partition(": ")
    if found:
        return Gap(field, "not_in_table", {"table": table, "value": value})
    return Gap(field, "no_value", {"name": no.field})


def _text(template: Any) -> str:
    if template is None:
        return ""
    if isinstance(template, bool):
        return "true" if template else "false"
    return template if isinstance(template, str) else orjson.dumps(template).decode()


def _scalar(template: str) -> str | bool | None:
    """As it stands in the mapping: null leaves the field out, true and false are themselves."""
    return {"": None, "true": True, "false": False}.get(template, template)


def _texts(said: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, Mapping) else {}
