"""Date what is told: of the times inside a content, the one of its main event."""

from collections.abc import Iterator, Sequence

from sayso.extract.facets import attached
from sayso.extract.facets.said import Dating
from sayso.lexicon.dating_cues import dating_cue
from sayso.lexicon.times import time_words
from sayso.model import Sentence, Span, TimeMention, Token, When

# How far a date stands from the main event, by the clauses and phrases between the two.
WITH_THE_EVENT, IN_ITS_PHRASES, BESIDE_IT, OF_SOMETHING_ELSE = range(4)
NAMING = ("compound", "nummod", "amod", "nmod")
NOT_FINITE = ("acl", "relcl")


def find(
    dating: Dating, touched: Sequence[int], content: Sequence[Span], said: When
) -> When | None:
    """When the main event of a content happened, counted from the day of the speech.

    A date inside a relative clause or one that only names a thing ("the 2015 accord") tells when
    something else happened; a date in an adverbial clause is taken only if there is no other.
    """
    ranked: list[tuple[int, bool, int, When]] = []
    for order, number in enumerate(touched):
        sentence = dating.sentences[number]
        for mention in _inside(_read(dating, number, said), content):
            rank = _rank(sentence, mention, content)
            if rank < OF_SOMETHING_ELSE and _tells(mention):
                place = (order + rank, not mention.when.known, mention.span.start)
                ranked.append((*place, mention.when))
    return min(ranked, key=lambda each: each[:3])[3] if ranked else None


def _read(dating: Dating, number: int, said: When) -> Iterator[TimeMention]:
    """The times of a sentence: a speaker's own words count from the speech, the outlet's do not.

    Of speech whose day is a guess only what stands in quotation marks counts from that guess: the
    Monday of a paraphrase is the Monday of the outlet's readers.
    """
    theirs = dating.mentions(number, dating.anchor(number))
    if not (said.earliest and said.latest):
        yield from theirs
        return
    guessed = any(GUESS in words for words in said.basis)
    sentence = dating.sentences[number]
    spoken = dating.mentions(number, said)
    for own, other in zip(spoken, theirs, strict=True):
        yield other if guessed and not _quoted(sentence, own.span) else own


GUESS = "no date beside the cue"
QUOTES = '"“”'


def _quoted(sentence: Sentence, span: Span) -> bool:
    """Whether a span stands in quotation marks that open in its sentence."""
    before = sentence.span.words[: span.start - sentence.span.start]
    return sum(before.count(mark) for mark in QUOTES) % 2 == 1


def _inside(mentions: Iterator[TimeMention], content: Sequence[Span]) -> Iterator[TimeMention]:
    return (m for m in mentions if any(piece.contains(m.span) for piece in content))


def _tells(mention: TimeMention) -> bool:
    """A length without ends dates nothing; an ambiguous or impossible date stays, and says so."""
    return mention.when.known or not any("a length" in words for words in mention.when.basis)


def _rank(sentence: Sentence, mention: TimeMention, content: Sequence[Span]) -> int:
    """How far the date stands from the main event of the content in its sentence."""
    inside = attached.touching(sentence, mention.span)
    held = {token.i for token in inside}
    token = next((t for t in inside if t.head not in held or t.head == t.i), None)
    if token is None:
        return WITH_THE_EVENT
    rank = WITH_THE_EVENT
    if token.dep in NAMING and sentence.head(token).pos in ("NOUN", "PROPN"):
        # "the Friday attack" is dated by its name, "the 2015 accord" has one only.
        rank = IN_ITS_PHRASES if mention.relative else OF_SOMETHING_ELSE
    for above in _within(sentence, token, content):
        if above.dep in NOT_FINITE and not _whole(sentence, above, content):
            return OF_SOMETHING_ELSE
        if _of_another(sentence, above):
            return OF_SOMETHING_ELSE
        if above.dep in ("advcl", "ccomp"):
            rank = max(rank, BESIDE_IT)
        elif above.pos in ("NOUN", "PROPN") and above.dep not in ("npadvmod", "ROOT"):
            rank = max(rank, IN_ITS_PHRASES)
    return rank


def _of_another(sentence: Sentence, above: Token) -> bool:
    """Whether a word between the date and the main event leads to another event.

    “Flew to Velm ahead of a congress on 3 March”, “fewer than last year”, “bought it to reopen it
    in 2032”: the date bounds the main event, is compared with it, or is its purpose.
    """
    if above.pos in ("ADP", "SCONJ", "ADV", "VERB") and above.dep in ("prep", "mark", "advmod"):
        return bool(dating_cue("another event").fullmatch(above.lower))
    return above.dep == "advcl" and (_is_purpose(sentence, above) or _bounds(sentence, above))


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    return any(kid.lower == "to" for kid in sentence.kids(verb, "aux"))


def _bounds(sentence: Sentence, verb: Token) -> bool:
    """“Since the war began in 2011”, “before it sank in May”: the clause only gives a bound."""
    marks = (kid.lower for kid in sentence.kids(verb, "mark"))
    return any(mark in time_words("edge") for mark in marks)


def _within(sentence: Sentence, token: Token, content: Sequence[Span]) -> Iterator[Token]:
    """What governs the date, up to the highest word that is still inside the content."""
    while token.head != token.i:
        above = sentence.head(token)
        if not any(piece.overlaps(above.span) for piece in content):
            return
        outside = sentence.head(above)
        top = above.head == above.i or not any(p.overlaps(outside.span) for p in content)
        if top:
            return
        yield above
        token = above


def _whole(sentence: Sentence, token: Token, content: Sequence[Span]) -> bool:
    """Whether the clause is all there is of the content, as in “guns fired on Monday”."""
    return not any(piece.overlaps(sentence.head(token).span) for piece in content)
