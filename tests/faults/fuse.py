"""A fuse in the database of a run: statements that find no room on the disk, and orders whose row cannot be written."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg

FULL = "No space left on the pretend device"
POISON = "this order is poison"
WRITTEN = (
    "core.facts", "core.work", "connect.messages", "connect.calls", "connect.buckets", "orders.orders", "orders.lines",
    "contacts.identities", "inventory.reservations", "inventory.levels", "inventory.listed", "inventory.movements",
    "shipping.parcels", "shipping.labels", "finance.entries", "core.files", "core.incidents",
)  # fmt: skip
# The count is a sequence because a sequence is not rolled back: the statement that fails is not the same one again next time.
_SETUP = f"""
CREATE SCHEMA faults;
GRANT USAGE ON SCHEMA faults TO PUBLIC;
CREATE SEQUENCE faults.seen;
CREATE TABLE faults.plan (at bigint NOT NULL);
CREATE TABLE faults.poison (external_id text PRIMARY KEY);
CREATE FUNCTION faults.strike() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM faults.plan) AND EXISTS (SELECT 1 FROM faults.plan WHERE at = (SELECT nextval('faults.seen'))) THEN
        RAISE EXCEPTION '{FULL}' USING ERRCODE = '53100';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION faults.spoil() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM faults.poison WHERE external_id = NEW.external_id) THEN
        RAISE EXCEPTION '{POISON}';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER spoil BEFORE UPDATE ON orders.orders FOR EACH ROW EXECUTE FUNCTION faults.spoil();
"""


class Fuse:
    """`owner` is the conninfo of the database's owner, `log` where the server writes its errors: what struck is counted there."""

    def __init__(self, owner: str, log: Path) -> None:
        self.owner, self.log = owner, log

    def install(self) -> None:
        """Puts the fuse before every statement that writes."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            self.prepare(connection)

    @staticmethod
    def prepare(connection: psycopg.Connection[Any], tables: Sequence[str] = WRITTEN) -> None:
        """The same on a connection of the database's owner."""
        connection.execute(_SETUP)
        for table in tables:
            connection.execute(
                f"CREATE TRIGGER strike BEFORE INSERT OR UPDATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION faults.strike()"
            )

    def fill_disk(self, times: int, chance: random.Random, *, within: int) -> None:
        """So many of the next `within` writing statements will find no room."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            row = connection.execute("SELECT last_value FROM faults.seen").fetchone()
            assert row is not None
            places = [(row[0] + n,) for n in chance.sample(range(1, within + 1), times)]
            connection.execute("DELETE FROM faults.plan")
            with connection.cursor() as cursor:
                cursor.executemany("INSERT INTO faults.plan VALUES (%s)", places)

    def make_room(self) -> None:
        """There is room again."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute("DELETE FROM faults.plan")

    def poison(self, external_ids: Sequence[str]) -> None:
        """No step can change these orders any more."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute("INSERT INTO faults.poison SELECT unnest(%s::text[])", (list(external_ids),))

    def cure(self, external_ids: Sequence[str] | None = None) -> int:
        """These can be changed again, or all; how many were poisoned."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            ids = None if external_ids is None else list(external_ids)
            done = connection.execute(
                "DELETE FROM faults.poison WHERE %s::text[] IS NULL OR external_id = ANY(%s)", (ids, ids)
            )
            return done.rowcount

    def struck(self) -> int:
        """How often a statement found no room, as the server itself wrote it down."""
        logs = [self.log, self.log.with_name(self.log.name + ".1")]
        return sum(
            line.count("ERROR")
            for log in logs
            if log.exists()
            for line in log.read_text(errors="replace").splitlines()
            if FULL in line
        )
