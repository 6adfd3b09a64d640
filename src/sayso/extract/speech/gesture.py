"""A quotation behind what its speaker did, as after “Marren shook her head”."""

from collections.abc import Sequence
from typing import Protocol

from sayso.extract.cast.rolewords import is_role
from sayso.extract.speech.quotes import Quotation
from sayso.extract.speech.syntax import noun_phrase, own_subject, span
from sayso.model import Attribution, Sentence, Span, Token

FRAME = "quotation/behind"
PRONOUNS = ("he", "she", "i")
STOPS = ".!?…"
MARKS = ('"', "“", "«", "''")
LEAST = 3  # words; a shorter quotation may be a title or a name


class Lines(Protocol):
    """What is looked at of a page."""

    @property
    def text(self) -> str:
        """The article's text."""
        ...

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences."""
        ...


def find(page: Lines, quotation: Quotation) -> Attribution | None:
    """Who acts in the sentence right before, where one person is its subject."""
    number = next((i for i, s in enumerate(page.sentences) if s.span.overlaps(quotation.outer)), 0)
    here, before = page.sentences[number], page.sentences[max(number - 1, 0)]
    alone = here.span.start in {quotation.outer.start, quotation.span.start}
    if number == 0 or before.line != here.line or not alone or not _whole(quotation):
        return None
    who = own_subject(before, before.root)
    if any(mark in before.span.words for mark in MARKS):
        return None  # what is quoted there has a speaker of its own
    if who is None or not _person(before, who) or before.span.words[-1] not in ".…":
        return None
    end = quotation.span.end
    while end > quotation.span.start and page.text[end - 1] in STOPS:
        end -= 1
    return Attribution(
        content=(Span.of(page.text, quotation.span.start, end),),
        frame=FRAME,
        sentence=number,
        source=span(page.text, noun_phrase(before, who)),
    )


def _whole(quotation: Quotation) -> bool:
    """Whether the quotation is all there is: a sentence or more, and no tag behind it."""
    words = quotation.span.words
    return len(words.split()) >= LEAST and words[-1] in STOPS


def _person(sentence: Sentence, who: Token) -> bool:
    """One person, and nobody else a reader may take for the speaker."""
    if any(sentence.kids(who, "conj")):
        return False
    named = {t.i for t in sentence.tokens if t.entity == "PERSON"}
    own = {t.i for t in noun_phrase(sentence, who)}
    single = who.lower in PRONOUNS or who.i in named or (is_role(who.lower) and who.tag == "NN")
    return single and named <= own
