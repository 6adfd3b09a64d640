"""Sightings of one person joined: whose short name is whose, and which name is the fullest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.cast.names import alike, fold, same_person
from sayso.extract.cast.sightings import Sighting
from sayso.lexicon.first_names import first_names
from sayso.lexicon.roles import role_words
from sayso.model import Span


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody and every place that names them, in text order; ``name`` is the fullest one."""

    name: str
    sightings: tuple[Sighting, ...]

    @property
    def roles(self) -> tuple[Sighting, ...]:
        """The sightings that give a role."""
        return tuple(sighting for sighting in self.sightings if sighting.role)

    @property
    def gender(self) -> str | None:
        """As forms of address, role words, or else the first name tell."""
        for sighting in self.sightings:
            if sighting.gender:
                return sighting.gender
        words = fold(self.name)
        return first_names().get(words[0])

    def before(self, offset: int) -> Span | None:
        """Where the person was last named before an offset."""
        earlier = [s.span for s in self.sightings if s.span.start < offset]
        return earlier[-1] if earlier else None


def people_of(sightings: Sequence[Sighting]) -> tuple[Person, ...]:
    """Sightings joined to people, fuller names first; a short name of two people joins neither."""
    known = Counter(fold(sighting.name) for sighting in sightings)
    sightings = [_without_junk(sighting, known) for sighting in sightings]
    full: list[list[Sighting]] = []
    short: list[Sighting] = []
    for sighting in sorted(sightings, key=_fullest_first):
        words = fold(sighting.name)
        fits = [group for group in full if words and _joins(sighting, group)]
        if len(fits) == 1:
            fits[0].append(sighting)
        elif not fits and words:
            full.append([sighting])
        elif fits:
            short.append(sighting)
    for sighting in short:
        _join_main(sighting, full)
    people = [_person(group) for group in full]
    return tuple(sorted(people, key=lambda person: person.sightings[0].span.start))


def described_last(person: Person, offset: int) -> Sighting | None:
    """The last sighting with a role, where the full name stands with roles that share nothing."""
    full = [s for s in person.roles if len(fold(s.name)) > 1]
    apart = any(_two_roles(full[0], other) for other in full[1:])
    return next((s for s in reversed(full) if apart and s.span.start <= offset), None)


def _two_roles(one: Sighting, other: Sighting) -> bool:
    """Whether neither the words nor the sorts of two roles meet."""
    words = [fold(f"{s.role or ''} {s.affiliation or ''}") for s in (one, other)]
    sorts = [role_words().get(s.head or "", frozenset()) for s in (one, other)]
    return not set(words[0]) & set(words[1]) and not sorts[0] & sorts[1]


def _fullest_first(sighting: Sighting) -> tuple[int, bool, int]:
    """Long names before short ones; among equals those that tell a man from a woman."""
    return -len(fold(sighting.name)), sighting.gender is None, sighting.span.start


def _joins(sighting: Sighting, group: Sequence[Sighting]) -> bool:
    """Whether a sighting may be of that person: the name fits, and "Mr" is no woman."""
    known = next((s.gender for s in group if s.gender), None) or first_names().get(
        fold(group[0].name)[0]
    )
    clash = known and sighting.gender and known != sighting.gender
    return not clash and same_person(fold(sighting.name), fold(group[0].name))


def _without_junk(sighting: Sighting, known: Counter[tuple[str, ...]]) -> Sighting:
    """As in "Rival Ilda Marren" or "Ilda Marren Selling Boat" if that is named oftener."""
    words = fold(sighting.name)
    if len(words) < 3:
        return sighting
    if known[words[:2]] > known[words] == 1:
        return _cut_behind(sighting, 2)
    if words[1:] not in known:
        return sighting
    _, _, name = sighting.name.partition(" ")
    if fold(name) != words[1:]:
        return sighting
    end = sighting.span.end
    return replace(sighting, name=name, span=Span(end - len(name), end, name))


def _cut_behind(sighting: Sighting, count: int) -> Sighting:
    """The first words of a name alone."""
    parts = sighting.name.split()
    if len(fold(" ".join(parts[:count]))) != count:
        return sighting
    name = sighting.name[: sighting.name.index(parts[count - 1]) + len(parts[count - 1])]
    start = sighting.span.start
    return replace(sighting, name=name, span=Span(start, start + len(name), name))


def _join_main(sighting: Sighting, groups: list[list[Sighting]]) -> None:
    """A bare surname two people share is the one's who was named first."""
    words = fold(sighting.name)
    fits = [group for group in groups if _joins(sighting, group)]
    first = [group for group in fits if alike(words[-1], fold(group[0].name)[-1])] or fits
    heads = [group for group in first if sighting.head and sighting.head in {s.head for s in group}]
    first = heads or first
    own = [group for group in first if not _is_relative(group)] or first
    min(own, key=lambda group: min(s.span.start for s in group)).append(sighting)


def _is_relative(group: Sequence[Sighting]) -> bool:
    """Whether somebody is only known as another's wife, son …: the bare surname is the other's."""
    first = min(group, key=lambda sighting: sighting.span.start)
    return "relative" in role_words().get(first.head or "", frozenset())


def _person(group: list[Sighting]) -> Person:
    longest = max(len(fold(sighting.name)) for sighting in group)
    fullest = Counter(s.name for s in group if len(fold(s.name)) == longest)
    name = fullest.most_common(1)[0][0]
    return Person(name, tuple(sorted(group, key=lambda sighting: sighting.span.start)))
