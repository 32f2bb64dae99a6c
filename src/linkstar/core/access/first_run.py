"""The first company of an installation: whoever stands at the machine, or knows the code that it printed, founds it once."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import ClassVar

from linkstar.kit.errors import Refusal

_ABOUT = b"linkstar first run"


class SetupCodeWrong(Refusal):
    """Somebody at another machine wants to found the first company without the code that this one printed."""

    code: ClassVar[str] = "access.setup_code_wrong"
    status = 403
    en = "The set-up code is not right. `linkstar up` prints it on the machine that LinkStar runs on."
    zh = "初始化码不正确。运行 LinkStar 的机器在执行 linkstar up 时会显示该码。"


def setup_code(key: bytes) -> str:
    """The code of this installation, 80 bits in groups of four; it follows from the secret key and is kept nowhere."""
    mark = base64.b32encode(hmac.new(key, _ABOUT, hashlib.sha256).digest()[:10]).decode()
    return "-".join(mark[n : n + 4] for n in range(0, 16, 4))


def check_setup_code(key: bytes, said: str) -> None:
    """Raises SetupCodeWrong; small letters and missing dashes do not matter."""
    plain = said.upper().replace("-", "").replace(" ", "")
    if not hmac.compare_digest(plain.encode(), setup_code(key).replace("-", "").encode()):
        raise SetupCodeWrong(field="code")
