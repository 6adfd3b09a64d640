"""Acts by the mood of what is said: questions, commands, forecasts, promises, estimates."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.extract.speech import mainverb
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import phrases
from sayso.model import Act, Attribution, Sentence, Span, Token, Why

Judged = tuple[Act, Why]
UNSURE = ("could", "may", "might")
FUTURE = ("will", "would", "'ll", "wo", "shall")
SPEAKERS_OWN = ("i", "we")
DATES = ("DATE", "TIME")
BY_A_DATE = r"by (?:[A-Z]\w+|20\d\d)"


def find(one: Attribution, sentences: Sequence[Sentence]) -> Judged | None:
    """“will” predicts, or promises where the speaker does it; “must” demands; a question asks."""
    first = mainverb.find(one.content[0], sentences) if one.content else None
    if first is None:
        return None
    sentence, verb = first
    if all(span.words and _asks(span, sentences) for span in one.content):
        return Act.ASK, Why("question", one.content[0], "ends in a question mark")
    if _commands(sentence, verb):
        return Act.DEMAND, Why("command", verb.span, "a verb in the imperative")
    if verb.lemma == "expect" and _expected(one, sentence, verb):
        return Act.PREDICT, Why("expected", verb.span, verb.text)
    # "must have slept" and "would have come" are neither a demand nor a forecast.
    return None if mainverb.perfect(sentence, verb) else _modal(one, sentence, verb)


def _modal(one: Attribution, sentence: Sentence, verb: Token) -> Judged | None:
    mood, words = mainverb.modal(sentence, verb), one.content[0].words
    coming = _coming().search(words)
    if coming and (mood in UNSURE or _likely(sentence, verb)):
        return Act.PREDICT, Why("may come by a date", verb.span, f"{coming.group(0)!r}")
    if mood in UNSURE and verb.lemma == "be" and re.search(r"\d", words):
        return Act.ESTIMATE, Why("a figure that may be", verb.span, f"{mood!r}")
    if mood in FUTURE and not _rather(sentence, verb):
        act = Act.PROMISE if _own(one, sentence, verb) else Act.PREDICT
        return act, Why("future in content", verb.span, f"{mood!r}")
    if mood == "must" or _has_to(sentence, verb):
        return Act.DEMAND, Why("must in content", verb.span, mood or verb.text)
    if mood == "should" and verb.lemma != "be":
        dated = coming or any(t.entity in DATES for t in sentence.subtree(verb))
        act = Act.PREDICT if dated else Act.DEMAND  # "should arrive on Monday", "should resign"
        return act, Why("should in content", verb.span, mood)
    return None


@cache
def _coming() -> re.Pattern[str]:
    """Words for a time to come; those with a capital behind "by" are months and days."""
    words = "|".join(sorted(phrases("coming time"), key=len, reverse=True))
    return re.compile(rf"\b(?:{BY_A_DATE}|(?i:{words}))\b")


def _asks(span: Span, sentences: Sequence[Sentence]) -> bool:
    return any(
        token.text == "?" and 0 <= token.start - span.end <= 1
        for sentence in sentences
        for token in sentence.tokens
    )


def _commands(sentence: Sentence, verb: Token) -> bool:
    """“Please stay indoors”, “Do not drive”: quoted, and nobody does it in so many words."""
    if verb.tag != "VB" or not mainverb.in_marks(sentence, verb):
        return False
    helpers = [kid.lower for kid in sentence.kids(verb, "aux")]
    if any(sentence.kids(verb, "nsubj", "nsubjpass", "expl")) or set(helpers) - {"do"}:
        return False
    before = [t for t in sentence.subtree(verb) if t.i < verb.i and t.pos != "PUNCT"]
    return all(t.lower in clause_words("before a command") for t in before)


def _expected(one: Attribution, sentence: Sentence, verb: Token) -> bool:
    """“is expected to land”, “it expects to land”."""
    return any(sentence.kids(verb, "auxpass")) or _same(one, sentence, _subject(sentence, verb))


def _likely(sentence: Sentence, verb: Token) -> bool:
    return any(kid.lower == "likely" for kid in sentence.kids(verb, "acomp"))


def _rather(sentence: Sentence, verb: Token) -> bool:
    """“would rather lose”, “would like a bridge”: a wish, and no promise."""
    wished = any(kid.lower in ("rather", "sooner") for kid in sentence.kids(verb, "advmod"))
    return wished or (verb.lemma in ("like", "prefer") and mainverb.modal(sentence, verb) != "will")


def _has_to(sentence: Sentence, verb: Token) -> bool:
    """“They have to leave”, “the state needs to act”; "had to" tells of what was."""
    helpers = [kid.lower for kid in sentence.kids(verb, "aux")]
    bound = any(sentence.kids(verb, "xcomp")) and not helpers
    return bound and verb.lemma in ("have", "need") and verb.tag in ("VBZ", "VBP")


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    return next(sentence.kids(verb, "nsubj", "nsubjpass"), None)


def _own(one: Attribution, sentence: Sentence, verb: Token) -> bool:
    """Whether the speaker, or a body that is the speaker's own, will do it."""
    who = _subject(sentence, verb)
    if who is None:
        return False
    theirs = any(kid.lower in clause_words("possessive pronoun") for kid in sentence.kids(who))
    bodily = theirs and who.lemma in clause_words("body one speaks for")
    return who.lower in SPEAKERS_OWN or bodily or _same(one, sentence, who)


def _same(one: Attribution, sentence: Sentence, who: Token | None) -> bool:
    """“The envoy said she would return”: who speaks and who will do it are one."""
    if who is None or who.dep != "nsubj" or one.source is None:
        return False
    if one.frame not in ("clause/that", "clause/loose") or mainverb.in_marks(sentence, who):
        return False
    said_by, verb = one.source.words.lower(), sentence.head(who)
    if said_by in clause_words("personal pronoun"):
        return said_by == who.lower
    if who.lower == "it":  # "it would take years", "it will rain" are nobody's deeds
        return verb.lemma not in clause_words("nobody does it")
    return who.lower in ("he", "she")
