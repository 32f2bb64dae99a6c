"""Sequences of requests made up from the OpenAPI document: ids that one answer gave are used by the next, in odd orders.

Schemathesis finds by itself which answers feed which requests; the sequences are seeded and bounded.
"""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Response

from linkstar.api.app import openapi
from linkstar.core.db.ddl import APP
from tests.api.test_schemathesis import CHECKS, Robot
from tests.conftest import conninfo_of

SEQUENCES, STEPS = 25, 8


@pytest.fixture
def robot(server, shared_name, clock, tmp_path):
    one = Robot(conninfo_of(server, shared_name, APP), tmp_path, clock)
    yield one
    one.close()


@pytest.mark.timeout(600)
def test_no_sequence_of_requests_crashes_the_door_or_gets_an_answer_that_is_not_promised(robot):
    asked: list[tuple[str, int]] = []

    class Sequence(schemathesis.openapi.from_dict(openapi()).as_state_machine()):
        def call(self, case, **more):
            answer = robot.ask(case)
            asked.append((case.operation.label, answer.status_code))
            return Response.from_httpx(answer, verify=True)

        def validate_response(self, response, case, additional_checks=(), **more):
            case.validate_response(response, checks=CHECKS)

    Sequence.run(
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
    )
    assert len(asked) > SEQUENCES
    followed = [label for label, status in asked if "{" in label and status < 300]
    assert followed, "no request ever used an id that an earlier answer gave"
