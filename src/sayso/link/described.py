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
    for number, name in names.items():
        bearers[name.first, name.sound].append(number)
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
            continue
        key = personal.read(who)
        hub = next(iter(bearers.get((key.first, key.sound), ())), held.setdefault(who, number))
        if hub != number:
            detail = f"{mention.name!r} was {who} when the article came out"
            yield same(hub, number, "office-holder", detail)


def _holder(name: str, day: str) -> str | None:
    """Who held the office on the day, where the name says whose office it is."""
    for title, code in without_state(name) if day else ():
        when = datetime.fromisoformat(day)
        found = holder(title, state_names()[code], when, when)
        if found is not None:
            return found.full_name
    return None
