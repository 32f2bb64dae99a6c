"""Settings, the home folder and the secret key."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from linkstar.core.listening import read_listening
from linkstar.core.settings import HomeUnusable, SecretKeyUnusable, Settings, make_home, secret_key


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LINKSTAR_{name.upper()}", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_everything_works_without_a_single_setting() -> None:
    settings = Settings()
    assert (settings.host, settings.port, settings.sandbox_port, settings.workers) == ("127.0.0.1", 8080, 8090, 1)
    assert (settings.facts_keep_days, settings.call_log_keep_days) == (90, 90)
    assert settings.database_url is None
    assert settings.home.is_absolute()
    assert not settings.demo


@pytest.mark.parametrize(("account", "home"), [(0, "/var/lib/linkstar"), (1000, "/home/li/.local/share/linkstar")])
def test_root_and_a_plain_user_have_different_homes(monkeypatch: pytest.MonkeyPatch, account: int, home: str) -> None:
    monkeypatch.setenv("HOME", "/home/li")
    monkeypatch.setattr("os.geteuid", lambda: account)
    assert Settings().home == Path(home)


def test_the_environment_overrides_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKSTAR_PORT", "9000")
    monkeypatch.setenv("LINKSTAR_LOG_LEVEL", "debug")
    monkeypatch.setenv("LINKSTAR_LOG_JSON", "true")
    monkeypatch.setenv("LINKSTAR_HOME", "~/shop")
    monkeypatch.setenv("LINKSTAR_WORKERS", "")
    monkeypatch.setenv("HOME", "/home/li")
    settings = Settings()
    assert (settings.port, settings.log_level, settings.log_json, settings.workers) == (9000, "DEBUG", True, 1)
    assert settings.home == Path("/home/li/shop")


@pytest.mark.parametrize("name", ["DATABASE_URL", "LINKSTAR_DATABASE_URL"])
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_of_ones_own_is_named_in_every_usual_spelling(
    monkeypatch: pytest.MonkeyPatch, name: str, scheme: str
) -> None:
    monkeypatch.setenv(name, f"{scheme}://li:pa%40ss@db:5432/shop")
    assert Settings().database_url == "postgresql://li:pa%40ss@db:5432/shop"


def test_a_wrong_database_url_is_refused_without_showing_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://li:hunter2@db/shop")
    with pytest.raises(ValidationError, match="postgresql://user") as refused:
        Settings()
    assert "hunter2" not in str(refused.value)


def test_facts_cannot_be_kept_for_less_than_ninety_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKSTAR_FACTS_KEEP_DAYS", "30")
    with pytest.raises(ValidationError, match="greater than or equal to 90"):
        Settings()


@pytest.mark.parametrize("url", ["postgresql://li:hunter2@db/shop", "postgresql://db/shop?user=li&password=hunter2"])
def test_shown_settings_hide_passwords_and_keys(url: str) -> None:
    shown = Settings(database_url=url, secret_key=SecretStr("ab" * 32)).shown()
    assert "hunter2" not in str(shown)
    assert "abab" not in str(shown)
    assert shown["database_url"].startswith("postgresql://")
    assert shown["port"] == "8080"


def test_the_first_use_makes_a_private_key_that_stays(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    key = secret_key(settings)
    file = tmp_path / "home" / "secret.key"
    assert len(key) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secret_key(settings) == key
    assert [path.name for path in file.parent.iterdir()] == ["secret.key"]


def test_many_first_uses_at_once_agree_on_one_key(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with ThreadPoolExecutor(8) as together:
        keys = set(together.map(lambda _: secret_key(settings), range(32)))
    assert len(keys) == 1


@pytest.mark.parametrize(
    "text", ["00ff" * 16, "AP8A/wD/AP8A/wD/AP8A/wD/AP8A/wD/AP8A/wD/AP8=", " " + "00ff" * 16 + "\n"]
)
def test_a_key_from_the_environment_may_be_hex_or_base64(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("LINKSTAR_SECRET_KEY", text)
    assert secret_key(Settings()) == b"\x00\xff" * 16


@pytest.mark.parametrize("text", ["tooshort", "zz" * 32, "00ff"])
def test_a_key_that_is_no_key_is_refused_unseen(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("LINKSTAR_SECRET_KEY", text)
    with pytest.raises(SecretKeyUnusable, match="LINKSTAR_SECRET_KEY") as refused:
        secret_key(Settings())
    assert text not in str(refused.value)


def test_a_damaged_key_file_is_refused_and_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    file.write_text("half a k")
    file.chmod(0o600)
    with pytest.raises(SecretKeyUnusable):
        secret_key(Settings(home=tmp_path))
    assert file.read_text() == "half a k"


def test_a_key_file_open_to_others_is_refused_with_the_way_out(tmp_path: Path) -> None:
    secret_key(Settings(home=tmp_path))
    (tmp_path / "secret.key").chmod(0o644)
    with pytest.raises(SecretKeyUnusable, match="chmod 600"):
        secret_key(Settings(home=tmp_path))


def test_a_home_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeUnusable, match="LINKSTAR_HOME") as refused:
        make_home(tmp_path / "file" / "home")
    assert "主目录" in refused.value.text("zh-CN")


@pytest.mark.parametrize("said", [
    {}, {"LINKSTAR_HOST": "::1", "LINKSTAR_PORT": "9000"}, {"linkstar_port": "0"}, {"LINKSTAR_HOST": "", "LINKSTAR_PORT": ""},
    {"LINKSTAR_PORT": "65536"}, {"LINKSTAR_PORT": "-1"}, {"LINKSTAR_PORT": "eighty"},
])  # fmt: skip
def test_the_process_above_the_web_door_reads_its_address_as_the_settings_do(monkeypatch, said):
    for name in ("LINKSTAR_HOST", "LINKSTAR_PORT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    try:
        known = Settings()
    except ValidationError:
        with pytest.raises(ValueError, match=r"port|invalid"):
            read_listening(os.environ)
        return
    assert read_listening(os.environ) == (known.host, known.port)
