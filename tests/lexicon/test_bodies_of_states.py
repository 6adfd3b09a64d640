"""States alike: demonym, capital, ministries and seats of every one lead to it, and to no other."""

from itertools import combinations

import pytest

import language
from sayso.lexicon.known_bodies import body_known, known_bodies, seat_of, state_behind
from sayso.lexicon.loader import load
from sayso.lexicon.offices import offices
from sayso.lexicon.organisations import OrganisationClass
from sayso.lexicon.places import Seat, country_name, metonym
from sayso.lexicon.places import countries as every_state
from sayso.lexicon.states import state_code

BY_CODE = {each.iso: each for each in every_state()}
# All states of one depth, whichever they are; those that are one city have no other capital.
STATES = [code for code, state in BY_CODE.items() if state.adjectives and state.capitals]
FORMS = ("{} Foreign Ministry", "{} Ministry of Foreign Affairs", "{} MFA")
DEFENCE = ("{} Defence Ministry", "{} Defense Ministry", "{} Ministry of Defence", "{} MoD")
# Bodies of their own name that an office of the state is called after are in the table itself.
OWN = {"foreign ministry", "defence ministry"}


def test_the_table_is_of_the_whole_world() -> None:
    assert len(STATES) > 160


@pytest.mark.parametrize("code", STATES)
def test_every_state_is_known_by_name_adjective_and_capital(code: str) -> None:
    state = BY_CODE[code]
    for word in (*state.names, *state.adjectives, *state.capitals):
        if word[0].isupper():
            assert state_code(word) == code, word


@pytest.mark.parametrize("code", STATES)
def test_its_ministries_are_its_own_however_they_are_named(code: str) -> None:
    state = BY_CODE[code]
    whose = [state.adjectives[0], f"{state.names[0]}'s", *(f"{c}'s" for c in state.capitals[:1])]
    for office, forms in (("foreign ministry", FORMS), ("defence ministry", DEFENCE)):
        meant = [form.format(owner) for owner in whose for form in forms]
        meant.append(
            f"Ministry of {'Defence' if 'def' in office else 'Foreign Affairs'} of the {0}"
        )
        meant[-1] = meant[-1].replace("the 0", state.names[0])
        for name in meant:
            body = body_known(name)
            assert body is not None, name
            assert (body.iso, body.office) == (code, office), name
            assert state_behind(name) == country_name(code)
        assert len({body_known(name) for name in meant}) == 1


@pytest.mark.parametrize("code", STATES)
def test_its_capital_or_seat_stands_for_it(code: str) -> None:
    capital = BY_CODE[code].capitals[0]
    found = metonym(capital)
    assert found is not None
    assert found[1] == code


def test_swapping_two_states_swaps_the_bodies() -> None:
    for left, right in combinations(("UA", "RU", "IL", "PS", "KP", "KR", "US", "IR"), 2):
        for office in sorted(OWN | {"general staff", "police", "parliament"}):
            names = [f"{BY_CODE[code].adjectives[0]} {office}" for code in (left, right)]
            found = [body_known(name) for name in names]
            assert [body.iso for body in found if body] == [left, right]
            assert [body.office for body in found if body] == [office, office]


@pytest.mark.parametrize("case", language.load("lexicon", "bodies"), ids=lambda c: c["name"])
def test_a_body_is_an_office_of_its_state(case: language.Case) -> None:
    body = body_known(case["name"])
    assert body is not None
    assert (body.iso, body.office) == (case["iso"], case["office"])


@pytest.mark.parametrize("case", language.load("lexicon", "no-bodies"), ids=lambda c: c["name"])
def test_what_is_no_body_or_nobodys_is_not_guessed(case: language.Case) -> None:
    assert case["why"]
    assert body_known(case["name"]) is None
    assert seat_of(case["name"]) is None


def test_bodies_are_of_known_states_sorts_and_offices() -> None:
    sorts = {each.name for each in load("organisations", OrganisationClass)}
    for body in known_bodies():
        assert body.iso == "" or country_name(body.iso), body
        assert body.sort in sorts, body
        assert body.office == "" or offices()[body.office].sort == body.sort, body
    assert {office.sort for office in offices().values()} <= sorts


def test_a_name_is_one_bodys_or_nobodys_without_its_state() -> None:
    owners: dict[str, set[str]] = {}
    for body in known_bodies():
        for name in body.names:
            owners.setdefault(name, set()).add(body.name)
    for name, bodies in owners.items():
        found = body_known(name)
        assert (found.name if found else None) in (bodies if len(bodies) == 1 else {None}), name


def test_an_office_has_one_body_of_its_own_in_a_state() -> None:
    pairs = [(body.iso, body.office) for body in known_bodies() if body.office]
    assert [pair for pair in pairs if pairs.count(pair) > 1] == []


def test_no_word_names_two_offices() -> None:
    words = [word for office in offices().values() for word in (*office.words, *office.short)]
    assert [word for word in words if words.count(word) > 1] == []


@pytest.mark.parametrize("seat", load("seats", Seat), ids=lambda seat: seat.words[0])
def test_a_seat_leads_to_its_body_and_state(seat: Seat) -> None:
    for word in seat.words:
        body = seat_of(word)
        assert body is not None
        assert body.iso == (seat.iso if country_name(seat.iso) else "")


def test_parties_firms_and_armed_groups_speak_for_no_state() -> None:
    assert [state_behind(name) for name in ("Likud", "Gazprom", "Hezbollah", "NATO", "M23")] == [
        None
    ] * 5
    assert state_behind("the Kremlin") == "Russia"
    assert state_behind("Bankova") == "Ukraine"
