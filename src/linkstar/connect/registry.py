"""Finds the adapters: folders below connect/channels, carriers, payments ..., and outside packages by entry points.

Nobody else names an adapter. One that cannot be loaded is reported by `broken` and leaves the others standing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from linkstar.connect.carrier import Carrier, Rate, SheetProblem
from linkstar.connect.channel import Channel
from linkstar.connect.erp import Erp
from linkstar.connect.fake import FakePartner, World
from linkstar.connect.form import FREE, ConnectForm
from linkstar.connect.notifier import Notifier
from linkstar.connect.payment import PaymentProvider
from linkstar.connect.warehouse import Warehouse
from linkstar.kit.errors import NotFound

T = TypeVar("T")
FakeMaker = Callable[[World], FakePartner]
Adapter = Channel | Carrier | PaymentProvider | Warehouse | Erp | Notifier
KINDS = {
    "channel": "channels", "carrier": "carriers", "payment": "payments", "warehouse": "warehouses", "erp": "erps",
    "notifier": "notifiers",
}  # fmt: skip


class Connected(Protocol):
    """Whatever names a partner: an account's row, an opened account."""

    @property
    def kind(self) -> str: ...

    @property
    def partner(self) -> str: ...


class UnknownAdapter(NotFound):
    """There is no adapter of this name."""

    code = "connect.unknown_adapter"
    en = "LinkStar has no {kind} named {name}. Known are: {known}."
    zh = "LinkStar 没有名为 {name} 的{kind}适配器。现有：{known}。"


class NotARateSheet(NotFound):
    """The carrier does not take price lists."""

    code = "connect.not_a_rate_sheet"
    en = "{name} takes no rate sheets: its prices come from its own service."
    zh = "{name} 不支持导入运价表，其价格来自承运商接口。"


@dataclass(frozen=True, slots=True)
class Broken:
    """An adapter that could not be loaded, and why."""

    kind: str  # one of KINDS
    name: str
    why: str


@runtime_checkable
class ReadsSheets(Protocol):
    """A carrier whose prices come from a CSV that can be checked before it is taken."""

    def read_rates(self, text: str) -> tuple[list[Rate], list[SheetProblem]]:
        """The rates in a CSV and what is wrong with it."""
        ...


@dataclass(frozen=True, slots=True)
class _Found:
    channels: Mapping[str, Channel]
    carriers: Mapping[str, Carrier]
    payments: Mapping[str, PaymentProvider]
    warehouses: Mapping[str, Warehouse]
    erps: Mapping[str, Erp]
    notifiers: Mapping[str, Notifier]
    fakes: Mapping[str, FakeMaker]
    broken: tuple[Broken, ...]


def channel(name: str) -> Channel:
    """The channel adapter of this name. Raises UnknownAdapter."""
    return _named("channel", name, _found().channels)


def carrier(name: str) -> Carrier:
    """The carrier adapter of this name. Raises UnknownAdapter."""
    return _named("carrier", name, _found().carriers)


def payment(name: str) -> PaymentProvider:
    """The adapter of the payment provider of this name. Raises UnknownAdapter."""
    return _named("payment", name, _found().payments)


def warehouse(name: str) -> Warehouse:
    """The adapter of the warehouse system of this name. Raises UnknownAdapter."""
    return _named("warehouse", name, _found().warehouses)


def erp(name: str) -> Erp:
    """The adapter of the ERP of this name. Raises UnknownAdapter."""
    return _named("erp", name, _found().erps)


def notifier(name: str) -> Notifier:
    """The notifier of this name. Raises UnknownAdapter."""
    return _named("notifier", name, _found().notifiers)


def adapter(kind: str, name: str) -> Adapter:
    """The adapter of this kind and name. Raises UnknownAdapter."""
    return _named(kind, name, adapters(kind))


def label_formats_of(adapter: Adapter) -> list[str]:
    """The formats that a carrier's labels can be had in; none of a partner who makes no labels."""
    return list(getattr(adapter, "label_formats", ("PDF",))) if "label" in adapter.can else []


def verbs_of(account: Connected) -> frozenset[str]:
    """What the partner of an account can do. Raises UnknownAdapter."""
    return adapter(account.kind, account.partner).can


def adapters(kind: str) -> Mapping[str, Adapter]:
    """All adapters of a kind by name; none of a kind that there is not."""
    found = _found()
    by_kind: Mapping[str, Mapping[str, Adapter]] = {
        "channel": found.channels, "carrier": found.carriers, "payment": found.payments,
        "warehouse": found.warehouses, "erp": found.erps, "notifier": found.notifiers,
    }  # fmt: skip
    return by_kind.get(kind, {})


def channels() -> Mapping[str, Channel]:
    """All channel adapters by name."""
    return _found().channels


def carriers() -> Mapping[str, Carrier]:
    """All carrier adapters by name."""
    return _found().carriers


def payments() -> Mapping[str, PaymentProvider]:
    """The adapters of all payment providers by name."""
    return _found().payments


def fakes() -> Mapping[str, FakeMaker]:
    """The pretend partners by name, for the sandbox: call one with a World."""
    return _found().fakes


def broken() -> tuple[Broken, ...]:
    """Adapters that could not be loaded: `linkstar doctor` tells them."""
    return _found().broken


def form_of(adapter: Adapter) -> ConnectForm:
    """What a person enters to connect an account; free keys where the adapter does not say."""
    form: ConnectForm = getattr(adapter, "form", FREE)
    return form


def read_rate_sheet(name: str, text: str) -> tuple[list[Rate], list[SheetProblem]]:
    """Rates and problems of a CSV, before it becomes an account's. Raises UnknownAdapter, NotARateSheet."""
    found = carrier(name)
    if not isinstance(found, ReadsSheets):
        raise NotARateSheet(name=name)
    return found.read_rates(text)


def load(
    kind: str, root: ModuleType, outside: Iterable[tuple[str, Callable[[], Any]]]
) -> tuple[dict[str, Any], list[Broken]]:
    """Adapter packages of a kind by name: the folders below `root` first, then those from outside."""
    packages: dict[str, Any] = {}
    broken_ones: list[Broken] = []
    inside = [(info.name, _importer(root, info.name)) for info in pkgutil.iter_modules(root.__path__) if info.ispkg]
    for name, get in [*sorted(inside, key=lambda pair: pair[0]), *outside]:
        why = "the name is taken already" if name in packages else ""
        if not why:
            try:
                package = get()
                why = _complaint(name, package)
            except Exception as wrong:  # whatever a package does when it is loaded, the others must stand
                why = f"{type(wrong).__name__}: {wrong}"
        if why:
            broken_ones.append(Broken(kind, name, why))
        else:
            packages[name] = package
    return packages, broken_ones


@lru_cache(maxsize=1)
def _found() -> _Found:
    by_kind: dict[str, dict[str, Any]] = {}
    makers: dict[str, FakeMaker] = {}
    bad: list[Broken] = []
    for kind, folder in KINDS.items():
        root = importlib.import_module(f"linkstar.connect.{folder}")
        outside = ((entry.name, entry.load) for entry in entry_points(group=f"linkstar.{folder}"))
        packages, broken_ones = load(kind, root, outside)
        bad += broken_ones
        for name, package in packages.items():
            # The sandbox serves all partners side by side, so a name stands for one of them whatever its kind.
            if any(name in others for others in by_kind.values()):
                bad.append(Broken(kind, name, "an adapter of another kind has this name"))
                continue
            by_kind.setdefault(kind, {})[name] = package.ADAPTER
            if hasattr(package, "Fake"):
                makers[name] = package.Fake
    return _Found(
        cast("dict[str, Channel]", by_kind.get("channel", {})),
        cast("dict[str, Carrier]", by_kind.get("carrier", {})),
        cast("dict[str, PaymentProvider]", by_kind.get("payment", {})),
        cast("dict[str, Warehouse]", by_kind.get("warehouse", {})),
        cast("dict[str, Erp]", by_kind.get("erp", {})),
        cast("dict[str, Notifier]", by_kind.get("notifier", {})),
        makers,
        tuple(bad),
    )


def _importer(root: ModuleType, name: str) -> Callable[[], ModuleType]:
    return lambda: importlib.import_module(f"{root.__name__}.{name}")


def _complaint(name: str, package: Any) -> str:
    """What a package lacks to be an adapter; "" if nothing."""
    adapter = getattr(package, "ADAPTER", None)
    if adapter is None:
        return "the package has no ADAPTER"
    if getattr(adapter, "name", None) != name:
        return f"ADAPTER.name is {getattr(adapter, 'name', None)!r}"
    wanted = ("title", "can", "budgets", "sign", "learn", "error_of", "refresh")
    lacking = [each for each in wanted if not hasattr(adapter, each)]
    return f"ADAPTER lacks {', '.join(lacking)}" if lacking else ""


def _named(kind: str, name: str, known: Mapping[str, T]) -> T:
    if name not in known:
        raise UnknownAdapter(kind=kind, name=name, known=", ".join(sorted(known)))
    return known[name]
