"""The batch is the unit of work: no SQL statement inside a loop of an action or query.

Where a loop is right (a fixed, short list of statements), its first line ends with `# loop: why`.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tools.checks.source import MODULES, sources

VERBS = {"run", "rows", "row", "value", "all", "insert", "execute", "executemany"}
LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def complaints(folder: Path) -> list[str]:
    """One sentence for each statement that is sent once per item."""
    found = []
    for source in sources(folder):
        if source.path.parts[0] not in MODULES:
            continue
        lines = source.text.splitlines()
        for loop in (node for node in ast.walk(source.tree) if isinstance(node, LOOPS)):
            over = [loop.iter] if isinstance(loop, ast.For) else [g.iter for g in getattr(loop, "generators", [])[:1]]
            once = {node for first in over for node in ast.walk(first)}  # what a loop goes over is asked for once
            awaited = [node.value for node in ast.walk(loop) if isinstance(node, ast.Await) and node not in once]
            calls = [call.func for call in awaited if isinstance(call, ast.Call)]
            sent = [call for call in calls if isinstance(call, ast.Attribute) and call.attr in VERBS]
            is_sent = any(ast.unparse(call.value) in ("tx", "self.tx", "connection") for call in sent)
            if is_sent and "# loop: " not in lines[loop.lineno - 1]:
                found.append(f"{source.path}:{loop.lineno}: one statement for all, not one for each")
    return found
