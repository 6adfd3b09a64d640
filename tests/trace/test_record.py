"""Who can be held to what is said: by a name, or by an office that one body has."""

import pytest

from sayso.model import Identity, SourceKind
from sayso.trace.record import is_on_record


def voice(name: str, kind: str, role: str = "", affiliation: str = "") -> Identity:
    return Identity(name, name, SourceKind(kind), (), role or None, affiliation or None)


@pytest.mark.parametrize(
    "who",
    [
        voice("Ilda Marren", "person"),
        voice("Harbour Board", "organisation"),
        voice("spokeswoman", "unnamed", "spokeswoman"),
        voice("board spokesman", "unnamed", "spokesman", "board"),
        voice("prosecutors", "unnamed", "prosecutors"),
        voice("director of the yard", "unnamed", "director", "yard"),
        voice("regulator", "person", "regulator"),
        voice("mayor", "unnamed", "mayor"),
        voice("the mayor's office", "organisation"),
        voice("Orvan Fisheries Ministry", "outlet"),
    ],
    ids=lambda who: who.name,
)
def test_who_answers_for_it(who: Identity) -> None:
    assert is_on_record(who)


@pytest.mark.parametrize(
    "who",
    [
        voice("two firemen", "unnamed", "firemen"),
        voice("official of the board", "unnamed", "official", "board"),
        voice("former director of the yard", "unnamed", "former director", "yard"),
        voice("manager", "unnamed", "manager"),
        voice("source close to the inquiry", "unnamed"),
        voice("surgeon", "person", "surgeon"),
        voice("She", "person"),
        voice("Vell Evening Post", "outlet"),
    ],
    ids=lambda who: who.name,
)
def test_who_does_not(who: Identity) -> None:
    assert not is_on_record(who)
