"""Tell numbers that count something from dates, names, labels, scores and pronouns."""

import re

from sayso.extract.facets import calendar
from sayso.extract.facets.numbers import Number
from sayso.lexicon.measures import measure_words
from sayso.lexicon.units import names_beside_numbers, prefixes, units
from sayso.model import Sentence, Token

# Letters may touch a figure only as a unit ("40km"); in "5G", "3D", "76ers" they make a name.
STUCK = re.compile(r"[A-Za-z°″'\"]+")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)


def counts(sentence: Sentence, number: Number) -> bool:
    """Whether the number counts, measures or sums up something."""
    text, offset = sentence.span.words, sentence.span.start
    if _in_a_date(text, number) or _glued(text, number):
        return False
    tokens = sentence.between(offset + number.start, offset + number.end)
    if not tokens:
        return True
    if number.form == "vague":
        return _is_vague_count(sentence, tokens)
    if number.form == "nothing":
        return True
    before = sentence.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
    if number.form == "fraction" and before in ("first", "second", "other", "latter", "last"):
        return False
    if number.form == "words" and not _word_counts(sentence, number, tokens):
        return False
    return not (
        _is_label(sentence, tokens, number)
        or _is_year(sentence, number, tokens)
        or _is_score(text, number)
    )


def _in_a_date(text: str, number: Number) -> bool:
    for expression in calendar.find(text):
        if expression.start < number.end and number.start < expression.end:
            # A length of time is a quantity as well as a time.
            return expression.kind not in ("lasting", "shift", "window")
    return False


def _glued(text: str, number: Number) -> bool:
    """A figure that is part of a larger written thing: "F-16", "22nd", "7:30", "1.2.3", "4/5"."""
    before, after = text[: number.start], text[number.end :]
    if number.form != "digits":
        # "third-party", "Zero-Covid", "nine-to-five" are words of their own.
        return bool(re.match(r"-(?:to|on|in|of|off|and|party|sided|covid)-?", after, re.IGNORECASE))
    if re.search(r"[A-Za-z][-–]?$", before) and not re.search(_money_codes(), before):
        return True
    if re.search(r"(?:\d[:/.,'’]|[/@#_=&?\\№])$", before) or re.match(r"[:/]\d|\.\d|/|_", after):
        return not re.match(r"/(?:km|h|day|week|month|year)", after)
    if ORDINAL.match(after):
        return True
    # A list number opens its line: "2. The dam", "3) The lock".
    if not before.strip() and re.match(r"[.)] ?(?=[A-Z]|$)", after):
        return True
    if re.search(r"\($", before) and re.match(r"\)", after):
        return True
    return _stuck(after)


def _stuck(after: str) -> bool:
    match = STUCK.match(after)
    return bool(match and match[0] not in units() and not match[0].startswith(("'", '"')))


def _money_codes() -> str:
    codes = "|".join(re.escape(code) for code in prefixes() if code.isalpha())
    return rf"\b(?:{codes})[-–]?$"


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


# "one day", "one thing", "one side": who or which, not how many.
PRONOUN_HEADS = {"day", "thing", "side", "way", "another", "hand", "point", "time", "who", "man"}


def _is_label(sentence: Sentence, tokens: list[Token], number: Number) -> bool:
    """Whether the number belongs to a name: "Section 4", "Falcon 9", "12 Mill Road"."""
    if number.ranged or (number.form != "digits" and number.low > 99):
        return False
    first, last = tokens[0], tokens[-1]
    before = sentence.tokens[first.i - 1] if first.i else None
    text = sentence.span.words
    if re.search(_money_codes()[:-1] + r"\s?$", text[: number.start]):
        return False
    if before is not None and _before_names(sentence, before, number, last):
        return True
    return _is_address(sentence, last)


def _before_names(sentence: Sentence, before: Token, number: Number, last: Token) -> bool:
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    counted = after is not None and (after.lower in units() or after.text in "%°")
    run = sentence.tokens[last.i + 1 : last.i + 4]
    while run and run[-1].pos not in ("NOUN", "ADJ", "PROPN"):
        run = run[:-1]
    counted = counted or any(token.tag in ("NNS", "NNPS") for token in run)
    if before.text == ":" and before.i:
        return sentence.tokens[before.i - 1].lower in names_beside_numbers("label")
    if before.lower.rstrip(".") in names_beside_numbers("label") or before.lower in ("no.", "№"):
        if before.text[:1].isupper() and before.i and number.low < 1000:
            return True
        plural = after is not None and after.tag in ("NNS", "NNPS", "JJ")
        return not (plural or (after is not None and after.lower in units()))
    if before.pos == "PROPN" and not counted:
        # "Dell 400 people" counts; "Falcon 9", "the Stoxx 600 index" and "ISO 3888-2" are names.
        return number.scale == 1 and last.dep not in ("dobj", "pobj", "attr")
    return False


def _is_address(sentence: Sentence, last: Token) -> bool:
    for step, token in enumerate(sentence.tokens[last.i + 1 : last.i + 6]):
        if token.pos != "PROPN" and not token.text[:1].isupper():
            return False
        if step and token.lower in names_beside_numbers("address"):
            return True
    return False


def _is_year(sentence: Sentence, number: Number, tokens: list[Token]) -> bool:
    """A bare 1500 .. 2100 is a year unless a plural noun, a unit or money says otherwise."""
    text = sentence.span.words
    written = text[number.start : number.end]
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", written):
        return False
    if re.search(r"[$€£¥₹]\s?$", text[: number.start]) or re.search(
        _money_codes()[:-1] + r"\s?$", text[: number.start]
    ):
        return False
    last = tokens[-1]
    following = sentence.tokens[last.i + 1 : last.i + 4]
    if following and (following[0].lower in units() or following[0].text in ("%", "°")):
        return False
    before = sentence.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
    named = before in ("the", "of", "in", "since", "'s", "until", "by", "from", "during")
    plural = any(each.tag == "NNS" for each in following if each.pos in ("NOUN", "ADJ"))
    bound = before in ("than", "over", "about", "around", "nearly", "least", "to", "some")
    return not ((plural and not named) or bound)


def _is_score(text: str, number: Number) -> bool:
    """Whether the figure is part of a result: "won 2-1", "a 3-1 victory"."""
    written = re.compile(r"(?<![\d,.])\d{1,3}\s?[-–—]\s?\d{1,3}(?![\d,.])")
    score = next((m for m in written.finditer(text) if m.start() <= number.start < m.end()), None)
    if score is None:
        return False
    left, right = re.findall(r"\d+", score[0])
    if left == right:
        return True
    word = re.match(r"\W*(\w*)", text[score.end() :])
    cues = "|".join(measure_words("score"))
    return bool(
        re.match(r"[-–—]\d", text[score.end() :])
        or (word and word[1].lower() in measure_words("score"))
        or re.search(rf"\b(?:{cues})\b[^.;]{{0,60}}$", text[: score.start()], re.IGNORECASE)
    )
