"""Every fact has a reader, a step that listens to it, or says in `no_reader` why it has none."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tools.checks.source import Source, sources

LISTENERS = ("step", "outside")
WHY = re.compile(r"no_reader\b.*=\s*\(?\s*[\"'][^\"']")


def complaints(folder: Path) -> list[str]:
    """One sentence for each fact that nobody listens to and that does not say why."""
    everything = list(sources(folder))
    heard = {name for source in everything for name in _heard(source.tree)}
    facts = [(source, node) for source in everything for node in source.tree.body if _is_fact(source, node)]
    return [
        f"{source.path}:{node.lineno}: nobody listens to {node.name}; add a step, or no_reader = why"
        for source, node in facts
        if isinstance(node, ast.ClassDef) and node.name not in heard and not _says_why(source, node)
    ]


def _is_fact(source: Source, node: ast.stmt) -> bool:
    if "facts" not in (source.path.stem, source.path.parent.name) or not isinstance(node, ast.ClassDef):
        return False
    return "Fact" in (ast.unparse(base).split(".")[-1] for base in node.bases)


def _heard(tree: ast.Module) -> set[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    listening = [call for call in calls if ast.unparse(call.func).split(".")[-1] in LISTENERS]
    return {word for call in listening for word in re.findall(r"\w+", ast.unparse(call).split("(", 1)[-1])}


def _says_why(source: Source, node: ast.stmt) -> bool:
    return WHY.search(ast.get_source_segment(source.text, node) or "") is not None
