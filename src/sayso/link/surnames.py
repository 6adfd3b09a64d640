"""Bare surnames: whose they are, where more than the surname supports it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from sayso.lexicon.first_names import first_names
from sayso.lexicon.name_variants import given_forms
from sayso.lexicon.tenures import tenures_in
from sayso.link import personal
from sayso.link.evidence import Evidence, Setting, open_, same
from sayso.link.personal import PersonName, clash
from sayso.link.wordbags import fold
from sayso.model import Verdict

BLOCK = 60  # bare surnames that nobody's full name explains; further ones are not compared
BOTH = 2  # surnames

Named = Mapping[tuple[str, str], list[int]]


@dataclass(frozen=True, slots=True)
class _Bearers:
    """Mentions with a full name, by surname and by what may lend a bare surname support."""

    names: Mapping[int, PersonName]
    in_story: Mapping[tuple[str, str], list[int]]
    with_word: Mapping[tuple[str, str], list[int]]
    first: Mapping[str, list[int]]


def _bearers(setting: Setting, names: Mapping[int, PersonName], full: Named) -> _Bearers:
    in_story: dict[tuple[str, str], list[int]] = defaultdict(list)
    with_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    first: dict[str, list[int]] = defaultdict(list)
    for (_, surname), group in full.items():
        first[surname].append(group[0])
        for number in group:
            in_story[surname, setting.story(number)].append(number)
            for word in setting.mentions[number].telling:
                with_word[surname, word].append(number)
    return _Bearers(names, in_story, with_word, first)


def find(
    setting: Setting,
    names: Mapping[int, PersonName],
    full: Named,
    bare: Mapping[str, list[int]],
) -> Iterator[Evidence]:
    """What speaks for a bare surname, or two surnames, being somebody's.

    Args:
        setting: All mentions.
        names: The parts of the names of persons.
        full: Mentions with a first name, by first name and surname as they sound.
        bare: Mentions of a surname alone, by it.
    """
    bearers = _bearers(setting, names, full)
    for _, group in sorted(bare.items()):
        alone: list[int] = []
        for number in group:
            found = _bearer(setting, bearers, number)
            if found is not None:
                yield found
            if found is None or found.verdict is not Verdict.SAME:
                alone.append(number)
        yield from _surnames(setting, names, alone)
    yield from _double(setting, names, full)


def _bearer(setting: Setting, bearers: _Bearers, number: int) -> Evidence | None:
    """The one full name a bare surname stands for, where more than the surname supports it."""
    mention, surname = setting.mentions[number], bearers.names[number].sound
    if any(setting.told_apart(i) for i in bearers.first.get(surname, ())):
        return _one_of_two(setting, bearers, number)
    story = _of(bearers, number, bearers.in_story.get((surname, setting.story(number)), ()))
    article = [i for i in story if setting.mentions[i].article == mention.article]
    office = [i for word in mention.telling for i in bearers.with_word.get((surname, word), ())]
    candidates = _of(bearers, number, bearers.first.get(surname, ()))
    supports: tuple[tuple[str, Sequence[int]], ...] = (
        ("in the same article", article),
        ("by role or affiliation", sorted(_of(bearers, number, office))),
        ("by the office", _of(bearers, number, _same_office(setting, bearers, number))),
        (
            "the only full name with it in the story",
            [i for i in story if not setting.at_odds(i, number)],
        ),
        ("who held office then and is known by it", _in_office(setting, bearers, number)),
    )
    for detail, fitting in supports:
        if len(_people(bearers.names, fitting)) == 1:
            told = f"{mention.name!r} is {setting.mentions[fitting[0]].name!r}: {detail}"
            return same(fitting[0], number, "surname", told)
    if len(candidates) == 1:
        told = f"{setting.both(candidates[0], number)}: one surname and nothing else"
        return open_(candidates[0], number, "surname", told)
    return None


def _one_of_two(setting: Setting, bearers: _Bearers, number: int) -> Evidence | None:
    """Which of two people of one full name a surname is: by the office, or nobody knows."""
    mention, surname = setting.mentions[number], bearers.names[number].sound
    near = bearers.in_story.get((surname, setting.story(number)), ())
    fitting = [i for i in near if setting.mentions[i].details & mention.details]
    for other in fitting[:1]:
        told = f"{mention.name!r} is {setting.mentions[other].name!r} of that office"
        return same(other, number, "surname", told)
    return None


def _of(bearers: _Bearers, number: int, some: Sequence[int]) -> list[int]:
    """Those whose names do not rule the mention's out."""
    return [i for i in some if not clash(bearers.names[i], bearers.names[number])]


def _people(names: Mapping[int, PersonName], some: Sequence[int]) -> list[int]:
    """One number for each full name among them that cannot be another's form; three at most."""
    found: list[int] = []
    for number in some:
        if all(clash(names[number], names[other]) for other in found):
            found.append(number)
        if len(found) > 1:
            break
    return found


def _same_office(setting: Setting, bearers: _Bearers, number: int) -> list[int]:
    """Bearers of the surname with the very same office of two words or more, near in time.

    As in "Interior Minister": "minister" alone is many people's, and so is an office after years.
    """
    mention, surname = setting.mentions[number], bearers.names[number].sound
    offices = {fold(role) for role in mention.roles if " " in role.strip()}
    return [
        i
        for i in bearers.first.get(surname, ())
        if offices & {fold(role) for role in setting.mentions[i].roles} and setting.near(i, number)
    ]


def _in_office(setting: Setting, bearers: _Bearers, number: int) -> list[int]:
    """Whoever held an office when the article came out and whose surname alone is enough then."""
    mention, surname = setting.mentions[number], bearers.names[number].sound
    day = setting.days.get(mention.article, "")
    for tenure, alone, _ in tenures_in(mention.name) if day else ():
        if alone.fullmatch(mention.name) and tenure.held_on(datetime.fromisoformat(day)):
            holder = personal.read(tenure.full_name)
            first = bearers.first.get(surname, ())
            return [i for i in first if not clash(bearers.names[i], holder)]
    return []


def _surnames(
    setting: Setting, names: Mapping[int, PersonName], group: list[int]
) -> Iterator[Evidence]:
    """Bare surnames that no full name explains: one office or one story makes them one."""
    for left, right in combinations(group[:BLOCK], 2):
        if clash(names[left], names[right]):
            continue
        if shared := setting.shared(left, right):
            detail = f"both bear {setting.mentions[left].name!r}, and: {', '.join(sorted(shared))}"
            yield same(left, right, "surname-and-role", detail)
        elif setting.together(left, right) and not setting.at_odds(left, right):
            detail = f"both bear {setting.mentions[left].name!r} in one story, and nobody else does"
            yield same(left, right, "surname-in-story", detail)


def _double(setting: Setting, names: Mapping[int, PersonName], full: Named) -> Iterator[Evidence]:
    """Two surnames: "Wessel Orlo" is "Ida Wessel Orlo" if nobody else bears both."""
    tails: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for group in full.values():
        for number in group:
            parts, last = names[number].parts, names[number].given[-1]
            # "Mary Ann Orlo" is not "Ann Orlo": what stands before the surname must be another.
            if len(parts) > BOTH and not given_forms(last) and last not in first_names():
                tails[parts[-2:]].append(number)
    for tail, longer in sorted(tails.items()):
        for number in full.get((tail[0], tail[1]), ()):
            if len(names[number].parts) == BOTH and len(_people(names, longer)) == 1:
                detail = f"{setting.both(longer[0], number)}: nobody else bears both surnames"
                yield same(longer[0], number, "surname", detail)
