"""Whether the speaker holds the content for so or not so."""

from collections.abc import Sequence

from sayso.extract.speech import mainverb
from sayso.extract.speech.certainty import LEFT_OPEN, SILENT
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import phrases
from sayso.model import Act, Attribution, Polarity, Sentence, Span, Token

SPOKEN = (Act.ASSERT, Act.WARN, Act.PROMISE, Act.PREDICT, Act.ESTIMATE)
JUDGED = ("as", "object", "object/passive")  # “called the report false”: the report is denied


def find(one: Attribution, sentences: Sequence[Sentence], act: Act, base: Act) -> Polarity:
    """The speaker's polarity; ``base`` is the act of the cue before it was turned."""
    if act in SILENT:
        return Polarity.UNSTATED
    if base is Act.DENY and act is not Act.DENY and one.negated:
        left_open = one.lemma == LEFT_OPEN
        return Polarity.POSITIVE if left_open else Polarity.UNSTATED
    if one.negated and act is base and base in SPOKEN and not _presumed(one):
        return Polarity.UNSTATED  # "did not claim that it sank": nor that it did not
    turns = 0
    turns += any(_negative(span, sentences) for span in one.content[:1])
    turns += act is Act.DENY and (one.negated or base is Act.DENY or one.frame in JUDGED)
    turns += one.negated and base is not Act.DENY and one.lemma in phrases("neg raising")
    turns += _warned_off(one, sentences)
    return Polarity.NEGATIVE if turns % 2 else Polarity.POSITIVE


def _presumed(one: Attribution) -> bool:
    """“does not think it sank” is held not so, “did not reveal that it sank” takes it for so."""
    return one.lemma in phrases("neg raising") or one.lemma in phrases("factive")


def _warned_off(one: Attribution, sentences: Sequence[Sentence]) -> bool:
    """“advised against building there”: what should not be."""
    if not one.content or one.frame not in ("about", "object"):
        return False
    first = min(one.content, key=lambda span: span.start).start
    before = [t for s in sentences for t in s.tokens if t.end <= first and t.pos != "PUNCT"]
    return bool(before) and before[-1].lower == "against"


def _negative(span: Span, sentences: Sequence[Sentence]) -> bool:
    """Whether the main clause of a content is negated ("has no proof", "was not there")."""
    main = mainverb.find(span, sentences)
    if main is None:
        return _nothing(span)
    sentence, verb = main
    if (inner := mainverb.beneath(sentence, verb)) is not None:
        word, held = inner
        doubted = word.lemma == "doubt" and not mainverb.without(sentence, word)
        return _denied(sentence, held) != doubted
    return _denied(sentence, verb)


def _nothing(span: Span) -> bool:
    """“confirmed no cases of plague”: a content without a verb that begins with “no”."""
    return span.words.split()[0].lower() in clause_words("none")


def _denied(sentence: Sentence, verb: Token) -> bool:
    if mainverb.negated(sentence, verb):
        return True
    nouns = sentence.kids(verb, "nsubj", "nsubjpass", "dobj", "attr", "expl")
    return any(
        kid.lower in clause_words("none") or _not_one(sentence, kid)
        for noun in nouns
        for kid in (noun, *sentence.kids(noun, "det", "nsubj", "neg", "nummod"))
    ) or any(_longer(sentence, kid) for kid in sentence.kids(verb, "advmod"))


def _not_one(sentence: Sentence, token: Token) -> bool:
    """“Not one barge”, “not a single barge”."""
    first = token.i > 0 and sentence.tokens[token.i - 1].lower == "not"
    return first and token.lower in ("one", "a", "any")


def _longer(sentence: Sentence, word: Token) -> bool:
    """“no longer”: the parse hangs “no” on “longer” or beside it."""
    before = sentence.tokens[word.i - 1].lower if word.i else ""
    return word.lower == "longer" and before == "no"
