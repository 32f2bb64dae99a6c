"""The key that secrets at rest are encrypted with: from the environment, or a private file made on first use.

While keys are rotated there are two: `secret.key.new` beside `secret.key`, then `secret.key` beside `secret.key.old`. Whatever
is killed in between, both are found here, so that everything can be opened.
"""

from __future__ import annotations

import base64
import binascii
import os
import stat
import tempfile
from pathlib import Path

from linkstar.core.settings.home import make_home
from linkstar.core.settings.settings import Settings
from linkstar.kit.errors import Refusal

_LENGTH = 32
NEW, OLD = "secret.key.new", "secret.key.old"


class SecretKeyUnusable(Refusal):
    """The secret key is damaged or open to others; it is never replaced, because that would lose every secret."""

    code = "settings.secret_key_unusable"
    status = 500
    en = "The secret key from {source} cannot be used: {why}."
    zh = "无法使用来自 {source} 的密钥：{why}。"


def secret_key(settings: Settings) -> bytes:
    """32 bytes: LINKSTAR_SECRET_KEY (hex or base64), else `<home>/secret.key` (mode 0600); raises SecretKeyUnusable."""
    if settings.secret_key is not None:
        return _decode(settings.secret_key.get_secret_value(), source="LINKSTAR_SECRET_KEY")
    path = make_home(settings.home) / "secret.key"
    if not path.exists():
        make_key(path)
    return read_key(path)


def other_keys(settings: Settings) -> tuple[bytes, ...]:
    """Keys that open what is not sealed with the present one yet: a rotation is under way or was interrupted."""
    if settings.secret_key is not None:
        old = settings.secret_key_old
        return () if old is None else (_decode(old.get_secret_value(), source="LINKSTAR_SECRET_KEY_OLD"),)
    return tuple(read_key(settings.home / name) for name in (NEW, OLD) if (settings.home / name).exists())


def read_key(path: Path) -> bytes:
    """The key in a file. Raises SecretKeyUnusable."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as problem:
        raise SecretKeyUnusable(source=path, why=f"it cannot be read ({problem})") from problem
    if mode & 0o077:
        why = f"others may read it (mode {mode:04o}); if nobody did, run: chmod 600 {path}"
        raise SecretKeyUnusable(source=path, why=why)
    return _decode(text, source=str(path))


def make_key(path: Path) -> None:
    """Writes a fresh key, complete or not at all. Two processes may come here at once: the first one's stays."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret.")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(os.urandom(_LENGTH).hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass  # Another process was faster; its key is the one.
    finally:
        os.unlink(draft)


def _decode(text: str, *, source: str) -> bytes:
    text = text.strip()
    try:
        key = bytes.fromhex(text) if len(text) == 2 * _LENGTH else base64.b64decode(text, altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as problem:
        raise SecretKeyUnusable(source=source, why="it is neither hexadecimal nor base64") from problem
    if len(key) != _LENGTH:
        raise SecretKeyUnusable(source=source, why=f"it has {len(key)} bytes and {_LENGTH} are needed")
    return key
