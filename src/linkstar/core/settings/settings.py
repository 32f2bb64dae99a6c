"""The one typed class of settings."""

from __future__ import annotations

import ipaddress
import os
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from linkstar.core.listening import HOST, PORT, PORT_MAX
from linkstar.core.settings.home import default_home


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path.expanduser()))


def _plain_url(url: str | None) -> str | None:
    """Hosting companies hand out `postgres://` and SQLAlchemy users `postgresql+psycopg://`; both mean the same."""
    if url is None:
        return None
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.partition("+")[0] not in {"postgres", "postgresql"}:
        raise ValueError("it must look like postgresql://user:password@host:5432/database")
    return f"postgresql://{rest}"


def _networks(text: str) -> str:
    for one in filter(None, (part.strip() for part in text.split(","))):
        ipaddress.ip_network(one, strict=False)  # raises ValueError with the part that is none
    return text


def _upper(level: object) -> object:
    return level.upper() if isinstance(level, str) else level


Port = Annotated[int, Field(ge=0, le=PORT_MAX)]
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)]


class Settings(BaseSettings):
    """Everything that may be set, from LINKSTAR_<NAME> in the environment; port 0 means any free port."""

    model_config = SettingsConfigDict(
        env_prefix="LINKSTAR_",
        env_ignore_empty=True,
        populate_by_name=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
    )

    home: Annotated[Path, AfterValidator(_absolute)] = Field(
        default_factory=default_home, description="folder of everything that is kept"
    )
    database_url: Annotated[str | None, AfterValidator(_plain_url)] = Field(
        default=None,
        validation_alias=AliasChoices("LINKSTAR_DATABASE_URL", "DATABASE_URL"),
        description="a PostgreSQL server to use instead of the embedded one",
        repr=False,
    )
    host: str = Field(default=HOST, description="address the web door listens on")
    port: Port = Field(default=PORT, description="port of the web door")
    sandbox_port: Port = Field(default=8090, description="port of the pretend marketplaces and carriers")
    workers: int = Field(default=1, ge=1, le=64, description="worker processes")
    keep_plans: bool = Field(
        default=True,
        description="small statements are planned once for a connection; not behind a PgBouncer without prepared statements",
    )
    log_level: LogLevel = Field(default="INFO", description="lowest level that is logged")
    log_json: bool = Field(default=False, description="one JSON object a log line, for machines")
    facts_keep_days: int = Field(default=90, ge=90, description="days that facts (outbox and audit trail) are kept")
    call_log_keep_days: int = Field(default=90, ge=1, description="days that calls to partners are kept")
    secret_key: SecretStr | None = Field(
        default=None, description="32 bytes in hex or base64 that encrypt secrets; else <home>/secret.key"
    )
    secret_key_old: SecretStr | None = Field(
        default=None, description="the key before LINKSTAR_SECRET_KEY, until `linkstar keys rotate` has sealed all anew"
    )
    metrics_token: SecretStr | None = Field(
        default=None, description="bearer token that /metrics asks for; without one it answers this machine only"
    )
    requests_per_minute: int = Field(
        default=6000, ge=0, description="what one API key or signed-in person may ask of each web process; 0: no limit"
    )
    public_url: str = Field(
        default="", description="address that people and partners reach the web door by, behind a proxy"
    )
    trusted_proxies: Annotated[str, AfterValidator(_networks)] = Field(
        default="127.0.0.1,::1",
        description="addresses and networks, by commas, whose X-Forwarded-Proto and X-Forwarded-For are believed",
    )
    reach_sandbox: bool = Field(
        default=False, description="partners may be played by the sandbox at its own address; `linkstar up` sets it"
    )
    reach_own_network: bool = Field(
        default=False,
        description="partners may be at private addresses and without TLS: for tests and gateways of one's own",
    )
    demo: bool = Field(default=False, description="the demo company may be entered by a click; `linkstar up` sets it")
    demo_orders: int = Field(default=200, ge=0, description="orders of the demo company")
    demo_seed: int = Field(default=1, description="the same seed makes the same demo world")

    def reached_at(self) -> str:
        """The address that people and partners reach the web door by: the one that is set, else where it listens."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    def shown(self) -> dict[str, str]:
        """The settings for a person to read, passwords and keys left out."""
        values = {name: str(getattr(self, name)) for name in type(self).model_fields}
        if self.database_url is not None:
            values["database_url"] = _without_password(self.database_url)
        return values


def _without_password(url: str) -> str:
    url = re.sub(r"://([^:/@?]*):.*@", r"://\1:********@", url)
    return re.sub(r"(?i)(password=)[^&]*", r"\1********", url)
