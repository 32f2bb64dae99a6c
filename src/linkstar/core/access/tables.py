"""People, their roles and rights, sessions and API keys, the audit trail, and answers kept for repeated requests."""

from sqlalchemy import CheckConstraint, Column, LargeBinary
from sqlalchemy.dialects.postgresql import ARRAY, UUID

from linkstar.core.schema import Index, at, flag, integer, json, key_to, tenant_table, text, uuid

users = tenant_table(
    "core.users",
    uuid("id"),
    text("email", None),  # lower case
    text("name"),
    text("password", None),  # argon2id
    text("state", "active"),
    Column("totp", LargeBinary, nullable=True),  # the secret, sealed
    flag("is_password_once"),  # somebody else chose the password: it opens one thing only, choosing one's own
    flag("is_totp_on"),
    integer("totp_step"),  # the last time step whose code was taken: a code works once
    json("recovery", "[]"),  # hashes of codes that were not used yet
    integer("failed_logins"),
    at("locked_until", null=True),
    at("last_login_at", null=True),
    at("created_at"),
    at("changed_at"),
    integer("version", 1),
    CheckConstraint("state IN ('active', 'disabled')", name="state"),
    CheckConstraint("email = lower(email)", name="email_lower"),
)
Index("users_email_key", users.c.tenant_id, users.c.email, unique=True)
Index("users_email_everywhere_ix", users.c.email)  # who signs in does not say at which company

# Roles that a company made itself; the built-in ones are rules.ROLES.
roles = tenant_table(
    "core.roles",
    text("name", None),
    text("title"),
    json("permissions"),
    at("changed_at"),
    integer("version", 1),
    key=("name",),
)

grants = tenant_table(
    "core.grants",
    uuid("id"),
    uuid("user_id"),
    text("role", None),
    Column("shop_ids", ARRAY(UUID), nullable=True),  # null: all shops
    Column("location_ids", ARRAY(UUID), nullable=True),  # null: all locations
    at("granted_at"),
    text("actor"),
    key_to("user_id", "core.users"),
)
Index("grants_user_ix", grants.c.tenant_id, grants.c.user_id)
Index("grants_role_ix", grants.c.tenant_id, grants.c.role)

sessions = tenant_table(
    "core.sessions",
    uuid("id"),
    uuid("user_id"),
    text("token_hash", None),
    text("csrf", None),
    text("agent"),
    at("created_at"),
    at("seen_at"),
    at("expires_at"),
    key_to("user_id", "core.users"),
)
Index("sessions_token_key", sessions.c.tenant_id, sessions.c.token_hash, unique=True)
Index("sessions_user_ix", sessions.c.tenant_id, sessions.c.user_id)
Index("sessions_expiry_ix", sessions.c.tenant_id, sessions.c.expires_at)

api_keys = tenant_table(
    "core.api_keys",
    uuid("id"),
    text("name", None),
    text("prefix", None),  # shown, so that a key can be recognised
    text("secret_hash", None),
    text("role", None),
    json("scopes", "[]"),  # "noun:verb"; empty: all that the role has
    Column("shop_ids", ARRAY(UUID), nullable=True),
    Column("location_ids", ARRAY(UUID), nullable=True),
    text("made_by"),
    at("created_at"),
    at("expires_at", null=True),
    at("last_used_at", null=True),
    at("revoked_at", null=True),
)
Index("api_keys_prefix_key", api_keys.c.tenant_id, api_keys.c.prefix, unique=True)

audit = tenant_table(
    "core.audit",
    uuid("id"),
    text("actor", None),
    text("noun", None),
    text("verb", None),
    uuid("subject", null=True),
    json("before"),
    json("after"),
    text("trace_id"),
    at("at"),
)
Index("audit_subject_ix", audit.c.tenant_id, audit.c.subject, audit.c.id)
Index("audit_actor_ix", audit.c.tenant_id, audit.c.actor, audit.c.id)

idempotency = tenant_table(
    "core.idempotency",
    text("actor", None),
    text("key", None),
    text("request", None),  # method and path
    text("request_hash", None),
    integer("status"),  # 0: the request is under way in the transaction that wrote the row
    text("media_type"),
    Column("body", LargeBinary, nullable=True),  # sealed: it may hold a new API key or a buyer's address
    at("created_at"),
    key=("actor", "key"),
)
Index("idempotency_age_ix", idempotency.c.tenant_id, idempotency.c.created_at)

EXTRA_DDL = [
    # The trail is only ever added to: the roles of the product cannot change or take away a line.
    "REVOKE UPDATE, DELETE ON core.audit FROM linkstar_app, linkstar_worker",
    # The one look across companies: where has this address an account? It tells ids and nothing else.
    """CREATE FUNCTION core.tenants_of_email(wanted text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT tenant_id FROM core.users WHERE email = lower(wanted) AND state = 'active' ORDER BY tenant_id LIMIT 50 $$""",
    "REVOKE ALL ON FUNCTION core.tenants_of_email(text) FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION core.tenants_of_email(text) TO linkstar_app",
]
