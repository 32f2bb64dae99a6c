"""Every table of the real schema belongs to a company, and the roles that the product works with own nothing."""

from __future__ import annotations

import psycopg

from linkstar.core.db.roles import APP, WORKER
from linkstar.core.schema.tables import SHARED_TABLES
from tools.checks import distributable
from tools.checks.tables import broken_tables


def test_every_table_has_a_company_first_in_its_keys_and_row_security(server, shared_name):
    with psycopg.connect(server, dbname=shared_name) as connection:
        assert broken_tables(connection, SHARED_TABLES) == []
        count = connection.execute("SELECT count(*) FROM pg_policies WHERE policyname = 'tenant'").fetchone()
    assert count is not None
    assert count[0] > 5


def test_the_roles_of_the_product_own_nothing_and_cannot_pass_row_security(server, shared_name):
    roles = [APP, WORKER]
    with psycopg.connect(server, dbname=shared_name) as connection:
        owned = connection.execute(
            "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = ANY(%s)", [roles]
        ).fetchall()
        strong = connection.execute(
            "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls OR rolcreaterole)",
            [roles],
        ).fetchall()
    assert owned == []
    assert strong == []


def test_every_table_can_be_spread_over_machines_by_company(server, shared_name):
    with psycopg.connect(server, dbname=shared_name) as connection:
        assert distributable.broken_tables(connection) == []
        known = {
            row[0]
            for row in connection.execute(
                "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p')"
            ).fetchall()
        }
    assert set(distributable.REFERENCE) - {"alembic_version"} == SHARED_TABLES
    assert (SHARED_TABLES | set(distributable.COORDINATOR)) <= known
