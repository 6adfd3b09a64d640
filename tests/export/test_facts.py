"""Facts: what a number's words were read as, and which way the figure moved."""

from dataclasses import replace

import pytest

from sayso.export import facts
from sayso.model import Change, Dossier, Measure, Quantity, Span


def number(dossier: Dossier, **more) -> facts.Fact:
    claim = dossier.claims[0]
    quantity = Quantity(Span(0, 4, "some"), 1000.0, 1000.0, of="guards", **more)
    told = facts.of(replace(claim, quantities=(quantity,)))
    return next(fact for fact in told if fact.label == "Number")


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({}, ""),
        ({"measure": Measure.CUMULATIVE}, "cumulative figure"),
        ({"change": Change.UP, "changed_by": True}, "up by this much"),
        ({"change": Change.DOWN, "changed_from": 1800.0}, "down to this, from 1,800"),
        (
            {"change": Change.UP, "measure": Measure.SNAPSHOT},
            "up to this; snapshot figure",
        ),
    ],
)
def test_a_number_tells_how_it_moved(dossier: Dossier, more: dict[str, object], note: str) -> None:
    assert number(dossier, **more).note == note


def test_a_rate_stands_with_its_number(dossier: Dossier) -> None:
    assert number(dossier, unit="per day").value == "“some” → 1,000 per day of “guards”"
