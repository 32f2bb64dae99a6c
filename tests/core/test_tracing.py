"""Spans carry the order's own trace id, and cost nothing where OpenTelemetry is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from linkstar.core import tracing

ORDER, OTHER = "0199f0a0b0c0d0e0f0a0b0c0d0e0f0a0", "1" * 32


class Recorder:
    """OpenTelemetry's interface as far as it is used, writing down what it is told."""

    class TraceFlags(int):
        SAMPLED = 1

    def __init__(self) -> None:
        self.spans: list[dict[str, Any]] = []

    def SpanContext(self, trace_id: int, span_id: int, **_: Any) -> SimpleNamespace:  # noqa: N802 - OpenTelemetry's name
        return SimpleNamespace(trace_id=trace_id, span_id=span_id)

    def NonRecordingSpan(self, context: Any) -> Any:  # noqa: N802 - OpenTelemetry's name
        return context

    def Link(self, context: Any) -> Any:  # noqa: N802 - OpenTelemetry's name
        return context

    def set_span_in_context(self, span: Any) -> Any:
        return span

    def get_tracer(self, _: str) -> Recorder:
        return self

    @contextmanager
    def start_as_current_span(self, name: str, *, context: Any, links: Any, attributes: Any) -> Iterator[None]:
        told = {
            "name": name,
            "trace": context and context.trace_id,
            "links": {one.trace_id for one in links},
            **attributes,
        }
        try:
            yield
        except ValueError:
            told["failed"] = True
            raise
        finally:
            self.spans.append(told)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    monkeypatch.setattr(tracing, "_api", made)
    return made


def test_a_call_to_a_partner_is_a_span_in_the_trace_of_its_order(recorder: Recorder) -> None:
    with tracing.span("shopify orders", trace_id=ORDER, account="7"):
        pass
    assert recorder.spans == [
        {"name": "shopify orders", "trace": int(ORDER, 16), "links": set(), "linkstar.account": "7"}
    ]


def test_a_batch_points_to_the_trace_of_each_order_and_one_order_alone_is_in_its_own(recorder: Recorder) -> None:
    with tracing.span("order_to_door.capture", traces=[ORDER, OTHER, ORDER, "test"]):
        pass
    with tracing.span("order_to_door.capture", traces=[ORDER, ORDER]):
        pass
    assert [(one["trace"], one["links"]) for one in recorder.spans] == [
        (None, {int(ORDER, 16), int(OTHER, 16)}),
        (int(ORDER, 16), set()),
    ]


def test_what_fails_inside_goes_on_failing(recorder: Recorder) -> None:
    with pytest.raises(ValueError, match="gone"), tracing.span("step", trace_id=ORDER):
        raise ValueError("gone")
    assert recorder.spans[0]["failed"]


def test_without_opentelemetry_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "_api", None)
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
    assert not tracing.set_up_tracing("linkstar-worker")
    done = False
    with tracing.span("step", trace_id=ORDER):
        done = True
    assert done


def test_without_a_collector_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    assert not tracing.set_up_tracing("linkstar-worker")


def test_the_real_interface_takes_what_we_tell_it() -> None:
    pytest.importorskip("opentelemetry.trace", reason="the extra otel is not installed")
    with tracing.span("step", traces=[ORDER, OTHER]), tracing.span("call", trace_id=ORDER, account="7"):
        pass
