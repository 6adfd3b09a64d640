"""Asking: which questions of the ledger ask what was typed; the parts of a sentence decide.

A question answers if it has every part that was asked for: kind, predicate, thing, whose it is, who
did it, place, tense. What has most of them is near, and is said to differ in what. Words that
merely look alike never decide.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from anyascii import anyascii

from sayso.dossier.asked import Asked
from sayso.dossier.parts import Part
from sayso.dossier.placemap import PlaceMap, same_place
from sayso.lexicon.stopwords import common_words
from sayso.lexicon.things import belonging_key, thing_class, thing_classes
from sayso.model import Claim, Identity, Linked, Mode, Proposition, Question, QuestionKind

NEAREST: Final = 5
STEM: Final = re.compile(r"(?:ings?|ed|es|s)$")
SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Near:
    """A question that asks something else, and in what it differs."""

    question: Question
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the ledger has on what was asked.

    ``claims`` say it though no question was made of them; ``speakers`` are the voices that were
    asked for, if any were, and ``unknown`` the names among them that no voice goes by.
    """

    asked: Asked
    questions: tuple[Question, ...] = ()
    claims: tuple[str, ...] = ()
    nearest: tuple[Near, ...] = ()
    speakers: tuple[Identity, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    kind: QuestionKind
    predicate: str
    noun: str
    owner: str | None
    places: tuple[str, ...]
    words: str
    future: bool


def find(asked: Asked, linked: Linked, claims: Sequence[Claim]) -> Found:
    """The questions that ask it, the claims beside them that say it, and the nearest questions."""
    questions, identities = linked.questions, linked.identities
    speakers = tuple(each for each in identities if _goes_by(each, asked.speakers))
    unknown = tuple(
        name for name in asked.speakers if not any(_goes_by(each, (name,)) for each in identities)
    )
    if asked.empty:
        return Found(asked, speakers=speakers, unknown=unknown)
    around = PlaceMap.of(claims)
    told = [
        (q, () if _is_wording(asked, q) else tuple(_differs(asked, _of_question(q), around)))
        for q in questions
    ]
    exact = [question for question, differs in told if not differs]
    if not exact and asked.kind is QuestionKind.IS_IT_SO:
        # Where everybody says how many, nobody need say that there are some.
        exact = [question for question, differs in told if differs == (NOT_MANY,)]
    alone = tuple(_alone(asked, linked, claims, exact, around=around, speakers=speakers))
    near = [(len(differs), q.wording, q.id, Near(q, differs)) for q, differs in told if differs]
    kept = sorted(
        each for each in near if _is_near(each[3], each[0]) and each[3].question not in exact
    )
    return Found(
        asked,
        tuple(sorted(exact, key=lambda q: (-len(q.answers), q.wording, q.id))),
        alone,
        tuple(each[3] for each in kept[:NEAREST]),
        speakers,
        unknown,
    )


def _is_wording(asked: Asked, question: Question) -> bool:
    """Whether the very wording of a question was typed, as by who copies it from a list."""
    return asked.text.strip().casefold() == question.wording.casefold()


def _alone(
    asked: Asked,
    linked: Linked,
    claims: Sequence[Claim],
    exact: Sequence[Question],
    *,
    around: PlaceMap,
    speakers: Sequence[Identity],
) -> Iterator[str]:
    """Claims that have every part; beside questions that do, only those that answer none."""
    among = linked.questions if exact else ()
    answered = {c for question in among for answer in question.answers for c in answer.claims}
    voices = {each.claim: each.identity for each in linked.voices}
    heard = {each.id for each in speakers}
    for claim in claims:
        left_out = asked.speakers and voices.get(claim.id) not in heard
        if claim.id in answered or left_out:
            continue
        if any(not tuple(_differs(asked, each, around)) for each in _of_claim(claim, asked)):
            yield claim.id


NOT_MANY: Final = "asks how many, not whether"
NOT_WHETHER: Final = "asks whether, not how many"
OTHER_THING: Final = "asks about something else"
OTHER_EVENT: Final = "asks what else happened"


def _is_near(near: Near, count: int) -> bool:
    """The same thing or the same event, and not much else that differs."""
    return count <= 2 and not {OTHER_THING, OTHER_EVENT} <= set(near.differs)


def _of_question(question: Question) -> _Candidate:
    noun, owner = _thing(question.scope.of)
    return _Candidate(
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


def _of_claim(claim: Claim, asked: Asked) -> Iterator[_Candidate]:
    names = {place.key: place.name for place in claim.places}
    for each in claim.propositions:
        if each.about is None:
            continue
        many = each.quantity is not None
        if asked.kind is QuestionKind.HOW_MANY and not many:
            continue
        yield _Candidate(
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


def _differs(asked: Asked, other: _Candidate, around: PlaceMap) -> Iterator[str]:
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


def _same_event(asked: Asked, other: _Candidate) -> bool:
    return other.predicate in asked.predicates or stem(other.predicate) in {
        stem(each) for each in asked.predicates
    }


def _thing_differs(part: Part, other: _Candidate) -> Iterator[str]:
    if part.noun and stem(part.noun) != stem(other.noun) and not _all_in(part.words, other.words):
        yield OTHER_THING
    itself = not part.noun and belonging_key(other.noun) == part.owner  # "is Lumeria helped"
    if part.owner and other.owner != part.owner and not itself:
        whose = part.words if not part.noun else f"whose {part.words}"
        yield f"does not say {whose}" if other.owner is None else "asks about somebody else's"


def _does(part: Part, other: _Candidate) -> bool:
    """Who did it stands in the wording, or owns what is asked about: "Lumeria lost troops"."""
    return _all_in(part.words, other.words) or (
        other.owner is not None and other.owner in (part.owner, belonging_key(part.words))
    )


def _place_differs(asked: Asked, other: _Candidate, around: PlaceMap) -> Iterator[str]:
    for place in asked.places:
        if _owns(place, other) or _all_in(place, other.words):
            continue
        if not other.places:
            yield f"does not say {place}"
        elif any(around.inside(each, place) for each in other.places):
            yield f"asks of a part of {place}: {', '.join(other.places)}"
        elif any(around.inside(place, each) for each in other.places):
            yield f"asks of more than {place}: {', '.join(other.places)}"
        elif not any(same_place(place, each) for each in other.places):
            yield f"asks of {', '.join(other.places)}, not {place}"


def _owns(place: str, other: _Candidate) -> bool:
    """As in "in Lumeria" of what is Lumeria's own, where no place is told."""
    return not other.places and other.owner is not None and belonging_key(place) == other.owner


def stem(word: str) -> str:
    """A word without its ending, as far as comparing needs it."""
    folded = anyascii(word).casefold()
    cut = STEM.sub("", folded)
    return cut if len(cut) >= SHORTEST else folded


def _all_in(words: str, wording: str) -> bool:
    wanted = {
        stem(word) for word in re.findall(r"\w+", words) if word.lower() not in common_words()
    }
    return bool(wanted) and wanted <= {stem(word) for word in re.findall(r"\w+", wording)}


def _goes_by(identity: Identity, names: Iterable[str]) -> bool:
    """Whether a voice goes by one of the names, or by a name that holds all its words."""
    known = [_words(each) for each in (identity.name, *identity.aliases)]
    return any(_words(name) and any(_words(name) <= each for each in known) for name in names)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", anyascii(name).casefold())) - common_words()
