"""Sight: one sentence as the attribution rules see it, with the quotations that touch it."""

from dataclasses import dataclass

from sayso.extract.speech.quotes import Quotation
from sayso.lexicon.cues import ReportingVerb, reporting_verbs
from sayso.model import Sentence, Span, Token

PARTICLES = ("ADP", "PART", "ADV")


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence (number ``number`` of the article) with its quotations.

    ``headline`` says that the sentence stands in a headline passage.
    """

    text: str
    sentence: Sentence
    number: int
    quotations: tuple[Quotation, ...]
    headline: bool = False

    def quotation_around(self, token: Token) -> Quotation | None:
        """The quotation the token stands in, unless that is a mere term."""
        for quotation in self.quotations:
            inside = quotation.outer.start <= token.start and token.end <= quotation.outer.end
            if inside and not quotation.term:
                return quotation
        return None

    def clip(self, spans: tuple[Span, ...], quotation: Quotation) -> tuple[Span, ...]:
        """The parts of the spans that lie inside the quotation."""
        inner = quotation.span
        parts = [(max(s.start, inner.start), min(s.end, inner.end)) for s in spans]
        return tuple(Span.of(self.text, start, end) for start, end in parts if start < end)


def reporting(sentence: Sentence, verb: Token) -> ReportingVerb | None:
    """The lexicon's entry for a verb, with its particle if the lexicon has one ("point out")."""
    if verb.dep in ("amod", "compound", "aux", "auxpass"):
        return None
    if not _verbal(verb) and not _misread(sentence, verb):
        return None
    verbs = reporting_verbs()
    behind = sentence.tokens[verb.i + 1 : verb.i + 3]
    for count in range(len(behind), 0, -1):
        phrase = " ".join([verb.lemma, *(token.lower for token in behind[:count])])
        if phrase in verbs and (behind[0].pos in PARTICLES or behind[0].lower == "it"):
            return verbs[phrase]
    return verbs.get(verb.lemma)


def _misread(sentence: Sentence, token: Token) -> bool:
    """“…, the agency reports”: a plural noun with a subject of its own is a verb after all."""
    return token.tag == "NNS" and any(sentence.kids(token, "nsubj"))


def _verbal(token: Token) -> bool:
    return token.pos == "VERB" or (token.tag.startswith("VB") and token.pos != "AUX")
