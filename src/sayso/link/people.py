"""People: which names of persons in which articles are one person's; a surname alone is not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from sayso.link import described, namesakes, personal, surnames
from sayso.link.evidence import Evidence, Setting, open_, same
from sayso.link.groups import Groups
from sayso.link.personal import PersonName, clash, first_names_agree

ALIKE = 90  # of 100: two spellings of one full name
BLOCK = 60  # names that may be one; beyond it, names are compared only with their neighbours
HUBS = 6  # bearers of one full name, or pairs of two forms, that are compared
WELL_KNOWN = 3  # stories
LEAST_OFFICES = 2  # that may be two people's

Named = Mapping[tuple[str, str], list[int]]


def find(setting: Setting, some: Sequence[int]) -> Iterator[Evidence]:
    """What speaks for two of these mentions of persons being one."""
    # "Ilda Marren and Tom Vask" are two, and neither of them alone.
    single = [number for number in some if " and " not in setting.mentions[number].name]
    without = [i for i in single if described.is_description(setting.mentions[i].name)]
    named = sorted({*single} - {*without})
    names = {number: personal.read(setting.mentions[number].name) for number in named}
    full: dict[tuple[str, str], list[int]] = defaultdict(list)
    bare: dict[str, list[int]] = defaultdict(list)
    for number, name in names.items():
        if name.bare:
            bare[name.sound].append(number)
        else:
            full[name.first, name.sound].append(number)
    for group in full.values():
        yield from _one_name(setting, names, group)
    yield from _forms(setting, names, full)
    yield from surnames.find(setting, names, full, bare)
    yield from described.find(setting, names, without)


def _one_name(
    setting: Setting, names: Mapping[int, PersonName], group: list[int]
) -> Iterator[Evidence]:
    """One full name: one person, unless two offices in two stories or a generation say otherwise.

    Bearers with an office are joined by what they share; those without one join where there is no
    choice. Whoever is written of in several stories is the one meant in a further one too.
    """
    bearers = _bearer_groups(setting, names, group)
    for each in bearers:
        for number in each[1:]:
            yield same(each[0], number, "same-full-name", setting.both(each[0], number))
    if setting.told_apart(group[0]):
        for each in bearers[1:]:
            detail = f"{setting.both(bearers[0][0], each[0])}, but two people bear the name"
            yield open_(bearers[0][0], each[0], "same-full-name", detail)
        return
    stories = [len({setting.story(i) for i in each}) for each in bearers]
    known = [n for n, count in enumerate(stories) if count >= WELL_KNOWN]
    hub = known[0] if len(known) == 1 else 0
    for place, each in enumerate(bearers):
        if place == hub:
            continue
        left, right = bearers[hub][0], each[0]
        detail = setting.both(left, right)
        at_one = not clash(names[left], names[right]) and _one_age(names, left, right)
        if len(known) == 1 and at_one:
            yield same(left, right, "same-full-name", f"{detail}, and in {stories[hub]} stories")
        else:
            yield open_(
                left, right, "same-full-name", f"{detail}, but another office or generation"
            )


def _one_age(names: Mapping[int, PersonName], left: int, right: int) -> bool:
    return names[left].generation == names[right].generation


def _bearer_groups(
    setting: Setting, names: Mapping[int, PersonName], group: list[int]
) -> list[list[int]]:
    """The mentions of one full name in groups that share an office or a story."""
    groups = Groups(group)
    first: dict[tuple[str, str], int] = {}
    for number in group:
        details, near = setting.mentions[number].details, [("story", setting.story(number))]
        if setting.told_apart(number):
            details, near = details | namesakes.beside(setting, number), []
        words = [("word", word) for word in sorted(details)]
        for key in [*near, *words]:
            other = first.setdefault(key, number)
            if other != number and _one_bearer(setting, names, other, number):
                low, high = sorted((groups.root(other), groups.root(number)))
                groups.join(low, high)
    found = groups.lists()
    told = [each for each in found if any(setting.mentions[i].details for i in each)]
    pairs = combinations([each[0] for each in found[:HUBS]], 2)
    at_one = all(
        _one_age(names, *pair) and not clash(*map(names.__getitem__, pair)) for pair in pairs
    )
    if len(told) < LEAST_OFFICES and at_one and not setting.told_apart(group[0]):
        return [sorted(number for each in found for number in each)]
    return [*told, *(each for each in found if each not in told)]


def _one_bearer(setting: Setting, names: Mapping[int, PersonName], left: int, right: int) -> bool:
    """Not "Tom Vask" and "Tom Vask Jr.", who may be his son, unless their office is one."""
    aged = _one_age(names, left, right) or setting.shared(left, right)
    return bool(aged) and not clash(names[left], names[right])


def _forms(setting: Setting, names: Mapping[int, PersonName], full: Named) -> Iterator[Evidence]:
    """Two forms of one name: a short first name, an initial, another spelling of either part."""
    blocks: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for first, family in full:
        key = first, family
        blocks[f"{family[:4]} {first[:1]}"].add(key)
        blocks[f"= {family}"].add(key)
        blocks[f"~ {personal.consonants(family)} {first[:1]}"].add(key)
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for _, block in sorted(blocks.items()):
        ordered = sorted(block)
        for place, left in enumerate(ordered):
            for right in ordered[place + 1 : place + BLOCK]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield from _two_forms(setting, names, full[left], full[right])


def _two_forms(
    setting: Setting, names: Mapping[int, PersonName], ours: list[int], theirs: list[int]
) -> Iterator[Evidence]:
    one, other = names[ours[0]], names[theirs[0]]
    rule = _form_rule(one, other)
    if rule is None or clash(one, other):
        return
    pairs = [(a, b) for a in ours[:BLOCK] for b in _near(setting, a, theirs)]
    for left, right in pairs[:HUBS]:
        if not clash(names[left], names[right]):
            support = "in one story"
            if not setting.together(left, right):
                support = f"both: {', '.join(sorted(setting.shared(left, right)))}"
            yield same(left, right, rule, f"{setting.both(left, right)}, {support}")
    if not pairs and one.sound == other.sound:
        detail = f"{setting.both(ours[0], theirs[0])}, with nothing else in common"
        yield open_(ours[0], theirs[0], rule, detail)


def _form_rule(one: PersonName, other: PersonName) -> str | None:
    if one.sound == other.sound:
        return "name-form" if first_names_agree(one, other) else None
    left, right = " ".join(one.parts), " ".join(other.parts)
    alike = fuzz.ratio(left, right) >= ALIKE and one.first[:2] == other.first[:2]
    loose = one.loose == other.loose and len(one.loose) > 1 and first_names_agree(one, other)
    return "spelling" if alike or loose else None


def _near(setting: Setting, number: int, others: list[int]) -> list[int]:
    """The first of the others that is in its story or shares a telling office."""
    return next(
        (
            [each]
            for each in others[:BLOCK]
            if _in_one_story(setting, number, each) or setting.shared(number, each)
        ),
        [],
    )


def _in_one_story(setting: Setting, number: int, other: int) -> bool:
    """Whether both are of one story; of two people of one name, with a word of one office."""
    if not setting.told_apart(other):
        return setting.together(number, other)
    one, two = (setting.mentions[each].details for each in (number, other))
    return setting.together(number, other) and bool(one & two)
