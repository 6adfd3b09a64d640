"""What a stranger's program finds: schemathesis, on every route, with all its checks."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from starlette.applications import Starlette

import affairs
from sayso.web import app
from sayso.web.api.routes import ENDPOINTS
from sayso.web.settings import Settings

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis, of the dev group")

FEW = settings(
    max_examples=3,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("fuzzed") / "sayso.db"
    ledger: Path = affairs.ledger(path, affairs.readings()[:8])
    made = app.create(Settings(ledger, read_only=True, hosts=("testserver",)))

    async def asked(scope, receive, send) -> None:
        # schemathesis starts and ends an app for each request; ours starts once.
        await (Starlette() if scope["type"] == "lifespan" else made)(scope, receive, send)

    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", asked)


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("path", [each.path for each in ENDPOINTS])
def test_nothing_is_found(described, path: str, mode) -> None:
    operation = described[path]["GET"]
    made = 0

    @FEW
    @given(operation.as_strategy(generation_mode=mode))
    def fuzz(case) -> None:
        nonlocal made
        made += 1
        case.call_and_validate()

    fuzz()
    assert made
