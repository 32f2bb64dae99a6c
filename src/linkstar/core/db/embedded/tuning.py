"""Settings of the server for a small machine with a busy queue table; a user overrides them in `<home>/pg.conf`."""

from __future__ import annotations

import re
from pathlib import Path

_SETTINGS = {
    # No TCP: the socket folder (0700) is the only door.
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "password_encryption": "scram-sha-256",
    # Memory
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "jit": "off",
    "random_page_cost": "1.1",
    # Nothing that was committed is ever lost; replicas and point-in-time backups stay possible.
    "fsync": "on",
    "synchronous_commit": "on",
    "wal_level": "replica",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "10min",
    # A queue table is rewritten all day: small, frequent vacuums keep it short.
    "autovacuum_naptime": "10s",
    "autovacuum_vacuum_scale_factor": "0.05",
    "autovacuum_vacuum_insert_scale_factor": "0.1",
    "autovacuum_analyze_scale_factor": "0.02",
    "autovacuum_vacuum_cost_limit": "2000",
    # A client that was killed gives its locks back within seconds, even in the middle of a statement.
    "client_connection_check_interval": "5s",
    # The log: in English, because `advice` reads it; without values of parameters, because they are personal data.
    "logging_collector": "off",
    "log_destination": "stderr",
    "lc_messages": "C",
    "log_line_prefix": "%m [%p] %q%a ",
    "log_startup_progress_interval": "1s",
    "log_lock_waits": "on",
    "log_min_duration_statement": "5s",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "default_text_search_config": "pg_catalog.simple",
}


def server_settings(extra: Path) -> dict[str, str]:
    """Our settings with the user's lines `name = value` on top."""
    settings = dict(_SETTINGS)
    if extra.exists():
        for line in extra.read_text(encoding="utf-8").splitlines():
            found = re.match(r"\s*([\w.]+)\s*=?\s*('(?:[^']|'')*'|[^#]*)", line)
            if found:
                settings[found[1]] = found[2].strip().removeprefix("'").removesuffix("'").replace("''", "'")
    return settings


def as_options(settings: dict[str, str]) -> list[str]:
    """The settings as arguments of `postgres`, which win over any file."""
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
