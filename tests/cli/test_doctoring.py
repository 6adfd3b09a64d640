"""`sayso doctor`: a line a check, and a status to rely on."""

import json

from sayso import health
from sayso.health import Check, State


def test_failed_is_status_one_and_said_with_what_to_do(sayso, monkeypatch) -> None:
    found = [Check("disk", State.FAILED, "0.0 GB free", "make room"), Check("x", State.OK, "y")]
    monkeypatch.setattr(health, "find", lambda _: iter(found))
    ended = sayso("doctor")
    assert ended.status == 1
    assert "failed   disk: 0.0 GB free\n         make room\n" in ended.out
    assert "2 checks: 1 failed" in ended.err


def test_a_warning_is_no_failure(sayso, monkeypatch) -> None:
    monkeypatch.setattr(health, "find", lambda _: iter([Check("x", State.WARNING, "y", "z")]))
    assert sayso("doctor").status == 0


def test_ledger_is_looked_at_and_told_as_json(sayso, ledger, monkeypatch) -> None:
    monkeypatch.setattr(health, "LOADS", ())
    ended = sayso("doctor", str(ledger), "--json")
    assert ended.status == 0
    last = [json.loads(line) for line in ended.out.splitlines()][-1]
    assert last["name"] == "ledger"
    assert last["state"] == "ok"
