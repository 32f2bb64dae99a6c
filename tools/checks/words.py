"""One word per idea: no catch-all file or class names, and British "fulfilment" (partners keep their own spelling)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tools.checks.source import sources

FILES = re.compile(r"^(services?|managers?|helpers?|utils?|utilities|common|misc|base|signals|models|crud|dao)$")
CLASSES = re.compile(r"(Manager|Helper|Utils?|Impl|DTO|DAO)$")
ADAPTERS = re.compile(r"^connect/(channels|carriers|payments|erps|notifiers)/")
AMERICAN = re.compile(r"([Ff]ulfillment|FULFILLMENT)(?![A-Z])")  # FulfillmentOrder is a partner's name


def complaints(folder: Path) -> list[str]:
    """One sentence for each name that hides what it is, and each American fulfilment outside an adapter."""
    found = []
    for source in sources(folder):
        for part in (*source.path.parent.parts, source.path.stem):
            if FILES.match(part):
                found.append(f"{source.path}: {part!r} says nothing: name what is inside")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and CLASSES.search(node.name):
                found.append(f"{source.path}:{node.lineno}: {node.name} says nothing: name what it is")
        if not ADAPTERS.match(source.path.as_posix()):
            for number, line in enumerate(source.text.splitlines(), 1):
                if AMERICAN.search(line):
                    found.append(f"{source.path}:{number}: write fulfilment")
    return found
