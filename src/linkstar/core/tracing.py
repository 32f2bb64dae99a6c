"""Spans for OpenTelemetry, where the extra `otel` is installed; without it they cost nothing and do nothing.

A trace id here is 32 hexadecimal digits, as OpenTelemetry's is: an order's spans carry the id that its facts, its calls and
its incidents carry. Where to send them is said by OpenTelemetry's own OTEL_EXPORTER_OTLP_ENDPOINT.
"""

from __future__ import annotations

import importlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

LINKS_MAX = 64  # traces of a batch that its span points to


def _optional(name: str) -> Any:
    """A module of the extra `otel`, or None."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


_api = _optional("opentelemetry.trace")


def set_up_tracing(service: str) -> bool:
    """Sends spans to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names; False where there is none or the extra is missing."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return False
    names = ("opentelemetry.sdk.trace", "opentelemetry.sdk.trace.export", "opentelemetry.sdk.resources",
             "opentelemetry.exporter.otlp.proto.http.trace_exporter")  # fmt: skip
    sdk, export, resources, otlp = (_optional(name) for name in names)
    if _api is None or not (sdk and export and resources and otlp):
        return False
    provider = sdk.TracerProvider(resource=resources.Resource.create({"service.name": service}))
    provider.add_span_processor(export.BatchSpanProcessor(otlp.OTLPSpanExporter()))
    _api.set_tracer_provider(provider)
    return True


@contextmanager
def span(name: str, *, trace_id: str = "", traces: Iterable[str] = (), **attributes: str | int) -> Iterator[None]:
    """Times what happens inside, in the trace of `trace_id`, or of the only one of `traces`; else it points to each of them.

    An exception inside is noted on the span and goes on.
    """
    if _api is None:
        yield
        return
    known = sorted({one for one in (trace_id, *traces) if _is_trace(one)})
    parent = _api.set_span_in_context(_api.NonRecordingSpan(_context(known[0]))) if len(known) == 1 else None
    links = [_api.Link(_context(one)) for one in known[:LINKS_MAX]] if parent is None else []
    said = {f"linkstar.{key}": value for key, value in attributes.items()}
    with _api.get_tracer("linkstar").start_as_current_span(name, context=parent, links=links, attributes=said):
        yield


def _is_trace(text: str) -> bool:
    try:
        return len(text) == 32 and int(text, 16) > 0
    except ValueError:
        return False


def _context(trace_id: str) -> Any:
    """A place in the trace: the span above ours is the order's own, which nobody records."""
    sampled = _api.TraceFlags(_api.TraceFlags.SAMPLED)
    return _api.SpanContext(int(trace_id, 16), secrets.randbits(64) or 1, is_remote=True, trace_flags=sampled)
