"""`linkstar adapter channel ozon`: draws the folder of a new adapter in a checkout, as `make adapter` does."""

from __future__ import annotations

import subprocess
import sys
from typing import Annotated, ClassVar, Literal

import typer

from linkstar.cli.checkout import find_checkout
from linkstar.kit.errors import Refusal


class NoCheckout(Refusal):
    """The drawings are in the source, not in the installed package."""

    code: ClassVar[str] = "cli.no_checkout"
    status = 404
    en = (
        "Adapters are drawn in a checkout of the source, and this is an installed package. An adapter may also be a package of"
        " its own, found through the entry points linkstar.channels, linkstar.carriers and linkstar.payments (docs/adapters.md)."
    )
    zh = (
        "适配器骨架在源码目录中生成，而当前是已安装的软件包。适配器也可以是独立的包，"
        "通过入口点 linkstar.channels、linkstar.carriers 与 linkstar.payments 加载（见 docs/adapters.md）。"
    )


def command(
    kind: Annotated[Literal["channel", "carrier", "payment"], typer.Argument(help="What it speaks with.")],
    name: Annotated[str, typer.Argument(help="Its folder: small letters, digits and _.")],
) -> None:
    """Draw the folder of a new adapter."""
    root = find_checkout("tools/new_adapter.py")
    if root is None:
        raise NoCheckout
    asked = [sys.executable, "-m", "tools.new_adapter", kind, name]
    raise typer.Exit(subprocess.run(asked, cwd=root, check=False).returncode)  # noqa: S603 - our own tool
