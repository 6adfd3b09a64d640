"""Differing: in which parts a question or a claim is not what was asked, in fixed words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.dossier.asked import Asked
from sayso.dossier.parts import Part
from sayso.dossier.placemap import PlaceMap, same_place
from sayso.dossier.terms import stem
from sayso.lexicon.stopwords import common_words
from sayso.lexicon.things import belonging_key, thing_class, thing_classes
from sayso.model import Claim, Mode, Proposition, Question, QuestionKind

NOT_MANY: Final = "asks how many, not whether"
OTHER_OWNER: Final = "asks about somebody else's"
NOT_WHETHER: Final = "asks whether, not how many"
OTHER_THING: Final = "asks about something else"
OTHER_EVENT: Final = "asks what else happened"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question or a proposition of a claim, by the parts that can be asked for."""

    kind: QuestionKind
    predicate: str
    noun: str
    owner: str | None
    places: tuple[str, ...]
    words: str
    future: bool


def of_question(question: Question) -> Candidate:
    """The parts of a question of the ledger."""
    noun, owner = _thing(question.scope.of)
    return Candidate(
        question.kind,
        question.scope.predicate,
        noun,
        owner,
        question.scope.places,
        question.wording,
        question.scope.when == "future" or question.wording.startswith("Will "),
    )


def _thing(words: str) -> tuple[str, str | None]:
    """The class of the last noun, and whose it is by the words before it."""
    head, _, tail = words.partition(" from ")
    if tail:
        return _noun(head), belonging_key(tail)
    told = words.split()
    for at in range(len(told)):
        last = " ".join(told[at:])
        for entry in thing_classes().values():
            if last.lower() in (entry.wording, entry.name, *entry.nouns):
                return entry.name, belonging_key(" ".join(told[:at])) if at else None
    owner = [word for word in told[:-1] if word[:1].isupper()]
    return _noun(words), belonging_key(" ".join(owner)) if owner else None


def _noun(words: str) -> str:
    last = words.rsplit(maxsplit=1)[-1].lower() if words.split() else ""
    kind = thing_class(last) or thing_class(last.removesuffix("s"))
    return kind.name if kind else last


def of_claim(claim: Claim, asked: Asked) -> Iterator[Candidate]:
    """The parts of what a claim says, as far as it could answer such a question."""
    names = {place.key: place.name for place in claim.places}
    for each in claim.propositions:
        if each.about is None:
            continue
        many = each.quantity is not None
        if asked.kind is QuestionKind.HOW_MANY and not many:
            continue
        yield Candidate(
            asked.kind or QuestionKind.IS_IT_SO,
            each.predicate,
            each.about.noun,
            each.about.belonging,
            tuple(names.get(key, key) for key in each.places),
            f"{_wording(each)} {claim.words}",
            each.mode is Mode.FUTURE,
        )


def _wording(proposition: Proposition) -> str:
    return " ".join(part.words for part in (proposition.about, proposition.by) if part)


def differs(asked: Asked, other: Candidate, around: PlaceMap) -> Iterator[str]:
    """In what a candidate is not what was asked, in fixed words."""
    if asked.kind is not None and asked.kind is not other.kind:
        yield NOT_WHETHER if asked.kind is QuestionKind.HOW_MANY else NOT_MANY
    if asked.predicates and not _same_event(asked, other):
        yield OTHER_EVENT
    if asked.about is not None:
        yield from _thing_differs(asked.about, other)
    if asked.by is not None and not _does(asked.by, other):
        yield f"does not ask about {asked.by.words}"
    if asked.future != other.future and other.kind is QuestionKind.IS_IT_SO:
        yield "asks about what will be" if other.future else "asks about what is or was"
    yield from _place_differs(asked, other, around)


def _same_event(asked: Asked, other: Candidate) -> bool:
    return other.predicate in asked.predicates or stem(other.predicate) in {
        stem(each) for each in asked.predicates
    }


def _thing_differs(part: Part, other: Candidate) -> Iterator[str]:
    if part.noun and stem(part.noun) != stem(other.noun) and not all_in(part.words, other.words):
        yield OTHER_THING
    itself = not part.noun and belonging_key(other.noun) == part.owner  # "is Lumeria helped"
    if part.owner and other.owner != part.owner and not itself:
        whose = part.words if not part.noun else f"whose {part.words}"
        yield f"does not say {whose}" if other.owner is None else OTHER_OWNER


def _does(part: Part, other: Candidate) -> bool:
    """Who did it stands in the wording, or owns what is asked about: "Lumeria lost troops"."""
    return all_in(part.words, other.words) or (
        other.owner is not None and other.owner in (part.owner, belonging_key(part.words))
    )


def _place_differs(asked: Asked, other: Candidate, around: PlaceMap) -> Iterator[str]:
    for place in asked.places:
        if _owns(place, other) or all_in(place, other.words):
            continue
        if not other.places:
            yield f"does not say {place}"
        elif any(around.inside(each, place) for each in other.places):
            yield f"asks of a part of {place}: {', '.join(other.places)}"
        elif any(around.inside(place, each) for each in other.places):
            yield f"asks of more than {place}: {', '.join(other.places)}"
        elif not any(same_place(place, each) for each in other.places):
            yield f"asks of {', '.join(other.places)}, not {place}"


def _owns(place: str, other: Candidate) -> bool:
    """As in "in Lumeria" of what is Lumeria's own, where no place is told."""
    return not other.places and other.owner is not None and belonging_key(place) == other.owner


def all_in(words: str, wording: str) -> bool:
    """Whether all words that tell something stand in a wording, in whatever form."""
    wanted = {
        stem(word) for word in re.findall(r"\w+", words) if word.lower() not in common_words()
    }
    return bool(wanted) and wanted <= {stem(word) for word in re.findall(r"\w+", wording)}
