"""Random requests, made of the workbench's own description of itself, are never answered by a fault of the server."""

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from truceline.web.app import make_app
from truceline.web.bench import Workbench
from truceline.web.guard import HEADER

PARTS = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def test_no_request_is_answered_by_a_fault(bench: Workbench) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", make_app(bench), headers={"Host": "127.0.0.1"})
    asked = {"Host": "127.0.0.1", HEADER: bench.token}
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @PARTS
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=[not_a_server_error], headers=asked)

        holds()
        tried += 1
    assert tried >= 10


def test_the_json_side_is_described(bench: Workbench) -> None:
    paths = make_app(bench).openapi()["paths"]
    assert {"/incidents.json", "/incidents/{key}.json", "/judgements"} <= paths.keys()
    assert not [path for path in paths if path.startswith("/static")]
