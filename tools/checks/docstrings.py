"""Every public function and class at the top of a file says in one line what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

from tools.checks.source import sources


def complaints(folder: Path) -> list[str]:
    """One sentence for each file, public function or class without a docstring."""
    found = []
    for source in sources(folder):
        if source.text.strip() and ast.get_docstring(source.tree) is None:
            found.append(f"{source.path}: the file does not say what it is")
        for node in source.tree.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if not node.name.startswith("_") and ast.get_docstring(node) is None:
                found.append(f"{source.path}:{node.lineno}: {node.name} does not say what it is for")
    return found
