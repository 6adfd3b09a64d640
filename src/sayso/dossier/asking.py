"""Asking: which questions of the ledger ask what was typed; the parts of a sentence decide.

A question answers if it has every part that was asked for: kind, predicate, thing, whose it is, who
did it, place, tense. Where none has, those are told that say the same in other words (`likeness`),
unless a part clashes, and by which words. What has most parts is near, and is said to differ in
what.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from anyascii import anyascii

from sayso.dossier import differing, likeness
from sayso.dossier.asked import Asked
from sayso.dossier.likeness import Likeness
from sayso.dossier.placemap import PlaceMap
from sayso.dossier.terms import stem
from sayso.lexicon.stopwords import common_words
from sayso.model import SATIRE, Claim, Identity, Linked, Place, Question, QuestionKind

NEAREST: Final = 5
AS_WELL: Final = 0.95  # of the best claim's likeness: parts that are met, and clearly less, mislead
LEAST: Final = 0.62  # of what was typed, that must be met
BESIDE: Final = 0.85  # of the best one's likeness: what is less is not told beside it
NEARLY_AS_WELL: Final = 0.03  # below the best claim by itself, where a question is told before it
TOO_MANY: Final = 2  # parts that differ, beyond which nothing is near
MOST: Final = 3  # questions told in other words


@dataclass(frozen=True, slots=True)
class Near:
    """A question that asks something else, and in what it differs."""

    question: Question
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question, or a claim of none, that has what was asked in other words.

    ``met`` are the words typed beside those that stand for them, of a question those of the claim
    that has most.
    """

    question: Question | None
    claim: str
    met: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the ledger has on what was asked.

    ``claims`` say it though no question was made of them; ``speakers`` are the voices that were
    asked for, if any were, and ``unknown`` the names among them that no voice goes by. Where they
    have it only in other words, ``reworded`` tells in which.
    """

    asked: Asked
    questions: tuple[Question, ...] = ()
    claims: tuple[str, ...] = ()
    nearest: tuple[Near, ...] = ()
    speakers: tuple[Identity, ...] = ()
    unknown: tuple[str, ...] = ()
    reworded: tuple[Reworded, ...] = ()


def find(asked: Asked, linked: Linked, claims: Sequence[Claim]) -> Found:
    """The questions that ask it, the claims beside them that say it, and the nearest questions."""
    return among(hear(asked, linked.identities), linked, claims)


@dataclass(frozen=True, slots=True)
class Heard:
    """What is asked, and the voices of the ledger that were asked for; see `Found`."""

    asked: Asked
    speakers: tuple[Identity, ...] = ()
    unknown: tuple[str, ...] = ()


def hear(asked: Asked, identities: Iterable[Identity]) -> Heard:
    """Who is asked for; voices that go by no name asked for change nothing."""
    speakers = tuple(each for each in identities if goes_by(each, asked.speakers))
    # "When did doctors warn …" asks about doctors, unless a voice goes by that.
    if not speakers and not any(map(_named, asked.speakers)):
        asked = replace(asked, speakers=())
    unknown = tuple(
        name for name in asked.speakers if not any(goes_by(each, (name,)) for each in speakers)
    )
    return Heard(asked, speakers, unknown)


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is needed of the rest of a ledger where only some of it is searched.

    ``questions`` may be among the nearest; ``places`` are named by claims there.
    """

    questions: tuple[Question, ...] = ()
    places: tuple[Place, ...] = ()


NOTHING: Final = Beyond()


def among(heard: Heard, linked: Linked, claims: Sequence[Claim], beyond: Beyond = NOTHING) -> Found:
    """The same, of claims and questions that are all that could answer."""
    asked, speakers, unknown = heard.asked, heard.speakers, heard.unknown
    if asked.empty:
        return Found(asked, speakers=speakers, unknown=unknown)
    search = _Search.of(asked, linked, _earnest(linked, claims), beyond)
    exact = search.exact()
    alone = tuple(search.alone(exact, speakers))
    reworded: tuple[Reworded, ...] = ()
    if not exact and not alone:
        reworded = tuple(search.reworded(speakers))
        exact = [each.question for each in reworded if each.question is not None]
        alone = tuple(each.claim for each in reworded if each.claim)
    near = tuple(search.nearest(exact, beyond.questions))
    return Found(asked, tuple(exact), alone, near, speakers, unknown, reworded)


def _earnest(linked: Linked, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims without those of satire, which answer nobody."""
    doubted = (each for each in linked.origins if any(why.rule == SATIRE for why in each.why))
    made_up = {claim for each in doubted for claim in each.claims}
    return [claim for claim in claims if claim.id not in made_up] if made_up else claims


def differs(asked: Asked, question: Question, around: PlaceMap) -> tuple[str, ...]:
    """In what a question is not what was asked; in how many parts, no place map changes."""
    if _is_wording(asked, question):
        return ()
    return tuple(differing.differs(asked, differing.of_question(question), around))


def _is_wording(asked: Asked, question: Question) -> bool:
    """Whether the very wording of a question was typed, as by who copies it from a list."""
    return asked.text.strip().casefold() == question.wording.casefold()


@dataclass(frozen=True, slots=True)
class _Search:
    """One typed question before a ledger: in what each question differs, how like each claim is."""

    asked: Asked
    linked: Linked
    claims: Sequence[Claim]
    around: PlaceMap
    differs: Mapping[str, tuple[str, ...]]
    like: Mapping[str, Likeness]
    questions: Mapping[str, Likeness]

    @classmethod
    def of(cls, asked: Asked, linked: Linked, claims: Sequence[Claim], beyond: Beyond) -> "_Search":
        """Everything compared once."""
        named = (place for claim in claims for place in claim.places)
        around = PlaceMap.of((*named, *beyond.places))
        like = likeness.Pile(claims, linked).compare(asked)
        return cls(
            asked,
            linked,
            claims,
            around,
            {q.id: differs(asked, q, around) for q in linked.questions},
            like,
            {q.id: likeness.of_question(q, asked, like) for q in linked.questions},
        )

    def exact(self) -> list[Question]:
        """The questions with every part."""
        found = [q for q in self.linked.questions if not self.differs[q.id]]
        if not found and self.asked.kind is QuestionKind.IS_IT_SO:
            # Where everybody says how many, nobody need say that there are some.
            found = [
                q for q in self.linked.questions if self.differs[q.id] == (differing.NOT_MANY,)
            ]
        asked = self.asked.text
        known = (
            q
            for q in found
            if self._known(self.questions[q.id]) or differing.all_in(asked, q.wording)
        )
        return sorted(known, key=self._telling)

    def _telling(self, question: Question) -> tuple[float, int, str, str]:
        """Much alike comes first, then what has most answers."""
        like = round(self.questions[question.id].score, 1)
        return -like, -len(question.answers), question.wording, question.id

    def _known(self, like: Likeness) -> bool:
        """The parts that were read may not be all: "are still held" is no part of a clause."""
        best = max((each.score for each in self.like.values()), default=0.0)
        return not self.asked.terms or like.score >= max(LEAST, AS_WELL * best)

    def alone(self, exact: Sequence[Question], speakers: Sequence[Identity]) -> Iterator[str]:
        """Claims that have every part; beside questions that do, only those that answer none."""
        answered = _answering(self.linked.questions if exact else ())
        for claim in self._heard(speakers):
            if claim.id in answered or not self._known(self.like.get(claim.id, likeness.NONE)):
                continue
            told = differing.of_claim(claim, self.asked)
            if any(not tuple(differing.differs(self.asked, each, self.around)) for each in told):
                yield claim.id

    def _heard(self, speakers: Sequence[Identity]) -> Iterator[Claim]:
        """The claims of the voices asked for, or all."""
        voices = {each.claim: each.identity for each in self.linked.voices}
        heard = {each.id for each in speakers}
        for claim in self.claims:
            if not self.asked.speakers or voices.get(claim.id) in heard:
                yield claim

    def reworded(self, speakers: Sequence[Identity]) -> list[Reworded]:
        """What says it in other words, best first; of a question's claims none beside it."""
        found = [
            (like.score, q.wording, Reworded(q, "", self._spelt(like, q)))
            for q in self.linked.questions
            if (like := self.questions[q.id]).score >= LEAST
            and not self._clashes(self.differs[q.id])
        ]
        found.sort(key=lambda each: (-each[0], each[1]))
        found = found[:MOST]
        answered = _answering(each[2].question for each in found if each[2].question)
        for claim in self._heard(speakers):
            like = self.like.get(claim.id, likeness.NONE)
            if like.score >= LEAST and claim.id not in answered and not self._elsewhere(claim):
                found.append(
                    (
                        like.score,
                        claim.words,
                        Reworded(None, claim.id, _spelt(like, (claim.words,))),
                    )
                )
        found.sort(key=lambda each: (-each[0], each[1], each[2].claim))
        # Questions are told first; none is that says it less well than a claim by itself.
        alone = max((score for score, _, each in found if each.question is None), default=0.0)
        return [
            each
            for score, _, each in found
            if score >= BESIDE * found[0][0]
            and (each.question is None or score >= alone - NEARLY_AS_WELL)
        ]

    def _spelt(self, like: Likeness, question: Question) -> tuple[tuple[str, str], ...]:
        answering = _answering([question])
        said = (claim.words for claim in self.claims if claim.id in answering)
        return _spelt(like, (question.wording, *said))

    def _elsewhere(self, claim: Claim) -> bool:
        """Whether all that a claim says is of other places, or of somebody else."""
        told = [
            tuple(differing.differs(self.asked, e, self.around))
            for e in differing.of_claim(claim, self.asked)
        ]
        return bool(told) and all(map(self._clashes, told))

    def _clashes(self, told: Sequence[str]) -> bool:
        """Whether a part is told and is another one, which no other words can mend."""
        return differing.OTHER_OWNER in told or any(
            each.startswith("asks of ") and self._somewhere(each) for each in told
        )

    def _somewhere(self, told: str) -> bool:
        """Whether the place asked for is one that some claim names: not "on the drug"."""
        return any(place in told and self.around.knows(place) for place in self.asked.places)

    def nearest(self, found: Sequence[Question], beyond: Iterable[Question]) -> Iterator[Near]:
        """Other questions with most of the parts."""
        told = {q.id: Near(q, self.differs[q.id]) for q in self.linked.questions}
        for q in beyond:
            if q.id not in told:
                told[q.id] = Near(q, differs(self.asked, q, self.around))
        for each in found:
            told.pop(each.id, None)
        yield from sorted((n for n in told.values() if is_near(n.differs)), key=nearness)[:NEAREST]


def nearness(near: Near) -> tuple[int, str, str]:
    """What differs least comes first."""
    return len(near.differs), near.question.wording, near.question.id


def _named(speaker: str) -> bool:
    return any(map(str.isupper, speaker))


def _spelt(like: Likeness, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The words typed beside those that stand for them, as the texts spell them."""
    spelt = {stem(word): word.lower() for text in texts for word in re.findall(r"\w+", text)}
    return tuple((typed, spelt[by]) for typed, by in like.met if by in spelt)


def _answering(questions: Iterable[Question]) -> set[str]:
    return {claim for each in questions for answer in each.answers for claim in answer.claims}


def is_near(differs: Sequence[str]) -> bool:
    """The same thing or the same event, and not much else that differs; but something."""
    apart = {differing.OTHER_THING, differing.OTHER_EVENT} <= set(differs)
    return 0 < len(differs) <= TOO_MANY and not apart


def goes_by(identity: Identity, names: Iterable[str]) -> bool:
    """Whether a voice goes by one of the names, or by a name that holds all its words."""
    return called((identity.name, *identity.aliases), names)


def called(known: Iterable[str], names: Iterable[str]) -> bool:
    """The same of all that a voice is called."""
    held = [_words(each) for each in known]
    return any(_words(name) and any(_words(name) <= each for each in held) for name in names)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", anyascii(name).casefold())) - common_words()
