"""Persons told by their office alone: whoever held it on the day; across articles nobody else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sayso.lexicon.name_variants import variant_words
from sayso.lexicon.offices import without_state
from sayso.lexicon.roles import plain, role_list, role_words
from sayso.lexicon.states import state_names
from sayso.lexicon.tenures import holder
from sayso.link import personal
from sayso.link.evidence import Evidence, Setting, open_, same
from sayso.link.personal import PersonName
from sayso.link.wordbags import fold

BLOCK = 60  # persons of one story whose offices are looked at
# Offices of which a body has one, so that "the minister" is whoever the story calls so.
SOLE = frozenset(
    {"president", "prime minister", "minister", "head", "chief executive", "governor", "mayor"}
)


def is_description(name: str) -> bool:
    """Whether a person is told by role alone: "Orvan defence minister", "his mother"."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    small = last == last.lower() and last not in variant_words("particle")
    return small or all(
        plain(word) in role_words() or word.lower() in role_list("modifier")
        for word in name.split()
    )


def find(
    setting: Setting, names: Mapping[int, PersonName], some: Sequence[int]
) -> Iterator[Evidence]:
    """What speaks for an office named in one article and a person, or the office, in another.

    Args:
        setting: All mentions.
        names: The parts of the names of those persons who have one.
        some: The mentions without a name.
    """
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    in_story: dict[str, list[int]] = defaultdict(list)
    for number, name in names.items():
        bearers[name.first, name.sound].append(number)
        in_story[setting.story(number)].append(number)
    held: dict[str, int] = {}
    told: dict[tuple[str, str], int] = {}
    for number in some:
        mention = setting.mentions[number]
        who = _holder(mention.name, setting.days.get(mention.article, ""))
        if who is None:
            first = told.setdefault((fold(mention.name), setting.story(number)), number)
            if first != number:
                detail = f"{mention.name!r} in both; an office passes from one to another"
                yield open_(first, number, "office-holder", detail)
            yield from _only_one(setting, names, in_story[setting.story(number)], number)
            continue
        key = personal.read(who)
        hub = next(iter(bearers.get((key.first, key.sound), ())), held.setdefault(who, number))
        if hub != number:
            detail = f"{mention.name!r} was {who} when the article came out"
            yield same(hub, number, "office-holder", detail)


def _only_one(
    setting: Setting, names: Mapping[int, PersonName], near: Sequence[int], number: int
) -> Iterator[Evidence]:
    """“The minister”, “its director”: the only one whom the article or the story names."""
    words = fold(setting.mentions[number].name).split()
    if not words or not role_words().get(words[-1], frozenset()) & SOLE:
        return
    if any(word not in role_list("possessive") for word in words[:-1]):
        return
    held = [i for i in near[:BLOCK] if any(_holds(r, words[-1]) for r in setting.mentions[i].roles)]
    own = [i for i in held if setting.mentions[i].article == setting.mentions[number].article]
    if any(setting.told_apart(i) for i in held):
        return
    for some, where in ((own, "article"), (held, "story")):
        if some and not any(personal.clash(names[some[0]], names[i]) for i in some[1:]):
            if any(names[some[0]].sound != names[i].sound for i in some):
                return
            told = f"{setting.both(number, some[0])}: the only one the {where} names"
            yield same(some[0], number, "office-holder", told)
            return


def _holds(role: str, office: str) -> bool:
    """“Health Minister” is a minister, “director of the zoo” a director; a deputy is not."""
    words = fold(role).split(" of ")[0].split()
    return bool(words) and words[-1] == office and not role_list("past") & set(words)


def _holder(name: str, day: str) -> str | None:
    """Who held the office on the day, where the name says whose office it is."""
    for title, code in without_state(name) if day else ():
        when = datetime.fromisoformat(day)
        found = holder(title, state_names()[code], when, when)
        if found is not None:
            return found.full_name
    return None
