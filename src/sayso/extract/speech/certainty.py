"""How sure the speaker is: by the cue, by a denial or confirmation, by the content's own hedges."""

from collections.abc import Iterator, Sequence

from sayso.extract.speech import mainverb
from sayso.lexicon.cues import phrases
from sayso.model import Act, Attribution, Certainty, Sentence, Span, Token

SILENT = (Act.DECLINE, Act.CANNOT_CONFIRM, Act.ASK)
LEFT_OPEN = "rule out"  # not ruled out, it may be
BIDDING = ("should", "can", "could")  # in what is demanded they tell no degree of belief


def find(one: Attribution, sentences: Sequence[Sentence], act: Act, base: Act) -> Certainty:
    """The speaker's certainty; ``base`` is the act of the cue before it was turned."""
    if act in SILENT:
        return Certainty.UNSTATED
    if act is Act.CONFIRM:
        return Certainty.CERTAIN
    if base is Act.DENY and act is not Act.DENY and one.negated:
        return Certainty.POSSIBLE if one.lemma == LEFT_OPEN else Certainty.UNSTATED
    for span in one.content[:1]:
        if value := _of_content(span, sentences, act):
            return Certainty(value)
    if act is Act.DENY and base is not Act.ASSERT:
        return Certainty(phrases("certainty").get(one.lemma, "certain"))
    listed = phrases("certainty").get(one.lemma, "unstated")
    unsure = one.negated and listed == "certain"
    return Certainty.POSSIBLE if unsure else Certainty(listed)


def _of_content(span: Span, sentences: Sequence[Sentence], act: Act) -> str | None:
    main = mainverb.find(span, sentences)
    if main is None:
        return None
    sentence, verb = main
    if (inner := mainverb.beneath(sentence, verb)) is not None:
        return _beneath(sentence, verb, *inner)
    if mainverb.conditional(sentence, verb):
        return "possible"
    return next(_hedges(sentence, verb, act), None)


def _beneath(sentence: Sentence, verb: Token, word: Token, inner: Token) -> str | None:
    """“There is no doubt that …”, “I am not sure that …”, “it is likely that …”."""
    less = mainverb.without(sentence, word) or mainverb.negated(sentence, verb)
    if word.lemma in ("doubt", "question"):
        return "certain" if less else "probable"
    value = phrases("certainty")[word.lemma]
    if less and value == "certain":
        return "possible"
    return value or next(_hedges(sentence, inner, Act.ASSERT), None)


def _hedges(sentence: Sentence, verb: Token, act: Act) -> Iterator[str]:
    marks = phrases("certainty")
    for token in [verb, *sentence.kids(verb, "aux", "advmod", "acomp", "attr", "npadvmod")]:
        bidding = act is Act.DEMAND and token.lower in BIDDING
        if token.lower in marks and not bidding and token.dep != "neg":
            yield marks[token.lower]
    passive = any(sentence.kids(verb, "auxpass")) and any(sentence.kids(verb, "xcomp", "ccomp"))
    seems = verb.lemma in ("seem", "appear") or (verb.lemma == "expect" and act is Act.PREDICT)
    held = passive and verb.lemma in phrases("held to be so")
    if (seems or held) and verb.lemma in marks:
        yield marks[verb.lemma]
