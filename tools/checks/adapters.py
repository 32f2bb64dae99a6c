"""Every adapter's folder is complete: calls, wire, fake, samples and a page for people."""

from __future__ import annotations

from pathlib import Path

KINDS = ("channels", "carriers", "payments", "erps", "notifiers")
FILES = ("__init__.py", "adapter.py", "wire.py", "fake.py", "README.md")


def folders(connect: Path) -> list[Path]:
    """The folder of every adapter below connect/."""
    below = [folder for kind in KINDS for folder in sorted((connect / kind).glob("*"))]
    return [folder for folder in below if folder.is_dir() and not folder.name.startswith(("_", "."))]


def complaints(connect: Path) -> list[str]:
    """One sentence for each thing that an adapter's folder lacks."""
    found = []
    for folder in folders(connect):
        name = folder.relative_to(connect)
        # A file that has grown may be a folder of the same name.
        missing = [f for f in FILES if not (folder / f).exists() and not (folder / Path(f).stem).is_dir()]
        found += [f"{name}: {file} is missing" for file in missing]
        if not any(path.is_file() for path in (folder / "samples").glob("*")):
            found.append(f"{name}: samples/ holds nothing")
        front = folder / "__init__.py"
        if front.exists() and "ADAPTER" not in front.read_text(encoding="utf-8"):
            found.append(f"{name}: __init__.py offers no ADAPTER")
    return found
