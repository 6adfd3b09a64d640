"""Bare bodies and offices: the only one of its sort that a story names; of two, nobody's."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builders import Story, article
from sayso.link import identities
from sayso.model import Claim, Source, SourceKind, Span
from sayso.model import Story as Told

Said = tuple[str, str, str]  # kind, name, role
ORG, PERSON, OUTLET = "organisation", "person", "outlet"


def groups(*articles: tuple[str, Sequence[Said]], outlet: str = "Harbour Post") -> list[list[str]]:
    """Who is one voice with whom, among articles of one story: names with their article's number.

    Each article is its own words, and who is credited in it.
    """
    story = Story()
    names: dict[str, str] = {}
    for number, (own, voices) in enumerate(articles):
        lines = [f"The boat {number}{n} sank, {v[1]} said." for n, v in enumerate(voices)]
        text = "\n".join([own, *lines])
        made = article(f"a{number}", outlet, f"2031-05-0{number + 1}", text)
        story.articles.append(made)
        for n, (kind, name, role) in enumerate(voices):
            claim = story.claim(made, f"The boat {number}{n} sank", name)
            names[claim.id] = f"{number} {name}"
            story.claims.append(_credited(claim, kind, name, role, text))
    told = Told("sto_1", tuple(each.id for each in story.articles))
    who = identities.find(story.articles, story.claims, [told])
    found: dict[str, list[str]] = {}
    for voice in who.voices:
        found.setdefault(voice.identity, []).append(names[voice.claim])
    return sorted(sorted(group) for group in found.values())


def _credited(claim: Claim, kind: str, name: str, role: str, text: str) -> Claim:
    start = text.index(name)
    span = Span(start, start + len(name), name)
    source = Source(span, name, SourceKind(kind), role or None)
    hop = replace(claim.chain[-1], name=name, kind=SourceKind(kind))
    return replace(claim, source=source, chain=(*claim.chain[:-1], hop))


ONE = (
    ((ORG, "Police"), (ORG, "Vell City Police")),
    ((ORG, "police"), (ORG, "Police in Vell")),
    ((ORG, "City police"), (ORG, "Police")),
    ((ORG, "ministry"), (ORG, "Ministry of Tides")),
    ((ORG, "Column"), (ORG, "Reed Column")),
    ((PERSON, "Orlam"), (ORG, "Orlam Railworks")),
    ((ORG, "relief society Open Basket"), (ORG, "Open Basket")),
)
TWO = (
    ((ORG, "ministry"), (ORG, "Ministry of Tides"), (ORG, "Ministry of Barns")),
    ((ORG, "Column"), (ORG, "Reed Column"), (ORG, "Salt Column")),
    ((ORG, "police"), (ORG, "Vell Police"), (ORG, "Orlo Police")),
    ((ORG, "Vell"), (ORG, "Friends of Vell")),
)


@pytest.mark.parametrize("voices", ONE)
def test_a_bare_name_is_the_only_body_of_its_sort(voices: Sequence[tuple[str, str]]) -> None:
    told = [("Nobody saw it.", [(*voice, "")]) for voice in voices]
    assert len(groups(*told)) == 1


@pytest.mark.parametrize("voices", TWO)
def test_where_two_are_named_it_is_neither(voices: Sequence[tuple[str, str]]) -> None:
    told = [("Nobody saw it.", [(*voice, "")]) for voice in voices]
    assert len(groups(*told)) == len(voices)


def test_its_ministry_is_whose_the_paragraph_is() -> None:
    both = [(ORG, "Orva's Tides Ministry", ""), (ORG, "Kessa's Tides Ministry", "")]
    own = (
        "In Orva the tide was high. Its Tides Ministry slept.",
        [(ORG, "Its Tides Ministry", "")],
    )
    assert ["0 Orva's Tides Ministry", "1 Its Tides Ministry"] in groups(("None.", both), own)


def test_the_company_on_its_own_page_is_whose_page_it_is() -> None:
    voices = [(OUTLET, "Orlam Dyes", ""), (ORG, "company", "")]
    assert len(groups(("Nobody saw it.", voices), outlet="Orlam Dyes")) == 1
    press = [(OUTLET, "Harbour Post", ""), (ORG, "company", "")]
    assert len(groups(("Nobody saw it.", press))) == 2


def test_the_minister_is_the_only_one_the_story_names() -> None:
    named = ("None.", [(PERSON, "Ilda Marren", "Tides Minister")])
    bare = ("None.", [(PERSON, "minister", "minister")])
    assert len(groups(named, bare)) == 1
    other = ("None.", [(PERSON, "Tom Vask", "Barns Minister")])
    assert len(groups(named, bare, other)) == 3
    former = ("None.", [(PERSON, "Ilda Marren", "former minister")])
    assert len(groups(former, bare)) == 2


def test_one_that_is_told_from_another_by_this() -> None:
    first = (
        "Colonel Ilda Marren of the Staff spoke.",
        [(PERSON, "Ilda Marren", "colonel"), (PERSON, "Tom Vask", "")],
    )
    second = (
        "No, not the colonel: this Ilda Marren teaches at the Institute.",
        [(PERSON, "Ilda Marren", "teacher")],
    )
    assert ["0 Ilda Marren"] in groups(first, second)
