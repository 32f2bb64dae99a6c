"""Sequences of requests made up from the OpenAPI document: ids that one answer gave are used by the next, in odd orders.

Schemathesis finds by itself which answers feed which requests; the sequences are seeded and bounded.
"""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Response

from linkstar import catalog
from linkstar.api.app import openapi
from linkstar.core.db.roles import APP
from tests.api.test_schemathesis import CHECKS, Robot
from tests.conftest import conninfo_of

SEQUENCES, STEPS = 25, 8
_PLAIN = str.maketrans(dict.fromkeys(" /{}-", "_"))


@pytest.fixture
def robot(server, shared_name, clock, tmp_path):
    one = Robot(conninfo_of(server, shared_name, APP), tmp_path, clock)
    yield one
    one.close()


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("where", "is_followed"), [("/", False), ("/catalog/", True)], ids=["everywhere", "goods"])
def test_no_sequence_of_requests_crashes_the_door_or_gets_an_answer_that_is_not_promised(robot, where, is_followed):
    asked: list[tuple[str, int]] = []
    robot.runner.run(_stock(robot))

    class Sequence(schemathesis.openapi.from_dict(_linked(openapi())).include(path_regex=where).as_state_machine()):
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
    assert followed or not is_followed, "no request ever used an id that an earlier answer gave"


def _linked(document):
    """The document with what a person knows: the first row of a list has the id that the pages below it want."""
    paths = document["paths"]
    for path, listed in [(one, of["get"]) for one, of in paths.items() if "get" in of and "{" not in one]:
        below = [
            (one, paths[one]) for one in paths if one.startswith(f"{path}/{{") and paths[one].keys() & {"get", "put"}
        ]
        for one, of in below:
            names = [name.partition("}")[0] for name in one.split("{")[1:]]
            verb = "get" if "get" in of else "put"
            if len(names) == 1 and "200" in listed["responses"]:
                links = listed["responses"]["200"].setdefault("links", {})
                links[f"{verb} {one}".translate(_PLAIN)] = {
                    "operationRef": f"#/paths/{one.replace('/', '~1')}/{verb}",
                    "parameters": {names[0]: "$response.body#/rows/0/id"},
                }
    return document


async def _stock(robot) -> None:
    """A few items: lists of an empty company name no ids that a next request could use."""
    async with robot.database.tx(robot.tenant_id) as tx:
        await catalog.create_items(tx, [catalog.NewItem(sku=f"S-{n}", title="Lamp 灯") for n in range(3)])
