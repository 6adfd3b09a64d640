"""How the reporting voice stands to what it reports; never how sure the speaker is.

“Purportedly”, “so-called” and scare quotes keep the outlet's distance; between quotation marks
they are the speaker's own words and tell nothing about the outlet.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.extract.speech import mainverb
from sayso.lexicon.cues import cue_nouns, phrases, reporting_verbs
from sayso.model import Act, Attribution, Sentence, Span, Stance, Token, Why

SILENT = (Act.DECLINE, Act.CANNOT_CONFIRM)
CLOSE = ("advmod", "npadvmod")
SUBJECTS = ("nsubj", "nsubjpass")
DETERMINERS = ("det", "poss")
CLIMB = 3  # steps up to the cue
SCARE_WORDS = 2
HEDGE = "hedge of the reporting voice"


def find(
    one: Attribution, sentences: Sequence[Sentence], act: Act, *, turned: bool
) -> tuple[Stance, Why | None]:
    """The stance and what shows it; a ``turned`` cue ("did not confirm") endorses nothing."""
    found = _beside(one, sentences) or _in_content(one, sentences) or _named(one)
    if found is not None:
        return found
    if scare := next(_scare_quotes(one, sentences), None):
        return Stance.DISTANCING, Why("scare quotes", scare, "the outlet's marks around a word")
    stance = _listed(one)
    if (turned or act in SILENT) and stance is Stance.ENDORSING:
        return Stance.NEUTRAL, None
    return stance, None


def _listed(one: Attribution) -> Stance:
    if one.lemma in reporting_verbs():
        return Stance(reporting_verbs()[one.lemma].stance)
    if one.lemma in cue_nouns():
        return Stance(cue_nouns()[one.lemma].stance)
    return Stance.NEUTRAL


def _beside(one: Attribution, sentences: Sequence[Sentence]) -> tuple[Stance, Why] | None:
    """The words of the cue's sentence that belong to neither content nor source."""
    hedges = phrases("stance")
    for sentence in sentences:
        if one.cue is None or not sentence.span.contains(one.cue):
            continue
        for token in sentence.tokens:
            at = token.span
            outside = not one.covers(at) and not (one.source and one.source.contains(at))
            if token.lower in hedges and outside and _hangs_on(sentence, token, one.cue):
                return Stance(hedges[token.lower]), Why(HEDGE, at, token.lower)
    return None


def _hangs_on(sentence: Sentence, token: Token, cue: Span) -> bool:
    """“supposedly told”, “said, purportedly after a count”: not a word of another clause."""
    for _ in range(CLIMB):
        token = sentence.head(token)
        if cue.overlaps(token.span):
            return True
    return False


def _in_content(one: Attribution, sentences: Sequence[Sentence]) -> tuple[Stance, Why] | None:
    """“The crew purportedly fled, she wrote”: an adverb on the main verb, or “so-called”."""
    hedges = phrases("stance")
    for span in one.content[:1]:
        main = mainverb.find(span, sentences)
        if main is not None:
            sentence, verb = main
            for token in (*sentence.kids(verb, *CLOSE), *_opening(sentence, span)):
                if token.lower in hedges and not mainverb.in_marks(sentence, token):
                    return Stance(hedges[token.lower]), Why(HEDGE, token.span, token.lower)
    return _called(one.content, sentences)


def _opening(sentence: Sentence, span: Span) -> Iterator[Token]:
    """“said, purportedly after a count, that …”: a hedge the parse took into the content."""
    yield from (t for t in sentence.between(span.start, span.end)[:2] if t.pos == "ADV")


@cache
def _calling() -> re.Pattern[str]:
    words = sorted(phrases("stance of a name"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _called(spans: Sequence[Span], sentences: Sequence[Sentence]) -> tuple[Stance, Why] | None:
    """“the so-called peace fleet”, where the words are not the speaker's own."""
    for span in spans:
        for hit in _calling().finditer(span.words):
            at = Span(span.start + hit.start(), span.start + hit.end(), hit.group())
            if not _quoted(at, sentences):
                value = phrases("stance of a name")[hit.group().lower()]
                return Stance(value), Why(HEDGE, at, hit.group().lower())
    return None


def _named(one: Attribution) -> tuple[Stance, Why] | None:
    """“the so-called interior ministry said”."""
    return _called([one.source], []) if one.source is not None else None


def _quoted(at: Span, sentences: Sequence[Sentence]) -> bool:
    for sentence in sentences:
        first = next((t for t in sentence.tokens if t.span.overlaps(at)), None)
        if first is not None:
            return mainverb.in_marks(sentence, first)
    return False


def _scare_quotes(one: Attribution, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """“the "liberators" had taken the flour”: one or two marked words behind an open article.

    In the place of an object they are as often a phrase of the speaker's, quoted in part; and
    names and titles stand between marks without being doubted.
    """
    for sentence in sentences:
        marks = [t for t in sentence.tokens if t.text in mainverb.MARKS]
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            inside = list(sentence.tokens[opening.i + 1 : closing.i])
            if 0 < len(inside) <= SCARE_WORDS and _scared(sentence, inside):
                span = inside[-1].span
                if one.covers(span) or one.cue is None:
                    yield span


def _scared(sentence: Sentence, inside: Sequence[Token]) -> bool:
    head = inside[-1]
    small = all(token.text.islower() for token in inside) and head.pos == "NOUN"
    article = any(kid.i < inside[0].i for kid in sentence.kids(head, *DETERMINERS))
    agent = head.dep == "pobj" and sentence.head(head).dep == "agent"
    return small and article and (head.dep in SUBJECTS or agent)
