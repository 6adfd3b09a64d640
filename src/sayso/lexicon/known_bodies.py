"""Bodies the news knows by name: services, armies, parties, monitors, bodies between states."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from sayso.lexicon.loader import load
from sayso.lexicon.offices import bare_words, office_of, offices, without_state
from sayso.lexicon.places import Seat
from sayso.lexicon.states import state_adjectives, state_names

DOTTED: Final = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")  # "F.A.A."


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """Bodies of one state (or none), one sort and one office; each a list of its names."""

    iso: str
    sort: str
    bodies: tuple[tuple[str, ...], ...]
    example: str
    office: str = ""
    independent: bool = False


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body by its best name; ``iso`` and ``office`` are "" where it has none.

    ``independent`` ones are in that state and do not speak for it: a party, a firm, an armed group.
    """

    name: str
    iso: str
    sort: str
    office: str = ""
    names: tuple[str, ...] = ()
    independent: bool = False


@cache
def known_bodies() -> tuple[KnownBody, ...]:
    """Every body of the table."""
    return tuple(
        KnownBody(
            names[0], group.iso, group.sort, group.office, names, independent=group.independent
        )
        for group in load("known_bodies", BodyGroup)
        for names in group.bodies
    )


def _key(name: str) -> str:
    """As written for one word, so that "WHO" is not "who"; one spelling and case for more."""
    bare = name.replace("’", "'").strip().removeprefix("the ").removeprefix("The ")
    if DOTTED.fullmatch(bare):
        bare = bare.replace(".", "")
    return " ".join(bare_words(bare)).casefold() if " " in bare else bare


@cache
def _by_name() -> dict[str, tuple[KnownBody, ...]]:
    found: dict[str, tuple[KnownBody, ...]] = {}
    for body in known_bodies():
        for name in body.names:
            if body not in found.get(_key(name), ()):
                found[_key(name)] = (*found.get(_key(name), ()), body)
    return found


@cache
def _by_office() -> dict[tuple[str, str], KnownBody]:
    """The one body that is an office of its state, under a name of its own."""
    return {(body.office, body.iso): body for body in reversed(known_bodies()) if body.office}


@lru_cache(maxsize=20_000)
def body_known(name: str) -> KnownBody | None:
    """The body a name stands for, alone or with its state, or the office of a state it names.

    "HUR", "Ukraine's HUR" and "Ukraine's military intelligence" are one. A name that two bodies
    bear is neither's unless a state stands beside it.
    """
    alone = _by_name().get(_key(name), ())
    if len(alone) == 1:
        return alone[0]
    for rest, code in without_state(name):
        theirs = [body for body in _by_name().get(_key(rest), ()) if body.iso == code]
        if len(theirs) == 1:
            return theirs[0]
    office = office_of(name)
    return _by_office().get(office) or _office_body(*office) if office else None


@cache
def _seats() -> dict[str, tuple[str, str]]:
    return {
        _key(word): (seat.body, seat.iso) for seat in load("seats", Seat) for word in seat.words
    }


@cache
def seat_of(name: str) -> KnownBody | None:
    """The body that sits in a building: "the Kremlin" is the Russian presidency."""
    if found := _seats().get(_key(name)):
        body, code = found
        state = code if code in state_names() else ""
        return body_known(body) or KnownBody(body, state, "government")
    return None


def _office_body(office: str, code: str) -> KnownBody:
    whose = state_adjectives().get(code) or state_names()[code]
    return KnownBody(f"{whose} {office}", code, offices()[office].sort, office)


@cache
def body_sorts() -> dict[str, str]:
    """Names and seats of bodies in lower case, and their class."""
    named = {name.lower(): body.sort for body in reversed(known_bodies()) for name in body.names}
    seats = {word: seat_of(word) for seat in load("seats", Seat) for word in seat.words}
    return {word.lower(): body.sort for word, body in seats.items() if body} | named


def state_behind(name: str) -> str | None:
    """The usual name of the state a body speaks for; None for parties, firms and the like."""
    body = seat_of(name) or body_known(name)
    if body is None or body.independent:
        return None
    return state_names().get(body.iso)
