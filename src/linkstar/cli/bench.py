"""`linkstar bench`: runs the benchmarks of the checkout, prints their tables and keeps their figures."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, ClassVar

import orjson
import typer
from rich.console import Console
from rich.table import Table

from linkstar import __version__
from linkstar.cli.checkout import find_checkout
from linkstar.kit import clock
from linkstar.kit.errors import NotFound

SPECIAL = {"targets", "aims"}


class NoBenches(NotFound):
    """The benchmarks are in the source, not in the installed package."""

    code: ClassVar[str] = "cli.no_benches"
    en = (
        "The benchmarks lie in the folder bench/ of the source, and this is an installed package. Run it in a checkout."
    )
    zh = "基准测试位于源码的 bench/ 目录，而当前是已安装的软件包。请在源码目录中运行。"


class UnknownBench(NotFound):
    """There is no benchmark of this name."""

    code: ClassVar[str] = "cli.unknown_bench"
    en = "There is no benchmark {name}. There are: {known}."
    zh = "没有名为 {name} 的基准测试。现有：{known}。"


def command(
    names: Annotated[list[str] | None, typer.Argument(help="Which; all if none is named.")] = None,
    as_machine: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Run benchmarks: tables here, JSON in bench/results. Ends with 1 when one misses what it must reach."""
    folder = find_checkout("bench/__init__.py")
    if folder is None:
        raise NoBenches
    console = Console(stderr=True)
    results = []
    for name in choose(folder / "bench", names or []):
        with console.status(f"{name} runs"):
            results.append(measure(folder / "bench", name))
        if not as_machine:
            show(results[-1], Console())
    if as_machine:
        typer.echo(orjson.dumps(results if len(results) != 1 else results[0], option=orjson.OPT_INDENT_2).decode())
    if not all(one["pass"] for one in results):
        raise typer.Exit(1)


def choose(folder: Path, names: Sequence[str]) -> list[str]:
    """The benchmarks that were asked for, or all, by name. Raises UnknownBench."""
    known = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))
    for name in names:
        if name not in known:
            raise UnknownBench(name=name, known=", ".join(known))
    return list(names) or known


def measure(folder: Path, name: str) -> dict[str, Any]:
    """Runs one benchmark and keeps what it found in results/<name>.json: figures, targets (must), aims, pass, the machine."""
    if str(folder.parent) not in sys.path:
        sys.path.insert(0, str(folder.parent))  # the benchmarks import each other as `bench`
    module = importlib.import_module(f"bench.{name}")
    said: dict[str, Any] = module.run()
    result = {
        "name": name, **said, "pass": is_all_met(said, "targets"), "aims_met": is_all_met(said, "aims"), "machine": machine(),
    }  # fmt: skip
    results = folder / "results"
    results.mkdir(exist_ok=True)
    (results / f"{name}.json").write_bytes(orjson.dumps(result, option=orjson.OPT_INDENT_2) + b"\n")
    return result


def is_all_met(said: Mapping[str, Any], which: str) -> bool:
    """Whether a benchmark's figures keep all its `targets` or `aims`."""
    return all(is_met(said, key, wanted) for key, wanted in said.get(which, {}).items())


def is_met(figures: Mapping[str, Any], key: str, wanted: str) -> bool:
    """Whether a figure keeps a target like ">= 0.2", "<= 10" or "== 0"."""
    sign, _, text = wanted.partition(" ")
    have, want = float(figures[key]), float(text)
    return {">=": have >= want, "<=": have <= want, "==": have == want}[sign]


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processors": len(os.sched_getaffinity(0)), "memory_gb": round(memory / 2**30, 1), "system": platform.platform(),
        "python": platform.python_version(), "linkstar": __version__, "load_before": round(os.getloadavg()[0], 2),
        "processor": _processor(), "at": clock.WallClock().now().isoformat(timespec="seconds"),
    }  # fmt: skip


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def show(result: Mapping[str, Any], console: Console) -> None:
    """Prints the figures of one benchmark beside what they must reach and what is aimed at."""
    table = Table("figure", "measured", "must", "", "aim", "", title=str(result["name"]), title_justify="left")
    for key, value in result.items():
        if key in SPECIAL or isinstance(value, dict | list | str | bool):
            continue
        told = f"{value:,.3g}" if isinstance(value, float) and abs(value) < 100 else f"{value:,.0f}"
        table.add_row(key, told, *_held_against(result, "targets", key), *_held_against(result, "aims", key))
    console.print(table)
    made = result["machine"]
    console.print(
        f"{made['processors']} processors, {made['memory_gb']} GB, load {made['load_before']} before", style="dim"
    )
    if isinstance(result.get("notes"), str):
        console.print(result["notes"], style="dim", highlight=False)


def _held_against(result: Mapping[str, Any], which: str, key: str) -> tuple[str, str]:
    wanted = result.get(which, {}).get(key)
    if wanted is None:
        return "", ""
    return str(wanted), "[green]met[/]" if is_met(result, key, wanted) else "[red]missed[/]"
