"""Whom "the minister" and "Marren" stand for: by role, affiliation and name."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.cast.bodies import akin, akin_words
from sayso.extract.cast.names import alike, fold, same_person
from sayso.extract.cast.people import Person
from sayso.extract.cast.pronouns import agrees, gender_so_far
from sayso.extract.cast.roles import Described
from sayso.extract.cast.sightings import Sighting
from sayso.extract.cast.spot import FAR, NEAR, Found, Spot
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import gender_of, plain, role_list, role_words, wider_classes
from sayso.lexicon.states import state_words
from sayso.model import SourceKind, Span

# Offices one person holds at a time, and another after them.
OFFICES = frozenset({"president", "prime minister", "minister", "governor", "mayor", "leader"})
# Sorts of people whom news texts describe anew instead of naming them again.
EPITHETS = frozenset({"politician", "businessperson", "artist", "activist"})


def person_called(described: Described, spot: Spot) -> Found | None:
    """Whom a title stands for: by role, affiliation, and who was spoken of last."""
    head = described.head or ""
    exact = [p for p in spot.names.people if _bears(p, described, spot, wide=False)]
    before = [p for p in exact if p.before(spot.token.start)]
    unnamed = _unnamed_called(head, described, spot)
    if unnamed is None and (found := _just_described(described, spot, exact)):
        return found
    if chosen := _latest(before, spot, unnamed):
        return chosen
    if unnamed:
        return unnamed
    if not exact and (speaking := _just_spoke(described, spot)):
        return speaking
    if len(exact) == 1:
        return Found(exact[0].name, exact[0].roles[0].span, "the only one with the role")
    if exact:
        return Found(exact[0].name, None, "unresolved", tuple(p.name for p in exact))
    wide = [
        person
        for person in spot.names.people
        if person.before(spot.token.start)
        and (described.affiliation or _near(person, spot))
        and _bears(person, described, spot, wide=True)
    ]
    return _latest(wide, spot, None) or _described_anew(described, spot)


def _just_described(described: Described, spot: Spot, exact: Sequence[Person]) -> Found | None:
    """As in "an Orvan official said … The aide": an unnamed one who has just spoken."""
    last = spot.recent[-1] if spot.recent else None
    if not last or not last.span or not last.role or last.kind is not SourceKind.UNNAMED:
        return None
    first = spot.sentences[max(0, spot.number - 1)].span.start
    several = last.span.words[:1].isdigit() or last.role.endswith("s")
    if last.span.start < first or several or described.affiliation:
        return None
    if any(_last_seen(p, spot).start > last.span.start for p in exact):
        return None
    theirs = _classes(plain(last.role).split()[-1])
    if not _classes(described.head or "") & theirs:
        return None
    return Found(last.name, last.span, "just described", source=last)


def _classes(head: str) -> frozenset[str]:
    """The classes of a role word, and the wider ones."""
    own = role_words().get(head, frozenset())
    return own.union(*(wider_classes(name) for name in own))


def _described_anew(described: Described, spot: Spot) -> Found | None:
    """As in "the ferry tycoon": the only one to speak in the sentences before, in new words."""
    whose = (described.affiliation or "").lower()
    if whose != (described.affiliation or "") or words_of("body").keys() & set(whose.split()):
        return None
    loose = replace(described, affiliation=None)
    alike = [p for p in spot.names.people if _bears(p, loose, spot, wide=False)]
    if whose and (found := _latest([p for p in alike if _near(p, spot)], spot, None)):
        return found
    own = role_words().get(described.head or "", frozenset())
    if described.determiner != "the" or not own or not own <= EPITHETS:
        return None
    first = spot.sentences[max(0, spot.number - NEAR)].span.start
    near = [s for s in spot.recent if s.span and s.span.start >= first]
    people = {s.name for s in near if s.kind is SourceKind.PERSON}
    person = next((p for p in spot.names.people if people == {p.name}), None)
    gender = gender_of(described.head or "")
    if person is None or not agrees(gender_so_far(person, spot), gender):
        return None
    return Found(person.name, _last_seen(person, spot), "described anew")


def _just_spoke(described: Described, spot: Spot) -> Found | None:
    """The last speaker, of that role and of no known affiliation: "Brigadier … the commander"."""
    last = spot.recent[-1] if spot.recent else None
    person = next((p for p in spot.names.people if last and p.name == last.name), None)
    if not person or not last or any(s.affiliation for s in person.sightings):
        return None
    loose = replace(described, affiliation=None)
    if not _near(person, spot) or not _bears(person, loose, spot, wide=False):
        return None
    return Found(person.name, last.span, "role, spoke last")


def _near(person: Person, spot: Spot) -> bool:
    """Whether the person was spoken of in the sentences just before."""
    first = spot.sentences[max(0, spot.number - NEAR)]
    return _last_seen(person, spot).start >= first.span.start


def _unnamed_called(head: str, described: Described, spot: Spot) -> Found | None:
    """An unnamed source with that role: "a diplomat … the diplomat"."""
    for source in reversed(spot.recent):
        words = plain(source.role or source.name).split()
        known = any(p.name == source.name for p in spot.names.people)
        if known or source.kind not in {SourceKind.UNNAMED, SourceKind.PERSON}:
            continue
        if head.rsplit(maxsplit=1)[-1] in words and (
            not described.affiliation
            or akin_words(fold(described.affiliation), fold(source.affiliation or source.name))
        ):
            return Found(source.name, source.span, "same words before", source=source)
    return None


def _latest(people: Sequence[Person], spot: Spot, unnamed: Found | None) -> Found | None:
    """Who of them was last spoken of; two in one and the same sentence tie."""
    if not people:
        return None
    dated = sorted(((_last_seen(p, spot), p) for p in people), key=lambda pair: -pair[0].start)
    last, person = dated[0]
    if unnamed and unnamed.span and unnamed.span.start > last.start:
        return None
    return Found(
        person.name, last, "role and affiliation" if len(people) == 1 else "role, named last"
    )


def _last_seen(person: Person, spot: Spot) -> Span:
    spans = [s.span for s in spot.recent if s.name == person.name and s.span]
    if named := person.before(spot.token.start):
        spans.append(named)
    return max(spans, key=lambda span: span.start, default=person.sightings[0].span)


def _bears(person: Person, described: Described, spot: Spot, *, wide: bool) -> bool:
    """Whether one of the person's roles answers to the title."""
    head = described.head or ""
    gender = gender_of(head)
    if not agrees(gender_so_far(person, spot), gender):
        return False
    if wide and role_words().get(head, frozenset()) & {"person", "politician"}:
        return True
    return any(_answers(sighting, described, wide=wide) for sighting in person.roles)


def _answers(sighting: Sighting, described: Described, *, wide: bool) -> bool:
    head, own = described.head or "", sighting.head or ""
    classes = role_words().get(head, frozenset())
    theirs = role_words().get(own, frozenset())
    covered = theirs.union(*(wider_classes(name) for name in theirs))
    covering = classes.union(*(wider_classes(name) for name in classes))
    if _over(sighting) and classes & OFFICES and not _past(described.role):
        return False
    same = head == own or classes & theirs
    if not same and not (wide and ((classes | {head}) & covered or covering & theirs)):
        return False
    qualifiers = [
        word
        for word in plain(described.role or "").replace(head, " ").split()
        if word not in role_list("status")
        and (word in role_list("modifier") or described.affiliation or head != own)
    ]
    context = (*fold(sighting.role or ""), *fold(sighting.affiliation or ""))
    if not akin_words(qualifiers, context):
        return False
    return _affiliated(described.affiliation, sighting)


def _over(sighting: Sighting) -> bool:
    """As in "former president Ilda Marren": "the president" is somebody else."""
    return _past(sighting.role)


def _past(role: str | None) -> bool:
    return bool(set(plain(role or "").split()) & role_list("past"))


def _affiliated(wanted: str | None, sighting: Sighting) -> bool:
    if not wanted:
        return True
    given = f"{sighting.affiliation or ''} {sighting.role or ''}"
    if state_words().get(wanted.lower()) and sighting.affiliation:
        return any(akin(wanted, word) for word in (sighting.affiliation, *given.split()))
    return akin_words(fold(wanted), fold(given))


def _spoke_last(people: Sequence[Person], spot: Spot) -> Person | None:
    """Which of them spoke last, in the sentences a pronoun would look back over."""
    first = spot.sentences[max(0, spot.number - FAR)].span.start
    for source in reversed(spot.recent):
        person = next((p for p in people if p.name == source.name), None)
        if person and source.span and first <= source.span.start < spot.token.start:
            return person
    return None


def person_named(name: str, spot: Spot) -> Person | None:
    """The person a name stands for; a surname two share is the one's who was last named."""
    words = fold(name)
    fits = [p for p in spot.names.people if same_person(words, fold(p.name))]
    exact = [p for p in fits if any(fold(s.name) == words and len(words) > 1 for s in p.sightings)]
    start = spot.token.start
    here = [
        person
        for person in spot.names.people
        if any(
            s.span.start <= start < s.span.end or start <= s.span.start < start + len(name)
            for s in person.sightings
        )
    ]
    surname = [p for p in fits if words and alike(words[-1], fold(p.name)[-1])]
    if len(words) == 1 and len(surname) > 1 and (spoke := _spoke_last(surname, spot)):
        return spoke
    for pool in (here, exact, surname, fits):
        if pool:
            return max(pool, key=lambda p: _last_seen(p, spot).start)
    return None
