from pathlib import Path

import pytest

from sayso.errors import NotFound
from sayso.model import Linked, Reading
from sayso.store import explain
from sayso.store.view import View


def test_gathers_what_bears_on_a_claim(ledger: Path, first: Reading, linked: Linked) -> None:
    with View(ledger) as view:
        found = explain.find(view, first.claims[0].id)
    assert found.claim == first.claims[0]
    assert found.article == first.article
    assert found.passages == first.passages[1:]
    assert (found.parent, found.nested) == (None, ())
    assert found.identity == linked.identities[0]
    assert found.statement == linked.statements[0]
    assert found.origin == linked.origins[0]
    assert found.questions == linked.questions
    assert found.links == linked.questions[0].links


def test_parents_and_nested_claims_know_each_other(ledger: Path, second: Reading) -> None:
    outer, nested = second.claims
    with View(ledger) as view:
        assert explain.find(view, outer.id).nested == (nested,)
        found = explain.find(view, nested.id)
    assert found.parent == outer
    assert (found.identity, found.statement, found.questions) == (None, None, ())


def test_nothing_to_explain(ledger: Path) -> None:
    with View(ledger) as view, pytest.raises(NotFound):
        explain.find(view, "cla_none")
