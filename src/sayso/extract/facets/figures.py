"""Tell numbers that count something from dates, names, labels, scores and pronouns."""

import re

from sayso.extract.facets import calendar, numbernames
from sayso.extract.facets.numbers import Number
from sayso.lexicon.measures import measure_lemmas
from sayso.lexicon.units import unit_named, units
from sayso.model import Sentence, Token

HYPHEN_AND_NOUN = 2  # tokens: "-speed"
ORDINAL_LONG = 2  # tokens: "a third"
LONG_AGO = re.compile(r"[3-9]\d\d|1[0-4]\d\d")
# "one day", "one thing", "one side": who or which, not how many.
PRONOUN_HEADS = {"day", "thing", "side", "way", "another", "hand", "point", "time", "who", "man"}


def dates(text: str) -> tuple[tuple[int, int], ...]:
    """Where the dates of a sentence stand; a length of time is a quantity as well as a time."""
    return tuple(
        (expression.start, expression.end)
        for expression in calendar.find(text)
        if expression.kind not in ("lasting", "shift", "window")
    )


def counts(sentence: Sentence, number: Number, days: tuple[tuple[int, int], ...]) -> bool:
    """Whether a number counts, measures or sums up something.

    ``days`` are the places of dates, as ``dates`` finds them.
    """
    text, offset = sentence.span.words, sentence.span.start
    dated = any(start < number.end and number.start < end for start, end in days)
    if dated or numbernames.glued(text, number):
        return False
    tokens = sentence.between(offset + number.start, offset + number.end)
    if not tokens:
        return True
    if number.form == "vague":
        return _is_vague_count(sentence, tokens)
    if number.form == "nothing":
        return _is_none_of_them(sentence, tokens)
    if _is_word(sentence, number, tokens) or _is_year(sentence, number, tokens):
        return False
    return not numbernames.find(sentence, number, tokens)


def _is_word(sentence: Sentence, number: Number, tokens: list[Token]) -> bool:
    """Whether a number in words is a word for something else: "a third bomber", "one of them"."""
    if number.form == "fraction":
        before = sentence.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
        # "the first half", "the other third"
        told = before in ("first", "second", "other", "latter", "last")
        return told or _is_ordinal(sentence, tokens)
    if number.form != "words":
        return False
    return _is_compound(sentence, tokens) or not _word_counts(sentence, number, tokens)


def _is_vague_count(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether a vague word counts: "dozens of" does, "scores" as a verb does not."""
    last = tokens[-1]
    if last.pos in ("VERB", "AUX"):
        return False
    if tokens[0].lower == "few" and tokens[0].i and sentence.tokens[tokens[0].i - 1].lower in (
        "very", "the", "too", "so", "past", "last", "next", "these", "those"
    ):  # fmt: skip
        return False
    if last.lower in ("scores", "dozens", "hundreds", "thousands", "millions", "billions"):
        following = sentence.tokens[last.i + 1 : last.i + 2]
        alone = last.dep in ("nsubj", "nsubjpass", "dobj", "conj", "pobj", "nummod")
        return bool(following and following[0].lower in ("of", "more")) or (
            alone and last.lower != "scores"
        )
    return True


def _is_compound(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether it names a kind: "a six-speed gearbox", not "a three-member panel" or "-week"."""
    following = sentence.tokens[tokens[-1].i + 1 : tokens[-1].i + 3]
    if len(following) < HYPHEN_AND_NOUN or following[0].text != "-":
        return False
    noun = following[1]
    if noun.start != following[0].end or noun.tag not in ("NN", "VBN", "JJ"):
        return False
    return unit_named(noun.text) is None and noun.lemma not in measure_lemmas("members")


def _is_none_of_them(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether nobody counts: "no one was hurt" does, "nobody will accept it" is a way to speak."""
    if tokens[-1].lower not in ("one", "nobody", "no-one") or tokens[0].lower == "not":
        return True
    verb = sentence.head(tokens[-1])
    lemmas = measure_lemmas("loss") | measure_lemmas("state") | measure_lemmas("casualty")
    return verb.lemma in lemmas


def _is_ordinal(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether "a third" is the next after a second: "a third bomber", not "a third of them"."""
    if (
        tokens[0].lower != "a"
        or tokens[-1].lower in ("half", "quarter")
        or len(tokens) > ORDINAL_LONG
    ):
        return False
    following = sentence.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    return bool(following) and following[0].pos in ("NOUN", "ADJ", "PROPN")


def _word_counts(sentence: Sentence, number: Number, tokens: list[Token]) -> bool:
    """Whether "one" counts: before its noun, or with a bound ("at least one was hurt")."""
    token = tokens[-1]
    if number.low == number.high == 0:
        return token.dep in ("nummod", "attr", "acomp", "dobj")  # not "come from zero"
    if number.low != 1 or number.high != 1:
        return True
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    if before in ("least", "only", "just", "than"):
        return True
    head = sentence.head(token)
    return (
        token.dep == "nummod" and head.i > token.i and head.lower not in PRONOUN_HEADS
        and before not in ("no", "any", "every", "each", "this", "that") and after != "of"
    )  # fmt: skip


def _is_year(sentence: Sentence, number: Number, tokens: list[Token]) -> bool:
    """A bare 1500 .. 2100 is a year unless a plural noun, a unit or money says otherwise."""
    text = sentence.span.words
    written = text[number.start : number.end]
    before = sentence.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
    if before == "in" and LONG_AGO.fullmatch(written) and re.match(r"[.,;)]|$", text[number.end :]):
        return True  # "converted in 611."
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", written):
        return False
    if numbernames.is_money(text[: number.start].rstrip()):
        return False
    last = tokens[-1]
    following = sentence.tokens[last.i + 1 : last.i + 4]
    if following and (following[0].lower in units() or following[0].text in ("%", "°")):
        return False
    named = before in ("the", "of", "in", "since", "'s", "until", "by", "from", "during")
    plural = any(each.tag == "NNS" for each in following if each.pos in ("NOUN", "ADJ"))
    yearly = any(each.lemma in measure_lemmas("yearly") for each in following)
    bound = before in ("than", "over", "about", "around", "nearly", "least", "to", "some", "below")
    return not ((plural and not named and not yearly) or bound)
