"""Proves that the wheel is whole: builds it, installs it away from the source, and starts it.

The packages that LinkStar needs are lent from .venv, so nothing is downloaded.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from pathlib import Path

from tools import web

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


def build(into: Path) -> Path:
    """The wheel of this source, with the web pages inside. Raises CannotBuild."""
    web.build()
    subprocess.run([*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", str(into), str(ROOT)], check=True)
    return next(into.glob("linkstar-*.whl"))


def install(wheel: Path, home: Path) -> Path:
    """A fresh environment that holds the wheel; it sees .venv's packages but not its link to the source."""
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
    (Path(packages) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    subprocess.run([*PIP, "--python", str(python), "install", "--no-deps", "--force-reinstall", str(wheel)], check=True)
    return home / "bin" / "linkstar"


def main() -> int:
    """Prints what the installed program says of itself."""
    with tempfile.TemporaryDirectory(prefix="linkstar-wheel-") as folder:
        wheel = build(Path(folder))
        if "linkstar/web_dist/index.html" not in zipfile.ZipFile(wheel).namelist():
            print("the wheel holds no web pages")
            return 1
        program = install(wheel, Path(folder) / "venv")
        said = subprocess.run([program, "--version"], cwd=folder, capture_output=True, text=True)
        print(said.stdout.strip() or said.stderr.strip())
        return said.returncode


if __name__ == "__main__":
    raise SystemExit(main())
