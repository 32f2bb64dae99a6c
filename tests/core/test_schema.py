"""How tables are declared: the company first in every key, and no key that reaches into another module."""

from __future__ import annotations

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint

from linkstar.core.db.ddl import declared, statements
from linkstar.core.schema import flag, integer, money, scope, text
from linkstar.core.schema.tables import SHARED_TABLES

TABLES = {name: table for name, table in declared().tables.items() if name not in SHARED_TABLES}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_every_key_begins_with_the_company(table: Table) -> None:
    keys = [(one.name, one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
    keys += [(one.name, one.columns) for one in table.indexes if one.unique]
    for name, columns in [("primary key", table.primary_key.columns), *keys]:
        assert next(column.name for column in columns) == "tenant_id", name


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_a_foreign_key_stays_inside_its_module_and_its_company(table: Table) -> None:
    for key in (one for one in table.constraints if isinstance(one, ForeignKeyConstraint)):
        assert key.referred_table.schema == table.schema
        assert key.column_keys[0] == "tenant_id"
        assert key.elements[0].column.name == "tenant_id"


def test_every_table_of_a_company_gets_row_security() -> None:
    said = set(statements())
    for name in TABLES:
        assert set(scope(name)) <= said


def test_every_index_has_a_name_of_its_own() -> None:
    names = [index.name for table in declared().tables.values() for index in table.indexes]
    assert len(names) == len(set(names)) > 20


def test_a_money_column_says_that_it_holds_minor_units() -> None:
    assert money("price_minor").name == "price_minor"
    with pytest.raises(AssertionError):
        money("price")


@pytest.mark.parametrize(
    ("column", "default"),
    [
        (text("note"), "''"),
        (text("note", "none"), "'none'"),
        (text("note", None), None),
        (integer("units"), "0"),
        (integer("units", None), None),
        (flag("is_kit"), "false"),
        (flag("is_kit", True), "true"),
    ],
)
def test_a_column_is_never_null_unless_said_and_has_the_obvious_default(column: object, default: str | None) -> None:
    assert column.nullable is False  # type: ignore[attr-defined]
    said = column.server_default  # type: ignore[attr-defined]
    assert (said.arg.text if said is not None else None) == default


def test_a_column_that_may_be_null_has_no_default() -> None:
    assert integer("units", null=True).server_default is None
    assert integer("units", null=True).nullable
