"""Makes .venv and installs LinkStar into it, telling what it does. Needs nothing but Python itself.

python3 tools/setup.py run|dev: `run` brings what LinkStar needs, `dev` what its checks need as well.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input"]
STEP = re.compile(r"^\s*(Collecting|Using cached|Downloading|Building wheel|Installing collected)\s*(\S*)")


def main(extra: str) -> int:
    """Does what is missing and returns the exit code of the shell."""
    if sys.version_info < (3, 11):  # noqa: UP036 - runs before pip could refuse an old Python
        return _fail(f"LinkStar needs Python 3.11 or newer, this is {sys.version.split()[0]}.")
    if not _works(VENV) and not _make_venv():
        return _fail("Python cannot make a virtual environment here. On Debian: apt-get install python3-venv")
    target = str(HERE) if extra == "run" else f"{HERE}[{extra}]"
    pins = HERE / "tools" / "constraints.txt"
    install = [str(VENV / "bin" / "python"), *PIP, "install", "-e", target, "-c", str(pins)]
    started = time.monotonic()
    with subprocess.Popen(install, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        said = _follow(pip.stdout or [])
    if pip.returncode:
        return _fail("".join(said[-30:]) + "\nThe packages could not be installed; the reason is above.")
    sys.stdout.write(f"Installed in {time.monotonic() - started:.0f} s.\n")
    (VENV / f".{extra}").touch()
    return 0


def _works(venv: Path) -> bool:
    """Whether there is an environment that starts: one made by a Python that is gone does not."""
    python = venv / "bin" / "python"
    return python.exists() and subprocess.run([python, "-c", "import pip"], capture_output=True).returncode == 0


def _make_venv() -> bool:
    sys.stdout.write("Making .venv ...\n")
    shutil.rmtree(VENV, ignore_errors=True)
    return subprocess.run([sys.executable, "-m", "venv", str(VENV)]).returncode == 0


def _follow(lines: Iterable[str]) -> list[str]:
    """Shows one short line per package: on a terminal it is overwritten, elsewhere every tenth is kept."""
    said: list[str] = []
    packages = 0
    is_terminal = sys.stdout.isatty()
    for line in lines:
        said.append(line)
        step = STEP.match(line)
        if step is None:
            continue
        packages += step[1] == "Collecting"
        text = f"Installing packages ({packages}) {step[1].lower()} {Path(step[2]).name[:60]}"
        if is_terminal:
            sys.stdout.write(f"\r\x1b[K{text}")
        elif step[1].startswith("Installing") or (step[1] == "Collecting" and packages % 10 == 1):
            sys.stdout.write(text + "\n")
        sys.stdout.flush()
    sys.stdout.write("\r\x1b[K" if is_terminal else "")
    return said


def _fail(why: str) -> int:
    sys.stderr.write(why + "\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else "dev"))
