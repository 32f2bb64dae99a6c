"""Log lines: for people on a terminal, or one JSON object a line for machines, from the level that was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

import pytest
import structlog

from linkstar.core.logs import set_up_logs
from linkstar.core.settings import Settings


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Other tests log as they did."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)
    structlog.contextvars.clear_contextvars()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_machine_reads_one_object_a_line_with_the_trace(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings(log_json=True))
    structlog.contextvars.bind_contextvars(trace_id="ab" * 16)
    structlog.get_logger().info("label_bought", order="A-1", zh="面单\n二行")
    [line] = lines(capsys)
    assert (line["event"], line["level"], line["trace_id"]) == ("label_bought", "info", "ab" * 16)
    assert (line["order"], line["zh"]) == ("A-1", "面单\n二行")
    assert datetime.fromisoformat(str(line["timestamp"])).tzinfo is not None


def test_what_is_below_the_level_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings(log_json=True, log_level="WARNING"))
    log = structlog.get_logger()
    log.info("quiet")
    log.warning("loud")
    assert [line["event"] for line in lines(capsys)] == ["loud"]


def test_a_failure_is_logged_with_where_it_happened(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings(log_json=True))
    try:
        raise ValueError("broken")
    except ValueError:
        structlog.get_logger().exception("step_failed")
    [line] = lines(capsys)
    assert "broken" in str(line["exception"])
    assert "test_a_failure_is_logged" in str(line["exception"])


def test_a_person_reads_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings(log_json=False))
    structlog.get_logger().info("worker_started", slots=4)
    said = capsys.readouterr()
    assert "worker_started" in said.err
    assert "slots=4" in said.err
    assert said.out == ""
