"""Offices: persons and the bodies they speak for, which on one occasion are one origin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.roles import role_list, role_words, wider_classes
from sayso.lexicon.stopwords import common_words
from sayso.model import Identity, SourceKind, Why
from sayso.trace import record

BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.STATE, SourceKind.DOCUMENT})
# Whoever has one of these roles speaks for the body; a member, worker or adviser need not.
LEADS = frozenset(
    {"spokesperson", "head", "chief executive", "minister", "prime minister", "president"}
    | {"secretary", "secretary-general", "leader", "commissioner", "commander"}
)
STAFF = clause_words("people of somebody")
LONG = 9  # letters: "governor" and "government" stay apart, "commission" and "commissions" do not
CAP = 20  # bodies of one word that a person's office is compared with


@dataclass(frozen=True, slots=True)
class Tie:
    """A person who speaks for a body, or another person, and what tells it."""

    voice: str
    body: str
    why: Why


def find(speaking: Mapping[str, Iterable[str]], identities: Sequence[Identity]) -> tuple[Tie, ...]:
    """Who speaks for whom, among voices of one article; and across articles by a full name.

    ``speaking`` lists by article whose voices it has.
    """
    known = {each.id: each for each in identities}
    near: dict[str, set[str]] = defaultdict(set)
    for article in sorted(speaking):
        voices = sorted(set(speaking[article]) & known.keys())
        for voice in voices:
            if _may_be_tied(known[voice]):
                near[voice].update(each for each in voices if each != voice)
    found: dict[tuple[str, str], Tie] = {}
    for voice in sorted(near):
        for tie in _ties(known[voice], [known[other] for other in sorted(near[voice])]):
            found.setdefault((tie.voice, tie.body), tie)
    for tie in _by_full_name(identities):
        found.setdefault((tie.voice, tie.body), tie)
    return tuple(found[key] for key in sorted(found))


def beside(
    speaking: Mapping[tuple[str, int], Iterable[str]], identities: Sequence[Identity]
) -> tuple[Tie, ...]:
    """Spokespeople of nobody in particular, and the one body that speaks in their paragraph.

    ``speaking`` lists the voices by article and where the paragraph begins: "The yard will close,
    Dunmor Lines said. No ship is lost, a spokeswoman added."
    """
    known = {each.id: each for each in identities}
    found: dict[str, Tie] = {}
    for place in sorted(speaking):
        voices = [known[voice] for voice in sorted(set(speaking[place]) & known.keys())]
        bodies = [each for each in voices if each.kind is SourceKind.ORGANISATION]
        for person in voices if len(bodies) == 1 else ():
            if _speaks(person) and not person.affiliation and person.kind not in BODIES:
                detail = f"{person.name}, told of beside {bodies[0].name} alone, speaks for it"
                why = Why("speaks-for", None, detail)
                found.setdefault(person.id, Tie(person.id, bodies[0].id, why))
    return tuple(found[key] for key in sorted(found))


def _ties(person: Identity, voices: Sequence[Identity]) -> Iterator[Tie]:
    """Whose office or mouth it is, and the bodies whose name is in the office, if but one fits."""
    if person.kind is SourceKind.OUTLET:
        yield from _of_page(person, voices)
        return
    for other in voices:
        if _is_staff(person, other):
            detail = f"{person.name}: the office of {other.name}"
            yield Tie(person.id, other.id, Why("office-of-person", None, detail))
    office = _office(person)
    fitting = [
        each for each in voices if _is_body(each, person) and _fits(office, _named(each.name))
    ]
    names = [_named(each.name) for each in fitting]
    if any(not (one <= other or other <= one) for one in names for other in names):
        return  # two ministries, and nothing says whose minister it is
    for body in fitting:
        detail = f"{person.name}, {_titled(person)}, speaks for {body.name}"
        yield Tie(person.id, body.id, Why("speaks-for", None, detail))


def _may_be_tied(voice: Identity) -> bool:
    if voice.kind is SourceKind.OUTLET:
        return record.is_on_record(voice)
    return bool(_office(voice)) or _speaks(voice) or _staffed(voice.name)


def _of_page(page: Identity, voices: Sequence[Identity]) -> Iterator[Tie]:
    """On the page of the Orvan Fisheries Ministry "the ministry" is nobody else."""
    own = _named(page.name)
    for body in voices:
        if body.kind in BODIES and (name := _named(body.name)) and name <= own:
            detail = f"{body.name}, on the page of {page.name}"
            yield Tie(page.id, body.id, Why("own-page", None, detail))


def _by_full_name(identities: Sequence[Identity]) -> Iterator[Tie]:
    """As "Ilda Marren, head of the Harbour Police" here, "the Harbour Police" there."""
    bodies: dict[frozenset[str], list[Identity]] = defaultdict(list)
    for each in sorted(identities, key=lambda each: each.id):
        if each.kind in BODIES:
            bodies[_named(each.name)].append(each)
    for person in identities:
        office = _office(person)
        if len(office) < 2:
            continue
        for body in bodies.get(office, [])[:CAP]:
            detail = f"{person.name}, {_titled(person)}, speaks for {body.name}"
            yield Tie(person.id, body.id, Why("speaks-for", None, detail))


def _office(person: Identity) -> frozenset[str]:
    """The words of the body in a leading person's role and affiliation."""
    if person.kind in BODIES or person.kind is SourceKind.OUTLET:
        return frozenset()
    role = " ".join((person.role or "").lower().replace("-", " ").split())
    words = role.split()
    if role_list("past") & set(words):
        return frozenset()  # a former minister speaks for himself
    tails = [" ".join(words[start:]) for start in range(len(words))]
    # The shortest, so that "defence" stays in the office of a "defence minister".
    leading = next((tail for tail in reversed(tails) if _leads(tail)), None)
    if leading is None:
        return frozenset()
    rest = role.removesuffix(leading)
    own = _named(f"{rest} {person.affiliation or ''}")
    # A minister is of a ministry, a governor of a governor's office; a head is just of something.
    kept = leading.endswith(("minister", "governor", "president", "commissioner"))
    return own | (_named(leading.split()[-1]) if kept and not person.affiliation else own)


@lru_cache(maxsize=5_000)
def _leads(role: str) -> bool:
    families = role_words().get(role, frozenset())
    wider = {every for family in families for every in wider_classes(family)}
    return bool(wider & LEADS) or role == "governor"


def _is_body(other: Identity, person: Identity) -> bool:
    """A body; or what was taken for a person, and is where somebody else works."""
    return other.kind in BODIES or (
        other.kind is SourceKind.PERSON
        and not other.role
        and _named(other.name) == _named(person.affiliation or "")
    )


def _fits(office: frozenset[str], body: frozenset[str]) -> bool:
    if not office - {"minist"} or not body:
        return False  # a bare "minister" may be of any ministry
    return office <= body or (body <= office and len(body) > 1)


def _is_staff(staff: Identity, person: Identity) -> bool:
    """As "Marren's office" or "a spokeswoman for Ilda Marren" beside Ilda Marren herself."""
    if staff.id == person.id or person.kind is not SourceKind.PERSON:
        return False
    name = _named(person.name)
    if not name or " " not in person.name.strip():
        return False
    of = _named(staff.affiliation or "")
    if _speaks(staff) and of:
        return of <= name
    own = _named(staff.name)
    return _staffed(staff.name) and _last(person.name) in own and own - STAFF <= name


def _staffed(name: str) -> bool:
    return bool(_named(name) & STAFF)


def _speaks(identity: Identity) -> bool:
    words = (identity.role or "").lower().split()
    return any("spokesperson" in role_words().get(word, ()) for word in words)


def _last(name: str) -> str:
    return next(iter(_named(name.rsplit(maxsplit=1)[-1])), "")


def _titled(person: Identity) -> str:
    return " of ".join(part for part in (person.role, person.affiliation) if part)


@cache
def _empty() -> frozenset[str]:
    return role_list("status") | clause_words("empty word of an office")


@lru_cache(maxsize=50_000)
def _named(text: str) -> frozenset[str]:
    """The words of a name that tell, folded; "minister" and "ministry" are one."""
    plain = re.sub(r"['’]s\b", "", anyascii(text).lower())
    found: set[str] = set()
    for word in re.findall(r"[a-z0-9]+", plain):
        if word in common_words() or word in _empty() or len(word) < 2:
            continue
        if word.startswith("minist"):
            found.add("minist")
        elif word.startswith("spokes"):
            found.add("spokespeople")
        else:
            found.add(word.removesuffix("s")[:LONG] if len(word) > 3 else word)
    return frozenset(found)
