"""Nationals: "the Lumerians" of a story that tells of Lumeria's soldiers there are those soldiers.

One outlet says that 900 Lumerian soldiers are in Vell, the next that there are 1,100 Lumerians: of
one owner, place and predicate they are one thing, where the story has one such class of persons.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.lexicon.things import belonging_key, counts_people, thing_classes
from sayso.link.corpus import Corpus
from sayso.link.keys import Key, Position

PEOPLE = "people"
AMOUNT = "amount"  # of what a story merely counts it may count many sorts
Own = Mapping[str, Sequence[Position]]
Scope = tuple[str, str, str]  # story, predicate, owner


def settle(corpus: Corpus, own: Own) -> dict[str, list[Position]]:
    """The positions of all claims, a people's name put for the only class of it that is told of."""
    classes: dict[Scope, set[str]] = defaultdict(set)
    for claim, positions in own.items():
        for position in positions:
            key = position.key
            if key.owner and key.noun != PEOPLE and _is_class(key.noun):
                classes[_scope(corpus, claim, key)].add(key.noun)
    return {
        claim: [_settled(p, classes.get(_scope(corpus, claim, p.key), set())) for p in positions]
        for claim, positions in own.items()
    }


def _is_class(noun: str) -> bool:
    return noun in thing_classes() and counts_people(noun)


def _scope(corpus: Corpus, claim: str, key: Key) -> Scope:
    return corpus.thread_of(corpus.claim[claim].article), key.predicate, key.owner


def _settled(position: Position, classes: set[str]) -> Position:
    key = position.key
    if key.noun != PEOPLE or key.predicate == AMOUNT or len(classes) != 1:
        return position
    if not _is_name(position):
        return position
    (noun,) = classes
    why = f"the only class of persons of whom the story says it: {noun}"
    return replace(position, key=replace(key, about=f"{key.owner}:{noun}"), why=why)


def _is_name(position: Position) -> bool:
    """As in "the Lumerians", "Lumerian dead": a people's name, and no "Lumerian workers"."""
    about = position.proposition.about if position.proposition else None
    if about is None or about.span is None:
        return about is not None and about.words.endswith(f" {PEOPLE}")
    last = (about.words.split() or [""])[-1]
    return last[:1].isupper() and belonging_key(last) == position.key.owner
