"""The roles that the product works as, and how they reach the database. Apart from the tables, whose tools take long to load."""

from __future__ import annotations

import hashlib
import hmac

from psycopg.conninfo import make_conninfo

APP, WORKER = "linkstar_app", "linkstar_worker"  # neither owns a table; the worker also sees the work of all companies


def role_password(secret_key: bytes, role: str) -> str:
    """The password of one of the product's roles, derived from the installation's key so that every host knows it."""
    return hmac.new(secret_key, f"database role {role}".encode(), hashlib.sha256).hexdigest()


def conninfo_of(owner: str, secret_key: bytes, role: str) -> str:
    """How a role of the product reaches the database that `owner` (a conninfo or URL) names."""
    return make_conninfo(owner, user=role, password=role_password(secret_key, role))
